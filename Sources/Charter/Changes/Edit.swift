/// An edit of the input while it is being judged: a slot, and what becomes of it.
struct Edit {
  /// What stands there whatever else is edited.
  enum Anchor: Hashable {
    /// A slot of a record of the input.
    case slot(Int)
    /// An input of the subject.
    case input(Int32)
    /// The element that is to be added to a list.
    case newElement
  }

  /// A step into a record, which is made where it is not there.
  struct Step: Hashable {
    var record: Int
    var place: Int
  }

  /// A field of the input, perhaps of a record that is not there yet.
  struct Place: Hashable {
    var anchor: Anchor
    var steps: [Step] = []
    /// Number over all records; -1 for an input.
    var field: Int32
    /// Number of its type.
    var type: Int32
  }

  enum Action {
    case set(Value)
    case remove
    case add(Value)
    /// Takes the element out of the list.
    case drop(Value)
  }

  var place: Place
  var action: Action
  var isPlaceholder = false
  /// The element that is added or taken out, as JSON.
  var element: String?
  /// Tells edits apart: the place, the action and the value as JSON.
  var key: String
}

/// Edits that are made together, and ways to choose among such sets.
struct EditSet {
  var edits: [Edit]

  static let largest = 4
  /// Sets that are kept of many.
  static let most = 12

  init(_ edits: [Edit] = []) { self.edits = edits }

  var key: String { edits.map(\.key).sorted().joined(separator: "|") }

  /// Both together; several where they disagree on a field, none where there are too many.
  func merged(with other: EditSet) -> [EditSet] {
    var result = [self]
    for edit in other.edits {
      result = result.flatMap { set -> [EditSet] in
        if set.edits.contains(where: { $0.key == edit.key }) { return [set] }
        if set.edits.contains(where: { $0.undoes(edit) }) { return [] }
        let rival = set.edits.firstIndex { old in
          old.place == edit.place && old.replaces && edit.replaces
        }
        guard let rival else {
          return set.edits.count < Self.largest ? [EditSet(set.edits + [edit])] : []
        }
        var replaced = set
        replaced.edits[rival] = edit
        if edit.isPlaceholder { return [set] }
        return set.edits[rival].isPlaceholder ? [replaced] : [set, replaced]
      }
    }
    return result
  }

  /// The smallest sets first, in the order of the source among equals; each once.
  static func best(_ sets: [EditSet], atMost count: Int = most) -> [EditSet] {
    var seen: Set<String> = []
    let distinct = sets.filter { seen.insert($0.key).inserted }
    let order = distinct.indices.sorted {
      let (left, right) = (distinct[$0].edits.count, distinct[$1].edits.count)
      return left == right ? $0 < $1 : left < right
    }
    return order.prefix(count).map { distinct[$0] }
  }

  /// Every way to do both.
  static func both(_ left: [EditSet], _ right: [EditSet]) -> [EditSet] {
    guard !left.isEmpty, !right.isEmpty else { return [] }
    return best(left.flatMap { one in right.flatMap { one.merged(with: $0) } })
  }
}

extension Edit {
  /// What one of them puts into a list the other takes out.
  fileprivate func undoes(_ other: Edit) -> Bool {
    guard place == other.place else { return false }
    switch (action, other.action) {
    case (.add, .drop), (.drop, .add): return element == other.element
    default: return false
    }
  }

  /// Two such edits of one field cannot both be made.
  fileprivate var replaces: Bool {
    switch action {
    case .set, .remove: true
    case .add, .drop: false
    }
  }
}
