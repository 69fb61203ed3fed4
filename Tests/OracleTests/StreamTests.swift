import Foundation
import Oracle
import Testing

@testable import Charter

/// A line of a stream says byte for byte what the library decides about the same request.
@Suite struct StreamTests {
  /// Spellings of one request, and what is no request at all.
  private static func spelled(_ json: String, _ dice: inout Dice) -> String {
    switch dice.below(26) {
    case 0: return " \t" + json + "  "
    case 1: return json + "\r"
    case 2: return json.replacingOccurrences(of: ":", with: " :\r ")
    case 3: return json.replacingOccurrences(of: "e", with: "\\u0065")
    case 4: return "\u{FEFF}" + json
    case 5:
      return json.replacingOccurrences(
        of: "{\"subject\"", with: "{\"id\": \"Ü-\u{301}7\", \"subject\"")
    case 6: return json.replacingOccurrences(of: "{\"subject\"", with: "{\"id\": 1e3, \"subject\"")
    case 7: return json.replacingOccurrences(of: "{\"subject\"", with: "{\"id\": true, \"subject\"")
    case 8:
      return json.replacingOccurrences(
        of: "{\"subject\"", with: "{\"id\": \"a\\\"\\n\\u202e\", \"subject\"")
    case 9: return json.replacingOccurrences(of: "\"purpose\"", with: "\"purpse\"")
    case 10:
      let cut = json.unicodeScalars.prefix(dice.below(json.unicodeScalars.count))
      return String(String.UnicodeScalarView(cut))
    case 11:
      return dice.one(of: [
        "[\(json), \(json)]", "[]", "7", "null", "{}", "\"\"", "{\"subject\": 3}",
      ])
    default: return json
    }
  }

  @Test(arguments: [Family.Kind.access, .read])
  func aLineSaysWhatTheLibraryDecides(_ kind: Family.Kind) throws {
    var dice = Dice(seed: 0x57E4_0001 &+ UInt64(kind.rawValue.utf8.count))
    var outcomes: [String: Int] = [:]
    var atOnce = 0
    for _ in 0..<60 {
      var family = try Family(kind, &dice)
      // One judge for all of a set: nothing may be left over from the line before.
      var judge = Judge(family.set)
      for _ in 0..<25 {
        let (question, catalog) = family.question()
        let line = Self.spelled(
          question.document.json.replacingOccurrences(of: "\n", with: " "), &dice)
        var options = DecisionOptions(at: Timestamp(microseconds: Int64(question.now)))
        options.catalog = catalog
        options.describesRequests = false
        options.dialect = dice.one(of: [.trino, .postgresql, .duckdb, .spark])
        let number = dice.below(1_000) + 1
        var written: [UInt8] = []
        var counts = OutcomeCounts()
        judge.decide(
          lines: Array((line + "\n").utf8), first: number, options: options, into: &written,
          counting: &counts)
        let expected = Self.expected(line, number, options, family.set)
        #expect(
          String(decoding: written, as: UTF8.self) == expected,
          "\(family.text)\n\(line)\n\(question.now)")
        let said = Decision.Outcome.allCases.reduce(0) { $0 + counts[$1] }
        #expect(said == (line.utf8.contains { $0 > 0x20 } ? 1 : 0))
        for outcome in counts.outcomes { outcomes[outcome.rawValue, default: 0] += counts[outcome] }
        if Self.isWrittenAtOnce(line, options, by: family.set) { atOnce += 1 }
      }
    }
    print("lines of \(kind.rawValue): \(outcomes), \(atOnce) at once")
    #expect(atOnce > 600)
    for outcome in [Decision.Outcome.permit, .review, .deny, .malformed] {
      #expect(outcomes[outcome.rawValue, default: 0] >= 50, "\(outcome)")
    }
  }

  /// What the library decides, written as a stream writes it.
  private static func expected(
    _ line: String, _ number: Int, _ options: DecisionOptions, _ set: PolicySet
  ) -> String {
    guard line.utf8.contains(where: { $0 > 0x20 }) else { return "" }
    var json = JSONWriter(isCompact: true)
    var decisions: [Decision]
    do throws(DocumentError) {
      let document = try Document(json: Array(line.utf8), file: "-")
      decisions = set.decide(requests: document, options: options)
      if document.nodes[0].kind != .map {
        // A stream holds one request a line, whatever a document may hold.
        let names = set.compiled.requestSubjects.map { set.compiled.subjects[$0].name }
        var places = DocumentPlaces(document)
        decisions = [Self.unread([.notARequest(names, places.place(ofNode: 0))])]
      }
    } catch {
      decisions = [Self.unread(error.diagnostics)]
    }
    for decision in decisions { StreamedDecision.write(decision, line: number, to: &json) }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func unread(_ errors: [Diagnostic]) -> Decision {
    Decision(
      subject: "request", id: nil, file: "-", document: nil, standard: nil, outcome: .malformed,
      findings: [], errors: errors, rulesAsked: 0, rulesNotAsked: 0)
  }

  private static func isWrittenAtOnce(
    _ line: String, _ options: DecisionOptions, by set: PolicySet
  ) -> Bool {
    var judge = Judge(set)
    var input = Judge.Input(documents: [], options: options)
    guard judge.writesAtOnce(options) else { return false }
    var decision = DecisionLine(set.compiled)
    var output: [UInt8] = []
    return withUnsafeMutablePointer(to: &decision) { decision in
      input.line = decision
      return Array(line.utf8).withUnsafeBufferPointer {
        judge.write($0, LineBytes.line(in: $0, from: 0), 1, &input, to: &output) != nil
      }
    }
  }
}
