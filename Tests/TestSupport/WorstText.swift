/// A shape of text that asks more of a reader than others of its length.
package struct WorstText: Sendable {
  /// What it is, in a few words.
  package let name: String
  /// The text, from how often its parts are repeated.
  package let text: @Sendable (Int) -> String
  /// About how many bytes one more repetition takes.
  private let bytesOfAPart: Int

  /// Makes one of parts that are the same or numbered.
  package init(_ name: String, _ text: @escaping @Sendable (Int) -> String) {
    self.name = name
    self.text = text
    bytesOfAPart = max(1, (text(200).utf8.count - text(100).utf8.count) / 100)
  }

  /// A text of one part many times.
  package init(_ name: String, repeated part: String) { self.init(name, "", part) }

  /// The same behind a start and before an end.
  package init(_ name: String, _ start: String, _ part: String, _ end: String = "") {
    self.init(name) { start + String(repeating: part, count: $0) + end }
  }

  /// Whether the steps grow in proportion to the text.
  ///
  /// Twice as long a text may take 2.2 times as many, for the n log n of sorting keys, and no text more
  /// than so many a byte.
  ///
  /// - Parameters:
  ///   - bytes: Length of the shorter text, about.
  ///   - most: Most steps a byte.
  ///   - steps: Reads a text and says how many steps that took.
  /// - Returns: What is wrong; nil where nothing is.
  package func growth(bytes: Int, most: Double, steps: (String) -> Int) -> String? {
    let count = max(1, bytes / bytesOfAPart)
    let (short, long) = (text(count), text(count * 2))
    let (few, many) = (steps(short), steps(long))
    if few == 0 { return "\(name): nothing was counted" }
    if Double(many) > Double(few) * 2.2 {
      return "\(name): \(few) steps for \(short.utf8.count) bytes, \(many) for \(long.utf8.count)"
    }
    let each = Double(many) / Double(long.utf8.count)
    return each > most ? "\(name): \(each) steps a byte" : nil
  }
}
