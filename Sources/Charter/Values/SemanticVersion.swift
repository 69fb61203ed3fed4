/// A semantic version.
///
/// Source: semver.org 2.0.0; a leading `v` is allowed.
package struct SemanticVersion: Hashable, Sendable {
  package var major: Int64
  package var minor: Int64
  package var patch: Int64
  /// As written after `-`; empty where none.
  package var prerelease: String
  /// As written after `+`, empty where none; it takes no part in order.
  package var build: String

  package init(major: Int64, minor: Int64, patch: Int64, prerelease: String, build: String) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
    self.build = build
  }
}

extension SemanticVersion {
  /// Reads a version of three numbers, `1.4.0-rc.1+build.5`, with `v` or `V` before it at will.
  package static func parseLiteral(_ bytes: UnsafeBufferPointer<UInt8>) -> SemanticVersion? {
    parse(bytes, leastNumbers: 3)
  }

  /// Reads a version as documents write it: `4.1` and `1` too, what is left out being 0.
  ///
  /// - Returns: Nil for names such as `latest`, and numbers with a zero before them or over 64
  ///   bits.
  package static func parseDocument(_ bytes: UnsafeBufferPointer<UInt8>) -> SemanticVersion? {
    parse(bytes, leastNumbers: 1)
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, leastNumbers: Int
  ) -> SemanticVersion? {
    var scanner = ByteScanner(bytes)
    if scanner.next | 0x20 == UInt8(ascii: "v") { scanner.position += 1 }
    guard let major = takeNumber(&scanner) else { return nil }
    var numbers = 1
    var minor: Int64 = 0
    var patch: Int64 = 0
    if scanner.take(UInt8(ascii: ".")) {
      guard let number = takeNumber(&scanner) else { return nil }
      minor = number
      numbers = 2
      if scanner.take(UInt8(ascii: ".")) {
        guard let number = takeNumber(&scanner) else { return nil }
        patch = number
        numbers = 3
      }
    }
    guard numbers >= leastNumbers else { return nil }
    var version = SemanticVersion(
      major: major, minor: minor, patch: patch, prerelease: "", build: "")
    if scanner.take(UInt8(ascii: "-")) {
      guard let text = takeIdentifiers(&scanner, areNumbersStrict: true) else { return nil }
      version.prerelease = text
    }
    if scanner.take(UInt8(ascii: "+")) {
      guard let text = takeIdentifiers(&scanner, areNumbersStrict: false) else { return nil }
      version.build = text
    }
    return scanner.isAtEnd ? version : nil
  }

  private static func takeNumber(_ scanner: inout ByteScanner) -> Int64? {
    let start = scanner.position
    let isZero = scanner.next == UInt8(ascii: "0")
    guard let number = scanner.takeInteger() else { return nil }
    return isZero && scanner.position > start + 1 ? nil : number
  }

  /// One or more identifiers of letters, digits and hyphens, parted by dots; `areNumbersStrict`
  /// where digits alone may not begin with a zero.
  private static func takeIdentifiers(
    _ scanner: inout ByteScanner, areNumbersStrict: Bool
  ) -> String? {
    let whole = scanner.position
    repeat {
      let start = scanner.position
      var isNumber = true
      while scanner.isAtDigit || scanner.next.isLetter || scanner.next == UInt8(ascii: "-") {
        isNumber = isNumber && scanner.isAtDigit
        scanner.position += 1
      }
      let length = scanner.position - start
      guard length > 0 else { return nil }
      let hasLeadingZero = length > 1 && scanner.bytes[start] == UInt8(ascii: "0")
      if areNumbersStrict, isNumber, hasLeadingZero { return nil }
    } while scanner.take(UInt8(ascii: "."))
    return String(
      decoding: UnsafeBufferPointer(rebasing: scanner.bytes[whole..<scanner.position]),
      as: UTF8.self)
  }
}

/// By precedence, semver.org 2.0.0 section 11: build metadata takes no part, so that of two
/// versions that differ in it alone none is less, though `==` tells them apart; see
/// ``isEqual(to:)``.
extension SemanticVersion: Comparable {
  package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    if left.major != right.major { return left.major < right.major }
    if left.minor != right.minor { return left.minor < right.minor }
    if left.patch != right.patch { return left.patch < right.patch }
    if left.prerelease.isEmpty || right.prerelease.isEmpty {
      return !left.prerelease.isEmpty && right.prerelease.isEmpty
    }
    return precedes(left.prerelease.utf8, right.prerelease.utf8)
  }

  /// Whether both have the same precedence.
  package func isEqual(to other: SemanticVersion) -> Bool {
    major == other.major && minor == other.minor && patch == other.patch
      && prerelease == other.prerelease
  }

  private static func precedes(_ left: String.UTF8View, _ right: String.UTF8View) -> Bool {
    var left = left[...]
    var right = right[...]
    while !left.isEmpty, !right.isEmpty {
      let one = takeIdentifier(&left)
      let other = takeIdentifier(&right)
      if one.elementsEqual(other) { continue }
      switch (one.allSatisfy(\.isDigit), other.allSatisfy(\.isDigit)) {
      // Numbers have no zero before them, so the longer is the greater.
      case (true, true) where one.count != other.count: return one.count < other.count
      case (true, false): return true
      case (false, true): return false
      default: return one.lexicographicallyPrecedes(other)
      }
    }
    return left.isEmpty && !right.isEmpty
  }

  /// Cuts the first identifier off, and the dot after it.
  private static func takeIdentifier(
    _ rest: inout Substring.UTF8View
  ) -> Substring.UTF8View {
    let end = rest.firstIndex(of: UInt8(ascii: ".")) ?? rest.endIndex
    let identifier = rest[..<end]
    rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
    return identifier
  }
}

extension SemanticVersion: CustomStringConvertible {
  /// All parts, without a leading `v`.
  package var description: String {
    var text = "\(major).\(minor).\(patch)"
    if !prerelease.isEmpty { text += "-" + prerelease }
    if !build.isEmpty { text += "+" + build }
    return text
  }
}
