#if YAML
  import CYaml
  import Charter

  // What libyaml says, in words for those who write descriptors.

  extension YAMLReader {
    /// A problem of libyaml: what is said of it, and where.
    private struct Problem {
      var code = "yaml-syntax"
      var message: String
      var help: String?
      /// Said of the place that libyaml gives as the context, rather than of the problem's own.
      var isAtContext = false
    }

    /// The fault that made libyaml stop.
    mutating func stopForSyntax() -> ReadingStopped {
      let state = parser.pointee
      guard state.error == YAML_SCANNER_ERROR || state.error == YAML_PARSER_ERROR,
        let text = state.problem.map({ String(cString: $0) })
      else { return stopForReader(state) }
      let at = cursor.offset(of: state.problem_mark.index)
      // libyaml has a limit of its own, past ours, and meets it where it looks ahead.
      if text.hasPrefix("Maximum nesting level") { return stopForDepth(at: at) }
      let context = state.context.map { String(cString: $0) } ?? ""
      let contextAt = cursor.offset(of: state.context_mark.index)
      let problem = problem(text, context: context, at: at)
      let start = problem.isAtContext ? contextAt : at
      var fault = DocumentFault(
        problem.code, problem.message, start: start, end: wordEnd(from: start),
        help: problem.help)
      if !problem.isAtContext, contextAt < at, let message = note(for: context) {
        let isBracket = context.hasPrefix("while parsing a flow")
        fault.note = DocumentFault.Note(
          message, start: contextAt, end: isBracket ? contextAt + 1 : wordEnd(from: contextAt))
      }
      return stop(fault)
    }

    /// A problem of the bytes, not of the syntax: of those only control characters come here.
    private mutating func stopForReader(_ state: yaml_parser_t) -> ReadingStopped {
      let offset = min(ByteOrderMark.length(in: source) + state.problem_offset, source.count)
      guard state.error == YAML_READER_ERROR,
        let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: state.problem_value))
      else {
        return stop(
          DocumentFault(
            "yaml-syntax", "the text could not be read to its end", start: offset, end: offset))
      }
      return stop(
        DocumentFault(
          "control-character", "the character \(MessageText.name(scalar)) cannot stand in YAML",
          start: offset, end: min(offset + UTF8.width(scalar), source.count),
          help: "leave it out, or write it as an escape in a text in double quotes"))
    }

    private func problem(_ text: String, context: String, at index: Int) -> Problem {
      let found = found(at: index)
      switch text {
      case "mapping values are not allowed in this context":
        return Problem(
          message: "a `:` with a space behind it cannot stand in a text without quotes",
          help: missingSpaceHelp(before: index) ?? "quote the text, or check the indentation")
      case "mapping keys are not allowed in this context":
        return Problem(message: "a key cannot stand here")
      case "block sequence entries are not allowed in this context":
        return Problem(
          message: "an element of a list cannot stand here",
          help: "start the list on a line of its own")
      case "could not find expected ':'":
        return Problem(
          message: "this is neither a key with `:` nor part of the text before it",
          help: "a text of several lines is indented, or starts with `|` or `>`",
          isAtContext: context == "while scanning a simple key")
      case "did not find expected key":
        return Problem(
          message: "expected the next key of the map, found \(found)",
          help: "indent it like the other keys; quote a text that starts with a quote, `[` or `{`")
      case "did not find expected '-' indicator":
        return Problem(
          message: "expected the next element of the list, found \(found)",
          help: "indent it like the other elements")
      case "did not find expected ',' or ']'":
        return Problem(message: "expected `,` or `]`, found \(found)")
      case "did not find expected ',' or '}'":
        return Problem(message: "expected `,` or `}`, found \(found)")
      case "did not find expected node content":
        return Problem(message: "expected a value, found \(found)")
      case "did not find expected <document start>":
        return Problem(
          message: "the document is complete, and \(found) follows",
          help: "indent it like what it belongs to; another document starts with `---`")
      default: return tokenProblem(text, context: context, at: index)
      }
    }

    private func tokenProblem(_ text: String, context: String, at index: Int) -> Problem {
      let found = found(at: index)
      switch text {
      case "found character that cannot start any token":
        guard index < source.count, source[index] != 0x09 else { fallthrough }
        let first = source[index] == 0x60 ? "a backtick" : excerpt((index, index + 1))
        return Problem(message: "a text cannot start with \(first)", help: "quote it")
      case "found a tab character that violates indentation",
        "found a tab character where an indentation space is expected":
        return Problem(
          code: "tab-indentation", message: "a tab cannot indent", help: "use spaces")
      case "found unexpected end of stream", "found unexpected document indicator":
        return Problem(message: "the text in quotes is not closed", isAtContext: true)
      case "found unknown escape character":
        return Problem(
          code: "invalid-escape", message: "this is no escape of YAML",
          help: #"a backslash itself is written `\\`, or needs no escape in single quotes"#)
      case "did not find expected hexdecimal number":
        return Problem(
          code: "invalid-escape", message: "this is no hexadecimal digit of an escape",
          help: #"`\x` takes two hexadecimal digits, `\u` four and `\U` eight"#)
      case "found invalid Unicode character escape code":
        return Problem(
          code: "invalid-escape", message: "this escape is no character",
          help: #"characters beyond U+FFFF are written as `\U` and eight digits"#)
      case "did not find expected comment or line break":
        return Problem(
          message: "only a comment may follow the sign of a block text",
          help: "start the text on the next line")
      case "found an indentation indicator equal to 0":
        return Problem(message: "a block text cannot be indented by 0")
      case "found unexpected ':'":
        return Problem(
          message: "a `:` without a space cannot stand here",
          help: "put a space behind it, or quote the text")
      case "did not find expected alphabetic or numeric character":
        let isAlias = context == "while scanning an alias"
        return Problem(
          message: "\(isAlias ? "an alias" : "an anchor") is named by letters, digits, `-` and `_`",
          help: "quote a text that starts with `\(isAlias ? "*" : "&")`", isAtContext: true)
      case "found undefined tag handle":
        return Problem(
          code: "unknown-tag", message: "the tag \(found) is not known", help: Self.knownTags)
      case "did not find expected tag URI", "did not find expected '!'",
        "did not find the expected '>'", "did not find URI escaped octet",
        "did not find expected whitespace or line break":
        return Problem(
          message: "this is no tag", help: "quote a text that starts with `!`", isAtContext: true)
      case "found incompatible YAML document":
        return Problem(
          code: "unsupported-directive", message: "this version of YAML is not known",
          help: "known are 1.2, and 1.1, which is read as 1.2")
      case "found unknown directive name", "could not find expected directive name",
        "found unexpected non-alphabetical character", "did not find expected version number",
        "did not find expected digit or '.' character", "found extremely long version number",
        "did not find expected comment or line break" where context.contains("directive"):
        return Problem(
          code: "unsupported-directive", message: "this directive is not known",
          help: "quote a text that starts with `%`", isAtContext: true)
      case "found duplicate %YAML directive", "found duplicate %TAG directive":
        return Problem(code: "unsupported-directive", message: "this directive comes twice")
      default: return Problem(message: text)
      }
    }

    private func note(for context: String) -> String? {
      switch context {
      case "while parsing a block mapping": "the map starts here"
      case "while parsing a block collection": "the list starts here"
      case "while parsing a flow sequence": "`[` was opened here"
      case "while parsing a flow mapping": "`{` was opened here"
      case "while scanning a quoted scalar", "while parsing a quoted scalar",
        "while scanning a plain scalar":
        "the text starts here"
      case "while scanning a block scalar": "the block text starts here"
      default: nil
      }
    }

    /// The word at a place, in backticks.
    private func found(at index: Int) -> String {
      index < source.count ? excerpt((index, wordEnd(from: index))) : "the end of the document"
    }

    /// Says so where the line before looks like a key whose `:` lacks its space: libyaml takes that
    /// line as the start of a text.
    private func missingSpaceHelp(before index: Int) -> String? {
      var end = index
      while end > 0, source[end - 1] != 0x0A, source[end - 1] != 0x0D { end -= 1 }
      while end > 0, Self.isBlank(source[end - 1]) { end -= 1 }
      var start = end
      while start > 0, source[start - 1] != 0x0A, source[start - 1] != 0x0D { start -= 1 }
      while start < end, Self.isBlank(source[start]) || source[start] == 0x2D { start += 1 }
      var colon = start
      while colon < end, source[colon] != 0x3A {
        guard !Self.isBlank(source[colon]) else { return nil }
        colon += 1
      }
      guard colon > start, colon + 1 < end, !Self.isBlank(source[colon + 1]),
        source[colon + 1] != 0x2F
      else { return nil }
      return "put a space behind \(excerpt((start, colon + 1))) in the line before"
    }

    /// The end of the word at a place; of the one character where a blank or bracket stands there.
    private func wordEnd(from start: Int) -> Int {
      guard start < source.count else { return source.count }
      var end = start + 1
      let isWord = !Self.isBlank(source[start]) && !Self.isFlowIndicator(source[start])
      while end < source.count,
        source[end] & 0xC0 == 0x80 || isWord && !Self.isBlank(source[end])
      {
        end += 1
      }
      return end
    }
  }
#endif
