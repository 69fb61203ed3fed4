import Charter
import Testing

/// Files with very many mistakes: what is said of them, and what is done for it, is bounded.
@Suite struct ManyProblemsTests {
  private static func problems(_ text: String) -> [Diagnostic] {
    do throws(CompilationFailure) {
      _ = try PolicySet(compiling: [SourceFile(path: "a.charter", text: text)])
      return []
    } catch {
      return error.diagnostics
    }
  }

  private static func defines(_ count: Int) -> String {
    "global policy p {\n"
      + (0..<count).map { "define name\($0)() = 1\ndefine other\($0)() = nome\($0)\n" }.joined()
      + "}\n"
  }

  @Test func aThousandErrorsOfAFileAreShown() {
    func problems(_ count: Int) -> [Diagnostic] {
      let defines = (0..<count).map { "define sum\($0)() = 1 + true\n" }.joined()
      return Self.problems("global policy p {\n\(defines)}\n")
    }
    let few = problems(990)
    #expect(few.count == 990)
    #expect(!few.contains { $0.code == "too-many-errors" })
    let many = problems(1_200)
    #expect(many.count == 1_001)
    #expect(many.last?.code == "too-many-errors")
  }

  /// 200,000 names are compared with those that nothing has, then no more.
  @Test func suggestionsEnd() {
    // A name that is found close to one that nothing uses is told as that one's mistake.
    func helped(_ count: Int) -> Int {
      Self.problems(Self.defines(count)).count { $0.code == "misspelt-declaration" }
    }
    #expect(helped(20) == 20)
    let some = helped(400)
    #expect(some > 180 && some < 320, "\(some)")
  }
}
