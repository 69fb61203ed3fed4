import Charter

extension Workload {
  /// Workload E: a new process each time, up to its first decision.
  static let e = Workload(
    name: "e", summary: "start `charter check` for one descriptor, a process each time"
  ) { options, report in
    let (rules, count) = (options.rules.first ?? 20, options.sizes.first ?? 50)
    try StartRun(program: options.program).measure(rules: rules, count: count, report)
    if options.program == nil, let program = StartRun.staticProgram {
      try StartRun(program: program).measure(as: "e.static", rules: rules, count: count, report)
    }
  }
}

/// Measures how long a process takes.
private struct StartRun {
  private let program: String

  /// The command as `swift build -c release --static-swift-stdlib --scratch-path .build/static` leaves it;
  /// nil where nobody built it.
  static var staticProgram: String? {
    let own = CommandLine.arguments[0]
    let folder = own.lastIndex(of: "/").map { own[...$0] } ?? ""
    // Beside a program in `.build/release/` or in `.build/TRIPLE/release/`.
    return ["../static/release/charter", "../../static/release/charter"].map { folder + $0 }.first {
      ChildProgram.run([$0, "--version"], in: nil)?.status == 0
    }
  }

  /// Finds the command.
  ///
  /// - Parameter program: The command; nil for the one that stands beside this program.
  /// - Throws: Where it does not start.
  init(program: String?) throws {
    let own = CommandLine.arguments[0]
    let folder = own.lastIndex(of: "/").map { own[...$0] } ?? ""
    self.program = program ?? "\(folder)charter"
    guard ChildProgram.run([self.program, "--version"], in: nil)?.status == 0 else {
      throw WorkloadFailure(
        message: "no program `\(self.program)` starts: build it, or say which with --program")
    }
  }

  func measure(
    as prefix: String = "e", rules: Int, count: Int, _ report: (Figure) -> Void
  ) throws {
    let folder = try FileBytes.makeTemporaryFolder()
    var files: [String] = []
    defer { FileBytes.remove(files, andFolder: folder) }
    let sources = DescriptorPolicies.sources(rules: rules)
    for (number, source) in sources.enumerated() {
      files.append("\(folder)/policy_\(number).charter")
      try FileBytes.write(source.bytes, to: files[number])
    }
    let products = try FileBytes.makeTemporaryFolder()
    let file = "\(products)/product.json"
    defer { FileBytes.remove([file], andFolder: products) }
    var generator = DescriptorGenerator(count: 1)
    guard let descriptor = generator.next() else { return }
    try FileBytes.write(Array(descriptor.data.json.utf8), to: file)
    for (name, words) in [
      ("\(prefix).nothing", [program, "--version"]),
      ("\(prefix).check", [program, "check", "--policies", folder, file]),
    ] {
      var timing = Timing()
      var status: Int32 = 0
      for _ in 0..<count {
        guard let outcome = ChildProgram.run(words, in: nil) else {
          throw WorkloadFailure(message: "`\(program)` does not start")
        }
        status = outcome.status
        timing.add(outcome.span)
      }
      guard status <= 1 else {
        throw WorkloadFailure(message: "`\(words.joined(separator: " "))` ends with \(status)")
      }
      report(
        Figure(
          workload: "E", name: name, n: 1, rules: name.hasSuffix("check") ? rules : 0,
          item: "start",
          timing: timing, answers: [("status", Int(status))]))
    }
  }
}
