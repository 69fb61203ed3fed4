/// How the openings of a set are written.
package struct OpeningsReport: Sendable {
  private let openings: [Opening]
  private let hash: String

  /// The openings that a set has.
  package init(_ set: PolicySet) {
    openings = set.openings
    hash = set.hash
  }

  /// For a person: by rule, each with its place and what it does.
  package func text(useColor: Bool) -> String {
    let paint = Paint(isOn: useColor)
    guard !openings.isEmpty else { return "no openings\n" }
    var text = ""
    var rule = ""
    for opening in openings {
      if opening.rule != rule {
        rule = opening.rule
        text += "\(text.isEmpty ? "" : "\n")\(paint.strong(rule))\n"
      }
      let place = "\(opening.place.file):\(opening.place.start.line):\(opening.place.start.column)"
      text += "  \(paint.faint(visible(place)))  \(visible(opening.text, atMost: 200))\n"
      text += "    \(opening.explanation)\n"
    }
    let rules = Set(openings.map(\.rule)).count
    text += "\n\(openings.count) \(openings.count == 1 ? "opening" : "openings") in "
    return text + "\(rules) \(rules == 1 ? "rule" : "rules")\n"
  }

  /// For a program.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object(.lines) { json in
      json.key("charter")
      json.string("1")
      json.key("policies")
      json.string(hash)
      json.key("openings")
      json.array(.lines) { json in
        for opening in openings { Self.write(opening, &json) }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(_ opening: Opening, _ json: inout JSONWriter) {
    json.object { json in
      for (name, value) in [
        ("rule", opening.rule), ("kind", opening.kind.rawValue), ("text", opening.text),
        ("explanation", opening.explanation),
      ] {
        json.key(named: name)
        json.string(value)
      }
      json.key("fields")
      json.array { json in
        for field in opening.fields { json.string(field) }
      }
      json.key("onlyTightens")
      json.bool(opening.onlyTightens)
      json.key("policy")
      json.object { $0.place(opening.place) }
    }
  }
}
