/// Texts, numbered, so that comparing with one costs an integer comparison: all that a policy set names, or
/// the names of a mesh's columns.
///
/// Symbol 0 is none.
struct SymbolTable: Sendable {
  fileprivate struct Entry: Sendable {
    var hash: UInt64
    var symbol: UInt32
  }

  /// A power of two of entries, at most half of them filled; probing is linear.
  private var entries: [Entry]
  /// Where each symbol's text starts in `bytes`, and one past the last.
  private(set) var starts: [UInt32]
  private(set) var bytes: [UInt8]
  /// For each length of a text, the last for all that are longer, a bit for each first byte, by its low
  /// six bits: most texts of documents are told by it to be no symbol.
  private var firstBytes = [UInt64](repeating: 0, count: longestTold + 1)
  fileprivate static let longestTold = 63

  init() {
    entries = Array(repeating: Entry(hash: 0, symbol: 0), count: 64)
    starts = [0, 0]
    bytes = []
  }

  /// How many symbols there are, 0 included.
  var count: Int { starts.count - 1 }

  /// The table by its addresses, for those who look up many texts; good while it is borrowed.
  struct Lookup {
    fileprivate let entries: UnsafePointer<Entry>
    fileprivate let mask: Int
    fileprivate let starts: UnsafePointer<UInt32>
    fileprivate let bytes: UnsafePointer<UInt8>?
    fileprivate let firstBytes: UnsafeBufferPointer<UInt64>

    /// The same, where it is likely to be a certain one.
    @inline(__always)
    func symbol(of text: UnsafeBufferPointer<UInt8>, guessing guess: UInt32) -> UInt32 {
      if guess != 0 {
        let start = Int(starts[Int(guess)])
        let count = Int(starts[Int(guess) &+ 1]) &- start
        if count == text.count,
          ByteComparison.areEqual(
            UnsafeBufferPointer(start: bytes.map { $0 + start }, count: count), text)
        {
          return guess
        }
      }
      return symbol(of: text)
    }

    /// Finds a text's symbol; 0 where no policy names it.
    func symbol(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
      guard
        firstBytes[min(text.count, SymbolTable.longestTold)] & SymbolTable.firstBit(of: text) != 0
      else { return 0 }
      let hash = ByteComparison.hash(text)
      var index = Int(truncatingIfNeeded: hash) & mask
      while true {
        let entry = entries[index]
        if entry.symbol == 0 { return 0 }
        if entry.hash == hash {
          let start = Int(starts[Int(entry.symbol)])
          let own = UnsafeBufferPointer(
            start: bytes.map { $0 + start }, count: Int(starts[Int(entry.symbol) + 1]) - start)
          if ByteComparison.areEqual(own, text) { return entry.symbol }
        }
        index = (index + 1) & mask
      }
    }
  }

  /// Lends the table's addresses.
  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    entries.withUnsafeBufferPointer { entries in
      starts.withUnsafeBufferPointer { starts in
        bytes.withUnsafeBufferPointer { bytes in
          firstBytes.withUnsafeBufferPointer { firstBytes in
            body(
              Lookup(
                entries: entries.baseAddress.unsafelyUnwrapped, mask: entries.count - 1,
                starts: starts.baseAddress.unsafelyUnwrapped, bytes: bytes.baseAddress,
                firstBytes: firstBytes))
          }
        }
      }
    }
  }

  /// Finds a text's symbol; 0 where no policy names it.
  @inline(__always)
  func symbol(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    withLookup { $0.symbol(of: text) }
  }

  /// Adds a text, or finds it.
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let found = symbol(of: text)
    if found != 0 { return found }
    let symbol = UInt32(count)
    bytes.append(contentsOf: text)
    starts.append(UInt32(bytes.count))
    firstBytes[min(text.count, Self.longestTold)] |= Self.firstBit(of: text)
    if Int(symbol) * 2 >= entries.count { grow() }
    insert(Entry(hash: ByteComparison.hash(text), symbol: symbol))
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

  /// Lends the text of a symbol.
  func withText<Result>(
    of symbol: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = range(of: symbol)
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  func text(of symbol: UInt32) -> String {
    String(decoding: bytes[range(of: symbol)], as: UTF8.self)
  }

  @inline(__always)
  fileprivate static func firstBit(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    1 << UInt64((text.first ?? 0) & 63)
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
}
