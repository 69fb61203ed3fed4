#if YAML
  import Charter
  import CharterYAML
  import Testing

  /// `$ref` into other files of a descriptor's folder.
  @Suite struct FileReferenceTests {
    private static let policies = Result {
      try PolicySet(compiling: [
        SourceFile(
          path: "house.charter",
          text: """
            standard house for product {
              recognize when raw.house is present
              id = "one"
              name = "one"
              description { purpose = raw.part.text usage = raw.part.inner.text }
            }
            """)
      ])
    }

    /// What the part says, and the part in it; or the codes of what is wrong.
    private func read(_ part: String, _ files: [String: String]) throws -> String {
      let document = try Document(
        json: Array(#"{"house": 1, "own": {"text": "own"}, "part": \#(part)}"#.utf8),
        file: "main.json")
      let options = DecisionOptions(at: try #require(Timestamp("2026-01-01T00:00:00Z")))
      let product = try #require(
        try Self.policies.get().convert(document, options: options) {
          (path) throws(DocumentError) in
          guard let text = files[path] else { return nil }
          return try Document.read(Array(text.utf8), file: path).first
        }.first)
      guard let value = product.value else {
        return product.errors.map { "\($0.code) \($0.place?.file ?? "-")" }.joined(separator: ", ")
      }
      let fields = value.fields.filter { $0.path.hasPrefix("description.") }
      return fields.map { field in
        guard case .document(let place, _) = field.origin else { return field.json }
        return "\(field.json) \(place.file):\(place.start.line)"
      }.joined(separator: ", ")
    }

    @Test(arguments: [
      (##"{"$ref": "#/own"}"##, #""own" main.json:1"#),
      (##"{"$ref": "part.json"}"##, #""a" part.json:1"#),
      (##"{"$ref": "./part.json", "text": "mine"}"##, #""mine" main.json:1"#),
      // Paths start in the folder of the file that names them.
      (##"{"$ref": "below/part.yaml"}"##, #""b" below/part.yaml:1, "c" below/inner.yaml:1"#),
      (##"{"$ref": "below/up.yaml"}"##, #""a" part.json:1"#),
      (##"{"$ref": "part.json#/more"}"##, #""d" part.json:1"#),
      // What is not there is missing; what is no file of JSON or YAML is not looked for.
      (##"{"$ref": "nowhere.json", "text": "mine"}"##, #""mine" main.json:1"#),
      (##"{"$ref": "https://example.com/part.json", "text": "mine"}"##, #""mine" main.json:1"#),
      (##"{"$ref": "part.proto", "text": "mine"}"##, #""mine" main.json:1"#),
      (##"{"$ref": "#part", "text": "mine"}"##, #""mine" main.json:1"#),
      (##"{"$href": "part.json", "text": "mine"}"##, #""mine" main.json:1"#),
      // Nothing outside the folder, nothing that leads back, nothing that cannot be read.
      (##"{"$ref": "../part.json"}"##, "file-outside-folder main.json"),
      (##"{"$ref": "/part.json"}"##, "file-outside-folder main.json"),
      (##"{"$ref": "below/out.yaml"}"##, "file-outside-folder below/out.yaml"),
      (##"{"$ref": "part.json#/nowhere"}"##, "broken-reference main.json"),
      (##"{"$ref": "broken.yaml"}"##, "broken-reference broken.yaml"),
      (##"{"$ref": "one.yaml"}"##, "reference-loop one.yaml"),
      (##"{"$ref": "self.yaml"}"##, "reference-loop self.yaml"),
      (##"{"$ref": "bad.json"}"##, "json-syntax bad.json"),
    ])
    func references(_ part: String, _ expected: String) throws {
      let files = [
        "part.json": #"{"text": "a", "more": {"text": "d"}}"#,
        "below/part.yaml": "text: b\ninner: { $ref: inner.yaml }",
        "below/inner.yaml": "text: c",
        "below/up.yaml": "$ref: ../part.json",
        "below/out.yaml": "$ref: ../../part.json",
        "broken.yaml": "a: { $ref: '#/b' }",
        "one.yaml": "a: { $ref: two.yaml }",
        "two.yaml": "a: { $ref: one.yaml }",
        "self.yaml": "a: { $ref: self.yaml }",
        "bad.json": "{",
      ]
      #expect(try read(part, files) == expected)
    }
  }
#endif
