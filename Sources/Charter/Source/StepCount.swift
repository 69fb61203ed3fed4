/// Counts the steps that a reader takes over one text: tokens, values, and whatever it looks at once more.
///
/// So a test can tell that the worst text costs in proportion to its length, on every machine and
/// however busy it is. Only debug builds count; in a release this holds nothing and does nothing.
/// Copies count together.
package struct StepCount {
  #if DEBUG
    private final class Total {
      var value = 0
    }

    private let total = Total()

    package init() {}

    /// The steps so far.
    package var value: Int { total.value }

    package func add(_ steps: @autoclosure () -> Int = 1) { total.value += steps() }
  #else
    @inlinable package init() {}

    @inline(__always) @inlinable
    package func add(_ steps: @autoclosure () -> Int = 1) {}
  #endif
}
