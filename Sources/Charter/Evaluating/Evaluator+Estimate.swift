// What an expression costs at most, from how long the lists of the input are:
//
//   leaf 1; operator 1 + its operands;
//   over a list: 1 + the list + its greatest length × (condition + body)
//
// and how large what it gives can be. Each node is visited once for each place it is called from, so
// counting takes no longer than the size of a rule, which has a limit.

/// The slots of a frame as they are counted.
struct EstimateFrame {
  /// Extents of slots that were bound while counting.
  private var extents: [Extent?] = []
  /// How many calls are below the frame of the evaluation that this one stands for; -1 for none.
  let live: Int
  /// Calls in which this one stands.
  let depth: Int
  /// Of the lists of the catalog only what an index leaves is counted.
  var looksUp = false

  init(live: Int, depth: Int = 0) {
    self.live = live
    self.depth = depth
  }

  /// A frame that no call is around.
  init(live: Int, arguments: [Extent]) {
    self.live = live
    depth = 0
    extents = arguments
  }

  /// The frame of a call.
  init(in outer: EstimateFrame, arguments: [Extent]) {
    live = -1
    depth = outer.depth + 1
    looksUp = outer.looksUp
    extents = arguments
  }

  subscript(slot: Int32) -> Extent? {
    get { Int(slot) < extents.count ? extents[Int(slot)] : nil }
    set {
      while extents.count <= Int(slot) { extents.append(nil) }
      extents[Int(slot)] = newValue
    }
  }
}

extension Evaluator {
  /// What a node costs in a frame, and how large its value can be.
  func estimate(_ number: Int32, _ frame: inout EstimateFrame) -> CostEstimate {
    let node = nodes[Int(number)]
    switch node.operation {
    case .constant: return leaf(extent(of: constants[Int(node.a)]))
    case .global: return leaf(extent(of: globals[Int(node.a)]))
    case .local: return leaf(frame[node.a] ?? liveExtent(ofSlot: node.a, frame))
    case .ambient: return leaf(.none)
    case .documentValue: return leaf(extent(of: documentValues[Int(node.a)]))
    case .field:
      let cost = estimate(node.a, &frame).cost
      return CostEstimate(cost: 1 + cost, extent: extent(ofField: Int(node.c)))
    case .rawField:
      let map = estimate(node.a, &frame)
      let found = workspace.lengths.ofDocument(key: UInt32(bitPattern: node.b))
      return CostEstimate(
        cost: 1 + map.cost,
        extent: map.extent.holdsMadeMap ? found.joined(with: map.extent.element) : found)
    case .element, .entry:
      let list = estimate(node.a, &frame)
      let key = estimate(node.b, &frame)
      // By its key an element of the catalog or of data is found at once, however many there are.
      let turns =
        node.operation == .element && node.flag > 0
        ? CostEstimate.foundAtOnce : list.extent.turns
      return CostEstimate(
        cost: 1 + list.cost + key.cost + turns, extent: list.extent.element)
    case .coerce, .fits:
      let value = estimate(node.a, &frame)
      return CostEstimate(
        cost: 1 + value.cost + reading(node.b, value.extent, frame, depth: 0),
        extent: node.operation == .fits ? .none : read(node.b, value.extent))
    case .comprehension, .some, .every, .no, .count, .share: return estimate(walk: node, &frame)
    case .list, .record, .anonymousRecord: return estimate(making: node, &frame)
    case .call:
      var cost = 1.0
      var arguments: [Extent] = []
      for index in 0..<Int(node.c) {
        let argument = estimate(extra[Int(node.b) + index], &frame)
        cost += argument.cost
        arguments.append(argument.extent)
      }
      let result = estimate(function: node.a, EstimateFrame(in: frame, arguments: arguments))
      return CostEstimate(cost: cost + result.cost, extent: result.extent)
    case .builtin: return estimate(builtin: node, &frame)
    default: return estimate(operator: node, &frame)
    }
  }

  private func leaf(_ extent: Extent) -> CostEstimate { CostEstimate(cost: 1, extent: extent) }

  private func estimate(function: Int32, _ frame: EstimateFrame) -> CostEstimate {
    // Records whose fields are filled with one another never end.
    guard frame.depth <= Int(CostCode.heightLimit) else {
      return CostEstimate(cost: .infinity, extent: .none)
    }
    var frame = frame
    return estimate(functions[Int(function)].body, &frame)
  }

  /// What filling one field costs.
  func estimate(fill function: Int32) -> Double {
    estimate(function: function, EstimateFrame(live: -1, arguments: [.none])).cost
  }

  // MARK: Over lists

  private func estimate(walk node: Node, _ frame: inout EstimateFrame) -> CostEstimate {
    let binder = binders[Int(node.a)]
    var list = estimate(binder.list, &frame)
    narrow(&list, binder.lookup, &frame)
    frame[binder.slot] = list.extent.element
    if binder.keySlot >= 0 { frame[binder.keySlot] = Extent(text: list.extent.text) }
    var inner = 0.0
    if binder.condition >= 0 { inner += estimate(binder.condition, &frame).cost }
    var extent = Extent.none
    if binder.body >= 0 {
      let body = estimate(binder.body, &frame)
      inner += body.cost
      if node.operation == .comprehension { extent = body.extent.list(of: list.extent.length) }
    }
    return CostEstimate(cost: 1 + list.cost + list.extent.turns * inner, extent: extent)
  }

  /// Counts of a list what an index leaves of it, and what it is looked through by.
  func narrow(_ list: inout CostEstimate, _ lookup: ListLookup, _ frame: inout EstimateFrame) {
    guard lookup.index >= 0 else { return }
    list.cost += estimate(lookup.key, &frame).cost
    if frame.looksUp { list.extent.length = min(list.extent.length, longest(leftBy: lookup)) }
  }

  private func estimate(making node: Node, _ frame: inout EstimateFrame) -> CostEstimate {
    var cost = 1.0
    var count = 0
    var element = Extent.none
    program.forEachOperand(of: node) { operand in
      let part = estimate(operand, &frame)
      cost += part.cost
      count += 1
      element = element.joined(with: part.extent)
    }
    guard node.operation != .record else {
      return CostEstimate(
        cost: cost + filling(Int(node.b), frame), extent: Extent(text: element.text))
    }
    if node.operation == .anonymousRecord { element.holdsMadeMap = true }
    return CostEstimate(cost: cost, extent: element.list(of: Double(count)))
  }

  /// What filling the fields of a record that were not given costs.
  private func filling(_ record: Int, _ frame: EstimateFrame) -> Double {
    let starts = program.fills.starts.pointer
    var cost = 0.0
    for index in Int(starts[record])..<Int(starts[record + 1]) {
      let function = program.fills.entries.pointer[index].function
      cost += estimate(function: function, EstimateFrame(in: frame, arguments: [.none])).cost
    }
    return cost
  }

  // MARK: Reading values of a document

  /// What reading a value as a type costs beside the operation itself.
  private func reading(
    _ type: Int32, _ value: Extent, _ frame: EstimateFrame, depth: Int
  ) -> Double {
    let code = types[Int(type)]
    switch code.kind {
    case .list, .map:
      return value.turns * (1 + reading(code.index, value.element, frame, depth: depth + 1))
    case .record:
      // A record that holds lists of itself takes no more than the document has values.
      guard depth < 4 else { return max(value.size, 1) }
      let starts = program.recordStarts.pointer
      var total = filling(Int(code.index), frame)
      for field in starts[Int(code.index)]..<starts[Int(code.index) + 1] {
        let type = program.fields.pointer[Int(field)].type
        total += 1 + reading(type, value.element, frame, depth: depth + 1)
      }
      return total
    default: return 0
    }
  }

  /// How large a value is once it is read as a type.
  private func read(_ type: Int32, _ value: Extent) -> Extent {
    let code = types[Int(type)]
    switch code.kind {
    case .any: return value
    case .list, .map:
      var list = read(code.index, value.element).list(of: value.length)
      list.size = value.size
      return list
    default: return Extent(text: value.text)
    }
  }

  // MARK: Operators

  private func estimate(operator node: Node, _ frame: inout EstimateFrame) -> CostEstimate {
    var cost = 1.0
    var first = Extent.none
    var last = Extent.none
    var texts = 0.0
    var isFirst = true
    program.forEachOperand(of: node) { operand in
      let part = estimate(operand, &frame)
      cost += part.cost
      // A number is printed in fewer bytes than one step has.
      texts += CostEstimate.bytesOfAStep
      texts +=
        part.extent.length > 0
        ? part.extent.text * Double(CostEstimate.printedElements) : part.extent.text
      if isFirst { first = part.extent }
      isFirst = false
      // Of `if C then A else B` both branches.
      if node.operation == .conditional, operand == node.c { first = last }
      last = part.extent
    }
    switch node.operation {
    case .orElse, .conditional: return CostEstimate(cost: cost, extent: first.joined(with: last))
    case .member, .notMember:
      return CostEstimate(cost: cost + max(last.walk, 1), extent: .none)
    case .equal, .notEqual:
      return CostEstimate(cost: cost + min(first.walk, last.walk), extent: .none)
    case .add:
      let length = first.length + last.length
      var extent = first.joined(with: last)
      extent.length = min(length, Extent.greatestLength)
      return CostEstimate(cost: cost + length, extent: extent)
    case .within: return CostEstimate(cost: 63 + cost, extent: .none)
    case .like, .matches:
      return CostEstimate(cost: cost + texts / CostEstimate.bytesOfAStep, extent: .none)
    case .interpolation:
      return CostEstimate(
        cost: cost + texts / CostEstimate.bytesOfAStep,
        extent: Extent(text: min(texts, Extent.greatestText)))
    default: return CostEstimate(cost: cost, extent: .none)
    }
  }

  func estimate(builtin node: Node, _ frame: inout EstimateFrame) -> CostEstimate {
    var cost = 1.0
    var values = Extent.none
    var isFirst = true
    var list = Extent.none
    program.forEachOperand(of: node) { operand in
      let argument = estimate(operand, &frame)
      cost += argument.cost
      if isFirst { list = argument.extent }
      isFirst = false
      values = values.joined(with: argument.extent)
    }
    let steps = values.text / CostEstimate.bytesOfAStep
    switch BuiltinOperation(rawValue: node.a) {
    case .after, .before, .trim, .length, .words:
      return CostEstimate(cost: cost + steps, extent: Extent(text: values.text))
    case .lower, .withUnit:
      // A letter may become three; a number may be spelled out.
      let text = min(values.text * 3 + 64, Extent.greatestText)
      return CostEstimate(cost: cost + steps, extent: Extent(text: text))
    case .split:
      let parts = min(list.text + 1, Double(Self.textLimit))
      return CostEstimate(
        cost: cost + steps + parts, extent: Extent(text: list.text).list(of: parts))
    case .distinct:
      let pairs = node.flag == 1 ? list.length * list.walk : list.turns
      return CostEstimate(cost: cost + pairs, extent: list)
    case .flat:
      let total = min(list.length * list.inner, Extent.greatestLength)
      return CostEstimate(
        cost: cost + list.turns + total, extent: list.element.element.list(of: total))
    case .nested:
      var extent = list
      extent.length = nestedLength(list)
      return CostEstimate(cost: cost + extent.turns, extent: extent)
    case .only: return CostEstimate(cost: cost, extent: list.element)
    case .cycle, .upstream, .downstream:
      // No more than all products, the judged one among them.
      let products = Double((snapshot?.products.count ?? 0) + 1)
      return CostEstimate(cost: cost + products, extent: Extent().list(of: products))
    case .changes:
      let changes = estimatedChanges()
      return CostEstimate(cost: cost + changes.cost, extent: changes.extent)
    case .pairs: return CostEstimate(cost: cost + list.turns, extent: list)
    case .sum, .min, .max: return CostEstimate(cost: cost + list.length, extent: values.element)
    default: return CostEstimate(cost: cost, extent: .none)
    }
  }

  // MARK: Values

  func extent(ofField number: Int) -> Extent {
    let type = types[Int(program.fields.pointer[number].type)]
    let isList = type.kind == .list || type.kind == .map
    return workspace.lengths.ofField(
      number, element: isList ? types[Int(type.index)].kind : nil,
      depth: isList ? listDepth(of: type.index) : 4, isAny: type.kind == .any)
  }

  /// How many lists and maps stand inside each other in a value of a type; 4 where anything may.
  private func listDepth(of number: Int32) -> Int {
    var type = types[Int(number)]
    var depth = 0
    while depth < 4 {
      switch type.kind {
      case .list, .map: type = types[Int(type.index)]
      case .any: return 4
      default: return depth
      }
      depth += 1
    }
    return depth
  }

  /// Of a slot of a frame that is running: its argument as it is counted, else its value.
  private func liveExtent(ofSlot slot: Int32, _ frame: EstimateFrame) -> Extent {
    guard frame.live >= 0 else { return .none }
    guard frame.live > 0 else { return extent(of: frameValue(Int(slot))) }
    let site = callSites[frame.live - 1]
    guard site.firstArgument >= 0, slot < site.count else {
      return extent(of: frameValue(site.base + Int(slot)))
    }
    var outer = EstimateFrame(live: frame.live - 1)
    outer.looksUp = frame.looksUp
    return estimate(extra[Int(site.firstArgument + slot)], &outer).extent
  }

  private func extent(of value: Value) -> Extent {
    switch value.tag {
    case .text, .email, .url, .domain, .team, .person: return Extent(text: Double(value.textLength))
    case .raw:
      let node = workspace.nodes[value.node]
      var extent = workspace.lengths.ofDocument
      extent.length = node.kind == .list || node.kind == .map ? Double(node.count) : 0
      extent.size = Double(Int(node.next) - value.node)
      return extent
    case .list, .map:
      let isMap = value.tag == .map
      if value.slotSpace == 0 {
        return workspace.lengths.ofConstant(
          length: value.count, holdsLists: holdsLists(value, isMap: isMap))
      }
      var element = Extent(holdsMadeMap: isMap)
      for index in 0..<value.count {
        element = element.joined(
          with: extent(of: workspace.slot(value, isMap ? index * 2 + 1 : index)))
      }
      return element.list(of: Double(value.count))
    default: return .none
    }
  }

  /// Whether a list or map stands in another; fields of records are counted by themselves.
  private func holdsLists(_ value: Value, isMap: Bool) -> Bool {
    (0..<value.count).contains { index in
      let held = workspace.slot(value, isMap ? index * 2 + 1 : index)
      return held.tag == .list || held.tag == .map
    }
  }
}
