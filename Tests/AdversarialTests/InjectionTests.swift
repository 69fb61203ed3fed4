import Charter
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Texts of descriptors, requests and policies that would repaint, forge or steer a report: in every
/// field that a report shows, in every format.
@Suite struct InjectionTests {
  /// The same world, once with hostile texts and once with harmless ones.
  struct World {
    var texts: [String]

    /// A text of the language.
    private static func quoted(_ text: String) -> String {
      let escaped = text.unicodeScalars.map { scalar in
        let isPlain = CharacterSet.alphanumerics.contains(scalar) && scalar.isASCII
        return isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
      }
      return "\"\(escaped.joined())\""
    }

    private static func json(_ text: String) -> String {
      let data = try? JSONEncoder().encode(text)
      return String(decoding: data ?? Data(), as: UTF8.self)
    }

    /// Each text stands in the words of a rule, of a waiver and of a test.
    var policies: String {
      let rules = texts.enumerated().map { number, text in
        """
        rule r\(number) on product {
          when product.n == \(number)
          for item in product.items
          require item.name == "x" and product.s == "x"
          otherwise \(Self.quoted("\(text)"))
          help \(Self.quoted(text))
          waivable by data_protection_officer for at most 90d
        }
        rule permits\(number) on access { when product.n == \(number) and purpose is research permit }
        """
      }
      let waivers = texts.enumerated().map { number, text in
        """
        waiver w\(number) {
          of p.r\(number) for product \(Self.quoted(text)) at items["a"]
          because \(Self.quoted(text)) approved by \(Self.quoted(text)) as data_protection_officer
            on 2026-02-01
          until 2026-03-01
        }
        test \(Self.quoted(text)) { given product { id: \(Self.quoted(text)), name: "n", n: \(number) } expect permit }
        """
      }
      return "global policy p {\nowner \(Self.quoted(texts[0]))\n"
        + "\(rules.joined(separator: "\n"))\n}\n\(waivers.joined(separator: "\n"))\n"
    }

    /// A descriptor of each text.
    var products: [String] {
      texts.enumerated().map { number, text in
        let text = Self.json(text)
        return
          "{\"test\": \(text), \"n\": \(number), \"name\": \(text), \"owner\": \(text), \"s\": \(text), "
          + "\"tags\": [\(text)], \"items\": [{\"name\": \(text)}], \(text): 1}"
      }
    }

    /// A request of each text, and one that names what is not there.
    var requests: [String] {
      texts.enumerated().flatMap { number, text in
        let text = Self.json(text)
        let product = "{\"id\": \(text), \"name\": \(text), \"n\": \(number)}"
        let requester = "{\"name\": \(text), \"team\": \(text)}"
        return [
          "{\"subject\": \"access\", \"id\": \(text), \"product\": \(product), \"requester\": \(requester), "
            + "\"justification\": \(text), \"purpose\": \"research\"}",
          "{\"subject\": \"access\", \"id\": \(text), \"product\": \(product), \"requester\": \(requester), "
            + "\"columns\": [\(text)], \"port\": \(text), \"purpose\": \(text)}",
          "{\"subject\": \(text), \(text): \(text)}",
        ]
      }
    }

    func report() throws -> Report {
      let standard = try textInPackage("Tests/AdversarialTests/Tables/standard.charter")
      let set = try PolicySet(compiling: [
        SourceFile(path: "p.charter", text: policies),
        SourceFile(path: "standard.charter", text: standard),
      ])
      let time = try #require(Timestamp("2026-02-15T00:00:00Z"))
      var options = DecisionOptions(at: time)
      options.explains = true
      var decisions: [Decision] = []
      for (number, text) in products.enumerated() {
        let file = "\(texts[number]).json"
        let document = try Document(json: Array(text.utf8), file: file)
        decisions += set.decide(document, options: options)
      }
      for text in requests {
        let document = try Document(json: Array(text.utf8), file: "request.json")
        decisions += set.decide(requests: document, options: options)
      }
      var report = Report(
        policies: set.hash, time: time, decisions: decisions,
        faults: decisions.flatMap { decision in
          decision.errors.map { Report.Fault(file: decision.file, $0) }
        })
      report.waivers = set.review(waiversAfter: decisions, at: time, catalog: nil)
      return report
    }
  }

  private let table: AdversarialTable
  private let rows: [(row: AdversarialTable.Row, text: String)]
  private let hostile: World
  private let harmless: World

  init() throws {
    table = try AdversarialTable("injection")
    rows = table.sections.flatMap(\.rows).map { ($0, SpelledText.text(of: $0.input)) }
    hostile = World(texts: rows.map(\.text))
    harmless = World(texts: rows.indices.map { "harmless\($0)" })
  }

  @Test func everyFormatShowsWhatTheRowsSay() throws {
    let report = try hostile.report()
    let plain = try harmless.report()
    for format in ReportFormat.all {
      for all in [false, true] {
        let style = ReportStyle(showsAll: all)
        let bytes = format.render(report, style)
        if format.name == "json" {
          try expectJSON(bytes, "\(format.name)", isLog: false)
        } else {
          expectText(bytes, like: format.render(plain, style), "\(format.name), all: \(all)")
        }
      }
    }
  }

  /// A text for a person: as many lines as the harmless one, no sign that does anything, and each
  /// hostile text as its row says.
  private func expectText(_ bytes: [UInt8], like plain: [UInt8], _ name: String, each: Bool = true)
  {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == plain.count { $0 == 0x0A } + 1, "\(name): another number of lines")
    let doing = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalar != "\n"
      // What is not to be seen may stand in data, in quotes; what turns the direction may not.
      case .format: !name.contains("convert") || scalar.properties.isBidiControl
      default: false
      }
    }
    #expect(doing.isEmpty, "\(name): \(doing.map { String($0.value, radix: 16) })")
    let commands = lines.filter { line in
      line.drop { $0 == " " }.hasPrefix("::") || line.contains(#/##[a-zA-Z]*\[/#)
    }
    #expect(commands.isEmpty, "\(name): \(commands)")
    guard each else { return }
    for (row, _) in rows where !text.contains(row.expected) {
      table.expect("not shown so", is: row, name)
    }
  }

  /// JSON for programs: what was written is what is read, and nothing in it does anything.
  private func expectJSON(_ bytes: [UInt8], _ name: String, isLog: Bool = true) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let doing = text.unicodeScalars.filter {
      $0.properties.generalCategory == .control && $0 != "\n"
        || $0.properties.isBidiControl || ["\u{2028}", "\u{2029}"].contains($0)
    }
    #expect(doing.isEmpty, "\(name): \(doing.map { String($0.value, radix: 16) })")
    if isLog { #expect(!text.contains(#/##[a-zA-Z]*\[/#), "\(name)") }
    let read = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    var found: Set<[UInt8]> = []
    Self.collect(read, &found)
    for (row, text) in rows where !found.contains(Self.asRead(text)) {
      table.expect("not read so", is: row, name)
    }
  }

  /// A text as Foundation reads it: it takes a byte order mark off the start of every text.
  private static func asRead(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private static func collect(_ value: Any, _ found: inout Set<[UInt8]>) {
    switch value {
    case let text as String: found.insert(Array(text.utf8))
    case let list as [Any]: for element in list { collect(element, &found) }
    case let map as [String: Any]:
      for (key, element) in map {
        found.insert(Array(key.utf8))
        collect(element, &found)
      }
    default: break
    }
  }

  #if CommandLine
    private func process(_ world: World) throws -> CommandProcess {
      let process = try CommandProcess()
      try process.add("policies/p.charter", world.policies)
      try process.add(
        "policies/standard.charter",
        try textInPackage("Tests/AdversarialTests/Tables/standard.charter"))
      for (number, text) in world.products.enumerated() {
        try process.add("products/\(number).json", text)
      }
      for (number, text) in world.requests.enumerated() {
        try process.add("requests/\(number).json", text)
      }
      return process
    }

    @Test func everyCommandShowsWhatTheRowsSay() throws {
      let hostile = try process(self.hostile)
      let harmless = try process(self.harmless)
      let requests = self.hostile.requests.indices.map { "requests/\($0).json" }
      let at = ["--at", "2026-02-15"]
      for (arguments, each) in [
        (["check", "products"] + at, true),
        (["check", "--all", "--explain", "products"] + at, true),
        (["decide"] + at + requests, true), (["test"] + at, true), (["explain", "p.r0"], false),
        (["explain", "w3"], false), (["convert", "--trace", "products"], false),
        (["convert", "products"], false), (["test", "--coverage"] + at, false),
        (["analyze", "--openings"], false),
      ] {
        let outcome = try hostile.run(arguments)
        let plain = try harmless.run(arguments)
        #expect(outcome.status == plain.status, "\(arguments): \(outcome.errors.prefix(2_000))")
        expectText(
          Array(outcome.output.utf8), like: Array(plain.output.utf8), "\(arguments.prefix(3))",
          each: each)
        expectText(
          Array(outcome.errors.utf8), like: Array(plain.errors.utf8),
          "\(arguments.prefix(3)), standard error", each: false)
      }
    }

    @Test func everyCommandGivesProgramsTheTextItself() throws {
      let hostile = try process(self.hostile)
      let requests = self.hostile.requests.indices.map { "requests/\($0).json" }
      for arguments in [
        ["check", "--format", "json", "products"], ["decide", "--format", "json"] + requests,
        ["test", "--format", "json"],
      ] {
        let outcome = try hostile.run(arguments)
        try expectJSON(Array(outcome.output.utf8), "\(arguments.prefix(3))")
      }
      let junit = try hostile.run(["test", "--format", "junit"])
      let parser = XMLParser(data: Data(junit.output.utf8))
      #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
      #expect(junit.output.components(separatedBy: "<testcase ").count == rows.count + 1)
    }

    /// One request a line, one decision a line, whatever stands in a request.
    @Test func aStreamStaysInItsLines() throws {
      let hostile = try process(self.hostile)
      let lines = self.hostile.requests
      let outcome = try hostile.run(
        ["decide", "--stream"], input: Array(lines.joined(separator: "\n").utf8))
      let answers = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(answers.count == lines.count + 1)
      for (number, answer) in answers.dropLast().enumerated() where number % 3 < 2 {
        let read = try #require(
          try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
        let id = try #require(read["id"] as? String)
        #expect(Array(id.utf8) == Self.asRead(rows[number / 3].text))
      }
      try expectJSON(
        Array("[\(answers.dropLast().joined(separator: ","))]".utf8), "--stream")
    }
  #endif
}
