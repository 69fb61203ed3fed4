/// Puts the nodes of documents together while a reader walks through their text.
///
/// Knows what holds in every notation: how deep values may stand, that no key comes twice, and
/// where decoded texts go. Offsets below `source.count` are into the source, others into the
/// decoded texts that follow it in ``Document/bytes``. Its memory is kept from document to
/// document.
package struct DocumentBuilder: ~Copyable {
  /// A list or map that is not closed yet; the lowest stands for the document itself.
  struct Frame {
    var node: Int
    var count: UInt32
    var isMap: Bool
    /// A bit for every key that was seen: a key whose bit is not set is new.
    var signatures: UInt64
  }

  /// What the next value of a map is called.
  private struct PendingKey {
    var start: UInt32 = 0
    var end: UInt32 = 0
    var offset: UInt32 = 0
    var length: UInt32 = 0
  }

  /// The text that is read, which must stay where it is meanwhile.
  package private(set) var source: UnsafeBufferPointer<UInt8>
  /// What documents are held to.
  package let limits: Limits
  package var faults = DocumentFaults()
  /// Values that are added, and bytes that are looked at once more.
  package let steps = StepCount()
  /// How many lists and maps are open.
  package private(set) var depth = 0
  /// The innermost open value is a map.
  package private(set) var isInMap = false
  /// There were more values than the limit: what was read of them means nothing.
  package private(set) var isOverfull = false
  /// A key was read, and its value was not.
  package private(set) var hasPendingKey = false

  private(set) var nodes: UnsafeMutablePointer<DocumentNode>
  package private(set) var nodeCount = 0
  private var nodeCapacity: Int
  /// Values of earlier documents of the same text.
  private var valuesBefore = 0
  private var decoded: UnsafeMutablePointer<UInt8>
  private var decodedCount = 0
  private var decodedCapacity: Int
  let frames: UnsafeMutablePointer<Frame>
  private var key = PendingKey()

  package init(source: UnsafeBufferPointer<UInt8>, limits: Limits = Limits()) {
    self.source = source
    self.limits = limits.lowered
    nodeCapacity = min(64 + source.count / 16, max(1, self.limits.documentValues))
    // One more than is ever kept: past the limit every node is written there.
    nodes = .allocate(capacity: nodeCapacity + 1)
    decodedCapacity = 512
    decoded = .allocate(capacity: decodedCapacity)
    frames = .allocate(capacity: Document.deepestNesting + 1)
    frames.initialize(to: Frame(node: 0, count: 0, isMap: false, signatures: 0))
  }

  deinit {
    nodes.deallocate()
    decoded.deallocate()
    frames.deallocate()
  }

  /// Forgets everything but the memory: another text begins.
  mutating func restart(source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    nodeCount = 0
    valuesBefore = 0
    discardNodes()
    decodedCount = 0
    frames[0].signatures = 0
    if !faults.isEmpty { faults = DocumentFaults() }
  }

  /// The nodes so far, as long as nothing is added.
  var nodesInPlace: UnsafeBufferPointer<DocumentNode> {
    UnsafeBufferPointer(start: nodes, count: nodeCount)
  }

  /// The texts decoded so far, as long as none is added.
  var decodedInPlace: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: decoded, count: decodedCount)
  }

  /// Forgets the nodes, not the decoded texts: the next document of the same text begins.
  package mutating func discardNodes() {
    valuesBefore += nodeCount
    nodeCapacity = min(nodeCapacity, max(1, limits.documentValues - valuesBefore))
    isOverfull = false
    nodeCount = 0
    depth = 0
    isInMap = false
    hasPendingKey = false
    frames[0].count = 0
  }

  /// Whether the documents of the text have more values than the limit, as far as it was read.
  package var isPastLimit: Bool {
    isOverfull || valuesBefore + nodeCount > limits.documentValues
  }

  /// The nodes so far, as a document has them.
  package func documentNodes() -> [DocumentNode] {
    Array(UnsafeBufferPointer(start: nodes, count: nodeCount))
  }

  /// The texts decoded so far, one behind the other.
  package func decodedTexts() -> [UInt8] {
    Array(UnsafeBufferPointer(start: decoded, count: decodedCount))
  }

  // MARK: Values

  /// Names the value that follows; reports a key that its map has already.
  @inline(__always)
  package mutating func setKey(start: Int, end: Int, offset: Int, length: Int) {
    key.start = UInt32(truncatingIfNeeded: start)
    key.end = UInt32(truncatingIfNeeded: end)
    key.offset = UInt32(truncatingIfNeeded: offset)
    key.length = UInt32(truncatingIfNeeded: length)
    hasPendingKey = true
    let signature = Self.signature(of: text(at: offset), length: length)
    if frames[depth].signatures & signature != 0 {
      compareKey(start: start, end: end, offset: offset, length: length)
    }
    // Not by subscript: with the thread sanitizer the compiler of Swift 6.3 breaks off there.
    let frame = frames + depth
    frame.pointee.signatures |= signature
  }

  /// Names the value that follows by a key that was refused, so that it is compared with none.
  package mutating func setRefusedKey(start: Int, end: Int) {
    key = PendingKey()
    key.start = UInt32(truncatingIfNeeded: start)
    key.end = UInt32(truncatingIfNeeded: end)
    key.offset = key.start
    hasPendingKey = true
  }

  /// Adds a value that has no children.
  @inline(__always)
  package mutating func addScalar(
    _ kind: DocumentNode.Kind, isQuoted: Bool = false, isTrue: Bool = false, start: Int, end: Int,
    textOffset: Int, textLength: Int
  ) {
    var node = makeNode(kind, start: start)
    node.isQuoted = isQuoted
    node.isTrue = isTrue
    node.end = UInt32(truncatingIfNeeded: end)
    node.textOffset = UInt32(truncatingIfNeeded: textOffset)
    node.textLength = UInt32(truncatingIfNeeded: textLength)
    node.next = UInt32(truncatingIfNeeded: nodeCount + 1)
    append(node)
  }

  /// Opens a list or map; false where it would stand too deep.
  @inline(__always)
  package mutating func open(_ kind: DocumentNode.Kind, start: Int) -> Bool {
    guard depth < limits.documentDepth else { return false }
    let node = makeNode(kind, start: start)
    let isMap = kind == .map
    (frames + depth + 1).initialize(
      to: Frame(node: nodeCount, count: 0, isMap: isMap, signatures: 0))
    append(node)
    depth += 1
    isInMap = isMap
    return true
  }

  /// Closes the innermost list or map.
  @inline(__always)
  package mutating func close(end: Int) {
    let frame = frames[depth]
    let node = nodes + frame.node
    node.pointee.end = UInt32(truncatingIfNeeded: end)
    node.pointee.count = frame.count
    node.pointee.next = UInt32(truncatingIfNeeded: nodeCount)
    if frame.isMap, frame.count > Self.mostKeysComparedAtOnce, !isOverfull {
      compareKeys(ofMapAt: depth)
    }
    depth -= 1
    isInMap = frames[depth].isMap
  }

  /// Adds a copy of a value and all below it, under the name and in the place of the next value.
  ///
  /// The copies keep their places in the source.
  package mutating func addCopy(of original: Int) {
    if isOverfull { return }
    let first = nodeCount
    let count = Int(nodes[original].next) - original
    for index in original..<original + count {
      var node = nodes[index]
      node.next = UInt32(truncatingIfNeeded: Int(node.next) + first - original)
      if index == original { name(&node) }
      append(node, isChild: index == original)
    }
  }

  /// Adds a value that has no children, under the name and in the place of the next value.
  package mutating func addScalar(_ scalar: DocumentNode) {
    var node = scalar
    node.next = UInt32(truncatingIfNeeded: nodeCount + 1)
    name(&node)
    append(node)
  }

  /// A value that was added.
  package func node(_ index: Int) -> DocumentNode { nodes[index] }

  /// The list or map that is open now.
  package var innermost: Int { frames[depth].node }

  @inline(__always)
  private func makeNode(_ kind: DocumentNode.Kind, start: Int) -> DocumentNode {
    var node = DocumentNode(kind: kind, start: UInt32(truncatingIfNeeded: start))
    if isInMap { name(&node) }
    return node
  }

  @inline(__always)
  private func name(_ node: inout DocumentNode) {
    node.hasKey = isInMap
    node.keyStart = isInMap ? key.start : 0
    node.keyEnd = isInMap ? key.end : 0
    node.keyOffset = isInMap ? key.offset : 0
    node.keyLength = isInMap ? key.length : 0
  }

  @inline(__always)
  private mutating func append(_ node: DocumentNode, isChild: Bool = true) {
    steps.add()
    if nodeCount == nodeCapacity { growNodes() }
    (nodes + nodeCount).initialize(to: node)
    nodeCount += 1
    let frame = frames + depth
    if isChild { frame.pointee.count += 1 }
    hasPendingKey = false
  }

  @inline(never)
  private mutating func growNodes() {
    let most = max(1, limits.documentValues - valuesBefore)
    guard nodeCapacity < most else {
      if !isOverfull {
        isOverfull = true
        faults.add(.tooManyValues(limits.documentValues, at: Int(nodes[nodeCount - 1].start)))
      }
      nodeCount -= 1
      return
    }
    let capacity = min(nodeCapacity * 2, most)
    let larger = UnsafeMutablePointer<DocumentNode>.allocate(capacity: capacity + 1)
    larger.moveInitialize(from: nodes, count: nodeCount)
    nodes.deallocate()
    nodes = larger
    nodeCapacity = capacity
  }

  // MARK: Texts

  /// Where the text at an offset stands now: decoded texts move when another one is added.
  @inline(__always)
  package func text(at offset: Int) -> UnsafePointer<UInt8> {
    guard offset >= source.count else {
      return source.baseAddress.unsafelyUnwrapped + offset
    }
    return UnsafePointer(decoded) + (offset - source.count)
  }

  @inline(__always)
  package func text(at offset: Int, length: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text(at: offset), count: length)
  }

  /// Offset that the next decoded text will have.
  package var nextOffset: Int { source.count + decodedCount }

  /// Room for a text of up to `length` bytes behind those that were decoded.
  ///
  /// Fill it, then call ``keepDecoded(_:)``. There is none where the document would grow past
  /// ``Document/longestSource``.
  package mutating func makeRoom(for length: Int) -> UnsafeMutablePointer<UInt8>? {
    guard source.count + decodedCount + length <= Document.longestSource else { return nil }
    if decodedCount + length > decodedCapacity {
      let capacity = max(decodedCapacity * 2, decodedCount + length)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: decoded, count: decodedCount)
      steps.add(decodedCount)
      decoded.deallocate()
      decoded = larger
      decodedCapacity = capacity
    }
    return decoded + decodedCount
  }

  /// Keeps what was written into the room, `length` bytes of it.
  package mutating func keepDecoded(_ length: Int) { decodedCount += length }

  /// Adds a text to those that were decoded.
  ///
  /// - Returns: Its offset; nil where the document would grow too large.
  package mutating func store(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    steps.add(text.count)
    let offset = nextOffset
    guard let room = makeRoom(for: text.count) else { return nil }
    if let base = text.baseAddress { room.update(from: base, count: text.count) }
    keepDecoded(text.count)
    return offset
  }

  /// Brings a text into NFC: gives its offset and length as they were, or those of the text that
  /// was decoded for it; nil where the document would grow too large.
  package mutating func normalise(offset: Int, length: Int) -> (offset: Int, length: Int)? {
    steps.add(length)
    guard let text = CanonicalText.normalised(text(at: offset, length: length)) else {
      return (offset, length)
    }
    let stored = text.withUnsafeBufferPointer { store($0) }
    return stored.map { ($0, text.count) }
  }
}
