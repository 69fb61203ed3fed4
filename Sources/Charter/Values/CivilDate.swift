/// A day of the Gregorian calendar, in UTC where it is compared with an instant.
package struct CivilDate: Hashable, Sendable {
  /// Days since 1970-01-01.
  package var days: Int32

  package init(days: Int32) { self.days = days }
}
