/// A part of a rule in its own words, what it came to, and why.
public struct Explanation: Sendable, Hashable {
  /// What a part came to.
  public enum Answer: String, Sendable, CaseIterable {
    /// It holds.
    case `true`
    /// It does not hold.
    case `false`
    /// It cannot be told whether it holds.
    case unknown
    /// It was not looked at: the parts before it had decided.
    case notNeeded = "not needed"
    /// It is no condition: `because` says what it is.
    case value
  }

  /// A value that the part read.
  public struct Read: Sendable, Hashable {
    /// The path in the rule's own words.
    public var path: String
    /// What stood there, as JSON: null where absent, `{"unknown": "reason"}` where unreadable.
    public var json: String
    /// What stood there, in words.
    public var text: String
    /// Where it stands, or for an absent one the key of its nearest ancestor; missing for what
    /// stands in no input.
    public var input: Place?
    /// JSON Pointer into the input's file.
    public var pointer: String?
  }

  /// The part as written, in one line.
  public var text: String
  /// What it came to.
  public var answer: Answer
  /// The values that it read by itself; those of its parts stand with them.
  public var because: [Read] = []
  /// Its parts that decided, in the order of the source.
  public var children: [Explanation] = []
  /// Further elements that decided as the last child did and are not listed.
  public var omitted = 0

  /// What stands for a value that the reader has no business with.
  public static let hidden = "‹hidden›"
}
