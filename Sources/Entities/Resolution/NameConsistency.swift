import AnnotationModel
import ArabicText

/// What an article as a whole says about its names: one type for one form.
enum NameConsistency {
  /// What the mentions of one form say of its type.
  private struct Ballot {
    /// The weight of each type, by column.
    var votes = SIMD8<Float>(repeating: 0)
    var mentions = 0
    var isPlace = false
    var isVouchedFor = false

    mutating func add(_ weight: Float, to type: EntityType) { votes[type.column] += weight }

    /// The type of most weight; of equals the one that `EntityLabel.types` has first.
    var winner: EntityType {
      var best = 0
      for column in 1..<EntityLabel.types.count where votes[column] > votes[best] { best = column }
      return EntityLabel.types[best]
    }
  }

  /// Gives mentions with the same words the type that their confidences favour.
  static func unifyTypes(_ mentions: inout [DocumentMention], _ forms: NameForms) {
    var ballots = [Ballot](filledWith: Ballot(), count: forms.count)
    for mention in mentions {
      ballots[mention.form].mentions += 1
      if mention.type == .location { ballots[mention.form].isPlace = true }
    }
    // "وكالة بلومبرغ" says what "بلومبرغ" is. A place stays one beside "سفارة روسيا" and "نادي باريس".
    for mention in mentions where mention.headWords > 0 {
      guard let form = forms.number(of: mention.form, dropping: mention.headWords), !ballots[form].isPlace
      else { continue }
      ballots[form].isVouchedFor = true
      ballots[form].add(mention.confidence * 2, to: mention.type)
    }
    for mention in mentions { ballots[mention.form].add(mention.confidence, to: mention.type) }
    for index in mentions.indices {
      let ballot = ballots[mentions[index].form]
      if ballot.mentions > 1 || ballot.isVouchedFor { mentions[index].type = ballot.winner }
    }
  }
}
