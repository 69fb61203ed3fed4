/// Runs of combining marks, put into canonical order where the standard library does it slowly or
/// not at all.
///
/// It orders the marks after a letter by insertion, which takes quadratic time on a run that a
/// hostile document wrote: seconds for 100,000 marks. And it orders nothing across three Tibetan
/// vowel signs that stand for two marks each, so that its form would change when normalised again.
/// Ordering such runs here first, by counting, leaves the text canonically the same.
enum CombiningRuns {
  /// Runs up to this many marks are left to the standard library.
  private static let longest = 64

  /// Puts the runs of a text into order.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: Where its first mark may stand.
  /// - Returns: A canonically equivalent text, nil where the standard library needs no help.
  static func ordered(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> String? {
    guard needsOrder(bytes, from: start) else { return nil }
    // Bytes: to append to a view of a text can take as long as the text is.
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var run: [(scalar: Unicode.Scalar, order: UInt8)] = []
    func endRun() {
      defer { run.removeAll(keepingCapacity: true) }
      // Stable, as the order of marks of one class is part of the text.
      guard run.count > longest else {
        for place in run.indices.dropFirst() {
          var place = place
          while place > 0, run[place - 1].order > run[place].order {
            run.swapAt(place - 1, place)
            place -= 1
          }
        }
        for mark in run { text.append(contentsOf: mark.scalar.utf8) }
        return
      }
      var buckets = [[Unicode.Scalar]](repeating: [], count: 256)
      for mark in run { buckets[Int(mark.order)].append(mark.scalar) }
      for bucket in buckets {
        for mark in bucket { text.append(contentsOf: mark.utf8) }
      }
    }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if let parts = parts(of: scalar) {
        for part in parts { run.append((part, order(of: part))) }
        continue
      }
      let order = order(of: scalar)
      if order > 0 {
        run.append((scalar, order))
      } else {
        if !run.isEmpty { endRun() }
        text.append(contentsOf: scalar.utf8)
      }
    }
    endRun()
    return String(decoding: text, as: UTF8.self)
  }

  private static func needsOrder(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var length = 0
    for scalar in String(decoding: bytes[start...], as: UTF8.self).unicodeScalars {
      if parts(of: scalar) != nil { return true }
      length = scalar.value >= 0x300 && order(of: scalar) > 0 ? length + 1 : 0
      if length > longest { return true }
    }
    return false
  }

  private static func order(of scalar: Unicode.Scalar) -> UInt8 {
    scalar.properties.canonicalCombiningClass.rawValue
  }

  /// The marks that three Tibetan vowel signs stand for, though they are no marks themselves.
  private static func parts(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "\u{F73}": ["\u{F71}", "\u{F72}"]
    case "\u{F75}": ["\u{F71}", "\u{F74}"]
    case "\u{F81}": ["\u{F71}", "\u{F80}"]
    default: nil
    }
  }
}
