/// A list of the mesh in which the elements of the judged product stand in place of its own entries.
///
/// Nothing is copied: its elements are those of the snapshot, but for a few in the workspace.
struct SplicedList {
  /// The list as the snapshot has it, and where its slots start.
  var base: Int
  var baseCount: Int
  /// The first element that is replaced, and how many are.
  var lower: Int
  var removed: Int
  /// Where the new ones stand in the workspace, and how many they are.
  var own: Int
  var added: Int

  /// Value's space of such lists; their offset is their number.
  static let space = 3
  /// How many there may be at once: one for each list of the catalog that holds parts of products.
  static let most = 4

  var count: Int { baseCount - removed + added }

  /// Where an element of the snapshot's list stands in this one; nil where it was replaced.
  @inline(__always)
  func place(ofBase index: Int) -> Int? {
    if index < lower { return index }
    return index < lower + removed ? nil : index - removed + added
  }
}

extension Workspace {
  /// A list of the mesh with some elements replaced.
  ///
  /// - Parameters:
  ///   - number: Which of the spliced lists it is, below ``SplicedList/most``.
  ///   - list: A list of the snapshot; anything else is given back.
  ///   - replaced: Places of the elements that go.
  ///   - elements: What stands there instead.
  /// - Returns: The list, of which nothing was copied.
  mutating func splice(
    _ number: Int, _ list: Value, _ replaced: Range<Int>, by elements: [Value]
  ) -> Value {
    guard list.tag == .list, list.slotSpace == Value.snapshotSlots else { return list }
    let own = allocate(slots: elements.count)
    for (index, element) in elements.enumerated() { slots[own + index] = element }
    let made = SplicedList(
      base: list.slotOffset, baseCount: list.count, lower: replaced.lowerBound,
      removed: replaced.count, own: own, added: elements.count)
    spliced[number] = made
    return .list(space: SplicedList.space, offset: number, count: made.count)
  }

  /// An element of a spliced list.
  @inline(never)
  func splicedSlot(_ value: Value, _ index: Int) -> Value {
    let list = spliced[value.slotOffset]
    if index < list.lower { return snapshotSlots[list.base + index] }
    if index < list.lower + list.added { return slots[list.own + index - list.lower] }
    return snapshotSlots[list.base + index - list.added + list.removed]
  }
}
