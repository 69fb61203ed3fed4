import Charter
import Testing

/// An authorizer says what ``PolicySet/decide(requests:options:)`` says, from text and prepared.
@Suite struct AuthorizerTests {
  private static let rules = """
    rule open on access { when purpose is present and product.id != "margins" permit }
    rule own on access { when requester.team == "growth" permit }
    rule asks on access {
      when "v2" in [port.name]
      require approval by product.owner.team
    }
    rule advised on access { require justification is present level advise }
    rule short on access { when duration is present require duration <= 90d }
    rule no_personal on access {
      for column in columns where personal in column.categories
      forbid purpose is advertising
      require duration is present
    }
    rule open_read on read { when consumer is present permit }
    rule masked on access { mask c in columns where personal in c.categories with hash }
    """

  private static let requests = [
    #"{"subject": "access", "requester": {"name": "a"}, "product": "orders", "purpose": "audit"}"#,
    #"{"subject": "access", "requester": {"name": "a"}, "product": "orders", "purpose": "audit", "duration": "30d"}"#,
    #"{"subject": "access", "requester": {"name": "a"}, "product": "orders", "purpose": "audit", "duration": "1y", "columns": ["items.price"]}"#,
    #"{"subject": "access", "requester": {"name": "a"}, "product": "orders", "purpose": "advertising", "duration": "9d"}"#,
    #"{"subject": "access", "requester": {"name": "a", "team": "growth"}, "product": "margins"}"#,
    #"{"subject": "access", "requester": {"name": "a"}, "product": "margins"}"#,
    #"{"subject": "access", "requester": {"name": "a", "team": "Growth"}, "product": "churn", "purpose": "audit", "justification": "é \"x\""}"#,
    #"{"subject": "access", "requester": {"name": "a"}, "product": "orders", "port": "v2", "purpose": "audit", "columns": ["items.price"]}"#,
    #"{"subject": "access", "requester": {"name": "a"}, "product": "ordres"}"#,
    #"{"subject": "read", "consumer": {"product": "churn"}, "product": "orders"}"#,
    #"{"subject": "read", "consumer": {}, "product": {"id": "new", "name": "New"}}"#,
    #"{"subject": "access", "requester": {"name": "a"}, "product": {"id": "churn", "name": "C", "domain": "sales"}, "purpose": "audit"}"#,
    #"{"subject": "nothing"}"#, "[]", "{", "3",
  ]

  private func catalogued() throws -> (PolicySet, DecisionOptions) {
    let policies = try RequestMesh.policies(Self.rules)
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    return (policies, DecisionOptions(at: time, catalog: try RequestMesh.catalog(by: policies)))
  }

  @Test func itSaysWhatTheDecisionSays() throws {
    let (policies, options) = try catalogued()
    var authorizer = Authorizer(policies, options: options)
    var outcomes: Set<Decision.Outcome> = []
    // Twice, so that nothing of one is left over for the other.
    for request in Self.requests + Self.requests.reversed() {
      let text = Array(request.utf8)
      let decision = (try? Document(json: text, file: "-")).flatMap {
        policies.decide(requests: $0, options: options).first
      }
      let outcome = text.withUnsafeBufferPointer { authorizer.outcome(of: $0) }
      #expect(outcome == decision?.outcome ?? .malformed, "\(request)")
      let names = authorizer.decidingRules.map { policies.rules[$0].name }
      #expect(names == deciding(decision, policies), "\(request)")
      outcomes.insert(outcome)
      let prepared = text.withUnsafeBufferPointer { authorizer.prepare($0) }
      guard let prepared else {
        let isDisagreement = decision?.findings.contains { $0.rule == "domain-disagrees" } ?? false
        #expect(outcome == .malformed || isDisagreement, "\(request)")
        continue
      }
      // What another request left must not show.
      _ = Array(Self.requests[6].utf8).withUnsafeBufferPointer { authorizer.outcome(of: $0) }
      #expect(authorizer.outcome(of: prepared) == outcome, "\(request)")
      #expect(authorizer.decidingRules.map { policies.rules[$0].name } == names, "\(request)")
      var another = Authorizer(policies, options: options)
      #expect(another.outcome(of: prepared) == outcome, "\(request)")
    }
    #expect(outcomes == [.permit, .review, .deny, .malformed])
  }

  /// Rules of the set that decided; a permit that could not be confirmed decided nothing.
  private func deciding(_ decision: Decision?, _ policies: PolicySet) -> [String] {
    guard let decision else { return [] }
    let names = decision.reasons.filter { $0.effect != "permit" || decision.outcome == .permit }
      .map(\.rule)
    return policies.rules.map(\.name).filter { names.contains($0) }
  }

  @Test func linesAreDecidedInTheirOrder() throws {
    let (policies, options) = try catalogued()
    var authorizer = Authorizer(policies, options: options)
    let lines = Array((Self.requests.joined(separator: "\n\n") + "\n").utf8)
    var outcomes: [Decision.Outcome] = []
    lines.withUnsafeBufferPointer { text in
      authorizer.decide(lines: text) { outcome, _ in outcomes.append(outcome) }
    }
    #expect(
      outcomes
        == Self.requests.map { request in
          Array(request.utf8).withUnsafeBufferPointer { authorizer.outcome(of: $0) }
        })
  }

  @Test func theClockMayGoOn() throws {
    let policies = try RequestMesh.policies(
      "rule open on access { when purpose is present and today < 2026-04-01 permit }")
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let options = DecisionOptions(at: time, catalog: try RequestMesh.catalog(by: policies))
    var authorizer = Authorizer(policies, options: options)
    let prepared = Array(Self.requests[0].utf8).withUnsafeBufferPointer { authorizer.prepare($0) }
    let request = try #require(prepared)
    #expect(authorizer.outcome(of: request) == .permit)
    authorizer.time = try #require(Timestamp("2026-04-01T00:00:00Z"))
    #expect(authorizer.outcome(of: request) == .notCovered)
  }

  @Test func anotherSetDecidesNothing() throws {
    let (policies, options) = try catalogued()
    let other = try RequestMesh.policies("rule all on access { when product.id != \"\" permit }")
    var authorizer = Authorizer(policies, options: options)
    let request = Array(Self.requests[1].utf8)
    let prepared = try #require(request.withUnsafeBufferPointer { authorizer.prepare($0) })
    var stranger = Authorizer(other, options: DecisionOptions(at: options.time))
    #expect(stranger.outcome(of: prepared) == .malformed)
    var mixed = Authorizer(other, options: options)
    #expect(request.withUnsafeBufferPointer { mixed.outcome(of: $0) } == .malformed)
  }
}
