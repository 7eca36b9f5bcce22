import Foundation
import Lexicons
import Morphology
import Testing

@testable import hashiya_train

/// Scores on data that does not belong to the project; without it the tests say so and pass.
@Suite("Scores on reference data")
struct ReferenceDataTests {
  @Test("Proclitics, enclitics and part of speech on the held-out part")
  func segmentation() throws {
    guard let path = ReferenceDataTests.path("data/segmentation/wikinews-a.tsv") else { return }
    let corpus = try SegmentedCorpus(contentsOf: path)
    let heldOut = corpus.sentences.enumerated().filter { $0.offset % 5 == 4 }.map(\.element)
    let scores = MorphologyScores(heldOut, model: .standard)
    print(scores)
    #expect(scores.words > 1000)
    #expect(Double(scores.splits) >= 0.985 * Double(scores.words))
    #expect(Double(scores.enclitics) >= 0.985 * Double(scores.words))
    #expect(Double(scores.tags) >= 0.94 * Double(scores.words))
  }

  /// The forms of verbs (singular and plural), each after a noun that could be its subject.
  @Test("Part of speech and tense of verb forms")
  func verbForms() throws {
    guard let path = ReferenceDataTests.path("data/lexicon/reporting-cues.json"),
      let cues = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        as? [String: Any],
      let verbs = cues["verbs"] as? [[String: Any]]
    else { return }
    var (forms, tagged, timed) = (0, 0, 0)
    for verb in verbs {
      for (form, spellings) in verb["forms"] as? [String: [String]] ?? [:] {
        let tense: Tense? =
          form.hasPrefix("perf") ? .past : form.hasPrefix("impf") ? .present : form.hasPrefix("fut") ? .future : nil
        guard let tense, !form.hasSuffix("d") else { continue }
        for spelling in spellings {
          guard let word = AnalyzedWord(spelling, in: "في المدينة ، \(spelling) المسؤول أن الأمر انتهى") else {
            continue
          }
          forms += 1
          tagged += word.analysis.partOfSpeech == .verb ? 1 : 0
          timed += word.analysis.tense == tense ? 1 : 0
        }
      }
    }
    print("\(forms) verb forms: \(tagged) verbs, \(timed) with their tense")
    #expect(Double(tagged) >= 0.9 * Double(forms))
    #expect(Double(timed) >= 0.85 * Double(forms))
  }

  private static func path(_ name: String) -> String? {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for place in ["../shared", "../../shared"] {
      let path = root.appendingPathComponent("\(place)/\(name)").standardizedFileURL.path
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    print("skipped: ../shared/\(name) is absent")
    return nil
  }
}
