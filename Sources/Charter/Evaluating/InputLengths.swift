/// How long the lists, maps and texts of one decision's input are.
///
/// Counted while documents are taken in and mapped, and fixed before the first rule runs: what a
/// rule makes has no part in it, so no limit depends on which rule ran before.
struct InputLengths {
  /// Greatest length of each list or map field, by number of the field over all records.
  private(set) var ofFields: [Int32]
  /// Greatest length of any list or map of a document, or made while documents are mapped.
  private(set) var longest = 0
  /// Greatest length of any map.
  private(set) var longestMap = 0
  /// Most bytes of any text.
  private(set) var longestText = 0
  /// Values of all documents.
  private(set) var nodeCount = 0
  private(set) var areFixed = false
  /// An upper bound of all that multiplies: see ``CostCode/bound(longest:)``.
  private(set) var scale = 1.0
  /// The same without the lists of the catalog; and of those for what goes through no text and makes
  /// no list of one.
  private(set) var ownScale = 1.0
  private(set) var listScale = 1.0
  /// Of the lists of the catalog; 0 where there is none.
  private(set) var catalogScale = 0.0
  /// What every step counts: more than 1 where a step into a map or a comparison of texts takes
  /// longer than usual.
  private(set) var unit = 1.0

  /// By key, as the policies name it: the greatest length and the most values below.
  private var ofKeys: [(length: Int32, size: Int32)]
  private var keys: [UInt32] = []
  /// Of what is known of the mesh.
  var mesh: MeshLengths? {
    didSet { starts = Self.starts(floors, mesh, count: ofFields.count) }
  }
  /// What every input starts with: the greater of floor and mesh, by field.
  private var starts: [Int32] = []
  private let floors: FieldFloors

  init(floors: FieldFloors, fields: Int, symbols: Int) {
    self.floors = floors
    ofFields = Array(repeating: 0, count: fields)
    ofKeys = Array(repeating: (0, 0), count: symbols)
    starts = Self.starts(floors, nil, count: fields)
    reset()
  }

  mutating func reset() {
    for key in keys { ofKeys[Int(key)] = (0, 0) }
    keys.removeAll(keepingCapacity: true)
    ofFields.withUnsafeMutableBufferPointer { lengths in
      starts.withUnsafeBufferPointer { _ = lengths.update(from: $0) }
    }
    longest = mesh?.longest ?? 0
    longestMap = mesh?.longestMap ?? 0
    longestText = mesh?.longestText ?? 0
    nodeCount = mesh?.valueCount ?? 0
    areFixed = false
    updateScale()
  }

  private static func starts(
    _ floors: FieldFloors, _ mesh: MeshLengths?, count: Int
  ) -> [Int32] {
    (0..<count).map { field in
      max(field < floors.lengths.count ? floors.lengths[field] : 0, mesh?.ofFields[field] ?? 0)
    }
  }

  // MARK: Counting

  /// Takes note of a list or map of a document, and the values in it.
  @inline(__always)
  mutating func note(_ count: Int, isMap: Bool, key: UInt32, size: Int) {
    longest = max(longest, count)
    if isMap { longestMap = max(longestMap, count) }
    guard key != 0, key != Value.noSymbol else { return }
    if ofKeys[Int(key)].size == 0 { keys.append(key) }
    ofKeys[Int(key)] = (
      max(ofKeys[Int(key)].length, Int32(clamping: count)),
      max(ofKeys[Int(key)].size, Int32(clamping: size))
    )
  }

  /// Takes note of a document's texts, the longest of them.
  mutating func note(longestText: Int, nodes: Int) {
    self.longestText = max(self.longestText, longestText)
    nodeCount += nodes
    updateScale()
  }

  /// Takes note of a text that is made.
  @inline(__always)
  mutating func note(text length: Int) {
    if length > longestText { lengthen(text: length) }
  }

  /// Takes note of a list or map in a field.
  @inline(__always)
  mutating func note(_ count: Int, isMap: Bool, field: Int) {
    guard !areFixed else { return }
    if Int32(clamping: count) > ofFields[field] { ofFields[field] = Int32(clamping: count) }
    if count > longest || isMap { lengthen(count, isMap: isMap) }
  }

  /// Takes note of a list or map inside another.
  mutating func note(inner count: Int, isMap: Bool) {
    if !areFixed { lengthen(count, isMap: isMap) }
  }

  @inline(never)
  private mutating func lengthen(_ count: Int, isMap: Bool) {
    longest = max(longest, count)
    if isMap { longestMap = max(longestMap, count) }
    updateScale()
  }

  @inline(never)
  private mutating func lengthen(text length: Int) {
    guard !areFixed else { return }
    longestText = length
    updateScale()
  }

  /// Takes over what bounds are told by, not the lengths themselves: where every rule is certain to
  /// stay within its limit, nothing else is asked.
  mutating func take(scalesOf other: borrowing InputLengths) {
    longest = other.longest
    longestMap = other.longestMap
    longestText = other.longestText
    nodeCount = other.nodeCount
    areFixed = other.areFixed
    scale = other.scale
    ownScale = other.ownScale
    listScale = other.listScale
    catalogScale = other.catalogScale
    unit = other.unit
  }

  /// No rule changes them from here on.
  mutating func fix() { areFixed = true }

  private mutating func updateScale() {
    var text = Double(max(longestText, Int(floors.longestText)))
    if !floors.areBuilt.isEmpty { text = max(text, Extent.greatestText) }
    unit = Double(1 + longestMap >> 6 + longestText >> 12)
    let list = max(Double(longest), Double(floors.longest))
    listScale = list * unit
    ownScale = max(list, 1 + text / CostEstimate.bytesOfAStep) * unit
    // The product that is judged may stand there beside the others, with all that it has.
    catalogScale = mesh.map { Double($0.longestOfCatalog + max(longest, 1)) * unit } ?? 0
    scale = max(ownScale, catalogScale)
  }

  // MARK: Extents

  /// Most bytes of a text that is put together of names and values: the path of a change, and what
  /// stood there.
  var joinedText: Double {
    let text = Double(max(longestText, Int(floors.longestText), 256))
    return min(16 * text, Extent.greatestText)
  }

  /// Of a document's value of which nothing is known but where it comes from.
  var ofDocument: Extent {
    let length = Double(longest)
    return Extent(
      length: length, inner: length, third: length, rest: length, text: Double(longestText),
      size: Double(nodeCount))
  }

  /// Of a field of a record, by its number over all records.
  ///
  /// - Parameters:
  ///   - number: The field.
  ///   - element: Of a list or map, what stands in it.
  ///   - depth: How many lists and maps stand inside each other in an element; 4 where nobody knows.
  ///   - isAny: Its type says nothing of it.
  /// - Returns: How large its value can be in this input.
  func ofField(_ number: Int, element: TypeCode.Kind?, depth: Int, isAny: Bool) -> Extent {
    let text = Double(max(longestText, Int(floors.longestText)))
    let isBuilt = !floors.areBuilt.isEmpty && floors.areBuilt[number]
    let isJoined = floors.joined.contains(Int32(number))
    var extent = Extent(
      text: isBuilt ? max(text, Extent.greatestText) : isJoined ? joinedText : text)
    guard element != nil || isAny else { return extent }
    switch element {
    case nil, .any?, .list?, .map?:
      // Deeper than its own length nothing is kept of a field; what policies state may stand there.
      let greatest = Double(max(longest, isBuilt ? Evaluator.listLimit : Int(floors.longest)))
      extent.length = greatest
      extent.inner = depth > 1 ? greatest : 0
      extent.third = depth > 2 ? greatest : 0
      extent.rest = depth > 3 ? greatest : 0
      extent.size = Double(nodeCount)
      extent.holdsMadeMap = true
    default: break
    }
    if isAny { return extent }
    let isRead = !floors.areRead.isEmpty && floors.areRead[number]
    let length = max(Int(ofFields[number]), isRead ? longest : 0)
    var list = extent.list(of: Double(length))
    // Those of the catalog may be longer than any other.
    list.length = Double(length)
    return list
  }

  /// Of a list or map that the policies state; only one that holds lists or maps is walked further.
  func ofConstant(length: Int, holdsLists: Bool) -> Extent {
    if length == 0 { return .none }
    let longest = holdsLists ? Double(floors.longest) : 0
    return Extent(
      length: Double(length), inner: longest, third: longest, rest: longest,
      text: Double(floors.longestText), holdsMadeMap: true)
  }

  /// Of what stands under a key of a document's map.
  func ofDocument(key: UInt32) -> Extent {
    var extent = ofDocument
    guard key != 0, key != Value.noSymbol, Int(key) < ofKeys.count else { return extent }
    extent.length = Double(ofKeys[Int(key)].length)
    extent.size = Double(ofKeys[Int(key)].size)
    return extent
  }
}

/// How long the lists, maps and texts of a mesh are.
struct MeshLengths: Sendable {
  /// By number of the field over all records.
  var ofFields: [Int32]
  var longest = 0
  /// Of the lists of the catalog itself.
  var longestOfCatalog = 0
  var longestMap = 0
  var longestText = 0
  var valueCount = 0
}
