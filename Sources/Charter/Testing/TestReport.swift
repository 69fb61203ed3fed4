/// What running the tests of a set came to, before it is written in any format.
package struct TestReport: Sendable {
  /// Mutations that were made, and those that no test noticed.
  package struct Mutants: Sendable {
    package var made: Int
    package var refused: Int
    package var survivors: [Mutation]

    package init(made: Int, refused: Int, survivors: [Mutation]) {
      self.made = made
      self.refused = refused
      self.survivors = survivors
    }
  }

  package var results: [TestResult]
  /// What there is to see of the rules and whether it was seen; missing where nobody asked.
  package var coverage: [(point: Coverage.Point, isSeen: Bool)]?
  /// The least share of points that must be seen, in percent.
  package var leastCoverage: Int?
  package var mutants: Mutants?

  package init(results: [TestResult]) { self.results = results }

  package var failed: Int { results.count { !$0.failures.isEmpty } }

  /// Points seen, of all.
  package var covered: (seen: Int, all: Int)? {
    coverage.map { points in (points.count { $0.isSeen }, points.count) }
  }

  /// Whether more must be seen than was.
  package var isCoverageShort: Bool {
    guard let covered, let leastCoverage else { return false }
    return covered.seen * 100 < leastCoverage * covered.all
  }

  /// A way to write it.
  package struct Format: Sendable {
    package let name: String
    package let summary: String
    package let render: @Sendable (TestReport) -> String

    /// All formats, by name.
    package static let all: [Format] = [.json, .junit, .text]
  }
}

extension TestReport.Format {
  static let text = TestReport.Format(name: "text", summary: "for a person") { report in
    var lines: [String] = []
    for result in report.results where !result.failures.isEmpty {
      lines.append(
        "failed: \(visible(result.test.title)) "
          + "(\(visible(result.test.place.file)):\(result.test.place.start.line))")
      for failure in result.failures {
        lines.append("  \(failure.place.start.line): \(visible(failure.message))")
      }
    }
    if let points = report.coverage {
      let missing = points.filter { !$0.isSeen }.map(\.point)
      var rule = ""
      for point in missing {
        if point.rule != rule {
          rule = point.rule
          lines.append("not seen of \(rule) (\(visible(point.file))):")
        }
        let what = point.source.isEmpty ? "the rule" : "`\(visible(point.source))`"
        lines.append("  \(point.line): \(what) \(point.seen)")
      }
    }
    if let mutants = report.mutants {
      for mutation in mutants.survivors {
        let place = "\(mutation.place.file):\(mutation.place.start.line)"
        lines.append("unnoticed: \(mutation.rule): \(visible(mutation.what)) (\(visible(place)))")
        lines.append("  - \(visible(mutation.original))")
        lines.append("  + \(visible(mutation.replacement))")
      }
    }
    if !lines.isEmpty { lines.append("") }
    let passed = report.results.count - report.failed
    var summary = "\(report.results.count) tests: \(passed) passed, \(report.failed) failed"
    if report.results.count == 1 {
      summary = "1 test: \(passed) passed, \(report.failed) failed"
    }
    lines.append(summary)
    if let (seen, all) = report.covered {
      var line = "coverage: \(seen) of \(all) (\(all == 0 ? 100 : seen * 100 / all) %)"
      if let least = report.leastCoverage, report.isCoverageShort {
        line += ", less than the \(least) % asked for"
      }
      lines.append(line)
    }
    if let mutants = report.mutants {
      let killed = mutants.made - mutants.survivors.count
      let share = mutants.made == 0 ? 100 : killed * 100 / mutants.made
      lines.append(
        "mutants: \(killed) of \(mutants.made) noticed (\(share) %), "
          + "\(mutants.refused) more were refused by the checker")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static let json = TestReport.Format(name: "json", summary: "for programs") { report in
    var json = JSONWriter()
    json.object(.lines) { json in
      json.key("charter")
      json.string("1")
      json.key("passed")
      json.number(report.results.count - report.failed)
      json.key("failed")
      json.number(report.failed)
      json.key("tests")
      json.array(.lines) { json in
        for result in report.results {
          json.object { json in
            json.key("title")
            json.string(result.test.title)
            json.key("subject")
            json.string(result.test.subject)
            json.key("file")
            json.string(result.test.place.file)
            json.key("line")
            json.number(result.test.place.start.line)
            json.key("passed")
            json.bool(result.failures.isEmpty)
            json.key("failures")
            json.array { json in
              for failure in result.failures {
                json.object { json in
                  json.key("line")
                  json.number(failure.place.start.line)
                  json.key("message")
                  json.string(failure.message)
                }
              }
            }
          }
        }
      }
      if let points = report.coverage {
        json.key("coverage")
        json.object(.lines) { json in
          json.key("seen")
          json.number(points.count { $0.isSeen })
          json.key("all")
          json.number(points.count)
          json.key("missing")
          json.array(.lines) { json in
            for (point, _) in points.filter({ !$0.isSeen }) {
              json.object { json in
                json.key("rule")
                json.string(point.rule)
                json.key("source")
                json.string(point.source)
                json.key("seen")
                json.string(point.seen)
                json.key("file")
                json.string(point.file)
                json.key("line")
                json.number(point.line)
              }
            }
          }
        }
      }
      if let mutants = report.mutants {
        json.key("mutants")
        json.object(.lines) { json in
          json.key("made")
          json.number(mutants.made)
          json.key("refused")
          json.number(mutants.refused)
          json.key("unnoticed")
          json.array(.lines) { json in
            for mutation in mutants.survivors {
              json.object { json in
                json.key("rule")
                json.string(mutation.rule)
                json.key("what")
                json.string(mutation.what)
                json.key("file")
                json.string(mutation.place.file)
                json.key("line")
                json.number(mutation.place.start.line)
                json.key("original")
                json.string(mutation.original)
                json.key("replacement")
                json.string(mutation.replacement)
              }
            }
          }
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  /// For CI servers; a run that shows nothing carries one failing entry, as viewers show an empty
  /// one green.
  static let junit = TestReport.Format(name: "junit", summary: "for CI servers") { report in
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    let isEmpty = report.results.isEmpty
    let count = isEmpty ? 1 : report.results.count
    let failed = isEmpty ? 1 : report.failed
    lines.append(
      "<testsuite name=\"charter test\" tests=\"\(count)\" failures=\"\(failed)\" errors=\"0\">")
    if isEmpty {
      lines.append("  <testcase name=\"the set has tests\" classname=\"charter\">")
      lines.append("    <failure message=\"no test was run\"/>")
      lines.append("  </testcase>")
    }
    for result in report.results {
      let name = escaped(result.test.title)
      let file = escaped(result.test.place.file)
      let head =
        "  <testcase name=\"\(name)\" classname=\"\(escaped(result.test.subject))\" "
        + "file=\"\(file)\" line=\"\(result.test.place.start.line)\""
      if result.failures.isEmpty {
        lines.append(head + "/>")
        continue
      }
      lines.append(head + ">")
      for failure in result.failures {
        lines.append("    <failure message=\"\(escaped(failure.message))\"/>")
      }
      lines.append("  </testcase>")
    }
    lines.append("</testsuite>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text in an attribute: what XML cannot hold becomes a replacement character.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      default:
        let isAllowed = scalar.value >= 0x20 && !(0xFFFE...0xFFFF).contains(scalar.value)
        result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return result
  }
}
