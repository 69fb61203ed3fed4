import Charter
import Oracle
import Testing

/// The engine and the oracle agree about which product rests on which, over random meshes.
@Suite struct LineageAgreementTests {
  private static let rules = """
    global policy core {
      rule above on product { require count(u in upstream(product)) <= 1 otherwise "{count(u in upstream(product))}" }
      rule above_two on product { require no u in upstream(product) has u.id == "p2" }
      rule below on product { require count(d in downstream(product)) <= 0 otherwise "{[d.id for d in downstream(product)]}" }
      rule below_three on product { forbid some d in downstream(product) has d.id == "p3" }
      rule cycles on product { require count(c in cycle(product)) == 0 otherwise "{[c.id for c in cycle(product)]}" }
      rule parts on product { require part_of(product) is present }
      rule sources on product {
        for input in product.input_ports
        require source_of(input).id == "p1"
        otherwise "{input.name} {source_of(input).id}"
      }
    }
    """

  @Test func theyAgreeAboutLineage() throws {
    let text = TestModel.declarations + TestModel.standard + Self.rules
    let files = [SourceFile(path: "page.charter", text: text)]
    let set = try PolicySet(compiling: files)
    let oracle = Oracle(Family.model, files)
    var inputs = RandomInputs(dice: Dice(seed: 0x5EED_1620))
    inputs.hasPorts = true
    var comparison = Comparison()
    var statuses: [String: Int] = [:]
    for _ in 0..<60 {
      let mesh = inputs.mesh()
      let catalog = try mesh.catalog(by: set)
      for _ in 0..<5 {
        let isKnown = inputs.dice.chance(90)
        let id = inputs.dice.one(of: ["p1", "p2", "p3", "p4"])
        let question = Question(
          subject: "product", document: inputs.product(id: id), now: inputs.now(),
          mesh: isKnown ? mesh : nil)
        let decision = try Family.decide(question, isKnown ? catalog : nil, by: set)
        let verdict = oracle.decide(question)
        for finding in decision.findings {
          statuses["\(finding.rule) \(finding.status)", default: 0] += 1
        }
        let difference = comparison.difference(decision, verdict, oracle)
        #expect(
          difference == nil,
          "\(question.document.json)\n\(mesh.products.map(\.json))")
      }
    }
    for rule in ["above", "above_two", "below", "below_three", "cycles", "sources"] {
      for status in ["violated", "undetermined"] {
        #expect(statuses["core.\(rule) \(status)", default: 0] >= 5, "\(rule) \(statuses)")
      }
    }
  }
}
