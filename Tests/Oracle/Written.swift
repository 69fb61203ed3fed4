// JSON, for the documents of the tests: no escapes but `\"`.

extension Written {
  /// Reads JSON that a test wrote.
  package init(json: String) {
    var rest = Array(json.unicodeScalars)[...]
    self = Self.value(&rest)
  }

  private static func value(_ rest: inout ArraySlice<Unicode.Scalar>) -> Written {
    skip(&rest)
    switch rest.first {
    case "{":
      var entries: [(key: String, value: Written)] = []
      rest.removeFirst()
      while !close("}", &rest) {
        guard case .text(let key) = value(&rest) else { fatalError("a key is a text") }
        skip(&rest)
        rest.removeFirst()
        entries.append((key, value(&rest)))
      }
      return .map(entries)
    case "[":
      var elements: [Written] = []
      rest.removeFirst()
      while !close("]", &rest) { elements.append(value(&rest)) }
      return .list(elements)
    case "\"":
      rest.removeFirst()
      var text = String.UnicodeScalarView()
      while let scalar = rest.popFirst(), scalar != "\"" {
        text.append(scalar == "\\" ? rest.removeFirst() : scalar)
      }
      return .text(String(text))
    default:
      var word = String.UnicodeScalarView()
      while let scalar = rest.first, !",]}: \n".unicodeScalars.contains(scalar) {
        word.append(scalar)
        rest.removeFirst()
      }
      switch String(word) {
      case "null": return .null
      case "true": return .bool(true)
      case "false": return .bool(false)
      case let number: return .number(number)
      }
    }
  }

  private static func skip(_ rest: inout ArraySlice<Unicode.Scalar>) {
    while let scalar = rest.first, " \n,".unicodeScalars.contains(scalar) { rest.removeFirst() }
  }

  private static func close(_ end: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>) -> Bool
  {
    skip(&rest)
    guard rest.first == end else { return false }
    rest.removeFirst()
    return true
  }

  /// The same as JSON.
  package var json: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .text(let text): quoted(text)
    case .list(let elements): "[\(elements.map(\.json).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\(quoted($0.key)): \($0.value.json)" }.joined(separator: ", "))}"
    }
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// The same without an entry of a map, or with another.
  package func with(_ key: String, _ value: Written?) -> Written {
    guard case .map(var entries) = self else { return self }
    let place = entries.firstIndex { $0.key == key }
    switch (place, value) {
    case (let place?, let value?): entries[place].value = value
    case (let place?, nil): entries.remove(at: place)
    case (nil, let value?): entries.append((key, value))
    case (nil, nil): break
    }
    return .map(entries)
  }
}
