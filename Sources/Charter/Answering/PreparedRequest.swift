/// A request that was read and can be decided again and again, by any ``Authorizer`` of the same policy
/// set.
///
/// Holds the inputs of its subject as values, with what is derived from them. A change of the mesh or of
/// the policies needs another one; a change of the clock does not, but for inputs that are filled from it.
public struct PreparedRequest: Sendable {
  let content: Content

  /// One reference to count, however much there is.
  final class Content: Sendable {
    /// Number of the subject, and its inputs in their order.
    let subject: Int
    let inputs: FlatArray<Value>
    /// What they refer to: space 1 of the workspace.
    let slots: [Value]
    let text: [UInt8]
    let lengths: InputLengths
    /// What it was read with.
    let policies: CompiledPolicies
    let snapshot: CatalogSnapshot?

    init(
      subject: Int, inputs: [Value], slots: [Value], text: [UInt8], lengths: InputLengths,
      policies: CompiledPolicies, snapshot: CatalogSnapshot?
    ) {
      self.subject = subject
      self.inputs = FlatArray(inputs)
      self.slots = slots
      self.text = text
      self.lengths = lengths
      self.policies = policies
      self.snapshot = snapshot
    }
  }
}

extension Authorizer {
  /// Reads a request.
  ///
  /// - Parameter json: One request as a map, UTF-8.
  /// - Returns: Nil where it is malformed, disagrees with the registry, or holds a value of type `Any`.
  public mutating func prepare(_ json: UnsafeBufferPointer<UInt8>) -> PreparedRequest? {
    guard let subject = read(json) else { return nil }
    var keeper = ValueKeeper(judge.evaluator.workspace)
    let count = judge.policies.subjects[subject].inputs.count
    let inputs = (0..<count).map {
      keeper.kept(judge.evaluator.local(Int32($0)), in: judge.evaluator.workspace)
    }
    keeper.keepSlots(of: judge.evaluator.workspace)
    guard keeper.isWhole else { return nil }
    return PreparedRequest(
      content: PreparedRequest.Content(
        subject: subject, inputs: inputs, slots: keeper.slots, text: keeper.text,
        lengths: judge.evaluator.workspace.lengths, policies: judge.policies,
        snapshot: judge.evaluator.snapshot))
  }

  /// Decides a request that was read before.
  ///
  /// - Parameter request: Was prepared with the same policy set and the same catalog.
  /// - Returns: What it comes to; `malformed` where it was prepared with others. ``decidingRules`` says
  ///   which rules decided.
  public mutating func outcome(of request: PreparedRequest) -> Decision.Outcome {
    decidingRules.removeAll(keepingCapacity: true)
    let content = request.content
    guard content.policies === judge.policies, content.snapshot === judge.evaluator.snapshot
    else { return .malformed }
    judge.evaluator.leaveMesh()
    judge.evaluator.workspace.restore(slots: content.slots, text: content.text)
    if judge.policies.tightestBound.holds(for: content.lengths) {
      judge.evaluator.workspace.lengths.take(scalesOf: content.lengths)
    } else {
      judge.evaluator.workspace.lengths = content.lengths
    }
    judge.evaluator.now = input.options.time
    judge.evaluator.enter(frameSize: judge.policies.largestFrame)
    for slot in 0..<content.inputs.count {
      judge.evaluator.setLocal(Int32(slot), content.inputs.pointer[slot])
    }
    if judge.givesProduct(content.subject), judge.registerGiven(content.subject, &input) != nil {
      return .malformed
    }
    return answer(content.subject)
  }
}

/// Takes the values of an evaluation out of it, those of its documents with them.
private struct ValueKeeper {
  private(set) var slots: [Value] = []
  private(set) var text: [UInt8]
  /// Everything could be kept.
  private(set) var isWhole = true

  init(_ workspace: borrowing Workspace) {
    text = Array(UnsafeBufferPointer(start: workspace.scratch, count: workspace.scratchCount))
  }

  mutating func keepSlots(of workspace: borrowing Workspace) {
    slots.reserveCapacity(workspace.slotCount)
    for index in 0..<workspace.slotCount {
      slots.append(kept(workspace.slots[index], in: workspace))
    }
  }

  /// A value whose texts stand where they are kept; lists and records stay at their places.
  mutating func kept(_ value: Value, in workspace: borrowing Workspace) -> Value {
    if value.tag == .raw { isWhole = false }
    guard value.isName, value.isOfDocument else { return value }
    let bytes = workspace.bytes(value)
    let offset = text.count
    text += bytes
    return .text(
      space: 1, offset: offset, length: bytes.count, symbol: value.symbol, tag: value.tag,
      origin: value.origin)
  }
}

extension Value {
  /// A text that stands in a document of the workspace.
  fileprivate var isOfDocument: Bool {
    textSpace >= 2 && textSpace <= Value.snapshotText - Value.snapshotTextSpaces
  }
}
