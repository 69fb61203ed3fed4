/// An instant, exact to the microsecond, whatever offset it was written with.
package struct Timestamp: Hashable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package var microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }
}
