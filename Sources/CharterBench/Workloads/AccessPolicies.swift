package import Charter

/// Workload C in Charter: the peers' policies as rules, and their requests as requests of a subject of
/// the set's own.
package enum AccessPolicies {
  private static let rulesPerFile = 1_000

  /// The files of the set, one rule a policy.
  package static func sources(_ policies: [AccessPolicy]) -> [SourceFile] {
    var sources = [SourceFile(path: "model.charter", text: model)]
    for (number, first) in stride(from: 0, to: policies.count, by: rulesPerFile).enumerated() {
      let part = policies[first..<min(first + rulesPerFile, policies.count)]
      let rules = part.map(rule).joined()
      sources.append(
        SourceFile(
          path: "access/part_\(number).charter",
          text: "global policy access_\(number) {\n\(rules)}\n"))
    }
    return sources
  }

  private static let model = """
    record Principal {
      id: Text, role: Text, domain: Text, clearance: Int, purposes: [Text], training: [Text],
    }
    record Offer {
      id: Text, domain: Text, classification: Classification, level: Int, tags: [Text],
      consumers: [Text],
    }
    subject use(principal: Principal, product: Offer, purpose: Text, columns: [Text]) default deny
    """

  private static func rule(_ policy: AccessPolicy) -> String {
    let conditions = policy.conditions.map(condition).joined(separator: " and ")
    return "  rule \(policy.id) on use {\n    when \(conditions)\n    \(policy.effect)\n  }\n"
  }

  private static func condition(_ condition: AccessPolicy.Condition) -> String {
    let path = condition.path
    let isCase = path == "product.classification"
    switch (condition.operation, condition.operand) {
    case ("eq", .text(let value)): return isCase ? "\(path) is \(value)" : "\(path) == \"\(value)\""
    case ("ne", .text(let value)): return "\(path) != \"\(value)\""
    case ("in", .texts(let values)):
      let list = values.map { isCase ? $0 : "\"\($0)\"" }.joined(separator: ", ")
      return "\(path) in [\(list)]"
    case ("has", .text(let value)): return "\"\(value)\" in \(path)"
    case ("hasnot", .text(let value)): return "\"\(value)\" not in \(path)"
    case ("ge", .number(let value)): return "\(path) >= \(value)"
    case ("lt", .number(let value)): return "\(path) < \(value)"
    case ("member", .text(let list)): return "\(path) in \(list)"
    case ("geref", .text(let other)): return "\(path) >= \(other)"
    default: preconditionFailure("an operation of the generator")
    }
  }

  /// The peers' requests, each line with the subject that it is about.
  package static func requests(_ lines: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(lines.count + lines.count / 16)
    var isStart = true
    for byte in lines {
      text.append(byte)
      if isStart, byte == UInt8(ascii: "{") { text.append(contentsOf: #""subject":"use","#.utf8) }
      isStart = byte == UInt8(ascii: "\n")
    }
    return text
  }

  /// Policies that the peers' generator wrote.
  package static func policies(_ document: Document) throws -> [AccessPolicy] {
    try document.children(of: 0).map { node in
      func text(_ key: String) throws -> String {
        guard let child = document.child(of: node, named: key.utf8) else {
          throw WorkloadFailure(message: "a policy of the file has no `\(key)`")
        }
        return String(decoding: document.text(of: child), as: UTF8.self)
      }
      guard let when = document.child(of: node, named: "when".utf8) else {
        throw WorkloadFailure(message: "a policy of the file has no `when`")
      }
      return AccessPolicy(
        id: try text("id"), effect: try text("effect"),
        conditions: try document.children(of: when).map { try condition($0, document) })
    }
  }

  private static func condition(_ node: Int, _ document: Document) throws -> AccessPolicy.Condition
  {
    let parts = Array(document.children(of: node))
    guard parts.count == 3 else {
      throw WorkloadFailure(message: "a condition of the file has \(parts.count) parts")
    }
    func text(_ node: Int) -> String { String(decoding: document.text(of: node), as: UTF8.self) }
    let operand: AccessPolicy.Operand =
      switch document.nodes[parts[2]].kind {
      case .list: .texts(document.children(of: parts[2]).map(text))
      case .integer: .number(Int(text(parts[2])) ?? 0)
      default: .text(text(parts[2]))
      }
    return AccessPolicy.Condition(
      operation: text(parts[0]), path: text(parts[1]), operand: operand)
  }
}
