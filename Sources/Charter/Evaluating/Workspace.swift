/// The memory of one evaluation after another on one thread: documents, and what is made of them.
///
/// Values name a place by space and offset. Space 0 holds the constants of the policy set, space 1
/// what the evaluation makes; texts have one more space for each document.
struct Workspace: ~Copyable {
  private let inPlace = InPlace()
  private(set) var slots: UnsafeMutablePointer<Value>
  private var slotCapacity: Int
  private(set) var slotCount = 0

  private(set) var scratch: UnsafeMutablePointer<UInt8>
  private var scratchCapacity: Int
  private(set) var scratchCount = 0

  private(set) var nodes: UnsafeMutablePointer<RawNode>
  private var nodeCapacity: Int
  private(set) var nodeCount = 0

  /// Bytes of each document, from text space 2.
  private var documents: [UnsafeMutableBufferPointer<UInt8>] = []
  private(set) var documentCount = 0
  /// Number of the first node of each document.
  private(set) var documentStarts: [Int] = []

  let constantSlots: UnsafePointer<Value>
  let constantText: UnsafePointer<UInt8>
  /// Of the mesh that is known; never read where none is.
  private var snapshot: CatalogSnapshot?
  private(set) var snapshotSlots: UnsafePointer<Value>
  private var snapshotText: UnsafePointer<UInt8>

  /// Lists of the mesh in which some elements are replaced.
  let spliced: UnsafeMutablePointer<SplicedList>

  /// What came behind each key in the document before, by symbol: documents are alike.
  private struct Guess {
    var key: UInt32
    var text: UInt32
  }
  private let guesses: UnsafeMutablePointer<Guess>

  /// How long the lists of this input are, for the cost of what runs over them.
  var lengths: InputLengths

  /// Nothing that is of use: what is loaded ahead goes in, so that it is loaded.
  private var fetched: UInt64 = 0

  /// Most that texts of one evaluation may take.
  static let scratchLimit = 1 << 26

  init(program: borrowing Program) {
    slotCapacity = 1 << 12
    slots = .allocate(capacity: slotCapacity)
    scratchCapacity = 1 << 12
    scratch = .allocate(capacity: scratchCapacity)
    nodeCapacity = 1 << 10
    nodes = .allocate(capacity: nodeCapacity)
    constantSlots = program.slots.pointer
    constantText = program.text.pointer
    snapshotSlots = constantSlots
    snapshotText = constantText
    spliced = .allocate(capacity: SplicedList.most)
    guesses = .allocate(capacity: program.symbols.count)
    guesses.initialize(repeating: Guess(key: 0, text: 0), count: program.symbols.count)
    lengths = InputLengths(
      floors: program.floors, fields: program.fields.count, symbols: program.symbols.count)
  }

  deinit {
    slots.deallocate()
    scratch.deallocate()
    nodes.deallocate()
    spliced.deallocate()
    guesses.deallocate()
    for document in documents { document.deallocate() }
  }

  /// Forgets everything but the memory.
  mutating func reset() {
    slotCount = 0
    scratchCount = 0
    nodeCount = 0
    documentCount = 0
    documentStarts.removeAll(keepingCapacity: true)
    lengths.reset()
  }

  /// Makes the values of a mesh known, or none.
  ///
  /// What is in use is forgotten.
  mutating func use(_ snapshot: CatalogSnapshot?) {
    self.snapshot = snapshot
    snapshotSlots = snapshot?.slots.pointer ?? constantSlots
    snapshotText = snapshot?.text.pointer ?? constantText
    lengths.mesh = snapshot?.lengths
    reset()
  }

  /// Takes values of an earlier evaluation back to where they stood, and forgets everything else.
  ///
  /// How long its lists are is taken over apart: see ``InputLengths/take(scalesOf:)``.
  mutating func restore(slots kept: borrowing [Value], text: borrowing [UInt8]) {
    slotCount = kept.count
    if slotCount > slotCapacity { growSlots() }
    kept.withUnsafeBufferPointer { values in
      if let first = values.baseAddress { slots.update(from: first, count: values.count) }
    }
    scratchCount = 0
    if text.count > scratchCapacity { growScratch(text.count) }
    text.withUnsafeBufferPointer { bytes in
      if let first = bytes.baseAddress { scratch.update(from: first, count: bytes.count) }
    }
    scratchCount = text.count
    nodeCount = 0
    documentCount = 0
    documentStarts.removeAll(keepingCapacity: true)
  }

  // MARK: Slots

  /// Makes room for slots that the caller fills; gives the offset of the first.
  @inline(__always)
  mutating func allocate(slots count: Int) -> Int {
    let offset = slotCount
    slotCount += count
    if slotCount > slotCapacity { growSlots() }
    return offset
  }

  @inline(never)
  private mutating func growSlots() {
    let capacity = max(slotCapacity * 2, slotCount)
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    larger.update(from: slots, count: slotCapacity)
    slots.deallocate()
    slots = larger
    slotCapacity = capacity
  }

  /// How much is in use.
  struct Mark {
    fileprivate var slots: Int
    fileprivate var scratch: Int
  }

  @inline(__always)
  var mark: Mark { Mark(slots: slotCount, scratch: scratchCount) }

  /// Gives back what was made since, which nothing may refer to any more.
  @inline(__always)
  mutating func release(to mark: Mark) {
    slotCount = mark.slots
    scratchCount = mark.scratch
  }

  @inline(__always)
  func slot(_ value: Value, _ index: Int) -> Value {
    let space = value.slotSpace
    if space == SplicedList.space { return splicedSlot(value, index) }
    let base: UnsafePointer<Value> =
      switch space {
      case 0: constantSlots
      case 1: UnsafePointer(slots)
      default: snapshotSlots
      }
    return base[value.slotOffset + index]
  }

  /// Starts to bring fields of a record of the mesh from memory, all at once: they are read soon.
  ///
  /// A mesh is larger than the caches of a processor. Who reads a field of it waits for memory, and asks
  /// for the next field after that; here nobody waits for what comes.
  @inline(__always)
  mutating func fetch(_ record: Value, fields: UnsafeBufferPointer<Int32>) {
    guard record.slotSpace == Value.snapshotSlots else { return }
    let first = snapshotSlots + record.slotOffset
    for field in fields { fetched ^= first[Int(field)].payload }
  }

  // MARK: Texts

  @inline(__always)
  func bytes(_ value: Value) -> UnsafeBufferPointer<UInt8> {
    let space = value.textSpace
    let base: UnsafePointer<UInt8> =
      space >= 2
      ? space > Value.snapshotText - Value.snapshotTextSpaces
        ? snapshotText + (Value.snapshotText - space) << 26
        : UnsafePointer(documents[space - 2].baseAddress.unsafelyUnwrapped)
      : space == 0 ? constantText : UnsafePointer(scratch)
    return UnsafeBufferPointer(start: base + value.textOffset, count: value.textLength)
  }

  func string(_ value: Value) -> String { String(decoding: bytes(value), as: UTF8.self) }

  /// Bytes of a document's node: its text, or the spelling of a number.
  @inline(__always)
  func bytes(ofNode node: Int) -> UnsafeBufferPointer<UInt8> {
    let raw = nodes[node]
    let base = documents[Int(raw.space) - 2].baseAddress.unsafelyUnwrapped
    return UnsafeBufferPointer(start: base + Int(raw.textOffset), count: Int(raw.textLength))
  }

  func keyBytes(ofNode node: Int) -> UnsafeBufferPointer<UInt8> {
    let raw = nodes[node]
    let base = documents[Int(raw.space) - 2].baseAddress.unsafelyUnwrapped
    return UnsafeBufferPointer(start: base + Int(raw.keyOffset), count: Int(raw.keyLength))
  }

  /// Keeps a text; nil where it would not fit the limit.
  mutating func append(
    text: UnsafeBufferPointer<UInt8>, tag: Value.Tag = .text, symbol: UInt32 = 0,
    origin: UInt32 = 0
  ) -> Value? {
    guard scratchCount + text.count < Self.scratchLimit else { return nil }
    if scratchCount + text.count > scratchCapacity { growScratch(text.count) }
    let offset = scratchCount
    if let base = text.baseAddress {
      (scratch + offset).update(from: base, count: text.count)
    }
    scratchCount += text.count
    lengths.note(text: text.count)
    return .text(
      space: 1, offset: offset, length: text.count, symbol: symbol, tag: tag, origin: origin)
  }

  mutating func append(text: [UInt8], tag: Value.Tag = .text, origin: UInt32 = 0) -> Value? {
    text.withUnsafeBufferPointer { append(text: $0, tag: tag, origin: origin) }
  }

  @inline(never)
  private mutating func growScratch(_ more: Int) {
    let capacity = max(scratchCapacity * 2, scratchCount + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: scratch, count: scratchCount)
    scratch.deallocate()
    scratch = larger
    scratchCapacity = capacity
  }

  // MARK: Documents

  /// Takes in a document: copies it and numbers its texts and keys; gives its first node.
  mutating func add(_ document: borrowing Document, symbols: borrowing SymbolTable) -> Int {
    let (source, decoded) = parts(of: document)
    keep(document.bytes, source, decoded)
    return document.nodes.withUnsafeBufferPointer { nodes in
      symbols.withLookup { take(nodes, source: source, decoded: decoded.lowerBound, $0) }
    }
  }

  /// Takes in a text of JSON, which is read where it is kept.
  ///
  /// - Parameters:
  ///   - json: The text.
  ///   - builder: Its memory is used; holds the nodes afterwards, with their places.
  ///   - symbols: Of the policy set.
  ///   - limits: What it is held to.
  /// - Returns: Its first node; nil where it cannot be read.
  mutating func add(
    json: UnsafeBufferPointer<UInt8>, by builder: inout DocumentBuilder?,
    symbols: borrowing SymbolTable, limits: Limits
  ) -> Int? {
    let count = json.count
    let room = makeRoom(for: count + Document.padding)
    guard let given = json.baseAddress, count <= limits.documentBytes else {
      return nil
    }
    room.update(from: given, count: count)
    (room + count).update(repeating: 0, count: Document.padding)
    let padded = UnsafeBufferPointer(start: UnsafePointer(room), count: count + Document.padding)
    var reader = JSONReader(
      padded: padded, count: count,
      reusing: builder.take()
        ?? DocumentBuilder(
          source: UnsafeBufferPointer(start: padded.baseAddress, count: count), limits: limits))
    try? reader.read()
    var first: Int?
    if reader.builder.faults.isEmpty {
      let decoded = reader.builder.decodedInPlace
      if let texts = decoded.baseAddress, decoded.count > 0 {
        // What was read has to stay where it is found: the text first, and then what was decoded.
        let room = makeRoom(for: count + decoded.count)
        room.update(from: given, count: count)
        (room + count).update(from: texts, count: decoded.count)
      }
      documentStarts.append(nodeCount)
      documentCount += 1
      let nodes = reader.builder.nodesInPlace
      first = symbols.withLookup { take(nodes, source: 0..<count, decoded: count, $0) }
    }
    builder = reader.finish()
    return first
  }

  /// Numbers the texts and keys of a document whose bytes were kept.
  ///
  /// - Parameters:
  ///   - nodes: Its nodes.
  ///   - source: Which part of its source was kept.
  ///   - decoded: Where the decoded texts start that were kept behind it.
  ///   - symbols: Of the policy set.
  /// - Returns: Its first node.
  private mutating func take(
    _ nodes: UnsafeBufferPointer<DocumentNode>, source: Range<Int>, decoded: Int,
    _ symbols: SymbolTable.Lookup
  ) -> Int {
    let first = nodeCount
    let space = Int32(documentCount + 1)
    let bytes = UnsafePointer(documents[documentCount - 1].baseAddress.unsafelyUnwrapped)
    nodeCount += nodes.count
    if nodeCount > nodeCapacity { growNodes(first) }
    let boundary = UInt32(source.upperBound)
    let (beforeSource, beforeDecoded) = (
      UInt32(source.lowerBound), UInt32(truncatingIfNeeded: decoded - source.count)
    )
    /// Where a text stands among the bytes that were kept.
    func place(_ offset: UInt32) -> UInt32 {
      offset &- (offset < boundary ? beforeSource : beforeDecoded)
    }
    var longestText: UInt32 = 0
    // The last key that the policies name; symbol 0 is none.
    var last = guesses
    let kept = self.nodes + first
    for index in 0..<nodes.count {
      let node = nodes[index]
      let textOffset = node.textLength == 0 ? 0 : place(node.textOffset)
      let keyOffset = node.keyLength == 0 ? 0 : place(node.keyOffset)
      var key: UInt32 = 0
      if node.hasKey {
        if node.keyLength > longestText { longestText = node.keyLength }
        key = symbols.symbol(
          of: UnsafeBufferPointer(start: bytes + Int(keyOffset), count: Int(node.keyLength)),
          guessing: last.pointee.key)
        if key == 0 {
          key = Value.noSymbol
        } else {
          last.pointee.key = key
          last = guesses + Int(key)
        }
      }
      var symbol: UInt32 = 0
      if node.textLength > longestText { longestText = node.textLength }
      if node.kind == .text {
        symbol = symbols.symbol(
          of: UnsafeBufferPointer(start: bytes + Int(textOffset), count: Int(node.textLength)),
          guessing: last.pointee.text)
        if symbol == 0 {
          symbol = Value.noSymbol
        } else {
          last.pointee.text = symbol
        }
      }
      if node.kind == .list || node.kind == .map {
        lengths.note(
          Int(node.count), isMap: node.kind == .map, key: key, size: Int(node.next) - index)
      }
      (kept + index).initialize(
        to: RawNode(
          kind: node.kind, isQuoted: node.isQuoted, isTrue: node.isTrue, hasKey: node.hasKey,
          space: space, textOffset: textOffset, textLength: node.textLength,
          symbol: symbol, keySymbol: key, keyOffset: keyOffset, keyLength: node.keyLength,
          count: node.count, next: node.next &+ UInt32(truncatingIfNeeded: first)))
    }
    lengths.note(longestText: Int(longestText), nodes: nodes.count)
    return first
  }

  /// The bytes that a document's nodes speak of, in the source and among what was decoded.
  ///
  /// All of them for the only document of its file; the documents of a stream share their bytes,
  /// and each keeps its own part, so that a stream costs no more than its length.
  private func parts(of document: borrowing Document) -> (source: Range<Int>, decoded: Range<Int>) {
    let length = document.sourceLength
    guard document.countInFile > 1 else {
      return (0..<length, length..<document.bytes.count)
    }
    var source = (first: length, last: 0)
    var decoded = (first: document.bytes.count, last: length)
    func include(_ offset: UInt32, _ count: UInt32) {
      guard count > 0 else { return }
      let first = Int(offset)
      let last = first + Int(count)
      if first < length {
        source = (min(source.first, first), max(source.last, last))
      } else {
        decoded = (min(decoded.first, first), max(decoded.last, last))
      }
    }
    for node in document.nodes {
      include(node.textOffset, node.textLength)
      if node.hasKey { include(node.keyOffset, node.keyLength) }
    }
    return (
      min(source.first, source.last)..<source.last, min(decoded.first, decoded.last)..<decoded.last
    )
  }

  private mutating func keep(_ bytes: [UInt8], _ source: Range<Int>, _ decoded: Range<Int>) {
    let room = makeRoom(for: source.count + decoded.count)
    bytes.withUnsafeBufferPointer { all in
      let start = all.baseAddress.unsafelyUnwrapped
      room.update(from: start + source.lowerBound, count: source.count)
      (room + source.count).update(from: start + decoded.lowerBound, count: decoded.count)
    }
    documentStarts.append(nodeCount)
    documentCount += 1
  }

  /// Room for the bytes of the next document; what stands there is forgotten.
  private mutating func makeRoom(for needed: Int) -> UnsafeMutablePointer<UInt8> {
    if documentCount == documents.count || documents[documentCount].count < needed {
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(needed, 1 << 13))
      if documentCount == documents.count {
        documents.append(buffer)
      } else {
        documents[documentCount].deallocate()
        documents[documentCount] = buffer
      }
    }
    return documents[documentCount].baseAddress.unsafelyUnwrapped
  }

  @inline(never)
  private mutating func growNodes(_ used: Int) {
    let capacity = max(nodeCapacity * 2, nodeCount)
    let larger = UnsafeMutablePointer<RawNode>.allocate(capacity: capacity)
    larger.update(from: nodes, count: used)
    nodes.deallocate()
    nodes = larger
    nodeCapacity = capacity
  }

  /// Which document a node is of, and its number there.
  func locate(_ node: Int) -> (document: Int, node: Int) {
    var document = documentStarts.count - 1
    while document > 0, documentStarts[document] > node { document -= 1 }
    return (document, node - documentStarts[document])
  }
}
