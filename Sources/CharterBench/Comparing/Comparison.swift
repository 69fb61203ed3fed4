import Charter

/// Runs Charter and the peers in turn, so that a slow minute of the machine hits all alike, and compares
/// what each round measured.
struct Comparison {
  private let options: Options
  private let folder: String
  private var rows: [Row] = []
  private(set) var absent: [String] = []

  /// What one program measured of one piece of work, by round: microseconds.
  private struct Row {
    var key: PeerPlan.Key
    var program: String
    var isNative: Bool
    var values: [Int: Double] = [:]
  }

  private static let charter = "charter"

  init(_ options: Options) throws {
    self.options = options
    folder = try FileBytes.makeTemporaryFolder()
  }

  /// Measures, and gives a line for each program and piece of work, then what is not there.
  mutating func run(_ say: (String) -> Void) throws {
    guard let peers = options.peers else {
      throw Options.Misuse(message: "--compare needs --peers DIR")
    }
    let workloads = options.workloads.isEmpty ? ["a", "b", "c"] : options.workloads
    for round in 0..<options.rounds {
      for workload in workloads {
        for job in PeerPlan.jobs(workload, data: options.data ?? folder) {
          run(job, round, peers)
        }
      }
    }
    for row in rows { say(line(of: row)) }
    for name in absent { say("# absent: \(name)") }
  }

  private mutating func run(_ job: PeerPlan.Job, _ round: Int, _ peers: String) {
    let words: [String]
    if let script = job.script {
      words = [options.python, "\(peers)/\(script)"] + job.arguments
    } else {
      words = [CommandLine.arguments[0]] + job.arguments
    }
    let name = job.script == nil ? Self.charter : job.arguments[1]
    guard let outcome = ChildProgram.run(words, in: folder), outcome.status == 0 else {
      let text = "\(words.dropFirst().joined(separator: " "))"
      if !absent.contains(where: { $0.hasPrefix(name + " ") }) {
        absent.append("\(name) (\(text))")
      }
      return
    }
    for line in outcome.output.split(separator: "\n") where line.hasPrefix("{") {
      guard let document = try? Document(json: Array(line.utf8), file: name) else { continue }
      take(document, job, round)
    }
  }

  // MARK: Figures

  private mutating func take(_ document: Document, _ job: PeerPlan.Job, _ round: Int) {
    func text(_ key: String) -> String? {
      document.child(of: 0, named: key.utf8).map {
        String(decoding: document.text(of: $0), as: UTF8.self)
      }
    }
    func number(_ key: String) -> Double? { text(key).flatMap { Double($0) } }
    guard let workload = text("workload"), let program = text("peer"), let value = number("value"),
      let metric = text("metric")
    else { return }
    let kind: String
    let size: Double
    if job.script == nil {
      let name = text("name") ?? ""
      switch name {
      case "c", "b.ndjson": kind = "text"
      case _ where name.hasSuffix(".loaded"): kind = "decision"
      case _ where name.hasSuffix(".text"): kind = "text"
      default: return
      }
      size = workload.hasPrefix("A") ? number("size") ?? 0 : number("rules") ?? 0
    } else {
      guard let known = PeerPlan.metric(ofPeer: metric) else { return }
      // The plain decision of a peer that reads its requests is more than a decision.
      kind = workload.hasPrefix("A") && PeerPlan.readsText(program) ? "text" : known
      size = number("policies") ?? number("rules") ?? number("n") ?? 0
    }
    add(
      value, round,
      Row(
        key: PeerPlan.Key(workload: workload, metric: kind, size: Int(size)), program: program,
        isNative: job.isNative))
  }

  private mutating func add(_ value: Double, _ round: Int, _ row: Row) {
    let place =
      rows.firstIndex { $0.key == row.key && $0.program == row.program } ?? rows.count
    if place == rows.count { rows.append(row) }
    rows[place].values[round] = value
  }

  // MARK: Ratios

  private func line(of row: Row) -> String {
    var parts = [
      "\"workload\":\"\(row.key.workload)\"", "\"program\":\"\(row.program)\"",
      "\"of\":\"\(row.key.metric)\"", "\"size\":\(row.key.size)",
      "\"us\":\(Figure.shown(Timing.median(Array(row.values.values))))",
      "\"rounds\":\(row.values.count)",
    ]
    let native = rows.first { $0.key == row.key && $0.isNative }
    let own = rows.first { $0.key == row.key && $0.program == Self.charter }
    if let native, let ratio = ratio(row, to: native) {
      parts.append("\"x_native\":\(Figure.shown(ratio))")
    }
    if let own, let ratio = ratio(row, to: own) {
      parts.append("\"x_charter\":\(Figure.shown(ratio))")
    }
    return "{\(parts.joined(separator: ","))}"
  }

  /// The median of the ratios of each round that both were measured in.
  private func ratio(_ row: Row, to other: Row) -> Double? {
    let ratios = row.values.compactMap { round, value in
      other.values[round].flatMap { $0 > 0 ? value / $0 : nil }
    }
    return ratios.isEmpty ? nil : Timing.median(ratios)
  }
}
