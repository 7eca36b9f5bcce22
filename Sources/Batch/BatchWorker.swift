import AnnotationStore
import Glibc

/// What a worker process runs: groups of documents come in, one answer for each document goes out.
package struct BatchWorker {
  /// Bytes that a worker may allocate: a document that takes more costs itself, not the machine.
  private static let memoryLimit: UInt = 4 << 30

  private let settings: BatchSettings
  private let notes: WorkerNotes

  /// A worker with the settings of the run. What comes into `notes` is said by the run.
  package init(_ settings: BatchSettings, notes: WorkerNotes) {
    self.settings = settings
    self.notes = notes
  }

  /// Serves the socket on standard input until the run closes it.
  package func serve() {
    var limit = rlimit(rlim_cur: BatchWorker.memoryLimit, rlim_max: BatchWorker.memoryLimit)
    setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    let channel = MessageChannel(descriptor: STDIN_FILENO)
    let processor = DocumentProcessor(settings)
    do throws(MessageChannel.Failure) {
      while let group = DocumentGroup(message: try channel.receive()) {
        var failure: MessageChannel.Failure?
        processor.process(group) { output in
          var output = output
          output.notes = notes.take()
          do throws(MessageChannel.Failure) { try channel.send(output.message) } catch { failure = error }
        }
        if let failure { throw failure }
      }
    } catch {
      // The run is over, or its process is gone.
    }
    settings.cache?.flush()
    settings.cache?.close()
    try? channel.send(DocumentOutput(notes: notes.take()).message)
  }
}
