// Lists of the catalog, of which only some elements need be asked: see ``ListIndexPlanner``.

extension Evaluator {
  /// The elements of a list for which a condition may hold, in their order; the list itself where
  /// no index tells them.
  ///
  /// Cost: what it gives, and the judged product's own elements.
  @inline(__always)
  mutating func narrowed(_ list: Value, by lookup: ListLookup) -> Value {
    guard lookup.index >= 0, isOfCatalog(list) else { return list }
    return narrow(list, lookup)
  }

  @inline(never)
  private mutating func narrow(_ list: Value, _ lookup: ListLookup) -> Value {
    let key = evaluate(lookup.key)
    // Of all elements it was found too much to ask.
    if mustNarrow, !key.isPresent { return .unknown(.limit, origin: list.origin) }
    return narrow(list, lookup, to: key)
  }

  /// The same with the key at hand.
  @inline(never)
  mutating func narrow(_ list: Value, _ lookup: ListLookup, to key: Value) -> Value {
    guard let snapshot, Int(lookup.index) < snapshot.indexes.count else { return list }
    switch key.tag {
    case .text, .email, .url, .domain, .team, .person: break
    default: return list
    }
    let index = snapshot.indexes[Int(lookup.index)]
    var found = mesh.found
    mesh.found = []
    found.removeAll(keepingCapacity: true)
    found += index.places(of: key, in: workspace)
    let firstSort = found.count
    for place in 0..<index.unreadable.count { found.append(index.unreadable[place]) }
    if !lookup.isGuarded {
      for place in 0..<index.absent.count { found.append(index.absent[place]) }
    }
    if found.count > firstSort { found.sort() }
    if list.slotSpace == SplicedList.space {
      respliced(&found, list, program.listIndexes.pointer[Int(lookup.index)], key)
    }
    let offset = workspace.allocate(slots: found.count)
    for (place, element) in found.enumerated() {
      workspace.slots[offset + place] = workspace.slot(list, Int(element))
    }
    let narrowed = Value.list(space: 1, offset: offset, count: found.count, origin: list.origin)
    mesh.found = found
    return narrowed
  }

  /// Places in a spliced list from those in the snapshot's own, and those of the judged product.
  private mutating func respliced(
    _ found: inout [Int32], _ list: Value, _ code: ListIndexCode, _ key: Value
  ) {
    let spliced = workspace.spliced[list.slotOffset]
    var own: [Int32] = []
    for place in spliced.lower..<spliced.lower + spliced.added {
      let value = code.value(of: workspace.slot(list, place), in: workspace)
      guard !value.isPresent || equals(value, key) != false else { continue }
      own.append(Int32(place))
    }
    var places: [Int32] = []
    places.reserveCapacity(found.count + own.count)
    var isOwnIn = own.isEmpty
    for place in found {
      guard let moved = spliced.place(ofBase: Int(place)) else { continue }
      if !isOwnIn, moved >= spliced.lower {
        places += own
        isOwnIn = true
      }
      places.append(Int32(moved))
    }
    found = isOwnIn ? places : places + own
  }

  // MARK: What it costs

  /// The most elements that are left by any one value.
  func longest(leftBy lookup: ListLookup) -> Double {
    guard let snapshot, Int(lookup.index) < snapshot.indexes.count else { return .infinity }
    let index = snapshot.indexes[Int(lookup.index)]
    var length = index.longest + index.unreadable.count
    if !lookup.isGuarded { length += index.absent.count }
    let list = field(of: catalog, Int(program.listIndexes.pointer[Int(lookup.index)].list))
    if list.tag == .list, list.slotSpace == SplicedList.space {
      length += workspace.spliced[list.slotOffset].added
    }
    return Double(length)
  }
}
