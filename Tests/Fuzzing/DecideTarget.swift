import Charter
import CharterYAML

/// Descriptors and requests, as JSON or YAML: the order of the rules does not matter, and places lie
/// within the text.
@Sendable func fuzzDecisions(_ bytes: [UInt8]) {
  let documents: [Document]
  if let json = try? Document(json: bytes, file: "a.json") {
    documents = [json]
  } else if let yaml = try? Document.read(yaml: bytes, file: "a.yaml") {
    documents = yaml
  } else {
    return
  }
  var options = FuzzPolicies.options
  options.describesRequests = true
  for document in documents {
    let sets = [FuzzPolicies.set, FuzzPolicies.reversed]
    for decisions in [
      sets.map { $0.decide(document, options: options) },
      sets.map { $0.decide(requests: document, options: options) },
    ] {
      let told = decisions.map { $0.map(FuzzPolicies.described).joined(separator: "\n") }
      require(told[0] == told[1], "\(told[0])\nand in another order\n\(told[1])")
      require(!decisions[0].isEmpty, "no decision")
      for decision in decisions[0] {
        requirePlaces(of: decision.errors, in: bytes)
        for finding in decision.findings {
          require(
            !finding.message.isEmpty && !finding.fingerprint.isEmpty, "a finding without words")
          guard let place = finding.input else { continue }
          require(place.start.line >= 1 && place.start.column >= 1, "a place before the text")
        }
        require(
          decision.outcome != .malformed || !decision.errors.isEmpty, "malformed without a reason")
      }
    }
  }
}
