@testable import Charter
import Foundation
import TestSupport
import Testing

@Suite struct ReportTests {
  @Test(arguments: ReportExamples.goldenNames)
  func looksAsTheGoldenFileSays(name: String) throws {
    let parts = name.split(separator: ".").map(String.init)
    let (_, report, style) = try #require(ReportExamples.all.first { $0.name == parts[0] })
    let bytes = try #require(ReportFormat.named(parts[1])).render(report, style)
    let golden = "Tests/CharterTests/Golden/reports/\(name)"
    #expect(goldenDifference(String(decoding: bytes, as: UTF8.self), golden) == nil)
  }

  @Test func everyGoldenFileHasItsExample() throws {
    let files = try namesInPackage("Tests/CharterTests/Golden/reports")
    #expect(Set(files) == Set(ReportExamples.goldenNames))
    #expect(Set(ReportFormat.all.map(\.name)) == ["json", "text"])
  }

  @Test func everyFormatFileIsListed() throws {
    let files = try namesInPackage("Sources/Charter/Reports")
      .filter { $0.hasSuffix("Report.swift") && $0 != "Report.swift" }
      .map { $0.dropLast("Report.swift".count).lowercased() }
    #expect(files == ReportFormat.all.map(\.name))
  }

  @Test func jsonIsJSON() throws {
    for example in ReportExamples.all {
      let bytes = ReportFormat.json.render(example.report, example.style)
      let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      let report = try #require(read)
      let decisions = try #require(report["decisions"] as? [[String: Any]])
      #expect(decisions.count == example.report.decisions.count)
      #expect(report["charter"] as? String == "1")
      #expect((report["errors"] as? [Any])?.count == example.report.faults.count)
    }
  }

  @Test func sixFailingFilesFitInSixtyLines() {
    for rules in 1...40 {
      let few = (1...6).map { ReportExamples.failing($0, rules: rules) }
      let many = (1...6).map { _ in
        var decision = ReportExamples.ledger(97)
        decision.findings += few[0].findings.map { finding in
          var finding = finding
          finding.input?.file = decision.file
          return finding
        }
        return decision
      }
      for decisions in [few, many] {
        let report = ReportExamples.report(decisions)
        let lines = ReportFormat.text.render(report, ReportStyle()).count { $0 == 0x0A }
        #expect(lines <= 60, "\(rules) rules")
      }
    }
  }

  @Test func everyFailingFileShowsOneRuleInFull() {
    let report = ReportExamples.report(
      (1...200).map { ReportExamples.failing($0, rules: 7) })
    let text = String(decoding: ReportFormat.text.render(report, ReportStyle()), as: UTF8.self)
    let underlined = text.split(separator: "\n").count { $0.contains("^^^") }
    #expect(underlined == 200)
  }

  @Test func allShowsEveryElement() {
    let report = ReportExamples.report([ReportExamples.ledger(97)])
    let all = ReportStyle(showsAll: true)
    let text = String(decoding: ReportFormat.text.render(report, all), as: UTF8.self)
    #expect(text.split(separator: "\n").count { $0.contains("^^^") } == 97)
    #expect(!text.contains("more: --all"))
  }

  @Test func noControlCharacterReachesTheTerminal() throws {
    let report = ReportExamples.report([ReportExamples.hostile])
    let bytes = ReportFormat.text.render(report, ReportStyle())
    #expect(bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
  }
}
