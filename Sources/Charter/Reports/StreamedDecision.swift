/// A decision as one line of a stream.
package enum StreamedDecision {
  /// Writes a decision and a line end.
  ///
  /// - Parameters:
  ///   - decision: What was decided.
  ///   - firstLine: Number of the line that the request stands in: places of errors are of the stream.
  ///   - json: Where the line goes; writes everything on one line.
  package static func write(_ decision: Decision, line firstLine: Int, to json: inout JSONWriter) {
    if decision.outcome == .malformed {
      json.malformed(decision, firstLine)
    } else {
      json.firstLine = firstLine
      json.decision(decision)
      json.firstLine = 1
    }
    json.endLine()
  }
}

extension JSONWriter {
  fileprivate mutating func malformed(_ decision: Decision, _ firstLine: Int) {
    object { json in
      if decision.id == nil {
        json.key("id")
        json.raw("null")
      } else {
        json.id(of: decision)
      }
      json.member("outcome", decision.outcome.rawValue)
      json.key("errors")
      json.array { json in
        for error in decision.errors {
          var error = error
          error.place?.move(toLine: firstLine)
          json.fault(Report.Fault(file: decision.file, error))
        }
      }
    }
  }
}

extension Place {
  /// The same place in a longer text, in which the first line of this one is another.
  fileprivate mutating func move(toLine first: Int) {
    start.line += first - 1
    end.line += first - 1
  }
}
