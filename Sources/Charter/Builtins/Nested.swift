extension Builtin {
  static let nested = Builtin(
    "nested", .nested, .fixed([.any, .text, .text], .list(.any)),
    usage: #"nested(list, "properties", "items")"#,
    summary: """
      Elements of a list of a document at every depth, those of `properties` and `items` behind \
      their holder, each named from the outermost: `address.street`. Of a map, its values, named \
      by their keys.
      """,
    examples: [], isForStandards: true)
}

extension Evaluator {
  /// How deep columns may hold columns.
  private static var nestingLimit: Int { 32 }

  mutating func nested(_ node: Node) -> Value {
    let list = argument(node, 0)
    let children = argument(node, 1)
    let items = argument(node, 2)
    guard list.isPresent else { return list }
    guard children.isPresent, items.isPresent else { return .unknown(.malformed) }
    guard ElementCursor(list, in: workspace) != nil else {
      return .unknown(.malformed, origin: list.origin)
    }
    var found: [Value] = []
    guard
      collect(
        list, prefix: [], keys: (children, items, nameKey), depth: 0, into: &found),
      Double(found.count) <= nestedLength(of: list)
    else { return .unknown(.limit, origin: list.origin) }
    let offset = workspace.allocate(slots: found.count)
    for (index, value) in found.enumerated() { workspace.slots[offset + index] = value }
    return .list(space: 1, offset: offset, count: found.count, origin: list.origin)
  }

  /// Most elements that this list may come to.
  private func nestedLength(of list: Value) -> Double {
    var size = 0
    switch list.tag {
    case .raw: size = Int(workspace.nodes[list.node].next) - list.node
    case .list:
      for index in 0..<list.count {
        let element = workspace.slot(list, index)
        guard element.tag == .raw else { return Extent.greatestLength }
        size += Int(workspace.nodes[element.node].next) - element.node
      }
    default: return Extent.greatestLength
    }
    return nestedLength(Extent(size: Double(size)))
  }

  /// Most elements that a list of this extent may come to: each is a value of the document, or one
  /// of those that a `$ref` among them leads to.
  func nestedLength(_ list: Extent) -> Double {
    guard !list.holdsMadeMap, list.size > 0 else { return Extent.greatestLength }
    let led = references.isEmpty ? 0 : Double(largestReference)
    return min(list.size * (1 + led), Extent.greatestLength)
  }

  private var nameKey: UInt32 { "name".withSymbol(in: program.symbols) }

  private mutating func collect(
    _ list: Value, prefix: [UInt8], keys: (children: Value, items: Value, name: UInt32),
    depth: Int, into found: inout [Value]
  ) -> Bool {
    guard depth <= Self.nestingLimit else { return false }
    guard var cursor = ElementCursor(list, in: workspace) else { return true }
    if list.tag == .raw, isTracking { markElements(of: list.node) }
    while let (key, element) = cursor.next(in: workspace) {
      guard found.count < Self.listLimit else { return false }
      guard element.isPresent else {
        found.append(element)
        continue
      }
      let stated = cursor.hasKeys ? key : rawField(of: element, key: keys.name)
      var path = prefix
      if stated.isPresent {
        if !path.isEmpty { path.append(UInt8(ascii: ".")) }
        print(stated, into: &path)
      }
      found.append(
        prefix.isEmpty && !cursor.hasKeys
          ? element : renamed(element, path, stated, nameSymbol: keys.name))
      guard
        collect(below: element, path: path, keys: keys, depth: depth, into: &found)
      else { return false }
    }
    return true
  }

  private mutating func collect(
    below element: Value, path: [UInt8],
    keys: (children: Value, items: Value, name: UInt32), depth: Int, into found: inout [Value]
  ) -> Bool {
    let children = rawField(of: element, key: keys.children.symbol)
    if children.isPresent {
      guard collect(children, prefix: path, keys: keys, depth: depth + 1, into: &found) else {
        return false
      }
    }
    // An array's items are one element without a name of its own; what they hold is nested.
    let items = rawField(of: element, key: keys.items.symbol)
    guard items.isPresent else { return true }
    guard depth < Self.nestingLimit else { return false }
    return collect(below: items, path: path, keys: keys, depth: depth + 1, into: &found)
  }

  /// The same element under the name that its place gives it.
  private mutating func renamed(
    _ element: Value, _ path: [UInt8], _ stated: Value, nameSymbol: UInt32
  ) -> Value {
    guard
      let text = workspace.append(
        text: path, origin: stated.origin != 0 ? stated.origin : element.origin),
      element.tag == .raw, workspace.nodes[element.node].kind == .map
    else { return element }
    let offset = workspace.allocate(slots: 4)
    workspace.slots[offset] = self.text(ofSymbol: nameSymbol)
    workspace.slots[offset + 1] = text
    // What else it holds is looked up in the element itself: see `rawField`.
    workspace.slots[offset + 2] = .absent
    workspace.slots[offset + 3] = element
    return .map(space: 1, offset: offset, count: 2, origin: element.origin)
  }
}

extension String {
  /// The symbol of a text that every set names.
  fileprivate func withSymbol(in symbols: SymbolTable) -> UInt32 {
    var text = self
    return text.withUTF8 { symbols.symbol(of: $0) }
  }
}
