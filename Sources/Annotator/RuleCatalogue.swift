public import AnnotationModel
import Entities
import Numerals
import Quotations
import Times

extension Annotator {
  /// What every `rule` and every diagnostic's `code` in a document means, layer by layer.
  public static var rules: [RuleDescription] {
    TimeTagger.catalogue + QuantityTagger.catalogue + QuotationTagger.catalogue + QuotationTagger.diagnosticCatalogue
      + TimeTagger.diagnosticCatalogue + EntityTagger.diagnosticCatalogue
  }
}
