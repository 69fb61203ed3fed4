package import Charter

/// Policy text of any size: files of one policy with up to 20 rules, as varied as those of a
/// council, the same on every run.
package enum GeneratedPolicies {
  private static let rulesPerFile = 20

  /// The files that hold this many rules.
  package static func sources(rules: Int) -> [SourceFile] {
    var random = PythonRandom(seed: "compile/1")
    var sources: [SourceFile] = []
    var made = 0
    while made < rules {
      let count = min(rulesPerFile, rules - made)
      sources.append(file(number: sources.count, rules: count, &random))
      made += count
    }
    return sources
  }

  private static func file(
    number: Int, rules: Int, _ random: inout PythonRandom
  ) -> SourceFile {
    let topic = random.choice(topics)
    var text = """
      data hosts_\(number): [Text] = ["docs\(number).example.com", "data.example.com"]

      define holds_personal_\(number)(product: Product) =
        some column in product.columns has personal in column.categories

      /// What the council asks of \(topic), part \(number).
      global policy \(topic)_\(number) {
        owner "Governance Council"
        version "1.\(random.below(10)).0"

        /// Oldest that the newest record may be.
        param max_freshness: Duration = \(random.choice(["6h", "24h", "36h", "2d"])), domains may lower
        param min_words: Int = \(random.integer(in: 5...20))

        define is_active(product: Product) = (product.status or else active) is active

      """
    for place in 0..<rules {
      var shape = RuleShape(number: number, random: random)
      text += shape.rule(place)
      random = shape.random
    }
    text += "}\n"
    return SourceFile(path: "\(topic)/\(topic)_\(number).charter", text: text)
  }

  private static let topics = [
    "ownership", "naming", "quality", "privacy", "retention", "contracts", "consumers", "platform",
    "lifecycle", "residency", "documentation", "cost",
  ]
}
