/// What the language's functions do with texts.
///
/// Texts are valid UTF-8 in Normalization Form C; everything counts Unicode code points, never
/// graphemes, and depends on no locale. Results are parts of the text or are appended to a buffer.
/// A part of a text in Form C is in Form C. Every function is linear in the bytes it is given.
package enum TextOperations {
  // MARK: Counting

  /// How many code points a text has.
  package static func length(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var count = raw.count
    var index = 0
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
      if word & 0x8080_8080_8080_8080 == 0 { continue }
      // A continuation byte is 10xxxxxx: its top bit is set and the next is not.
      let found = (word & ~(word << 1) & 0x8080_8080_8080_8080) >> 7
      count -= Int(truncatingIfNeeded: (found &* 0x0101_0101_0101_0101) >> 56)
    }
    while index < raw.count {
      if raw[index] & 0xC0 == 0x80 { count -= 1 }
      index += 1
    }
    return count
  }

  /// How many words a text has: runs of anything but white space.
  package static func words(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var index = 0
    var isInWord = false
    while index < text.count {
      let space = WhiteSpace.length(in: text, at: index)
      if space == 0, !isInWord { count += 1 }
      isInWord = space == 0
      index += max(space, 1)
    }
    return count
  }

  // MARK: Parts

  /// A text without white space at its ends.
  package static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    while start < text.count {
      let space = WhiteSpace.length(in: text, at: start)
      if space == 0 { break }
      start += space
    }
    var end = text.count
    while end > start {
      var last = end - 1
      while last > start, text[last] & 0xC0 == 0x80 { last -= 1 }
      guard WhiteSpace.length(in: text, at: last) == end - last else { break }
      end = last
    }
    return start..<end
  }

  /// What stands in front of the first place of a separator; nil where it is not there, as an
  /// empty one never is.
  package static func before(
    _ text: UnsafeBufferPointer<UInt8>, _ separator: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    TextSearch(separator).first(in: text, from: 0).map { 0..<$0 }
  }

  /// What stands behind the first place of a separator; nil where it is not there, as an empty one
  /// never is.
  package static func after(
    _ text: UnsafeBufferPointer<UInt8>, _ separator: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    TextSearch(separator).first(in: text, from: 0).map { $0 + separator.count..<text.count }
  }

  /// The parts of a text between the places of a separator, taken from the left; one part, the
  /// whole text, where it is not there, as an empty separator never is.
  package static func split(
    _ text: UnsafeBufferPointer<UInt8>, _ separator: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    let search = TextSearch(separator)
    var parts: [Range<Int>] = []
    var start = 0
    while let end = search.first(in: text, from: start) {
      parts.append(start..<end)
      start = end + separator.count
    }
    parts.append(start..<text.count)
    return parts
  }

  // MARK: Order

  /// Compares two texts by code points, which is the order of their bytes.
  ///
  /// - Returns: Below 0 where the left one comes first, 0 where they are the same, above 0
  ///   otherwise.
  package static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let shared = min(left.count, right.count)
    let leftBytes = UnsafeRawBufferPointer(left)
    let rightBytes = UnsafeRawBufferPointer(right)
    var index = 0
    while index + 8 <= shared {
      let one = leftBytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let other = rightBytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if one != other {
        return UInt64(bigEndian: one) < UInt64(bigEndian: other) ? -1 : 1
      }
      index += 8
    }
    while index < shared {
      if leftBytes[index] != rightBytes[index] {
        return leftBytes[index] < rightBytes[index] ? -1 : 1
      }
      index += 1
    }
    return left.count - right.count
  }
}

/// White space as Unicode's property White_Space has it, the same since Unicode 6.3.
enum WhiteSpace {
  /// How many bytes the white space code point at an offset has; 0 where none stands there.
  static func length(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    if byte <= 0x20 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : 0 }
    guard byte >= 0xC2, index + 1 < text.count else { return 0 }
    let second = text[index + 1]
    if byte == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard index + 2 < text.count else { return 0 }
    let third = text[index + 2]
    switch (byte, second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80):
      switch third {
      case 0x80...0x8A, 0xA8, 0xA9, 0xAF: return 3
      default: return 0
      }
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }
}

/// Looks for a text in others, in linear time whatever the two are.
///
/// UTF-8 of one text is found in another only at the start of a code point.
struct TextSearch {
  private let needle: UnsafeBufferPointer<UInt8>
  /// For each prefix of the needle the length of the longest shorter prefix it ends with (Knuth,
  /// Morris and Pratt); empty where the needle is so short that trying each place costs less.
  private let borders: [Int]

  /// - Parameter needle: What to look for; must outlive the search. An empty one is never found.
  init(_ needle: UnsafeBufferPointer<UInt8>) {
    self.needle = needle
    guard needle.count > 4 else {
      borders = []
      return
    }
    var borders = [0]
    borders.reserveCapacity(needle.count)
    var length = 0
    for byte in needle.dropFirst() {
      while length > 0, byte != needle[length] { length = borders[length - 1] }
      if byte == needle[length] { length += 1 }
      borders.append(length)
    }
    self.borders = borders
  }

  /// The first place at or after an offset where all of the needle stands.
  func first(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard !needle.isEmpty else { return nil }
    if borders.isEmpty { return firstOfShort(in: text, from: start) }
    var matched = 0
    var index = start
    while index < text.count {
      while matched > 0, text[index] != needle[matched] { matched = borders[matched - 1] }
      if text[index] == needle[matched] { matched += 1 }
      index += 1
      if matched == needle.count { return index - matched }
    }
    return nil
  }

  private func firstOfShort(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let last = text.count - needle.count
    var index = start
    while index <= last {
      var matched = 0
      while matched < needle.count, text[index + matched] == needle[matched] { matched += 1 }
      if matched == needle.count { return index }
      index += 1
    }
    return nil
  }
}
