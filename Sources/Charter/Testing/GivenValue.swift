/// A value that a test gives, as the documents of requests spell it.
indirect enum GivenValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// Its digits, as written.
  case number(String)
  case text(String)
  case list([GivenValue])
  case map([Entry])

  struct Entry: Sendable, Hashable {
    var key: String
    var value: GivenValue
  }

  /// What a literal of the language is in a document; nil where it is none.
  init?(_ expression: Expression) {
    switch expression.form {
    case .missing: self = .null
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .number(String(value))
    case .decimal(let value): self = .number(value.description)
    case .ratio(let value):
      self = .text(Ratio(fraction: value).description)
    case .duration(let value): self = .text(value.description)
    case .date(let value): self = .text(value.description)
    case .timestamp(let value): self = .text(value.description)
    case .version(let value): self = .text(value.description)
    case .text(let literal):
      guard let text = literal.plain else { return nil }
      self = .text(text)
    case .name(let name): self = .text(name)
    case .list(let elements):
      var values: [GivenValue] = []
      for element in elements {
        guard let value = GivenValue(element) else { return nil }
        values.append(value)
      }
      self = .list(values)
    case .record(let fields):
      var entries: [Entry] = []
      for field in fields {
        guard let value = GivenValue(field.value) else { return nil }
        if value != .null { entries.append(Entry(key: field.name.text, value: value)) }
      }
      self = .map(entries)
    default: return nil
    }
  }

  /// A value that does not fit a type, whatever the type is.
  init(unreadableAs type: Type) {
    switch type {
    case .record, .list, .map: self = .bool(true)
    default: self = .map([])
    }
  }

  /// What a document holds at a node.
  init(_ document: Document, at node: Int = 0) {
    let raw = document.nodes[node]
    switch raw.kind {
    case .null: self = .null
    case .bool: self = .bool(raw.isTrue)
    case .integer, .number:
      self = .number(String(decoding: document.text(of: node), as: UTF8.self))
    case .text: self = .text(String(decoding: document.text(of: node), as: UTF8.self))
    case .list: self = .list(document.children(of: node).map { GivenValue(document, at: $0) })
    case .map:
      self = .map(
        document.children(of: node).map {
          Entry(
            key: String(decoding: document.key(of: $0), as: UTF8.self),
            value: GivenValue(document, at: $0))
        })
    }
  }

  /// The value as JSON.
  var json: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .text(let text): JSONText.quoted(text)
    case .list(let elements): "[\(elements.map(\.json).joined(separator: ","))]"
    case .map(let entries):
      "{\(entries.map { "\(JSONText.quoted($0.key)):\($0.value.json)" }.joined(separator: ","))}"
    }
  }

  /// The value under a key of a map.
  subscript(key: String) -> GivenValue? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// Makes an edit at a path; false where the path leads to nothing that can be edited.
  mutating func edit(_ path: ArraySlice<TestPlan.Step>, to value: GivenValue?) -> Bool {
    guard let step = path.first else {
      self = value ?? .null
      return true
    }
    switch step {
    case .field(let name): return edit(key: name, path.dropFirst(), to: value)
    case .key(let field?, let key):
      guard case .list(var elements) = self,
        let index = elements.firstIndex(where: { $0[field] == key })
      else { return false }
      if path.count == 1, value == nil {
        elements.remove(at: index)
      } else if !elements[index].edit(path.dropFirst(), to: value) {
        return false
      }
      self = .list(elements)
      return true
    case .key(nil, .text(let name)): return edit(key: name, path.dropFirst(), to: value)
    case .key: return false
    }
  }

  private mutating func edit(
    key: String, _ rest: ArraySlice<TestPlan.Step>, to value: GivenValue?
  ) -> Bool {
    var entries: [Entry]
    switch self {
    case .map(let own): entries = own
    // A record that is not there yet is made.
    case .null: entries = []
    default: return false
    }
    if rest.isEmpty, value == nil {
      entries.removeAll { $0.key == key }
    } else if let index = entries.firstIndex(where: { $0.key == key }) {
      if !entries[index].value.edit(rest, to: value) { return false }
    } else {
      var made = GivenValue.null
      guard made.edit(rest, to: value) else { return false }
      entries.append(Entry(key: key, value: made))
    }
    self = .map(entries)
    return true
  }
}
