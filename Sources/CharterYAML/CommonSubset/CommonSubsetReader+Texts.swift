#if YAML
  import Charter

  /// A text that is decoded into the room behind those that were decoded before it.
  ///
  /// Nothing is kept of it unless ``CommonSubsetReader/keep(_:at:)`` is told to.
  struct DecodedText {
    private let room: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    /// Makes room for a text that is no longer than the source from `start` on; nil where the
    /// document would grow too large.
    init?(_ builder: inout DocumentBuilder, at start: Int, limit: Int) {
      guard let room = builder.makeRoom(for: limit - start) else { return nil }
      self.room = room
    }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: room, count: count) }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
      room[count] = byte
      count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
      (room + count).update(from: bytes, count: added)
      count += added
    }

    mutating func appendBreaks(_ breaks: Int) {
      for _ in 0..<breaks { append(0x0A) }
    }
  }

  extension CommonSubsetReader {
    /// Keeps a decoded text, unless the source spells the same at `place`; in NFC in either case.
    mutating func keep(
      _ text: borrowing DecodedText, at place: Int
    ) throws(OutsideSubset) -> (offset: Int, length: Int) {
      let length = text.count
      guard length > 0 else { return (place, 0) }
      var offset = place
      if !isSource(text.bytes, at: place) {
        offset = builder.nextOffset
        builder.keepDecoded(length)
      }
      guard !CanonicalText.isASCII(builder.text(at: offset, length: length)) else {
        return (offset, length)
      }
      return try normalised(offset: offset, length: length)
    }

    private func isSource(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
      guard offset + text.count <= count else { return false }
      builder.steps.add(text.count)
      for index in text.indices where base[offset + index] != text[index] { return false }
      return true
    }

    /// A text of the source in NFC: the same place, or that of the text decoded for it.
    @inline(__always)
    mutating func normal(
      offset: Int, length: Int
    ) throws(OutsideSubset) -> (offset: Int, length: Int) {
      if isASCII || CanonicalText.isASCII(builder.text(at: offset, length: length)) {
        return (offset, length)
      }
      return try normalised(offset: offset, length: length)
    }

    private mutating func normalised(
      offset: Int, length: Int
    ) throws(OutsideSubset) -> (offset: Int, length: Int) {
      guard let normal = builder.normalise(offset: offset, length: length) else {
        throw OutsideSubset()
      }
      return normal
    }
  }
#endif
