#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How long something took, over several rounds.
struct Timing {
  /// Seconds of the clock on the wall, and of this process on a processor, a round each.
  private(set) var wall: [Double] = []
  private(set) var processor: [Double] = []

  /// Runs a round and keeps what it took.
  mutating func round(_ body: () throws -> Void) rethrows {
    let start = Instant()
    try body()
    add(Instant().since(start))
  }

  mutating func add(_ span: Span) {
    wall.append(span.wall)
    processor.append(span.processor)
  }

  var best: Double { wall.min() ?? 0 }
  var median: Double { Self.median(wall) }
  var medianProcessor: Double { Self.median(processor) }

  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  struct Span {
    var wall = 0.0
    var processor = 0.0

    static func += (sum: inout Span, more: Span) {
      sum.wall += more.wall
      sum.processor += more.processor
    }
  }

  struct Instant {
    private let wall = seconds(CLOCK_MONOTONIC)
    private let processor = seconds(CLOCK_PROCESS_CPUTIME_ID)

    func since(_ start: Instant) -> Span {
      Span(wall: wall - start.wall, processor: processor - start.processor)
    }

    private static func seconds(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }
}
