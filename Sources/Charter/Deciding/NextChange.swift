/// When the outcome becomes another though nothing but the time changes.
public struct NextChange: Sendable, Hashable {
  /// The first instant of the other outcome; missing where none was found within two years.
  public var at: Timestamp?
  /// What it becomes.
  public var outcome: Decision.Outcome?
  /// Whether nothing can change before: false where a rule reads the clock in a way whose turning
  /// points are not known, or there are too many of them.
  public var exact: Bool
}
