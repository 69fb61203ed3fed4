/// Colours for text that a terminal shows, or none.
struct Paint {
  /// Whether anything is coloured at all.
  let isOn: Bool

  /// What cannot pass.
  func bad(_ text: String) -> String { painted(text, "1;31") }
  /// What holds.
  func good(_ text: String) -> String { painted(text, "32") }
  /// What cannot be told.
  func doubtful(_ text: String) -> String { painted(text, "1;33") }
  /// What the eye should find first: files and rules.
  func strong(_ text: String) -> String { painted(text, "1") }
  /// What the eye may pass over.
  func faint(_ text: String) -> String { painted(text, "2") }

  /// A text about an outcome.
  func outcome(_ outcome: Decision.Outcome, _ text: String) -> String {
    switch outcome {
    case .permit: painted(text, "32")
    case .review, .notCovered: painted(text, "1;33")
    case .deny, .malformed: painted(text, "1;31")
    }
  }

  /// A text about a level.
  func level(_ level: Finding.Level, _ text: String) -> String {
    switch level {
    case .block: painted(text, "1;31")
    case .warn: painted(text, "33")
    case .advise: painted(text, "36")
    }
  }

  private func painted(_ text: String, _ codes: String) -> String {
    isOn ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text
  }
}
