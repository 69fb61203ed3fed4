/// Policies about access, and requests for it: workload C of the peers.
///
/// A policy permits or denies where a few conditions hold; denying overrides, and what nothing permits is
/// denied. The same seed gives the same bytes as the peers' `gen_c.py`.
package struct AccessPolicy {
  /// What a path is compared with.
  package enum Operand {
    case text(String)
    case number(Int)
    case texts([String])
  }

  /// `eq ne in` compare a path with constants, `has hasnot` ask a list for one, `ge lt` compare a number,
  /// `member` asks for a path in another, `geref` compares two numbers.
  package struct Condition {
    package var operation: String
    package var path: String
    package var operand: Operand
  }

  package var id: String
  package var effect: String
  package var conditions: [Condition]
}

package enum AccessGenerator {
  /// So many policies.
  package static func policies(count: Int, seed: Int = 1) -> [AccessPolicy] {
    var random = PythonRandom(seed: "C/policies/\(count)/\(seed)")
    return (0..<count).map { number in
      let (effect, conditions) = drawn(&random)
      let digits = "\(number)"
      let id = "p" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
      return AccessPolicy(
        id: id, effect: effect,
        conditions: conditions.map {
          AccessPolicy.Condition(operation: $0.0, path: $0.1, operand: $0.2)
        })
    }
  }

  private static func drawn(
    _ random: inout PythonRandom
  ) -> (effect: String, conditions: [(String, String, AccessPolicy.Operand)]) {
    func equal(_ path: String, _ values: [String]) -> (String, String, AccessPolicy.Operand) {
      ("eq", path, .text(random.choice(values)))
    }
    switch random.below(10) {
    case 0...2:
      return (
        "permit",
        [
          equal("principal.role", roles), equal("product.domain", domains),
          equal("purpose", purposes), ("geref", "principal.clearance", .text("product.level")),
        ]
      )
    case 3, 4:
      return (
        "permit",
        [
          equal("principal.domain", domains), equal("product.domain", domains),
          ("in", "product.classification", .texts(["public", "internal"])),
          ("member", "purpose", .text("principal.purposes")),
        ]
      )
    case 5:
      return (
        "permit",
        [
          equal("principal.role", roles), equal("purpose", purposes),
          ("has", "product.tags", .text(random.choice(tags))),
        ]
      )
    case 6:
      return (
        "permit",
        [
          equal("product.domain", domains), equal("purpose", purposes),
          ("member", "principal.domain", .text("product.consumers")),
          ("ge", "principal.clearance", .number(random.integer(in: 0...2))),
        ]
      )
    case 7:
      return (
        "deny",
        [
          equal("product.domain", domains), ("eq", "product.classification", .text("restricted")),
          equal("purpose", purposes),
          ("hasnot", "principal.training", .text(random.choice(courses))),
        ]
      )
    case 8:
      return (
        "deny",
        [
          equal("principal.role", roles), ("has", "product.tags", .text(random.choice(tags))),
          ("lt", "principal.clearance", .number(random.integer(in: 1...2))),
        ]
      )
    default:
      let purpose = equal("purpose", purposes)
      let column = random.choice(columns)
      let role = random.choice(roles)
      return (
        "deny",
        [
          purpose, ("has", "columns", .text(column)), ("ne", "principal.role", .text(role)),
          equal("product.domain", domains),
        ]
      )
    }
  }

  /// Policies as `json.dumps` writes them.
  package static func json(_ policies: [AccessPolicy]) -> String {
    PlainData.list(
      policies.map { policy in
        .map([
          ("id", .text(policy.id)), ("effect", .text(policy.effect)),
          (
            "when",
            .list(
              policy.conditions.map { condition in
                let operand: PlainData =
                  switch condition.operand {
                  case .text(let text): .text(text)
                  case .number(let number): .integer(number)
                  case .texts(let texts): .list(texts.map { .text($0) })
                  }
                return .list([.text(condition.operation), .text(condition.path), operand])
              })
          ),
        ])
      }
    ).json
  }

  // MARK: Requests

  /// So many requests, one a line of about 430 bytes.
  package static func requests(count: Int, seed: Int = 1) -> [UInt8] {
    var random = PythonRandom(seed: "C/requests/\(seed)")
    var text: [UInt8] = []
    func list(_ texts: [String]) -> String { "[\"" + texts.joined(separator: "\",\"") + "\"]" }
    for number in 0..<count {
      let level = random.below(4)
      var line = "{\"id\":\(number),\"principal\":{\"id\":\"user-\(random.below(5000))\""
      line += ",\"role\":\"\(random.choice(roles))\",\"domain\":\"\(random.choice(domains))\""
      line += ",\"clearance\":\(random.below(4)),\"purposes\":\(list(random.sample(purposes, 3)))"
      line += ",\"training\":\(list(random.sample(courses, 8)))}"
      line += ",\"product\":{\"id\":\"dp-\(random.below(3000))\""
      line += ",\"domain\":\"\(random.choice(domains))\""
      line += ",\"classification\":\"\(classifications[level])\",\"level\":\(level)"
      line += ",\"tags\":\(list(random.sample(tags, 4)))"
      line += ",\"consumers\":\(list(random.sample(domains, 3)))}"
      line += ",\"purpose\":\"\(random.choice(purposes))\""
      line += ",\"columns\":\(list(random.sample(columns, 6)))}\n"
      text.append(contentsOf: line.utf8)
    }
    return text
  }

  private static let domains = words(
    "sales finance logistics marketing customer product risk people procurement legal research support"
  )
  private static let roles = words(
    """
    analyst engineer scientist manager auditor steward operator marketer underwriter planner clerk \
    director intern contractor advisor buyer controller actuary agent admin
    """)
  private static let purposes = words(
    """
    reporting fraud billing ml-training audit support research forecasting campaign pricing retention \
    compliance planning dispatch settlement
    """)
  private static let classifications = ["public", "internal", "confidential", "restricted"]
  private static let courses = (0..<12).map { "course-\($0)" }
  private static let tags = (0..<40).map { "tag-\($0)" }
  private static let columns = (0..<60).map { "col_\($0)" }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
