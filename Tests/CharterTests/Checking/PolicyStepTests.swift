#if DEBUG
  @testable import Charter
  import TestSupport
  import Testing

  /// Every kind of declaration and expression, as often as a file holds, is checked and compiled in steps in
  /// proportion to the text.
  @Suite struct PolicyStepTests {
    /// In the files of the council, and behind a line `// domain` in those of the domain `orders`.
    private static func compile(_ text: String) -> (steps: Int, problems: [Problem]) {
      let parts = text.split(separator: "// domain\n", maxSplits: 1)
      var files = [SourceFile(path: "a.charter", text: String(parts[0]))]
      if parts.count == 2 {
        files.append(SourceFile(path: "domains/orders/b.charter", text: String(parts[1])))
      }
      // Without the standards, which are the same for each.
      var trees = [SetLoader.modelTrees[0]]
      var steps = 0
      for (number, file) in files.enumerated() {
        var parser = Parser(file, index: Int32(number + 1))
        trees.append(parser.file())
        steps += parser.steps.value
      }
      let all = [SetLoader.model[0]] + files
      var compiler = SetCompiler(
        files: all, modelFiles: 1, trees: trees,
        damage: SyntaxDamage([], files: all, trees: trees))
      let result = compiler.compile(expressions: [], names: []) { _ throws(DocumentError) in nil }
      return (steps + compiler.checker.emitter.steps.value, result.problems)
    }

    private static let ofTheModel = compile("global policy p {}\n").steps

    private static func steps(_ text: String) -> Int { compile(text).steps - ofTheModel }

    @Test(arguments: PolicyShapes.all.indices) func stepsGrowWithTheText(_ shape: Int) {
      let shape = PolicyShapes.all[shape]
      let problem = shape.growth(bytes: 6_000, most: 400) { Self.steps($0) }
      #expect(problem == nil)
    }

    @Test(arguments: PolicyShapes.valid.indices) func shapesAreWhatTheySay(_ shape: Int) {
      let shape = PolicyShapes.valid[shape]
      let errors = Self.compile(shape.text(3)).problems.filter { $0.severity == .error }
      #expect(errors.map(\.message) == [], "\(shape.name)")
    }

    /// What is looked at before it is checked is looked at once, however deep it stands.
    @Test(arguments: [
      ("(b in [", "b", "])"), ("only([", "x", "])"), ("only(distinct([", "x", "]))"),
      ("only(flat([[", "x", "]]))"), ("max(x, ", "x", ")"), ("(if b then x else ", "x", ")"),
    ]) func stepsGrowWithTheSquareOfTheDepth(_ start: String, _ inner: String, _ end: String) {
      func steps(_ depth: Int) -> Int {
        let body =
          String(repeating: start, count: depth) + inner + String(repeating: end, count: depth)
        return Self.steps("define f(b: Bool, x: Int) = \(body)\n")
      }
      let (few, many) = (steps(7), steps(14))
      #expect(few > 0 && many < few * 5, "\(few) steps, \(many) for twice the depth")
    }
  }
#endif
