import Charter

extension Workload {
  /// What each part of the language costs: a descriptor is judged with many rules of one shape and with
  /// one, and the difference is shared among them.
  static let parts = Workload(
    name: "parts", summary: "what a rule of each shape costs, beside a descriptor of 20 columns"
  ) { options, report in
    for shape in PartsRun.shapes { try PartsRun(shape).measure(rounds: options.rounds, report) }
  }
}

private struct PartsRun {
  /// What it is called, what it needs beside rules, and the rule by its number: no two ask the same.
  struct Shape {
    var name: String
    var more = ""
    var needsMesh = false
    var rule: @Sendable (Int) -> String
  }

  private static let copies = 200
  private static let products = 1_000
  private let shape: Shape
  private let text: [UInt8]

  static let shapes: [Shape] = [
    Shape(name: "ruled_out") {
      "when product.format == \"f\($0)\" require product.name != \"n\($0)\""
    },
    Shape(name: "equal") { "require product.name != \"n\($0)\"" },
    Shape(name: "equal_define", more: "define differs(p: Product, t: Text) = p.name != t") {
      "require differs(product, \"n\($0)\")"
    },
    Shape(name: "order") { "require product.sla.retention < \(100_000 + $0)d" },
    Shape(name: "in_ten") { number in
      let list = (0..<10).map { "\"t\(number)_\($0)\"" }.joined(separator: ", ")
      return "require product.format not in [\(list)]"
    },
    Shape(name: "every_of_20") {
      "require every column in product.columns has column.name != \"c\($0)\""
    },
    Shape(name: "for_of_20") {
      "for column in product.columns require column.name != \"c\($0)\""
    },
    Shape(name: "count_of_20") {
      "require count(column in product.columns where column.name != \"c\($0)\") >= 1"
    },
    Shape(name: "pattern") { "forbid product.name matches /n\($0)[0-9]+/" },
    Shape(name: "like") { "forbid product.name like \"n\($0)*\"" },
    Shape(name: "text_function") { "require length(product.summary) > \($0 % 7)" },
    Shape(
      name: "within_data",
      more: """
        record Place { key name: Text, parent: Text? }
        data places: [Place] = [\((0..<400).map { number in
          let parent = number == 0 ? "" : ", parent: \"p\((number - 1) / 2)\""
          return "{ name: \"p\(number)\"\(parent) }"
        }.joined(separator: ", "))]
        """
    ) {
      "when product.name is present require places[\"p\($0 + 200)\"] within places[\"p0\"] or product.name == \"\""
    },
    Shape(name: "mesh_by_equality", needsMesh: true) {
      "forbid some other in catalog.products has other.name == \"n\($0)\""
    },
    Shape(name: "finding") {
      "require product.name == \"n\($0)\" otherwise \"{product.name} is not n\($0).\""
    },
  ]

  init(_ shape: Shape) throws {
    self.shape = shape
    var generator = DescriptorGenerator(count: 100)
    var sound: DescriptorGenerator.Descriptor?
    while sound?.faults.isEmpty != true, let next = generator.next() { sound = next }
    guard let sound else { throw WorkloadFailure(message: "no descriptor is sound") }
    text = Array(sound.data.json.utf8)
  }

  private func judging(rules: Int, rounds: Int) throws -> Timing {
    let rules = (0..<rules).map { "rule r\($0) on product { \(shape.rule($0)) }" }
    let policies = try PolicySet(compiling: [
      SourceFile(path: "standard.charter", text: DescriptorPolicies.standard),
      SourceFile(
        path: "parts.charter",
        text: "\(shape.more)\nglobal policy parts {\n\(rules.joined(separator: "\n"))\n}"),
    ])
    guard let time = Timestamp("2026-11-21T00:00:00Z") else {
      throw WorkloadFailure(message: "the decision time does not read")
    }
    var options = DecisionOptions(at: time)
    if shape.needsMesh { options.catalog = try mesh(policies) }
    options.describesRequests = false
    let document = try Document(json: text, file: "b.json")
    var judge = Judge(policies)
    var timing = Timing()
    for _ in 0..<rounds {
      timing.round {
        for _ in 0..<Self.copies { _ = judge.decide(document, options: options) }
      }
    }
    return timing
  }

  private func mesh(_ policies: PolicySet) throws -> Catalog {
    var files = CatalogFiles()
    for (number, descriptor) in DescriptorGenerator(count: Self.products).enumerated() {
      let file = "\(number).json"
      guard descriptor.faults.isEmpty else { continue }
      files.descriptors.append(
        (try Document(json: Array(descriptor.data.json.utf8), file: file), file))
    }
    let catalog = policies.catalog(of: files)
    if let fault = catalog.faults.first { throw WorkloadFailure(message: fault.message) }
    return catalog
  }

  func measure(rounds: Int, _ report: (Figure) -> Void) throws {
    let many = try judging(rules: Self.copies, rounds: rounds)
    let one = try judging(rules: 1, rounds: rounds)
    var difference = Timing()
    difference.add(
      Timing.Span(
        wall: max(0, many.median - one.median),
        processor: max(0, many.medianProcessor - one.medianProcessor)))
    report(
      Figure(
        workload: "parts", name: "parts.\(shape.name)", n: Self.copies * (Self.copies - 1),
        rules: Self.copies, item: "rule", timing: difference))
  }
}
