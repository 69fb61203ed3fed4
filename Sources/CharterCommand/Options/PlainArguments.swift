#if CommandLine
  import ArgumentParser

  /// Arguments in the form that nearly all have: words that name an option, each with its value behind
  /// it; flags; paths.
  ///
  /// The argument parser finds out by reflection what each command takes, which costs more than
  /// judging a file. So the plain form is read here, and everything else is left to it: other forms,
  /// abbreviations, help, and all that is wrong.
  struct PlainArguments {
    private var values: [String: [String]] = [:]
    private var flags: Set<String> = []
    private(set) var paths: [String] = []

    /// Reads arguments; nil where they have another form.
    ///
    /// - Parameters:
    ///   - arguments: Those behind the name of the command.
    ///   - options: Names of options that take a value.
    ///   - repeated: Those of them that may stand several times.
    ///   - flags: Names of options that take none.
    init?(
      _ arguments: some Sequence<String>, options: [String], repeated: [String], flags: [String]
    ) {
      var name: String?
      for argument in arguments {
        if let option = name {
          guard !argument.hasPrefix("-"), !argument.isEmpty else { return nil }
          values[option, default: []].append(argument)
          name = nil
        } else if !argument.hasPrefix("-"), !argument.isEmpty {
          paths.append(argument)
        } else if options.contains(argument) {
          guard values[argument] == nil || repeated.contains(argument) else { return nil }
          name = argument
        } else {
          guard flags.contains(argument), self.flags.insert(argument).inserted else { return nil }
        }
      }
      guard name == nil else { return nil }
    }

    /// The value of an option; nil where it is not there.
    subscript(option: String) -> String? { values[option]?.last }

    /// Every value of an option.
    func all(_ option: String) -> [String] { values[option] ?? [] }

    /// Whether a flag is there.
    func has(_ flag: String) -> Bool { flags.contains(flag) }
  }

  // MARK: Groups of options

  extension PolicyOptions {
    static let plain = ["--policies"]

    init(_ arguments: PlainArguments) {
      self.init()
      folders = arguments.all("--policies")
      domainFolders = []
      lowered = []
    }
  }

  extension MeshOptions {
    static let plain = ["--catalog", "--directory", "--without"]

    init(_ arguments: PlainArguments) {
      self.init()
      catalog = arguments["--catalog"]
      directory = arguments["--directory"]
      without = arguments.all("--without")
    }
  }

  extension PreviousOptions {
    static let plain = ["--previous", "--base"]

    init(_ arguments: PlainArguments) {
      self.init()
      previous = arguments["--previous"]
      base = arguments["--base"]
    }
  }

  extension TimeOption {
    static let plain = ["--at"]

    init(_ arguments: PlainArguments) {
      self.init()
      at = arguments["--at"]
    }
  }

  extension OutputOptions {
    static let plain = ["--format", "--output"]
    static let plainFlags = ["--quiet", "--all", "--explain", "--no-color"]

    init(_ arguments: PlainArguments) {
      self.init()
      format = arguments["--format"] ?? "text"
      output = arguments["--output"]
      quiet = arguments.has("--quiet")
      all = arguments.has("--all")
      explain = arguments.has("--explain")
      noColor = arguments.has("--no-color")
    }
  }

  extension RequestOptions {
    /// No request is put together from options.
    static var none: RequestOptions {
      var options = RequestOptions()
      options.read = false
      (options.product, options.port, options.columns, options.purpose) = (nil, nil, nil, nil)
      (options.duration, options.environment, options.operation) = (nil, nil, nil)
      (options.legalBasis, options.justification, options.id) = (nil, nil, nil)
      (options.person, options.team, options.domain) = (nil, nil, nil)
      (options.role, options.training, options.consumerGroup) = ([], [], [])
      (options.region, options.employment, options.consumerProduct) = (nil, nil, nil)
      (options.consumerDomain, options.consumerTeam) = (nil, nil)
      (options.consumerRegion, options.consumerTenant) = (nil, nil)
      return options
    }
  }

  // MARK: Commands

  extension CheckCommand {
    /// The command of plain arguments; nil where they are not plain, or something is wrong with them.
    init?(plain words: some Sequence<String>) {
      guard
        let arguments = PlainArguments(
          words,
          options: PolicyOptions.plain + MeshOptions.plain + PreviousOptions.plain
            + TimeOption.plain + OutputOptions.plain + [
              "--expect-policies", "--standard", "--jobs",
            ],
          repeated: ["--policies", "--without"], flags: OutputOptions.plainFlags)
      else { return nil }
      let jobs = arguments["--jobs"].map { Int($0) }
      guard !arguments.paths.isEmpty, jobs != .some(nil) else { return nil }
      self.init()
      policies = PolicyOptions(arguments)
      mesh = MeshOptions(arguments)
      before = PreviousOptions(arguments)
      time = TimeOption(arguments)
      output = OutputOptions(arguments)
      expectPolicies = arguments["--expect-policies"]
      standard = arguments["--standard"]
      self.jobs = jobs ?? nil
      paths = arguments.paths
      guard (try? mesh.validate()) != nil, (try? before.validate()) != nil,
        (try? output.validate()) != nil, (try? validate()) != nil
      else { return nil }
    }
  }

  extension DecideCommand {
    /// The command of plain arguments; nil where they are not plain, or something is wrong with them.
    init?(plain words: some Sequence<String>) {
      guard
        let arguments = PlainArguments(
          words,
          options: PolicyOptions.plain + MeshOptions.plain + TimeOption.plain
            + OutputOptions.plain + ["--expect-policies", "--dialect", "--jobs"],
          repeated: ["--policies", "--without"], flags: OutputOptions.plainFlags + ["--stream"])
      else { return nil }
      let jobs = arguments["--jobs"].map { Int($0) }
      guard jobs != .some(nil) else { return nil }
      self.init()
      policies = PolicyOptions(arguments)
      mesh = MeshOptions(arguments)
      time = TimeOption(arguments)
      request = .none
      output = OutputOptions(arguments)
      expectPolicies = arguments["--expect-policies"]
      dialect = arguments["--dialect"] ?? "trino"
      stream = arguments.has("--stream")
      self.jobs = jobs ?? nil
      paths = arguments.paths
      guard (try? mesh.validate()) != nil, (try? output.validate()) != nil,
        (try? validate()) != nil
      else { return nil }
    }
  }
#endif
