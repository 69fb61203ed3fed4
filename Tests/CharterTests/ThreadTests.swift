import Charter
import Foundation
import Synchronization
import Testing

/// One compiled set serves any number of threads, also while another takes its place.
@Suite struct ThreadTests {
  private static let threads = 64
  private static let decisionsOfAThread = 40
  private static let reloads = 12

  private static func policies(freshness: String) throws -> PolicySet {
    let text = """
      global policy core {
        define late(p: Product, longest: Duration) = p.sla.freshness > longest
        rule fresh on product {
          require not late(product, \(freshness))
          otherwise "{product.name}: {product.sla.freshness} is later than \(freshness)."
        }
        rule named on product { require product.name matches /([a-z]+_?)+[0-9]{1,3}/ }
        rule classified on product {
          for c in product.columns where personal in c.categories
          require c.classification >= confidential
          otherwise "Column {c.name} of {product.name}."
        }
      }
      """
    return try PolicySet(compiling: [SourceFile(path: "a.charter", text: text)])
  }

  private static func document(_ number: Int) throws -> Document {
    let text = """
      {"apiVersion": "v3.0.2", "kind": "DataContract", "id": "p\(number)", "name": "orders_\(number)",
       "version": "1.0.0", "status": "active",
       "slaProperties": [{"property": "latency", "value": \(number % 9), "unit": "h"},
                         {"property": "frequency", "value": \(number % 7 + 1), "unit": "d"}],
       "schema": [{"name": "t", "properties": [
         {"name": "a", "logicalType": "string", "classification": "public", "tags": ["pii"]},
         {"name": "b", "logicalType": "integer"}]}]}
      """
    return try Document(json: Array(text.utf8), file: "p\(number).json")
  }

  /// Everything that a decision says.
  private static func said(_ decisions: [Decision]) -> String {
    decisions.map { decision in
      "\(decision.outcome) \(decision.id ?? "") \(decision.rulesAsked) \(decision.errors.map(\.message))"
        + decision.findings.map {
          " \($0.rule) \($0.status) \($0.message) \($0.fingerprint) \($0.path ?? "") \($0.values.map(\.json))"
        }.joined()
    }.joined(separator: "\n")
  }

  /// What the threads share.
  private final class Shared: Sendable {
    let set: Mutex<PolicySet>
    let differences = Mutex<[String]>([])
    let decided = Atomic<Int>(0)

    init(_ set: PolicySet) { self.set = Mutex(set) }
  }

  @Test(.timeLimit(.minutes(60)))
  func manyThreadsDecideWhileTheSetIsReplaced() throws {
    let options = DecisionOptions(at: Timestamp(microseconds: 1_772_323_200_000_000))
    let documents = try (0..<20).map(Self.document)
    let versions = ["2h", "6h"]
    let expected = try versions.map { version in
      let set = try Self.policies(freshness: version)
      return documents.map { Self.said(set.decide($0, options: options)) }
    }
    #expect(expected[0] != expected[1])
    #expect(expected[0].contains { $0.hasPrefix("deny") })

    let shared = Shared(try Self.policies(freshness: versions[0]))
    let done = DispatchGroup()
    for number in 0..<Self.threads {
      done.enter()
      let thread = Thread {
        for round in 0..<Self.decisionsOfAThread {
          let place = (number + round) % documents.count
          // The set that is current now; it lives for as long as somebody decides by it.
          let set = shared.set.withLock { $0 }
          let said = Self.said(set.decide(documents[place], options: options))
          if said != expected[0][place], said != expected[1][place] {
            shared.differences.withLock { $0.append(said) }
          }
          shared.decided.add(1, ordering: .relaxed)
        }
        done.leave()
      }
      thread.start()
    }
    for reload in 1...Self.reloads {
      let set = try Self.policies(freshness: versions[reload % 2])
      shared.set.withLock { $0 = set }
    }
    done.wait()
    #expect(shared.decided.load(ordering: .relaxed) == Self.threads * Self.decisionsOfAThread)
    let differences = shared.differences.withLock { $0 }
    #expect(differences.isEmpty, "\(differences.first ?? "")")
  }
}
