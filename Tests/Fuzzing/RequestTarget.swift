@testable import Charter

/// Requests: a line of a stream says byte for byte what the library decides about the same text, and
/// a judge that was asked before says what a new one says.
@Sendable func fuzzRequests(_ bytes: [UInt8]) {
  // A stream's lines hold no line end.
  let line = bytes.map { $0 == 0x0A ? 0x20 : $0 }
  var judge = Judge(FuzzPolicies.set)
  var counts = OutcomeCounts()
  var first: [UInt8] = []
  judge.decide(
    lines: line + [0x0A], first: 1, options: FuzzPolicies.options, into: &first, counting: &counts)
  var second: [UInt8] = []
  judge.decide(
    lines: line + [0x0A], first: 1, options: FuzzPolicies.options, into: &second, counting: &counts)
  require(first == second, "a second time otherwise")
  let expected = decided(line)
  require(
    first == expected,
    "\(String(decoding: first, as: UTF8.self))\nand the library \(String(decoding: expected, as: UTF8.self))"
  )
}

/// What the library decides, written as a stream writes it.
private func decided(_ line: [UInt8]) -> [UInt8] {
  guard line.contains(where: { $0 > 0x20 }) else { return [] }
  let set = FuzzPolicies.set
  var decisions: [Decision]
  do throws(DocumentError) {
    let document = try Document(json: line, file: "-")
    for decision in set.decide(requests: document, options: FuzzPolicies.options) {
      requirePlaces(of: decision.errors, in: line)
    }
    decisions = set.decide(requests: document, options: FuzzPolicies.options)
    if document.nodes[0].kind != .map {
      let names = set.compiled.requestSubjects.map { set.compiled.subjects[$0].name }
      var places = DocumentPlaces(document)
      decisions = [unread([.notARequest(names, places.place(ofNode: 0))])]
    }
  } catch {
    decisions = [unread(error.diagnostics)]
  }
  var json = JSONWriter(isCompact: true)
  for decision in decisions { StreamedDecision.write(decision, line: 1, to: &json) }
  return json.bytes
}

private func unread(_ errors: [Diagnostic]) -> Decision {
  Decision(
    subject: "request", id: nil, file: "-", document: nil, standard: nil, outcome: .malformed,
    findings: [], errors: errors, rulesAsked: 0, rulesNotAsked: 0)
}
