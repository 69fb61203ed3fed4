/// Bytes that grow, for many short pieces: nobody else holds them, so no piece asks who does.
package struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many there are.
  package private(set) var count = 0

  package init(capacity: Int = 1 << 12) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// A copy of them.
  package var array: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The bytes, as long as none is added.
  var contents: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Appends all of them to an array.
  package func append(to array: inout [UInt8]) {
    array.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
  }

  /// Forgets the bytes and keeps the memory.
  package mutating func removeAll() { count = 0 }

  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    base[count] = byte
    count += 1
  }

  @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if count + bytes.count > capacity { grow(by: bytes.count) }
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  @inline(__always)
  package mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a name in quotes and what parts it from its value.
  @inline(__always)
  mutating func append(key name: StaticString) {
    let length = name.utf8CodeUnitCount
    if count + length + 4 > capacity { grow(by: length + 4) }
    let start = base + count
    start[0] = UInt8(ascii: "\"")
    (start + 1).update(from: name.utf8Start, count: length)
    start[length + 1] = UInt8(ascii: "\"")
    start[length + 2] = UInt8(ascii: ":")
    start[length + 3] = UInt8(ascii: " ")
    count += length + 4
  }

  /// Appends a text that is not known before it runs; a literal is copied faster.
  package mutating func append(string text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  package mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends eight bytes, the lowest of the number first.
  @inline(__always)
  mutating func append(littleEndian bytes: UInt64) {
    if count + 8 > capacity { grow(by: 8) }
    UnsafeMutableRawPointer(base + count).storeBytes(of: bytes.littleEndian, as: UInt64.self)
    count += 8
  }

  /// Appends a whole number in digits.
  package mutating func append(digitsOf number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var digits = 1
    var power: UInt = 10
    while digits < 20, rest >= power {
      digits += 1
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { break }
      power = next
    }
    if count + digits > capacity { grow(by: digits) }
    for place in stride(from: digits - 1, through: 0, by: -1) {
      base[count + place] = UInt8(truncatingIfNeeded: rest % 10) + UInt8(ascii: "0")
      rest /= 10
    }
    count += digits
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    let larger = max(capacity * 2, count + more)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: base, count: count)
    base.deallocate()
    base = memory
    capacity = larger
  }
}
