import Charter
import CharterYAML

extension Workload {
  /// Workload B of the peers: every descriptor is read and judged, and what it breaks is counted.
  static let b = Workload(
    name: "b", summary: "read and judge descriptors of 4.6 KB with 20 and 200 rules"
  ) { options, report in
    for count in options.sizes.isEmpty ? [10_000] : options.sizes {
      let formats = options.formats.isEmpty ? ["ndjson", "json", "yaml"] : options.formats
      let asJSON = formats.contains("json")
      let asYAML = formats.contains("yaml")
      let data =
        if let folder = options.data {
          try DescriptorData(
            folder: folder, count: count, asJSONFiles: asJSON, asYAMLFiles: asYAML)
        } else {
          try DescriptorData(count: count, asJSONFiles: asJSON, asYAMLFiles: asYAML)
        }
      for rules in options.rules.isEmpty ? [20, 200] : options.rules {
        guard rules % 20 == 0, rules <= 200 else {
          throw WorkloadFailure(message: "--rules is a multiple of 20 up to 200, not \(rules)")
        }
        let run = try DescriptorRun(rules: rules, rounds: options.rounds)
        if formats.contains("ndjson") { try run.lines(of: data, report) }
        if asJSON { try run.files(data.jsonFiles, of: data, "json", report) }
        if asYAML {
          try run.files(data.yamlFiles, of: data, "yaml", report)
          try run.events(of: data.yamlFiles, report)
        }
      }
    }
  }
}

/// Measures judging with one number of rules.
struct DescriptorRun {
  private let policies: PolicySet
  private let rules: Int
  private let rounds: Int
  private let options: DecisionOptions

  init(rules: Int, rounds: Int) throws {
    self.rules = rules
    self.rounds = rounds
    policies = try PolicySet(compiling: DescriptorPolicies.sources(rules: rules))
    guard let time = Timestamp("2026-11-21T00:00:00Z") else {
      throw WorkloadFailure(message: "the decision time does not read")
    }
    options = DecisionOptions(at: time)
  }

  /// From lines in memory: whole, and its parts.
  func lines(of data: borrowing DescriptorData, _ report: (Figure) -> Void) throws {
    let count = data.lines.count
    let bytes = data.lines.reduce(0) { $0 + $1.count }
    var judge = Judge(policies)
    var whole = Timing()
    var findings = 0
    for _ in 0..<rounds {
      try whole.round {
        findings = 0
        for number in 0..<count {
          let document = try document(ofLine: number, data)
          findings += try violations(judge.decide(document, options: options))
        }
      }
    }
    report(figure("b.ndjson", count, whole, bytes, findings))
    try compare(findings, with: data)
    let (reading, judging) = try parts(count: count) { try document(ofLine: $0, data) }
    report(figure("b.ndjson.read", count, reading, bytes, nil))
    report(figure("b.ndjson.judge", count, judging, nil, findings))
  }

  /// From a file each: whole, and its parts, of which reading holds the file system's.
  func files(
    _ files: [String], of data: borrowing DescriptorData, _ format: String,
    _ report: (Figure) -> Void
  ) throws {
    var judge = Judge(policies)
    var whole = Timing()
    var findings = 0
    var bytes = 0
    for _ in 0..<rounds {
      try whole.round {
        findings = 0
        bytes = 0
        for file in files {
          let text = try FileBytes.read(file)
          bytes += text.count
          let document = try document(text, file)
          findings += try violations(judge.decide(document, options: options))
        }
      }
    }
    report(figure("b.\(format)", files.count, whole, bytes, findings))
    try compare(findings, with: data)
    let (reading, judging) = try parts(count: files.count) { number in
      try document(FileBytes.read(files[number]), files[number])
    }
    report(figure("b.\(format).read", files.count, reading, bytes, nil))
    report(figure("b.\(format).judge", files.count, judging, nil, findings))
  }

  /// Reading YAML files by libyaml alone, as those are that the common subset does not hold.
  func events(of files: [String], _ report: (Figure) -> Void) throws {
    #if YAML
      var reading = Timing()
      var bytes = 0
      for _ in 0..<rounds {
        try reading.round {
          bytes = 0
          for file in files {
            let text = try FileBytes.read(file)
            bytes += text.count
            _ = try Document.read(libyaml: text, file: file)
          }
        }
      }
      report(figure("b.yaml.libyaml", files.count, reading, bytes, nil))
    #endif
  }

  // MARK: Parts

  /// Times reading and judging apart: a few documents are read, then judged, and so on.
  private func parts(
    count: Int, read: (Int) throws -> Document
  ) throws -> (reading: Timing, judging: Timing) {
    let batch = 64
    var judge = Judge(policies)
    var reading = Timing()
    var judging = Timing()
    for _ in 0..<rounds {
      var readingSpan = Timing.Span()
      var judgingSpan = Timing.Span()
      for first in stride(from: 0, to: count, by: batch) {
        let start = Timing.Instant()
        let documents = try (first..<min(first + batch, count)).map(read)
        let middle = Timing.Instant()
        for document in documents {
          _ = try violations(judge.decide(document, options: options))
        }
        readingSpan += middle.since(start)
        judgingSpan += Timing.Instant().since(middle)
      }
      reading.add(readingSpan)
      judging.add(judgingSpan)
    }
    return (reading, judging)
  }

  private func document(
    ofLine number: Int, _ data: borrowing DescriptorData
  ) throws -> Document {
    try data.text.withUnsafeBufferPointer { text in
      try Document(json: UnsafeBufferPointer(rebasing: text[data.lines[number]]), file: "b.ndjson")
    }
  }

  private func document(_ bytes: [UInt8], _ file: String) throws -> Document {
    if file.hasSuffix(".json") { return try Document(json: bytes, file: file) }
    #if YAML
      return try Document.read(yaml: bytes, file: file)[0]
    #else
      throw WorkloadFailure(message: "built without the trait YAML")
    #endif
  }

  // MARK: Answers

  /// How many rules a descriptor breaks; every descriptor is one product.
  private func violations(_ decisions: [Decision]) throws -> Int {
    guard decisions.count == 1, decisions[0].outcome != .malformed else {
      let problem = decisions.first?.errors.first?.message ?? "no decision"
      throw WorkloadFailure(message: "a descriptor could not be judged: \(problem)")
    }
    let findings = decisions[0].findings
    var count = 0
    for index in findings.indices
    where index == 0 || findings[index].rule != findings[index - 1].rule {
      count += 1
    }
    return count
  }

  private func compare(_ findings: Int, with data: borrowing DescriptorData) throws {
    guard let expected = data.violations.map({ $0 * (rules / 20) }), expected != findings else {
      return
    }
    throw WorkloadFailure(message: "\(findings) findings where there are \(expected)")
  }

  private func figure(
    _ name: String, _ count: Int, _ timing: Timing, _ bytes: Int?, _ findings: Int?
  ) -> Figure {
    Figure(
      workload: "B", name: name, n: count, rules: rules, item: "descriptor", timing: timing,
      bytes: bytes, answers: findings.map { [("findings", $0)] } ?? [])
  }
}
