/// Takes bytes one behind the other.
protocol ByteSink: ~Copyable {
  mutating func write(_ byte: UInt8)
  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension ByteSink where Self: ~Copyable {
  /// Writes a literal.
  @inline(__always)
  mutating func write(_ text: StaticString) {
    write(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func write(string text: String) {
    var text = text
    text.withUTF8 { write($0) }
  }
}

extension ByteBuffer: ByteSink {
  @inline(__always)
  mutating func write(_ byte: UInt8) { append(byte) }
  @inline(__always)
  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) { append(bytes) }
}

extension [UInt8]: ByteSink {
  @inline(__always)
  mutating func write(_ byte: UInt8) { append(byte) }
  @inline(__always)
  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) { append(contentsOf: bytes) }
}
