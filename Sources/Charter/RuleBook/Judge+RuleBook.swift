// What the council keeps, judged as what it governs is: its rules, and the domains of its registry.

extension Judge {
  /// Asks the rules about rules of every rule of the set, themselves among them: to them they are data.
  ///
  /// - Parameter options: The decision time, and what is known of the mesh.
  /// - Returns: One decision a rule, by file and name, whose findings stand where the rule does; none
  ///   where no rule about rules is in force. Costs as much as a request for each rule.
  public mutating func decideRules(options: DecisionOptions) -> [Decision] {
    guard let subject = policies.subjects.firstIndex(where: { $0.name == "rule" }),
      !activeRules(subject, options).isEmpty
    else { return [] }
    let places = policies.rules.map { policies.place(of: $0.nameSpan) }
    let order = places.indices.sorted { one, other in
      places[one].file == places[other].file
        ? one < other
        : places[one].file.utf8.lexicographicallyPrecedes(places[other].file.utf8)
    }
    return order.map { decide(about: policies.rules[$0], at: places[$0], options) }
  }

  private mutating func decide(
    about rule: RulePlan, at place: Place, _ options: DecisionOptions
  ) -> Decision {
    let request = policies.request(about: rule, on: options.time.date)
    do throws(DocumentError) {
      let document = try Document(json: Array(request.json.utf8), file: place.file)
      var decision = decide(given: document, options: options, standingAt: place)
      decision.request = nil
      return decision
    } catch {
      var decision = Decision.unread(place.file, error.diagnostics)
      decision.subject = "rule"
      decision.id = rule.name
      return decision
    }
  }

  /// Asks the rules about domains of every domain of a registry.
  ///
  /// - Parameters:
  ///   - register: The list of domains, as the catalog reads it; one that it could read.
  ///   - options: The decision time, and what is known of the mesh.
  /// - Returns: One decision a domain, in the order of the registry; none where no rule about domains
  ///   is in force.
  public mutating func decideDomains(of register: Document, options: DecisionOptions) -> [Decision]
  {
    guard let number = policies.subjects.firstIndex(where: { $0.name == "domain" }),
      !activeRules(number, options).isEmpty
    else { return [] }
    let subject = policies.subjects[number]
    evaluator.use(options.catalog?.snapshot)
    evaluator.workspace.reset()
    evaluator.now = options.time
    evaluator.references = [:]
    var input = Input(documents: [register], options: options)
    let root = evaluator.workspace.add(register, symbols: evaluator.program.symbols)
    let mark = evaluator.workspace.mark
    let lengths = evaluator.workspace.lengths
    return register.children(of: register.list(ofRegister: "domains")).map { child in
      evaluator.workspace.release(to: mark)
      evaluator.workspace.lengths = lengths
      input.errors.removeAll(keepingCapacity: true)
      noteFills(options)
      evaluator.enter(frameSize: policies.largestFrame)
      let domain = evaluator.coerce(.raw(root + child), to: subject.inputs[0].type)
      evaluator.setLocal(0, domain)
      var decision = complete(number, subject, name(of: domain), root + child, &input)
      decision.request = nil
      return decision
    }
  }

  /// What a record with a key is called.
  private mutating func name(of record: Value) -> RequestID {
    guard record.tag == .record else { return RequestID() }
    let key = evaluator.program.keyFields[Int(record.auxiliary)]
    guard key >= 0 else { return RequestID() }
    let name = evaluator.field(of: record, Int(key))
    return RequestID(text: name.isPresent ? evaluator.printed(name) : nil)
  }
}

extension Document {
  /// The node of a register's list: `domains:` above it says no more than the name of the file.
  func list(ofRegister name: String) -> Int {
    guard nodes[0].kind == .map, nodes[0].count == 1 else { return 0 }
    return child(of: 0, named: name.utf8) ?? 0
  }
}
