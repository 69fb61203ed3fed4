/// A share of a whole, exact: `99.5%`.
package struct Ratio: Hashable, Sendable {
  /// The share as a fraction of one.
  package var fraction: ExactDecimal

  package init(fraction: ExactDecimal) { self.fraction = fraction }
}

extension Ratio {
  /// What a text says of a share.
  package enum Reading: Hashable, Sendable {
    case value(Ratio)
    /// A number without a unit that may be of one or of a hundred: `1`.
    case ambiguous
    case unreadable
  }

  /// Reads a share as documents write it, blanks around it left out.
  ///
  /// It is a number of percent, `99.9%`, `99.5 %`, `99.5 percent`, `95 percentage`, in any case;
  /// or a bare number, 0 or more and below 1. Any other bare number is ambiguous.
  package static func parseDocument(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    let text = bytes.trimmed
    if let number = withoutPercent(text) {
      guard case .success(let percent) = ExactDecimal.parse(number),
        percent.scaled % 100 == 0
      else { return .unreadable }
      return .value(Ratio(fraction: ExactDecimal(scaled: percent.scaled / 100)))
    }
    switch ExactDecimal.parse(text) {
    case .success(let number):
      guard number >= .zero, number.scaled < ExactDecimal.one else { return .ambiguous }
      return .value(Ratio(fraction: number))
    case .failure(.outOfRange), .failure(.notANumber): return .unreadable
    }
  }

  /// The number before a percent sign or word, nil where none ends the text.
  private static func withoutPercent(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8>? {
    var end = bytes.count
    if bytes.last == UInt8(ascii: "%") {
      end -= 1
    } else {
      while end > 0, bytes[end - 1].isLetter { end -= 1 }
      let scanner = ByteScanner(bytes)
      let word = end..<bytes.count
      guard scanner.spells("percent", word) || scanner.spells("percentage", word) else {
        return nil
      }
    }
    return UnsafeBufferPointer(rebasing: bytes[..<end]).trimmed
  }
}

extension Ratio: Comparable {
  package static func < (left: Ratio, right: Ratio) -> Bool { left.fraction < right.fraction }
}

extension Ratio: CustomStringConvertible {
  /// In percent: `99.5%`.
  package var description: String {
    ExactDecimal.spelling(fraction.scaled, digitsAfterPoint: 16) + "%"
  }
}
