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
  /// What the answers came to, such as `findings`.
  var answers: [(name: String, count: Int)] = []

  /// The line; times of one item are in microseconds.
  var line: String {
    var parts = [
      "\"workload\":\"\(workload)\"", "\"peer\":\"charter\"", "\"name\":\"\(name)\"", "\"n\":\(n)",
      "\"rules\":\(rules)", "\"metric\":\"us_per_\(item)\"", "\"unit\":\"us\"",
      "\"value\":\(shown(perItem(timing.median)))", "\"best\":\(shown(perItem(timing.best)))",
      "\"cpu\":\(shown(perItem(timing.medianProcessor)))", "\"rounds\":\(timing.wall.count)",
      "\"per_second\":\(Int(Double(n) / max(timing.best, 1e-9)))",
      "\"seconds\":\(shown(timing.best))",
    ]
    if let bytes {
      parts.append("\"mb_per_second\":\(shown(Double(bytes) / 1e6 / max(timing.best, 1e-9)))")
    }
    parts += answers.map { "\"\($0.name)\":\($0.count)" }
    if let peak = ProcessMemory.peakMegabytes { parts.append("\"peak_mb\":\(shown(peak))") }
    return "{\(parts.joined(separator: ","))}"
  }

  private func perItem(_ seconds: Double) -> Double { seconds / Double(max(n, 1)) * 1e6 }

  /// Four significant digits, or whole.
  private func shown(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    var scale = 1.0
    while value * scale < 1000, scale < 1e9 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }
}
