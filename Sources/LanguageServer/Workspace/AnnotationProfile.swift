import AnnotationModel
import Annotator

/// What a configuration comes to for one document: the annotator with the user's words, and the options.
struct AnnotationProfile: Sendable {
  let annotator: Annotator
  let options: AnnotationOptions
  /// Differs when the user's words differ.
  let wordsIdentity: String
  /// Two profiles of one number are the same profile.
  let revision: Int

  init(
    annotator: Annotator, options: AnnotationOptions = AnnotationOptions(), wordsIdentity: String = "",
    revision: Int = 0
  ) {
    self.annotator = annotator
    self.options = options
    self.wordsIdentity = wordsIdentity
    self.revision = revision
  }
}
