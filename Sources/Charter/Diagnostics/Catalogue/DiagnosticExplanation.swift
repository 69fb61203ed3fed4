/// What a code of a diagnostic means, told to somebody who meets it for the first time.
package struct DiagnosticExplanation: Sendable {
  /// What the examples are.
  package enum Kind: Sendable {
    /// A whole file of policies.
    case set
    /// Several files of policies: a line `// PATH` starts each.
    case files
    /// What stands inside a policy: rules, params, defines.
    case policy
    /// What stands inside a policy, of which it is asked what rules say beside each other.
    case rules
    /// The condition of a row filter.
    case rows
    /// A JSON document.
    case json
    /// A YAML document.
    case yaml
    /// A request as JSON, judged beside the mesh that ``DiagnosticExplanation/request`` describes.
    case request
    /// Files, commands and what else cannot be run by itself.
    case words
  }

  /// The code, as it stands in brackets.
  package let code: String
  /// What it says and why it matters, in full sentences.
  package let summary: String
  /// What the examples are.
  package let kind: Kind
  /// The smallest thing that is reported with it.
  package let wrong: String
  /// The same, mended.
  package let right: String

  init(
    _ code: String, _ summary: String, in kind: Kind = .words, wrong: String, right: String
  ) {
    self.code = code
    self.summary = summary
    self.kind = kind
    self.wrong = wrong
    self.right = right
  }

  /// All explanations, by code.
  package static let all: [DiagnosticExplanation] =
    (lexical + syntax + checking + overlaps + effects + rows + federation + waivers + testing
    + document + yaml
    + input
    + request + catalog
    + command).sorted {
      $0.code.utf8.lexicographicallyPrecedes($1.code.utf8)
    }
}
