import Charter
import Oracle
import TestSupport
import Testing

/// A set at random with the questions that it is asked, and both evaluators of it.
struct Family {
  /// What the random sets are about.
  enum Kind: String, CaseIterable {
    /// Many rules about products, that say what expressions come to.
    case loud
    /// Few rules about products, so that some pass and some are not asked.
    case quiet
    /// Rules that domains tighten.
    case federated
    case access, read
    /// Rules that waivers lift.
    case waived
    /// Rules that would take too long.
    case costly

    var subject: String {
      switch self {
      case .access: "access"
      case .read: "read"
      default: "product"
      }
    }
  }

  let kind: Kind
  let text: String
  let set: PolicySet
  let oracle: Oracle
  private var inputs: RandomInputs
  /// Products with long lists.
  private var long: [Written] = []
  /// Where the two do not agree about which waivers the set may have.
  private(set) var refusalProblem: String?
  /// Meshes that questions are asked beside, and the engine's own reading of each.
  private var meshes: [(mesh: Mesh, catalog: Catalog)] = []

  /// Makes a set; rules that the checker refuses are left out.
  init(_ kind: Kind, _ dice: inout Dice) throws {
    self.kind = kind
    func seeded() -> Dice { Dice(seed: UInt64(dice.below(1 << 40))) }
    var random = RandomSet(dice: seeded())
    var policies: RandomSet.Policies
    switch kind {
    case .loud: policies = random.productRules(18)
    case .quiet:
      policies = random.productRules(6)
      policies.rules = Array(
        policies.rules.filter { $0.hasPrefix("rule r") }.prefix(1 + dice.below(2)))
      policies.rules.append(random.lenientRule("l"))
      if dice.chance(68) { policies.rules = [random.narrowRule("n")] }
    case .federated:
      policies = random.productRules(3)
      policies.rules =
        random.turnedRules() + policies.rules.filter { $0.hasPrefix("rule r") }.prefix(1)
    case .access, .read: policies = random.requestRules(1 + dice.below(5), on: kind.subject)
    case .waived: policies = random.waivableRules(6)
    case .costly: policies = random.costlyRules(6)
    }
    var set = try Self.compiled(&policies)
    let isFederated =
      kind == .federated || ((kind.subject != "product" || kind == .waived) && dice.chance(40))
    if isFederated {
      let names = policies.rules.filter { !$0.contains("permit") && !$0.contains("approval") }
        .filter { $0.hasPrefix("rule t") }.map { String($0.split(separator: " ")[1]) }
      policies.domains = random.domains(tightening: names, on: kind.subject)
      if policies.header.contains("domains may permit") {
        policies.domains += random.domainPermit(on: kind.subject)
      }
      set = try Self.compiled(&policies)
    }
    if kind == .waived || kind == .costly {
      policies.waivers = random.waivers(
        kind == .waived ? 10 : 3, of: policies.rules, hasDomains: isFederated)
      (set, refusalProblem) = try Self.waived(&policies)
    }
    text = policies.text
    self.set = set
    oracle = Oracle(Self.model, Self.files(text))
    inputs = RandomInputs(dice: seeded())
    if kind == .costly { long = (0..<3).map { _ in inputs.longProduct() } }
    for _ in 0..<2 {
      var mesh = inputs.mesh()
      if kind == .waived || kind == .costly, mesh.directory == nil, dice.chance(60) {
        mesh.directory = RandomInputs.directory
      }
      if kind == .costly, dice.chance(30) { mesh.products.append(long[0].with("id", .text("p8"))) }
      meshes.append((mesh, try mesh.catalog(by: set)))
    }
  }

  static func files(_ text: String) -> [SourceFile] {
    severalFiles(in: text).map { SourceFile(path: $0.path, text: $0.text) }
  }

  static let model = Oracle.Model(
    SourceFile(
      path: "mesh.charter", text: (try? textInPackage("Sources/Charter/Model/mesh.charter")) ?? ""))

  /// Leaves out every rule that the checker refuses, and files of domains where nothing else helps.
  private static func compiled(_ policies: inout RandomSet.Policies) throws -> PolicySet {
    while true {
      do {
        return try PolicySet(compiling: files(policies.text))
      } catch {
        let lines = files(policies.text)[0].bytes.split(
          separator: 10, omittingEmptySubsequences: false)
        let refused = Set(
          error.diagnostics.filter { $0.place?.file == "page.charter" }.compactMap { diagnostic in
            lines.prefix(diagnostic.place?.start.line ?? 0).last { $0.starts(with: "rule ".utf8) }
              .map { String(decoding: $0, as: UTF8.self) }
          })
        let before = policies.rules.count
        // A place in a define or a param says of which rule it is in the message.
        let messages = error.diagnostics.map(\.message).joined()
        policies.rules.removeAll { rule in
          refused.contains { rule.hasPrefix($0 + "\n") }
            || messages.contains("`core.\(rule.split(separator: " ")[1])`")
        }
        if policies.rules.count < before { continue }
        // Leave to permit is refused beside a rule that permits and restricts.
        let leaves = policies.header.split(separator: "\n").filter { $0.hasPrefix("domains may") }
        if policies.domains.isEmpty, !leaves.isEmpty {
          policies.header = RandomSet.params
          continue
        }
        try #require(
          !policies.domains.isEmpty,
          "\(error.diagnostics.map { "\($0.message) \($0.place?.start.line ?? 0)" })\n\(policies.text)"
        )
        policies.domains = ""
      }
    }
  }

  /// Leaves out the waivers that the engine refuses, and says where the oracle would refuse others.
  private static func waived(
    _ policies: inout RandomSet.Policies
  ) throws -> (set: PolicySet, problem: String?) {
    let files = files(policies.text)
    let expected = Oracle(model, files).refusedWaivers
    var refused: [String: Set<String>] = [:]
    do {
      let set = try PolicySet(compiling: files)
      if expected.isEmpty { return (set, nil) }
    } catch {
      for diagnostic in error.diagnostics where diagnostic.severity == .error {
        guard let place = diagnostic.place,
          let file = files.first(where: { $0.path == place.file })
        else { continue }
        let lines = file.bytes.split(separator: 10, omittingEmptySubsequences: false)
          .prefix(place.start.line)
        guard let line = lines.last(where: { $0.starts(with: "waiver ".utf8) }) else { continue }
        let name = String(decoding: line, as: UTF8.self).split(separator: " ")[1]
        refused[String(name), default: []].insert(diagnostic.code)
      }
    }
    var problem: String?
    for name in Set(expected.keys).union(refused.keys).sorted() {
      let (engine, oracle) = (refused[name] ?? [], expected[name] ?? [])
      if engine.isEmpty || !engine.isSubset(of: oracle) {
        problem =
          "\(name): the engine refuses it for \(engine.sorted()), the oracle for \(oracle.sorted())"
      }
    }
    policies.waivers.removeAll { waiver in
      refused.keys.contains { waiver.text.hasPrefix("waiver \($0) ") }
    }
    return (try PolicySet(compiling: Self.files(policies.text)), problem)
  }

  /// A question, and what the engine knows of the mesh beside it.
  mutating func question() -> (question: Question, catalog: Catalog?) {
    let isWaived = kind == .waived || kind == .costly
    let known = inputs.dice.chance(isWaived ? 80 : 45) ? inputs.dice.one(of: meshes) : nil
    let document: Written
    switch kind {
    case .access, .read: document = inputs.request(kind.subject, hasMesh: known != nil)
    case .costly: document = inputs.dice.one(of: long)
    default: document = inputs.product()
    }
    return (
      Question(subject: kind.subject, document: document, now: inputs.now(), mesh: known?.mesh),
      known?.catalog
    )
  }

  /// What the engine decides.
  static func decide(
    _ question: Question, _ catalog: Catalog?, by set: PolicySet
  ) throws -> Decision {
    let document = try Document(json: Array(question.document.json.utf8), file: "question.json")
    var options = DecisionOptions(at: Timestamp(microseconds: Int64(question.now)))
    options.catalog = catalog
    return question.subject == "product"
      ? set.decide(document, options: options)[0]
      : set.decide(requests: document, options: options)[0]
  }
}
