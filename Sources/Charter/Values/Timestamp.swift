/// An instant, exact to the microsecond, whatever offset it was written with.
public struct Timestamp: Hashable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public var microseconds: Int64

  /// Wraps an instant.
  public init(microseconds: Int64) { self.microseconds = microseconds }
}
