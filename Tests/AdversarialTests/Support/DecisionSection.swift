import Charter
import Foundation
import TestSupport
import Testing

/// A section of a decision table: policies, and inputs that are judged by them.
///
/// What its rows share are policy files by their paths, and `directory` (JSON). A row is
/// `product MEMBERS`, a descriptor, or `product(ID) MEMBERS`; `access MEMBERS | MEMBERS`, a request for
/// a product with the first and with the second beside its subject; or nothing, where the policies are
/// refused. `@INSTANT` behind it says when it is judged.
struct DecisionSection {
  let section: AdversarialTable.Section

  init(_ section: AdversarialTable.Section) { self.section = section }

  /// Where a row says nothing else.
  static let time = "2026-11-21T00:00:00Z"

  /// When a row is judged.
  func at(_ row: AdversarialTable.Row) -> String {
    row.input.firstMatch(of: #/ @([0-9TZ:-]+)$/#).map { String($0.output.1) } ?? Self.time
  }

  /// Path below the folder of policies, and text, the standard of the tables among them.
  func policies() throws -> [(path: String, text: String)] {
    let own = section.head.filter { $0.name.hasSuffix(".charter") }
      .map { (path: $0.name, text: SpelledText.text(of: $0.text)) }
    let standard = try textInPackage("Tests/AdversarialTests/Tables/standard.charter")
    return own + [(path: "standard.charter", text: standard)]
  }

  var directory: String? { section.shared("directory") }

  enum Input {
    case product(String), access(String), none
  }

  /// A row's input as JSON.
  func input(_ row: AdversarialTable.Row) -> Input {
    let text = row.input.replacing(#/ @[0-9TZ:-]+$/#, with: "")
    if let product = text.wholeMatch(of: #/product(?:\(([^)]*)\))? ?(.*)/#) {
      let (_, id, members) = product.output
      let rest = members.isEmpty ? "" : ", " + members
      return .product("{\"test\": \"\(id ?? "p\(row.line)")\"\(rest)}")
    }
    if text.hasPrefix("access") {
      let parts = text.dropFirst("access".count).split(
        separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
      func rest(_ index: Int) -> String {
        guard parts.indices.contains(index), !parts[index].allSatisfy({ $0 == " " }) else {
          return ""
        }
        return ", " + parts[index]
      }
      let requester =
        rest(1).contains("\"requester\"")
        ? "" : #", "requester": {"name": "analyst-1", "team": "growth", "domain": "orders"}"#
      return .access(
        "{\"subject\": \"access\", \"product\": {\(Self.product)\(rest(0))}\(requester)\(rest(1))}")
    }
    return .none
  }

  /// A product as `charter convert` prints one.
  private static let product = """
    "id": "orders", "name": "orders", "access_model": "internal",
     "owner": {"name": "orders team", "team": "orders-team"},
     "tables": [
       {"name": "orders", "columns": [
         {"name": "order_id", "table": "orders", "type": "integer", "categories": []},
         {"name": "email", "table": "orders", "type": "text", "categories": ["personal"]},
         {"name": "region", "table": "orders", "type": "text", "categories": []}]}]
    """

  /// Codes with how often each comes where it comes at once.
  static func summary(_ codes: [String]) -> String {
    var runs: [(code: String, count: Int)] = []
    for code in codes {
      if runs.last?.code == code {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((code, 1))
      }
    }
    return "refused: "
      + runs.map { $0.count == 1 ? $0.code : "\($0.code) ×\($0.count)" }.joined(separator: " ")
  }

  /// A decision of a report in JSON: outcome or what is wrong, findings, obligations.
  static func summary(_ decision: [String: Any], _ errors: [[String: Any]]) -> String {
    func objects(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
    func text(_ value: Any?) -> String { value.map { "\($0)" } ?? "-" }
    let obligations = decision["obligations"] as? [String: Any] ?? [:]
    var parts = [text(decision["outcome"])]
    if parts[0] == "malformed" { parts += errors.map { text($0["code"]) } }
    parts += objects(decision["findings"]).map { finding in
      let input = finding["input"] as? [String: Any]
      let level = text(finding["level"])
      return "\(text(finding["rule"])) \(text(finding["status"])) \(text(input?["path"]))"
        + (level == "block" ? "" : " \(level)")
    }
    parts += objects(decision["approvals"]).map { "\(text($0["kind"])) \(text($0["by"]))" }
    parts += objects(obligations["masks"]).map { mask in
      let isAssumed = mask["assumed"] as? Bool ?? false
      return "\(text(mask["column"])) \(text(mask["with"]))\(isAssumed ? " assumed" : "")"
    }
    parts += objects(obligations["filters"]).map {
      "\(text($0["table"])): \(text($0["expression"]))"
    }
    if let group = obligations["minimumGroup"] { parts.append("groups of \(group)") }
    if let expires = obligations["expires"] { parts.append("until \(expires)") }
    if let again = obligations["reassess"] { parts.append("again \(again)") }
    return parts.joined(separator: ", ")
  }
}
