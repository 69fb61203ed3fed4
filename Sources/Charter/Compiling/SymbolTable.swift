/// Every text that a policy set names, numbered, so that comparing with one costs an integer
/// comparison.
///
/// Symbol 0 is none.
struct SymbolTable: Sendable {
  private struct Entry: Sendable {
    var hash: UInt64
    var symbol: UInt32
  }

  /// A power of two of entries, at most half of them filled; probing is linear.
  private var entries: [Entry]
  /// Where each symbol's text starts in `bytes`, and one past the last.
  private(set) var starts: [UInt32]
  private(set) var bytes: [UInt8]
  /// Texts that are longer are named by no policy.
  private(set) var longest = 0

  init() {
    entries = Array(repeating: Entry(hash: 0, symbol: 0), count: 64)
    starts = [0, 0]
    bytes = []
  }

  /// How many symbols there are, 0 included.
  var count: Int { starts.count - 1 }

  /// Finds a text's symbol; 0 where no policy names it.
  @inline(__always)
  func symbol(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if text.count > longest { return 0 }
    let hash = Self.hash(text)
    let mask = entries.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = entries[index]
      if entry.symbol == 0 { return 0 }
      if entry.hash == hash, isText(entry.symbol, text) { return entry.symbol }
      index = (index + 1) & mask
    }
  }

  /// Adds a text, or finds it.
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let found = symbol(of: text)
    if found != 0 { return found }
    let symbol = UInt32(count)
    bytes.append(contentsOf: text)
    starts.append(UInt32(bytes.count))
    longest = max(longest, text.count)
    if Int(symbol) * 2 >= entries.count { grow() }
    insert(Entry(hash: Self.hash(text), symbol: symbol))
    return symbol
  }

  mutating func intern(_ text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  /// Where a symbol's text stands in `bytes`.
  func range(of symbol: UInt32) -> Range<Int> {
    Int(starts[Int(symbol)])..<Int(starts[Int(symbol) + 1])
  }

  func text(of symbol: UInt32) -> String {
    String(decoding: bytes[range(of: symbol)], as: UTF8.self)
  }

  private func isText(_ symbol: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: symbol)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<text.count where bytes[range.lowerBound + index] != text[index] {
        return false
      }
      return true
    }
  }

  private mutating func insert(_ entry: Entry) {
    let mask = entries.count - 1
    var index = Int(truncatingIfNeeded: entry.hash) & mask
    while entries[index].symbol != 0 { index = (index + 1) & mask }
    entries[index] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(hash: 0, symbol: 0), count: old.count * 2)
    for entry in old where entry.symbol != 0 { insert(entry) }
  }

  /// Eight bytes a step; good enough for a table whose keys the policies' authors chose.
  @inline(__always)
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
    var index = 0
    let count = text.count
    while index + 8 <= count {
      let word = UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped)
        .loadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ word) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(text[index])
      index += 1
    }
    hash = (hash ^ rest) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }
}
