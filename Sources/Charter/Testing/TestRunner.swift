/// Runs tests of a set one after the other.
struct TestRunner: ~Copyable {
  private let set: PolicySet
  private let policies: CompiledPolicies
  private let time: Timestamp
  private let files: TestFiles
  private var judge: Judge
  /// Meshes by the paths of what they were made of.
  private var catalogs: [String: Catalog] = [:]

  init(_ set: PolicySet, time: Timestamp, files: TestFiles) {
    self.set = set
    policies = set.compiled
    self.time = time
    self.files = files
    judge = Judge(set)
  }

  /// Why a test cannot be run.
  private struct Problem: Error {
    var message: String
    var span: Span
  }

  mutating func run(_ test: PolicyTest, _ coverage: inout Coverage?) -> TestResult {
    let plan = policies.tests[test.number]
    var result = TestResult(test: test, failures: [], decision: nil)
    do throws(Problem) {
      let (decision, now) = try decide(plan, &coverage)
      result.decision = decision
      result.failures = failures(of: decision, plan, at: now)
    } catch {
      result.failures = [
        TestResult.Failure(message: error.message, place: policies.place(of: error.span))
      ]
    }
    return result
  }

  // MARK: What is given

  private mutating func decide(
    _ plan: TestPlan, _ coverage: inout Coverage?
  ) throws(Problem) -> (Decision, at: Timestamp) {
    var options = DecisionOptions(at: time)
    options.catalog = try mesh(plan)
    var entries = [
      GivenValue.Entry(key: "subject", value: .text(policies.subjects[plan.subject].name))
    ]
    for given in plan.givens {
      switch given.input {
      case "catalog", "directory": continue
      case "now":
        guard case .value(.text(let text)) = given.content, let now = Timestamp(text) else {
          throw Problem(message: "`now` is an instant", span: given.span)
        }
        options.time = now
      default:
        entries.append(GivenValue.Entry(key: given.input, value: try value(given, options)))
      }
    }
    let request: Document
    do throws(DocumentError) {
      request = try Document(json: Array(GivenValue.map(entries).json.utf8), file: "test")
    } catch {
      throw Problem(message: said(error.diagnostics), span: plan.span)
    }
    let decision = judge.decide(given: request, options: options)
    if coverage != nil, decision.outcome != .malformed {
      judge.observe(plan.subject, options, &coverage)
    }
    guard decision.errors.isEmpty else {
      throw Problem(
        message: "what is given cannot be judged: " + said(decision.errors), span: plan.span)
    }
    return (decision, options.time)
  }

  private func said(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { diagnostic in
      diagnostic.message + (diagnostic.help.map { " (\($0))" } ?? "")
    }.joined(separator: "; ")
  }

  private mutating func value(
    _ given: TestPlan.Given, _ options: DecisionOptions
  ) throws(Problem) -> GivenValue {
    var value: GivenValue
    switch given.content {
    case .value(let literal): value = literal
    case .file(let path):
      let document = try document(path, given.span)
      value = try read(document, as: given, options)
    }
    for edit in given.edits where !value.edit(edit.path[...], to: edit.value) {
      throw Problem(
        message: "there is nothing at this path that could be changed", span: edit.span)
    }
    return value
  }

  private func document(_ path: String, _ span: Span) throws(Problem) -> Document {
    do throws(DocumentError) {
      guard let document = try files.document(path) else {
        throw DocumentError([.noTestFile(path)])
      }
      return document
    } catch {
      throw Problem(message: said(error.diagnostics), span: span)
    }
  }

  /// A product by the standard that its file follows; any other input as its file has it.
  private mutating func read(
    _ document: Document, as given: TestPlan.Given, _ options: DecisionOptions
  ) throws(Problem) -> GivenValue {
    guard given.input == "product" || given.input == "previous" else {
      return GivenValue(document)
    }
    let contracts = try contracts(given, options)
    var options = options
    options.contract = { contracts[$0] }
    let (json, joined, errors) = judge.canonical(
      document, options: options, reading: reader(beside: document))
    guard let json, let product = try? Document(json: Array(json.utf8), file: document.file) else {
      throw Problem(message: said(errors), span: given.span)
    }
    let unnamed = contracts.keys.filter { !joined.contains($0) }
    if let id = unnamed.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      throw Problem(
        message: "the product does not name the contract `\(id)` that is given with it",
        span: given.span)
    }
    return GivenValue(product)
  }

  /// The contracts that are given with a product, by their ids.
  private mutating func contracts(
    _ given: TestPlan.Given, _ options: DecisionOptions
  ) throws(Problem) -> [String: ContractFile] {
    var contracts: [String: ContractFile] = [:]
    for path in given.contracts {
      let document = try document(path, given.span)
      let reading = reader(beside: document)
      guard let (id, _) = judge.products(in: document, options: options, reading: reading).first
      else { throw Problem(message: "`\(path)` is no contract that can be read", span: given.span) }
      guard contracts[id] == nil else {
        throw Problem(message: "two contracts have the id `\(id)`", span: given.span)
      }
      contracts[id] = ContractFile(document, path: path, reading: reading)
    }
    return contracts
  }

  /// Gives other files of a document's folder.
  private func reader(
    beside document: Document
  ) -> @Sendable (String) throws(DocumentError) -> Document? {
    let folder = document.file.utf8.lastIndex(of: UInt8(ascii: "/")).map { document.file[...$0] }
    return { [files] (path) throws(DocumentError) in
      try files.document((folder.map { String($0) } ?? "") + path)
    }
  }

  /// The mesh that a test gives, with a directory of its own where it gives one.
  private mutating func mesh(_ plan: TestPlan) throws(Problem) -> Catalog? {
    let catalog = plan.givens.first { $0.input == "catalog" }
    let directory = plan.givens.first { $0.input == "directory" }
    guard catalog != nil || directory != nil else { return nil }
    var mesh = CatalogFiles(hasCatalog: catalog != nil)
    var key = ""
    if let catalog {
      guard case .file(let path) = catalog.content else {
        throw Problem(message: "a catalog is given `from` a folder", span: catalog.span)
      }
      key = path
      do throws(DocumentError) {
        guard let found = try files.catalog(path) else {
          throw DocumentError([.noTestFile(path)])
        }
        mesh = found
      } catch {
        throw Problem(message: said(error.diagnostics), span: catalog.span)
      }
    }
    if let directory {
      switch directory.content {
      case .file(let path): mesh.registers["directory"] = try document(path, directory.span)
      case .value(let value):
        mesh.registers["directory"] = try? Document(json: Array(value.json.utf8), file: "test")
      }
      key += "\n\(directory.span.file):\(directory.span.start)"
    }
    if let known = catalogs[key] { return known }
    let made = set.catalog(of: mesh) { [files] file, path throws(DocumentError) in
      let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file[...$0] } ?? ""
      return try files.document(folder + path)
    }
    if let given = catalog ?? directory, !made.faults.isEmpty {
      throw Problem(message: said(made.faults), span: given.span)
    }
    catalogs[key] = made
    return made
  }

  // MARK: What is expected

  private func failures(
    of decision: Decision, _ plan: TestPlan, at now: Timestamp
  ) -> [TestResult.Failure] {
    var failures = plan.expectations.compactMap { expectation in
      failure(of: expectation.expected, decision, at: now).map {
        TestResult.Failure(message: $0, place: policies.place(of: expectation.span))
      }
    }
    if decision.rulesAsked == 0 {
      failures.append(
        TestResult.Failure(
          message: "no rule was asked, so the test says nothing",
          place: policies.place(of: plan.span)))
    }
    return failures
  }

  private func failure(
    of expected: TestPlan.Expected, _ decision: Decision, at now: Timestamp
  ) -> String? {
    func findings(_ rule: String) -> [Finding] { decision.findings.filter { $0.rule == rule } }
    let found = described(decision)
    switch expected {
    case .permit: return decision.outcome == .permit ? nil : "expected permit, found \(found)"
    case .review(let party):
      guard decision.outcome == .review else { return "expected review, found \(found)" }
      guard let party, !decision.approvals.contains(where: { names($0, party) }) else { return nil }
      return "expected review by \(party), found review by "
        + decision.approvals.map(\.by).joined(separator: ", ")
    case .deny(let rule):
      guard decision.outcome == .deny else { return "expected deny, found \(found)" }
      guard let rule, !decision.reasons.contains(where: { $0.rule == rule }) else { return nil }
      return "expected deny by \(rule), found \(found)"
    case .level(let level, let rule):
      let counting = findings(rule).filter { $0.status != .waived }
      if counting.contains(where: { $0.level == level }) { return nil }
      let other =
        findings(rule).first.map {
          $0.status == .waived ? ", which is waived" : ", it found \($0.level.rawValue)"
        } ?? ""
      return "expected \(level.rawValue) by \(rule)\(other); the outcome is \(found)"
    case .not(let rule):
      if let finding = findings(rule).first {
        return "expected nothing of \(rule), found: \(finding.message)"
      }
      return decision.asked(by: rule).map { "expected nothing of \(rule), found \($0)" }
    case .undetermined(let rule):
      if findings(rule).contains(where: { $0.status == .undetermined }) { return nil }
      return findings(rule).first.map { "expected \(rule) undetermined, found \($0.status)" }
        ?? "expected \(rule) undetermined, it found nothing"
    case .mask(let column, let method):
      let mask = decision.obligations.masks.first {
        $0.column == column || "\($0.table).\($0.name)" == column
      }
      if mask?.method == method { return nil }
      return "expected mask \(column) with \(method.text), found "
        + (mask.map { "with \($0.method.text)" } ?? "no mask")
    case .filter(let table, let condition):
      let filter = decision.obligations.filters.first { $0.table == table }
      if filter?.filter.expression == condition { return nil }
      return "expected filter \(table) with \(condition), found "
        + (filter.map { "with \($0.filter.expression)" } ?? "no filter")
    case .limit(let duration):
      return difference(
        "limit to \(duration)", now.adding(duration), decision.obligations.expires?.value)
    case .reassess(let duration):
      return difference(
        "reassess after \(duration)", now.adding(duration), decision.obligations.reassess?.value)
    case .aggregate(let size):
      let found = decision.obligations.minimumGroup?.value
      if found.map(Int64.init) == size { return nil }
      return "expected groups of at least \(size), found "
        + (found.map { "groups of at least \($0)" } ?? "no groups")
    }
  }

  private func difference(_ what: String, _ wanted: Timestamp?, _ found: Timestamp?) -> String? {
    if wanted == found { return nil }
    return "expected \(what), found " + (found.map { "\($0)" } ?? "no end")
  }

  /// Names of parties are compared as the language reads them: trimmed, without case.
  private func names(_ approval: RequiredApproval, _ party: String) -> Bool {
    var folded: [UInt8] = []
    Array(party.utf8).withUnsafeBufferPointer { TextOperations.fold($0, into: &folded) }
    return approval.by == party || approval.by.utf8.elementsEqual(folded)
  }

  private func described(_ decision: Decision) -> String {
    var text = decision.outcome.rawValue
    switch decision.outcome {
    case .deny:
      let rules = decision.reasons.map(\.rule)
      text += rules.isEmpty ? ", as no rule permits it" : " by \(rules.joined(separator: ", "))"
    case .review: text += " by \(decision.approvals.map(\.by).joined(separator: ", "))"
    default: break
    }
    return text
  }
}

extension Decision {
  /// What a rule asks for beside what it finds, in a word or two; nil where it asks for nothing.
  fileprivate func asked(by rule: String) -> String? {
    if let approval = approvals.first(where: { $0.rules.contains(rule) }) {
      return "review by \(approval.by)"
    }
    let all = obligations
    if let mask = all.masks.first(where: { $0.rules.contains(rule) }) {
      return "a mask of \(mask.column)"
    }
    if let filter = all.filters.first(where: { $0.rules.contains(rule) }) {
      return "a filter of \(filter.table)"
    }
    if let size = all.minimumGroup, size.rules.contains(rule) { return "groups" }
    if let end = all.expires, end.rules.contains(rule) { return "an end" }
    if let time = all.reassess, time.rules.contains(rule) { return "a reassessment" }
    return nil
  }
}

extension Diagnostic {
  static func noTestFile(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "test-file-missing", message: "there is no `\(path)` for the test to read", place: nil,
      help: "paths are relative to the file of the test and stay inside the set")
  }
}
