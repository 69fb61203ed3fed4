/// A field of a canonical product, and where it came from.
public struct CanonicalField: Sendable {
  /// Its path in the model's words: `tables["orders"].columns["order_id"].type`.
  public var path: String
  /// Its value, as JSON on one line.
  public var json: String
  /// Where it came from.
  public var origin: CanonicalValue.Origin
  /// Whether it could not be read; then the value is what was written.
  public var isUnreadable: Bool
}

extension CanonicalValue {
  /// Every field that is no record of the model, in the order of the model; entries of `custom` one by
  /// one.
  public var fields: [CanonicalField] {
    var fields: [CanonicalField] = []
    collect("", isOpen: true, into: &fields)
    return fields
  }

  private func collect(_ path: String, isOpen: Bool, into fields: inout [CanonicalField]) {
    switch form {
    case .map(let entries) where (isRecord || isOpen) && !entries.isEmpty:
      for entry in entries {
        // What stands in `custom` is the document's, and is not taken apart.
        let name =
          isRecord
          ? (path.isEmpty ? entry.key : "\(path).\(entry.key)")
          : "\(path)[\(JSONText.quoted(entry.key))]"
        entry.value.collect(name, isOpen: isRecord && entry.key == "custom", into: &fields)
      }
    case .list(let elements) where elements.contains(where: \.isRecord):
      // What a key does not tell apart its number does.
      let labels = elements.map(\.label)
      for (number, element) in elements.enumerated() {
        let isTold = labels.count { $0 == element.label } == 1
        let label = isTold ? element.label ?? String(number) : String(number)
        element.collect("\(path)[\(label)]", isOpen: false, into: &fields)
      }
    default:
      fields.append(
        CanonicalField(
          path: path, json: inlineJSON, origin: origin, isUnreadable: isUnreadable))
    }
  }

  /// One line a field: its path, the place and the pointer that it was read from, its value.
  public func trace() -> String {
    fields.map { field in
      let mark = field.isUnreadable ? "  unreadable" : ""
      return "\(field.path)  <-  \(field.origin.text)  \(field.json)\(mark)\n"
    }.joined()
  }

  /// The same as JSON: a list of objects, one a line.
  public func traceJSON() -> String {
    var writer = JSONWriter()
    writer.array(.lines) { writer in
      for field in fields {
        writer.object { writer in
          writer.key("path")
          writer.string(field.path)
          writer.key("value")
          writer.raw(field.json)
          if field.isUnreadable {
            writer.key("unreadable")
            writer.bool(true)
          }
          writer.key("from")
          field.origin.write(to: &writer)
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }
}

extension CanonicalValue.Origin {
  fileprivate var text: String {
    switch self {
    case .document(let place, let pointer):
      "\(place.file):\(place.start.line):\(place.start.column)\(pointer.isEmpty ? "" : " ")\(pointer)"
    case .derived: "derived"
    case .default: "default"
    }
  }

  fileprivate func write(to writer: inout JSONWriter) {
    switch self {
    case .document(let place, let pointer):
      writer.object { writer in
        writer.key("file")
        writer.string(place.file)
        writer.key("line")
        writer.number(place.start.line)
        writer.key("column")
        writer.number(place.start.column)
        writer.key("path")
        writer.string(pointer)
      }
    case .derived: writer.string("derived")
    case .default: writer.string("default")
    }
  }
}
