/// A decision as one line of a stream.
package enum StreamedDecision {
  /// Appends a decision and a line end.
  ///
  /// - Parameters:
  ///   - decision: What was decided.
  ///   - firstLine: Number of the line that the request stands in: places of errors are of the stream.
  ///   - output: Where the line goes.
  package static func append(_ decision: Decision, line firstLine: Int, to output: inout [UInt8]) {
    var json = JSONWriter(isCompact: true, appendingTo: output)
    output = []
    if decision.outcome == .malformed {
      json.malformed(decision, firstLine)
    } else {
      json.decision(decision.moved(toLine: firstLine))
    }
    output = json.bytes
    output.append(UInt8(ascii: "\n"))
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

extension Decision {
  fileprivate func moved(toLine first: Int) -> Decision {
    guard first > 1 else { return self }
    var moved = self
    for index in findings.indices { moved.findings[index].input?.move(toLine: first) }
    return moved
  }
}

extension Place {
  /// The same place in a longer text, in which the first line of this one is another.
  fileprivate mutating func move(toLine first: Int) {
    start.line += first - 1
    end.line += first - 1
  }
}
