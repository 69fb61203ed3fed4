/// A length of time: whole calendar months, whose days vary, and an exact rest.
package struct CalendarDuration: Hashable, Sendable {
  package var months: Int32
  package var microseconds: Int64

  package init(months: Int32, microseconds: Int64) {
    self.months = months
    self.microseconds = microseconds
  }
}
