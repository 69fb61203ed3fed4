// Requests that come one a line, as `charter decide --stream` reads them.

extension Judge {
  /// Decides the request of each line; lines with nothing in them are passed over.
  ///
  /// - Parameters:
  ///   - bytes: Whole lines.
  ///   - first: Number of the first line, for places.
  ///   - options: The decision time, and what is known of the mesh.
  ///   - output: Where a line is appended for each request, in their order.
  ///   - counts: Each outcome is counted in it.
  package mutating func decide(
    lines bytes: [UInt8], first: Int, options: DecisionOptions, into output: inout [UInt8],
    counting counts: inout OutcomeCounts
  ) {
    var json = JSONWriter(isCompact: true)
    var input = Input(documents: [], options: options)
    if writesAtOnce(options) { input.line = lineInUse() }
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var number = first
      while start < bytes.count {
        let survey = LineBytes.line(in: bytes, from: start)
        let line = UnsafeBufferPointer(rebasing: bytes[start..<survey.end])
        if line.contains(where: { $0 > 0x20 }) {
          if let outcome = write(line, survey, number, &input, to: &output) {
            counts.add(outcome)
          } else {
            counts.add(decide(line: line, number, options, to: &json))
            json.move(to: &output)
          }
        }
        start = survey.end + 1
        number += 1
      }
    }
  }

  /// Where lines are written, which is made when the first comes.
  private mutating func lineInUse() -> UnsafeMutablePointer<DecisionLine> {
    if let line { return line }
    let made = UnsafeMutablePointer<DecisionLine>.allocate(capacity: 1)
    made.initialize(to: DecisionLine(policies))
    line = made
    return made
  }

  private mutating func decide(
    line: UnsafeBufferPointer<UInt8>, _ number: Int, _ options: DecisionOptions,
    to json: inout JSONWriter
  ) -> Decision.Outcome {
    do throws(DocumentError) {
      let document = try Document(json: line, file: "-", limits: policies.program.limits)
      guard document.nodes[0].kind == .map else {
        let names = policies.requestSubjects.map { policies.subjects[$0].name }
        var places = DocumentPlaces(document)
        StreamedDecision.write(
          Self.unread([.notARequest(names, places.place(ofNode: 0))]), line: number, to: &json)
        return .malformed
      }
      var outcome = Decision.Outcome.malformed
      for decision in decide(requests: document, options: options) {
        StreamedDecision.write(decision, line: number, to: &json)
        outcome = decision.outcome
      }
      return outcome
    } catch {
      StreamedDecision.write(Self.unread(error.diagnostics), line: number, to: &json)
      return .malformed
    }
  }

  private static func unread(_ errors: [Diagnostic]) -> Decision {
    Decision(
      subject: "request", id: nil, file: "-", document: nil, standard: nil, outcome: .malformed,
      findings: [], errors: errors, rulesAsked: 0, rulesNotAsked: 0)
  }

  /// Appends what is said of a line that holds no request.
  package static func refuse(_ error: Diagnostic, line: Int, into output: inout [UInt8]) {
    var json = JSONWriter(isCompact: true)
    StreamedDecision.write(unread([error]), line: line, to: &json)
    json.move(to: &output)
  }
}
