/// One measured figure, printed as one line of JSON.
///
/// The keys `workload peer n rules metric value` are those of the peers' runners, so that the
/// figures stand in one table.
struct Figure {
  /// `A`, `B`, … as the peers call it; another name where they have no such workload.
  var workload: String
  /// What was measured: `b.ndjson`.
  var name: String
  /// How many items a round handled.
  var n: Int
  var rules: Int
  /// What one item is: `descriptor`.
  var item: String
  var timing: Timing
  /// Bytes of input that a round read.
  var bytes: Int?
  /// How large what is judged is, or how many threads judge it.
  var size: Int?
  /// What the answers came to, such as `findings`.
  var answers: [(name: String, count: Int)] = []

  /// The line; times of one item are in microseconds.
  var line: String {
    var parts = [
      "\"workload\":\"\(workload)\"", "\"peer\":\"charter\"", "\"name\":\"\(name)\"", "\"n\":\(n)",
      "\"rules\":\(rules)", "\"metric\":\"us_per_\(item)\"", "\"unit\":\"us\"",
      "\"value\":\(Self.shown(perItem(timing.median)))",
      "\"best\":\(Self.shown(perItem(timing.best)))",
      "\"cpu\":\(Self.shown(perItem(timing.medianProcessor)))", "\"rounds\":\(timing.wall.count)",
      "\"per_second\":\(Int(Double(n) / max(timing.best, 1e-9)))",
      "\"seconds\":\(Self.shown(timing.best))",
    ]
    if let bytes {
      parts.append("\"mb_per_second\":\(Self.shown(Double(bytes) / 1e6 / max(timing.best, 1e-9)))")
    }
    if let size { parts.append("\"size\":\(size)") }
    parts += answers.map { "\"\($0.name)\":\($0.count)" }
    if let peak = ProcessMemory.peakMegabytes { parts.append("\"peak_mb\":\(Self.shown(peak))") }
    return "{\(parts.joined(separator: ","))}"
  }

  /// The median.
  var microsecondsPerItem: Double { perItem(timing.median) }

  private func perItem(_ seconds: Double) -> Double { seconds / Double(max(n, 1)) * 1e6 }

  /// Four significant digits, or whole.
  static func shown(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    var scale = 1.0
    while value * scale < 1000, scale < 1e9 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }
}
