extension Builtin {
  static let distinct = Builtin(
    "distinct", .distinct, .distinct,
    usage: "distinct(list)",
    summary: "Each element once, where it stood first. Unknown where an element is.",
    examples: [
      (#"distinct(["b", "a", "b"])"#, #"["b","a"]"#),
      ("distinct([1, 1, 1])", "[1]"),
    ])
}

extension Evaluator {
  mutating func distinct(_ node: Node) -> Value {
    let list = argument(node, 0)
    let (start, problem) = cursor(list)
    guard var elements = start else { return list.isAbsent ? list : problem }
    let offset = workspace.allocate(slots: elements.count)
    var made = 0
<<<<<<< /tmp/h/reference/Sources/Charter/Builtins/Distinct.swift
    var known: Set<DistinctKey> = []
    var first: Value?
    /// Comparisons of elements that have no key; only lists and lengths with months are such.
    var comparisons = 0
    while let (_, element) = cursor?.next(in: workspace) {
=======
    var isHashed = elements.count > Self.mostComparedInPairs
    if isHashed {
      while isHashed, let (_, element) = elements.next(in: workspace) {
        guard element.isPresent else { return .unknown(over: element) }
        isHashed = isHashable(element) && (made == 0 || element.tag == workspace.slots[offset].tag)
        workspace.slots[offset + made] = element
        made += 1
      }
      if isHashed {
        made = keepFirsts(of: made, at: offset)
        return .list(space: 1, offset: offset, count: made, origin: list.origin)
      }
      elements = start ?? elements
      made = 0
    }
    while let (_, element) = elements.next(in: workspace) {
>>>>>>> /tmp/refmain/Sources/Charter/Builtins/Distinct.swift
      guard element.isPresent else { return .unknown(over: element) }
      let shared = key(of: element, beside: first ?? element)
      if first == nil { first = element }
      if let shared, known.count == made {
        guard known.insert(shared).inserted else { continue }
      } else {
        comparisons += made
        guard comparisons <= Self.comparisonLimit else {
          return .unknown(.limit, origin: list.origin)
        }
        switch equalsOne(ofSlots: offset..<offset + made, element) {
        case true?: continue
        case false?: break
        case nil: return unknownEquality(element).from(element.origin)
        }
      }
      workspace.slots[offset + made] = element
      made += 1
    }
    return .list(space: 1, offset: offset, count: made, origin: list.origin)
  }

  /// Most comparisons of elements that only comparing tells apart.
  static var comparisonLimit: Int { 1_000_000 }

  private func equalsOne(ofSlots slots: Range<Int>, _ element: Value) -> Bool? {
    for slot in slots {
      switch equals(workspace.slots[slot], element) {
      case true?: return true
      case false?: continue
      case nil: return nil
      }
    }
    return false
  }

  /// What equal values of the kind of `first` share, and others do not; nil where there is none.
  private func key(of value: Value, beside first: Value) -> DistinctKey? {
    func plain() -> DistinctKey {
      DistinctKey(tag: value.tag.rawValue, number: value.payload, auxiliary: value.auxiliary)
    }
    func spelled(_ bytes: some Sequence<UInt8>, _ number: UInt64 = 0) -> DistinctKey {
      DistinctKey(tag: value.tag.rawValue, number: number, auxiliary: 0, bytes: Array(bytes))
    }
    switch (value.tag, first.tag) {
    case (.bool, .bool), (.integer, .integer), (.date, .date), (.timestamp, .timestamp),
      (.enumCase, .enumCase):
      return plain()
    case (.decimal, .decimal), (.decimal, .wideDecimal), (.wideDecimal, .decimal),
      (.wideDecimal, .wideDecimal), (.ratio, .ratio), (.ratio, .wideRatio), (.wideRatio, .ratio),
      (.wideRatio, .wideRatio):
      return spelled(decimal(value).description.utf8)
    case (.duration, .duration) where value.duration.months == first.duration.months:
      return plain()
    case (.text, .text), (.email, .email), (.url, .url), (.domain, .domain), (.team, .team),
      (.person, .person):
      return spelled(workspace.bytes(value))
    case (.version, .version):
      var version = version(value)
      version.build = ""
      return spelled(version.description.utf8)
    case (.raw, .raw):
      let kind = workspace.nodes[value.node].kind
      guard kind != .list, kind != .map else { return nil }
      return spelled(workspace.bytes(ofNode: value.node), UInt64(kind.rawValue))
    default: return nil
    }
  }
}

/// Stands for all values that equal one another.
private struct DistinctKey: Hashable {
  var tag: UInt8
  var number: UInt64
  var auxiliary: UInt32
  var bytes: [UInt8] = []
}
