#if CommandLine
  import ArgumentParser
  import Charter

  /// A request that is put together from options, so that nobody has to write JSON to ask a
  /// question.
  struct RequestOptions: ParsableArguments {
    @Flag(help: "Ask about a cross-domain read; else about access.")
    var read = false

    @Option(help: ArgumentHelp("The product's id in the catalog.", valueName: "id"))
    var product: String?

    @Option(help: ArgumentHelp("The output port, by its name.", valueName: "name"))
    var port: String?

    @Option(
      help: ArgumentHelp(
        "Columns, with commas between them: NAME or TABLE.NAME. (default: all)",
        valueName: "names"))
    var columns: String?

    @Option(help: ArgumentHelp("What for: an entry of the organisation's list.", valueName: "name"))
    var purpose: String?

    @Option(help: ArgumentHelp("How long, such as 90d or 1y.", valueName: "duration"))
    var duration: String?

    @Option(help: ArgumentHelp("dev, test or prod.", valueName: "name"))
    var environment: String?

    @Option(
      help: ArgumentHelp(
        "select, join_only, aggregate, export, train or share.", valueName: "name"))
    var operation: String?

    @Option(help: ArgumentHelp("The legal basis, such as consent.", valueName: "name"))
    var legalBasis: String?

    @Option(help: ArgumentHelp("Why, in words.", valueName: "text"))
    var justification: String?

    @Option(help: ArgumentHelp("The request's own id.", valueName: "id"))
    var id: String?

    @Option(
      name: .customLong("as"), help: ArgumentHelp("Who asks or reads.", valueName: "person"))
    var person: String?

    @Option(help: ArgumentHelp("That person's team.", valueName: "name"))
    var team: String?

    @Option(help: ArgumentHelp("That person's domain.", valueName: "name"))
    var domain: String?

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("A role of that person; may be repeated.", valueName: "name"))
    var role: [String] = []

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("A training that person has done; may be repeated.", valueName: "name"))
    var training: [String] = []

    @Option(help: ArgumentHelp("Where that person works.", valueName: "name"))
    var region: String?

    @Option(help: ArgumentHelp("employee, contractor or external.", valueName: "name"))
    var employment: String?

    @Option(
      help: ArgumentHelp(
        "The product that is to consume. (default: the person themselves)", valueName: "id"))
    var consumerProduct: String?

    @Option(help: ArgumentHelp("The consumer's domain.", valueName: "name"))
    var consumerDomain: String?

    @Option(help: ArgumentHelp("The consumer's team.", valueName: "name"))
    var consumerTeam: String?

    @Option(help: ArgumentHelp("The consumer's region.", valueName: "name"))
    var consumerRegion: String?

    @Option(help: ArgumentHelp("The consumer's tenant.", valueName: "name"))
    var consumerTenant: String?

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("A group of the consumer; may be repeated.", valueName: "name"))
    var consumerGroup: [String] = []

    func validate() throws {
      guard read else { return }
      let ofAccess: [(String, Bool)] = [
        ("--duration", duration != nil), ("--justification", justification != nil),
        ("--legal-basis", legalBasis != nil), ("--role", !role.isEmpty),
        ("--training", !training.isEmpty), ("--employment", employment != nil),
      ]
      if let (name, _) = ofAccess.first(where: \.1) {
        throw ValidationError("`\(name)` belongs to a request for access, not to a read")
      }
    }

    /// The request as a document; nil where no option asks for anything.
    func document() throws(DocumentError) -> Document? {
      guard let bytes = json else { return nil }
      return try Document(json: bytes, file: "options")
    }

    /// The request as JSON, a key on a line, so that a diagnostic can point at it.
    private var json: [UInt8]? {
      let consumer: [Entry] = [
        ("product", .text(consumerProduct)),
        ("domain", .text(consumerDomain ?? (read ? domain : nil))),
        ("team", .text(consumerTeam ?? (read ? team : nil))),
        ("person", .text(read ? person : nil)), ("groups", .list(consumerGroup)),
        ("region", .text(consumerRegion ?? (read ? region : nil))),
        ("tenant", .text(consumerTenant)),
      ].filter(\.value.isGiven)
      let requester: [Entry] = [
        ("name", .text(person)), ("team", .text(team)), ("domain", .text(domain)),
        ("roles", .list(role)), ("trainings", .list(training)), ("region", .text(region)),
        ("employment", .text(employment)),
      ].filter(\.value.isGiven)
      let entries: [Entry] = [
        ("id", .text(id)), ("requester", .map(read ? [] : requester)),
        ("consumer", .map(consumer)), ("product", .text(product)), ("port", .text(port)),
        ("columns", .list(columnNames)), ("purpose", .text(purpose)),
        ("duration", .text(duration)), ("environment", .text(environment)),
        ("operation", .text(operation)), ("legal_basis", .text(legalBasis)),
        ("justification", .text(justification)),
      ].filter(\.value.isGiven)
      guard !entries.isEmpty || read else { return nil }
      var writer = JSONWriter()
      Self.write([("subject", .text(read ? "read" : "access"))] + entries, .lines, to: &writer)
      return writer.bytes
    }

    private var columnNames: [String] {
      (columns?.split(separator: ",") ?? []).map { name in
        var name = name
        while name.first == " " { name.removeFirst() }
        while name.last == " " { name.removeLast() }
        return String(name)
      }
    }

    private typealias Entry = (name: String, value: Part)

    private indirect enum Part {
      case text(String?)
      case list([String])
      case map([(name: String, value: Part)])

      var isGiven: Bool {
        switch self {
        case .text(let text): text != nil
        case .list(let list): !list.isEmpty
        case .map(let entries): !entries.isEmpty
        }
      }
    }

    private static func write(
      _ entries: [Entry], _ layout: JSONWriter.Layout, to json: inout JSONWriter
    ) {
      json.object(layout) { json in
        for entry in entries {
          json.key(named: entry.name)
          switch entry.value {
          case .text(let text): json.string(text ?? "")
          case .list(let list): json.array { json in for text in list { json.string(text) } }
          case .map(let entries): write(entries, .inline, to: &json)
          }
        }
      }
    }
  }
#endif
