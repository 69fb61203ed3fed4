#if CommandLine
  import TestSupport
  import Testing

  @testable import CharterCommand

  /// Runs the commands of `Transcripts/*.txt` and compares what they write with what stands there.
  ///
  /// A line `in FOLDER` names the folder of `Fixtures/` that the commands below it run in. A line
  /// `$ charter …` is a command; it may read a file (`< FILE`) and set variables (`NO_COLOR=1`,
  /// `TERMINAL=1` for a terminal). What it writes follows, standard error after `! `, then the
  /// status in brackets. Other lines before the first command, or from `#`, are for the reader.
  /// `UPDATE_GOLDEN=1` rewrites what commands write. The hash of a set changes with the model and the
  /// standards that Charter brings, so it stands as `sha256:…`.
  @Suite struct TranscriptTests {
    static let folder = "Tests/CharterCommandTests/Transcripts"

    @Test(arguments: try namesInPackage(folder))
    func commandsDoWhatTheTranscriptSays(name: String) async throws {
      let path = "\(Self.folder)/\(name)"
      let expected = try textInPackage(path)
      var actual = ""
      var fixture = "empty"
      for line in expected.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("in ") { fixture = String(line.dropFirst(3)) }
        if line.hasPrefix("#") || line.hasPrefix("in ") {
          actual += "\(line)\n\n"
        } else if line.hasPrefix("$ ") {
          actual += "\(line)\n" + (try await run(String(line.dropFirst(2)), in: fixture)) + "\n"
        }
      }
      actual.removeLast()
      #expect(goldenDifference(actual, path) == nil)
    }

    /// Runs one line and gives what it wrote, and its status.
    private func run(_ line: String, in fixture: String) async throws -> String {
      var words = words(of: line)
      var options = RecordedTerminal.Options()
      options.workingDirectory = "\(packageRoot)/Tests/CharterCommandTests/Fixtures/\(fixture)"
      while let word = words.first, let equals = word.firstIndex(of: "=") {
        options.environment[String(word[..<equals])] = String(word[word.index(after: equals)...])
        words.removeFirst()
      }
      options.isTerminal = options.environment["TERMINAL"] != nil
      if words.count >= 2, words[words.count - 2] == "<" {
        options.input = try textInPackage(
          "Tests/CharterCommandTests/Fixtures/\(fixture)/\(words.removeLast())")
        words.removeLast()
      }
      try #require(words.first == "charter", "\(line)")
      let world = RecordedTerminal(options)
      let status = await RootCommand.run(Array(words.dropFirst()), in: world.terminal)
      return world.log.replacing("\u{1B}", with: "␛")
        .replacing(#/sha256:[0-9a-f]{64}/#, with: "sha256:…") + "[\(status.rawValue)]\n"
    }

    /// The words of a line, as a shell would part them; quotes keep blanks.
    private func words(of line: String) -> [String] {
      var words: [String] = []
      var word: String?
      var quote: Character?
      for character in line {
        if character == quote {
          quote = nil
        } else if quote == nil, character == "'" || character == "\"" {
          quote = character
          word = word ?? ""
        } else if quote == nil, character == " " {
          if let whole = word { words.append(whole) }
          word = nil
        } else {
          word = (word ?? "") + String(character)
        }
      }
      return words + (word.map { [$0] } ?? [])
    }
  }
#endif
