/// An array that never changes, at an address that never changes.
///
/// Evaluation reads through `pointer` without a count, a check or a copy. This is the one place
/// where the engine's memory is managed by hand.
final class FlatArray<Element: Sendable>: Sendable {
  /// Written once, before the array is shared; only read afterwards.
  nonisolated(unsafe) private let storage: UnsafeMutableBufferPointer<Element>

  init(_ elements: [Element]) {
    storage = .allocate(capacity: max(elements.count, 1))
    _ = storage.initialize(from: elements)
    count = elements.count
  }

  deinit {
    UnsafeMutableBufferPointer(rebasing: storage[..<count]).deinitialize()
    storage.deallocate()
  }

  let count: Int

  var pointer: UnsafePointer<Element> {
    guard let base = storage.baseAddress else {
      preconditionFailure("an allocation of at least one element has an address")
    }
    return UnsafePointer(base)
  }

  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "inside the array")
    return storage[index]
  }
}
