import Charter
import Synchronization

@testable import CharterCommand

/// A world of its own for a command: what it writes is kept, the clock stands still.
final class RecordedTerminal: Sendable {
  private let position = Mutex(0)
  private let written = Mutex<[(stream: Terminal.Stream, bytes: [UInt8])]>([])
  private let options: Options

  struct Options: Sendable {
    var workingDirectory = "/"
    var input = ""
    var isTerminal = false
    var environment: [String: String] = [:]
    var time: Int64 = 1_772_323_200
    var outputProblem: FileProblem?
    var inputProblem: FileProblem?
  }

  init(_ options: Options) { self.options = options }

  convenience init(
    in workingDirectory: String = "/", input: String = "", isTerminal: Bool = false
  ) {
    self.init(
      Options(workingDirectory: workingDirectory, input: input, isTerminal: isTerminal))
  }

  var outputText: String { text(of: .output) }
  var errorText: String { text(of: .error) }

  private func text(of stream: Terminal.Stream) -> String {
    let bytes = written.withLock { $0.filter { $0.stream == stream }.flatMap(\.bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Everything in the order in which it was written, what went to standard error after `! `.
  var log: String {
    var log = ""
    for (stream, bytes) in written.withLock({ $0 }) {
      let text = String(decoding: bytes, as: UTF8.self)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        log += (stream == .error ? line.isEmpty ? "!" : "! " : "") + line + "\n"
      }
      if !text.hasSuffix("\n") { log += "(no line end)\n" }
    }
    return log
  }

  var terminal: Terminal {
    let options = options
    return Terminal(
      workingDirectory: options.workingDirectory, environment: options.environment,
      isOutputTerminal: options.isTerminal, isErrorTerminal: options.isTerminal, cores: 2,
      now: { Timestamp(microseconds: options.time * 1_000_000) }, uptime: { .zero },
      readInput: { () throws(FileProblem) in
        if let problem = options.inputProblem { throw problem }
        return Array(options.input.utf8)
      },
      readSome: { (count) throws(FileProblem) in
        if let problem = options.inputProblem { throw problem }
        return self.position.withLock { position in
          let rest = options.input.utf8.dropFirst(position)
          // Few at a time, so that lines are cut anywhere.
          let part = Array(rest.prefix(min(count, 100)))
          position += part.count
          return part
        }
      },
      write: { (bytes, stream) throws(FileProblem) in
        if stream == .output, let problem = options.outputProblem { throw problem }
        self.written.withLock { $0.append((stream, bytes)) }
      })
  }
}
