/// Explanations, changes and the next change as lines that a person reads aloud.
///
/// Nothing is told by colour alone: what a part came to is a word before it.
package struct ExplanationText {
  private let paint: Paint

  package init(useColor: Bool) { paint = Paint(isOn: useColor) }

  // MARK: Explanations

  /// A tree of parts, each on a line of its own, its values on the line below.
  ///
  /// - Parameters:
  ///   - explanation: The tree.
  ///   - indent: Blanks before its first line.
  /// - Returns: Lines without line ends.
  package func lines(_ explanation: Explanation, indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines = ["\(margin)\(answer(explanation.answer))\(visible(explanation.text, atMost: 200))"]
    let reads = explanation.because.map(words)
    if !reads.isEmpty {
      lines.append("\(margin)  \(paint.faint("because")) \(reads.joined(separator: "; "))")
    }
    for child in explanation.children { lines += self.lines(child, indent: indent + 2) }
    if explanation.omitted > 0 { lines.append("\(margin)  and \(explanation.omitted) more") }
    return lines
  }

  private func answer(_ answer: Explanation.Answer) -> String {
    switch answer {
    case .true: "\(paint.good("true")): "
    case .false: "\(paint.bad("false")): "
    case .unknown: "\(paint.doubtful("unknown")): "
    case .notNeeded: "\(paint.faint("not needed")): "
    case .value: ""
    }
  }

  private func words(_ read: Explanation.Read) -> String {
    let place = read.input.map { " (\(visible($0.file)):\($0.start.line))" } ?? ""
    return "\(visible(read.path, atMost: 80)) is \(visible(read.text, atMost: 80))\(place)"
  }

  // MARK: Changes

  /// What would make a decision pass; no line where it passes or nothing was looked for.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - indent: Blanks before its first line.
  /// - Returns: Lines without line ends.
  package func changeLines(_ decision: Decision, indent: Int = 0) -> [String] {
    guard decision.outcome == .deny || decision.outcome == .review,
      let isExact = decision.changesExact
    else { return [] }
    let margin = String(repeating: " ", count: indent)
    guard !decision.changes.isEmpty else {
      return [
        margin
          + (isExact
            ? "no change of its own fields was found that would make it pass"
            : "no change was found that would make it pass, and not everything was tried")
      ]
    }
    var lines = ["\(margin)what would make it pass:"]
    for (number, way) in decision.changes.enumerated() {
      for (index, change) in way.enumerated() {
        let start = index == 0 ? "\(number + 1). " : "   and "
        lines.append("\(margin)  \(start)\(words(change))")
      }
    }
    if !isExact {
      lines.append("\(margin)  there may be other ways: not everything was tried")
    }
    return lines
  }

  /// One edit and who makes it.
  package func words(_ change: Change) -> String {
    let field = visible(change.field, atMost: 120)
    let text = visible(change.text, atMost: 120)
    let by = ", by \(visible(change.whose, atMost: 80))"
    switch change.kind {
    case .approve: return "\(visible(change.whose, atMost: 80)) approves"
    case .set where change.isPlaceholder: return "\(field) is filled in, such as \(text)\(by)"
    case .set: return "\(field) becomes \(text)\(by)"
    case .contains where change.isPlaceholder:
      return "\(field) comes to contain something, such as \(text)\(by)"
    case .contains: return "\(field) comes to contain \(text)\(by)"
    case .add: return "\(field) gets an element such as \(text)\(by)"
    case .remove where change.to == nil: return "\(field) is left out\(by)"
    case .remove: return "\(field) no longer contains \(text)\(by)"
    }
  }

  // MARK: The next change

  /// When the outcome is another; nil where that was not looked for.
  package func nextChangeLine(_ decision: Decision, indent: Int = 0) -> String? {
    guard let next = decision.nextChange else { return nil }
    let margin = String(repeating: " ", count: indent)
    guard let at = next.at, let outcome = next.outcome else {
      return margin
        + (next.exact
          ? "the outcome stays the same for two years unless something is edited"
          : "whether and when the outcome changes by itself cannot be told for certain")
    }
    let words = outcome == .notCovered ? "not covered" : outcome.rawValue
    return "\(margin)from \(at.description) the outcome is \(words)"
      + (next.exact ? "" : ", or another even before")
  }
}
