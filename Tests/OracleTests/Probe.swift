import Charter
import Oracle

/// Asks the engine and the oracle about small cases, and says where they differ.
final class Probe {
  private let put: (Patient) -> Void
  private let memory = Oracle.Memory()
  /// What was compiled last: many cases differ in their input alone.
  private var known: (text: String, set: PolicySet?, oracle: Oracle?, patient: Patient?) =
    ("", nil, nil, nil)

  /// - Parameter put: Puts a fault into the compiled set.
  init(_ put: @escaping (Patient) -> Void = { _ in }) { self.put = put }

  /// Where they differ about a case; nil where they agree, and where it is none.
  func difference(_ small: SmallCase) -> String? {
    guard let (set, oracle) = compiled(small.text) else { return nil }
    var catalog: Catalog?
    if let mesh = small.question.mesh {
      catalog = try? mesh.catalog(by: set)
      guard let catalog, catalog.faults.isEmpty else { return nil }
    }
    guard let decision = try? Family.decide(small.question, catalog, by: set) else { return nil }
    var comparison = Comparison()
    return comparison.difference(decision, oracle.decide(small.question), oracle)
  }

  /// What the oracle decides about a case.
  func verdict(_ small: SmallCase) -> Verdict? {
    compiled(small.text)?.oracle.decide(small.question)
  }

  private func compiled(_ text: String) -> (set: PolicySet, oracle: Oracle)? {
    if known.text != text {
      known = (text, nil, nil, nil)
      let files = Family.files(text)
      if let set = try? PolicySet(compiling: files) {
        let patient = Patient(set)
        put(patient)
        known = (text, set, Oracle(Family.model, files, memory: memory), patient)
      }
    }
    guard let set = known.set, let oracle = known.oracle else { return nil }
    return (set, oracle)
  }
}
