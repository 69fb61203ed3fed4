import Charter
import Foundation
import TestSupport
import Testing

@Suite struct GrammarTests {
  /// In the files `Parser+….swift` every method that is not private is a production.
  @Test func productionsAreNamedLikeMethods() throws {
    let folder = "Sources/Charter/Syntax"
    var methods: Set<String> = []
    for name in try namesInPackage(folder) where name.hasPrefix("Parser+") {
      let lines = try textInPackage("\(folder)/\(name)").split(separator: "\n")
      for line in lines where line.hasPrefix("  mutating func ") {
        methods.insert(String(line.dropFirst("  mutating func ".count).prefix { $0 != "(" }))
      }
    }
    let productions = try Set(productions().keys.filter { $0.first?.isLowercase == true })
    #expect(methods.subtracting(productions).isEmpty, "missing in grammar/charter.ebnf")
    #expect(productions.subtracting(methods).isEmpty, "missing in the parser")
    #expect(methods.count > 60)
  }

  /// Every production is declared once, and every name in one is a production.
  @Test func productionsAreClosed() throws {
    let productions = try productions()
    for (name, body) in productions {
      for word in body.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
        // `c` and `x` of LIST(x, c), and the digits of character classes.
        guard word.count > 1, word.first?.isNumber == false, word != "LIST" else { continue }
        #expect(productions[String(word)] != nil, "\(word) in \(name)")
      }
    }
    for name in productions.keys where name != "file" && name != "wholeExpression" {
      let isUsed = productions.contains {
        $0.value.split { !$0.isLetter && $0 != "_" }.contains { $0 == name }
      }
      let standsApart = ["COMMENT", "DOCUMENTATION"].contains(name)
      #expect(isUsed || standsApart, "\(name) is used nowhere")
    }
  }

  /// The words of the grammar are words of the lexer, and the reserved ones are the same.
  @Test func reservedWordsAreThoseOfTheLexer() throws {
    let body = try #require(try productions(keepingLiterals: true)["RESERVED"])
    let words = body.split(separator: "\"", omittingEmptySubsequences: false)
      .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    let reserved = Keywords.words.filter { $0.kind.isReserved }.map(\.word)
    #expect(Set(words) == Set(reserved))
    #expect(words.count == 24)
  }

  /// The highlighting knows every word of the language, and every part that it includes.
  @Test func highlightingIsComplete() throws {
    let text = try textInPackage("grammar/charter.tmLanguage.json")
    let words = Set(
      text.replacing("\\\\b", with: " ").replacing("\\\\s", with: " ").split {
        !$0.isLetter && !$0.isNumber && $0 != "_"
      })
    for (word, _) in Keywords.words { #expect(words.contains(Substring(word)), "\(word)") }
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let repository = try #require(object?["repository"] as? [String: Any])
    let included = text.split(separator: "\"#").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    #expect(Set(included) == Set(repository.keys))
  }

  /// Names and bodies of the productions, comments left out, literals at will.
  private func productions(keepingLiterals: Bool = false) throws -> [String: String] {
    var text = try textInPackage("grammar/charter.ebnf")
    while let start = text.firstRange(of: "/*"), let end = text.firstRange(of: "*/") {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    var productions: [String: String] = [:]
    var current = ""
    for line in text.split(separator: "\n") {
      var body = line
      if let mark = line.firstRange(of: "::=") {
        current = String(line[..<mark.lowerBound]).replacing(" ", with: "")
        #expect(productions[current] == nil, "\(current) is declared twice")
        productions[current] = ""
        body = line[mark.upperBound...]
      }
      productions[current, default: ""] += " " + (keepingLiterals ? String(body) : Self.bare(body))
    }
    return productions
  }

  /// A body without its literals and character classes.
  private static func bare(_ body: Substring) -> String {
    var bare = ""
    var closing: Character?
    for character in body {
      if let end = closing {
        if character == end { closing = nil }
        continue
      }
      switch character {
      case "\"", "'": closing = character
      case "[": closing = "]"
      default: bare.append(character)
      }
    }
    return bare
  }
}
