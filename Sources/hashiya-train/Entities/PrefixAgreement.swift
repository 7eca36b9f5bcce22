import AnnotationModel
import ArabicText
import Entities
import Morphology

/// How often the attached prefixes of a name's first word are cut as annotated.
struct PrefixAgreement {
  private(set) var total = 0
  private(set) var right = 0

  init(_ lines: [GoldCorpus.Line], model: EntityModel) {
    for line in lines {
      let tokens = line.line.tokens
      let letters = EntityTagger.prefixLetters(of: line.line, model: model)
      for name in line.names {
        guard let token = (0..<tokens.count).first(where: { Int(tokens.ends[$0]) > name.span.start }),
          tokens.kinds[token] == .word
        else { continue }
        total += 1
        if tokens.offset(ofLetter: Int(letters[token]), in: token) == name.span.start { right += 1 }
      }
    }
  }
}
