import AnnotationModel
import Annotator

/// What a configuration comes to for one document: the annotator with the user's words, and the options.
struct AnnotationProfile: Sendable {
  let options: AnnotationOptions
  let display: DisplaySettings
  /// Differs when the user's words differ.
  let words: String
  /// Two profiles of one number are the same profile.
  let revision: Int
  /// Made by the first who annotates with it: adding words to the lexicon takes longer than an edit may wait.
  let lazyAnnotator: OnDemand<Annotator>

  init(
    lazyAnnotator: OnDemand<Annotator>, options: AnnotationOptions, display: DisplaySettings, words: String,
    revision: Int
  ) {
    self.lazyAnnotator = lazyAnnotator
    self.options = options
    self.display = display
    self.words = words
    self.revision = revision
  }

  /// A profile with an annotator that is there already.
  init(annotator: Annotator, options: AnnotationOptions = AnnotationOptions()) {
    self.init(
      lazyAnnotator: OnDemand { annotator }, options: options, display: DisplaySettings(), words: "",
      revision: 0)
  }

  /// The annotator. Never to be asked for on the reader's thread.
  var annotator: Annotator { lazyAnnotator.value }
}
