import Charter
import TestSupport
import Testing

/// Where three values become two, through the library: the command has the same table.
@Suite struct ThreeValueTests {
  @Test func everyPositionMakesTwoOfThree() throws {
    let cases = try ThreeValueCase.read()
    #expect(cases.count >= 60)
    let time = try #require(Timestamp(ThreeValueCase.time))
    for one in cases {
      let policies = try PolicySet(
        compiling: one.policies.map { SourceFile(path: $0.path, text: $0.text) })
      let document = try Document(json: Array(one.input.utf8), file: "input.json")
      let options = DecisionOptions(at: time)
      let decisions =
        one.subject == "product"
        ? policies.decide(document, options: options)
        : policies.decide(requests: document, options: options)
      let found = decisions.map(RequestTests.summary).joined(separator: " | ")
      #expect(found == one.expected, "line \(one.line): \(one.title)")
    }
  }
}
