import Charter
import Oracle
import TestSupport
import Testing

/// The compiled evaluator and the oracle agree about random policies and inputs.
@Suite struct AgreementTests {
  static let model: SourceFile = {
    let path = "Sources/Charter/Model/mesh.charter"
    return SourceFile(path: "mesh.charter", text: (try? textInPackage(path)) ?? "")
  }()

  /// A set without the rules that do not compile, and the oracle's own reading of it.
  static func compiled(_ policies: inout RandomSet.Policies) throws -> (PolicySet, Oracle) {
    while true {
      let files = severalFiles(in: policies.text).map { SourceFile(path: $0.path, text: $0.text) }
      do {
        return (try PolicySet(compiling: files), Oracle([model] + files))
      } catch {
        let before = policies.rules.count
        let lines = policies.text.split(separator: "\n", omittingEmptySubsequences: false)
        let refused = Set(
          error.diagnostics.compactMap { diagnostic in
            lines.prefix(diagnostic.place?.start.line ?? 0).last { $0.hasPrefix("rule ") }
          })
        refusals += error.diagnostics.map { "\($0.code): \($0.message)" }
        policies.rules.removeAll { rule in refused.contains { rule.hasPrefix($0 + "\n") } }
        if policies.rules.count == before {
          Issue.record("\(error.diagnostics.map { "\($0.message) \($0.place?.start.line ?? 0)" })\n\(policies.text)")
          throw error
        }
      }
    }
  }

  /// The rule that a difference names, with what it may call.
  static func excerpt(_ policies: RandomSet.Policies, _ difference: String) -> String {
    let rule = policies.rules.first { rule in
      difference.contains("core.\(rule.split(separator: " ")[1]) ")
        || difference.contains("core.\(rule.split(separator: " ")[1]):")
    }
    let defines = policies.header.split(separator: "\n").filter { $0.hasPrefix("define") }
    return rule.map { defines.joined(separator: "\n") + "\n" + $0 } ?? policies.text
  }

  nonisolated(unsafe) static var refusals: [String] = []

  @Test func productsAgree() throws {
    var comparison = Comparison()
    var dice = Dice(seed: 0x5EED_1601)
    var operators: [String: Int] = [:]
    var differences = 0
    for _ in 0..<100 {
      var random = RandomSet(dice: Dice(seed: UInt64(dice.below(1 << 40))))
      var policies = random.productRules(24)
      let (set, oracle) = try Self.compiled(&policies)
      var judge = Judge(set)
      var inputs = RandomInputs(dice: Dice(seed: UInt64(dice.below(1 << 40))))
      for _ in 0..<10 {
        let question = Question(
          subject: "product", document: inputs.product(), now: inputs.now(), mesh: nil)
        let document = try Document(json: Array(question.document.json.utf8), file: "p.json")
        let options = DecisionOptions(at: Timestamp(microseconds: Int64(question.now)))
        var fresh = Judge(set); let decision = (CommandLine.arguments.isEmpty ? judge.decide(document, options: options) : fresh.decide(document, options: options))[0]
        let verdict = oracle.decide(question)
        if let difference = comparison.difference(decision, verdict) {
          differences += 1
          if differences < 15 {
            Issue.record("\(difference)\n\(Self.excerpt(policies, difference))\n\(question.document.json.prefix(3_000))")
          }
        }
      }
      operators.merge(oracle.counts) { $0 + $1 }
    }
    print("differences: \(differences)")
    print(comparison.counts)
    print(operators.sorted { $0.key < $1.key })
    print(Dictionary(grouping: Self.refusals) { $0 }.mapValues(\.count).sorted { $0.value > $1.value }.prefix(30).map { "\($0.value) \($0.key)" }.joined(separator: "\n"))
  }
}
