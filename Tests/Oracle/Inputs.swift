import Charter

// Descriptors and requests as the inputs of a subject: sections 11 and 16 of the reference.

/// What is to be judged.
package struct Question: Sendable {
  /// `product`, `access` or `read`.
  package var subject: String
  package var document: Written
  /// Microseconds since 1970.
  package var now: Int
  package var mesh: Mesh?

  package init(subject: String, document: Written, now: Int, mesh: Mesh?) {
    self.subject = subject
    self.document = document
    self.now = now
    self.mesh = mesh
  }
}

extension Oracle {
  /// A product by the set's one standard of products; absent where it cannot be read as one.
  func product(_ document: Written) -> Value {
    guard let standard else { return .absent }
    let scope = Scope(locals: ["raw": .written(document)])
    guard let recognize = standard.recognize, value(of: recognize, scope).truth == true else {
      return .absent
    }
    var lines: [String: Expression] = [:]
    for line in standard.fields {
      guard case .value(let expression) = line.form else { fatalError("only plain lines are read") }
      lines[line.name.text] = expression
    }
    var given: [String: Value] = [:]
    for field in schema.records["Product"] ?? [] {
      if let line = lines[field.name] {
        given[field.name] = value(of: line, scope)
      } else if lines["custom"] != nil, isScalar(field.type) {
        // A field that no line gives is read from the custom properties, under the model's name.
        given[field.name] = document[field.name].map(Value.init(written:)) ?? .absent
      }
    }
    let record = record(of: "Product", given)
    let isWhole = (schema.records["Product"] ?? []).allSatisfy { field in
      field.type.isOptional || field.fill != nil || field.name == "source"
        || !(record.fields[field.name] ?? .absent).isAbsent
    }
    return isWhole && record.fields["id"]?.isPresent == true ? record : .absent
  }

  private var standard: StandardDeclaration? {
    for declaration in declarations {
      if case .standard(let standard) = declaration.form, standard.kind.text == "product" {
        return standard
      }
    }
    return nil
  }

  private func isScalar(_ type: TypeSyntax) -> Bool {
    switch type.form {
    case .name(let name): schema.records[name] == nil
    case .list(let element): isScalar(element)
    case .map: false
    }
  }

  /// The inputs of a request by name; nil where it is malformed.
  func inputs(of question: Question) -> [String: Value]? {
    guard let subject = schema.subjects[question.subject] else { return nil }
    var inputs: [String: Value] = [:]
    let product = question.document["product"].flatMap { given($0) }
    for input in subject.inputs {
      let name = input.name.text
      let written = question.document[name] ?? .null
      switch (name, written) {
      case ("product", _):
        guard let product else { return nil }
        inputs[name] = product
      case ("columns", .list(let names)):
        guard let product, let columns = columns(names, of: product) else { return nil }
        inputs[name] = columns
      case ("port", .text(let port)):
        let ports = field(of: product ?? .absent, "output_ports").elements ?? []
        guard let found = ports.first(where: { field(of: $0, "name").string == port }) else {
          return nil
        }
        inputs[name] = found
      default:
        let value = read(Value(written: written), as: input.type)
        if case .name(let type) = input.type.form {
          if schema.enums[type] != nil, value.isUnknown { return nil }
          if schema.records[type] != nil, !written.isNull, !isWhole(value) { return nil }
        }
        inputs[name] = value
      }
    }
    for input in subject.inputs where inputs[input.name.text]?.isAbsent == true {
      if let fill = input.value {
        let made = read(value(of: fill, Scope(locals: inputs)), as: input.type)
        inputs[input.name.text] = made.reasons.first == .missing ? .absent : made
      } else if !input.type.isOptional {
        return nil
      }
    }
    return inputs
  }

  /// A product that stands in its request in the model's words, or that the catalog has.
  private func given(_ written: Written) -> Value? {
    if case .text(let id) = written {
      return facts.catalog.flatMap { field(of: $0, "products").elements }?.first {
        field(of: $0, "id").string == id
      }
    }
    var product = read(
      .written(written),
      as: TypeSyntax(
        form: .name("Product"), isOptional: false, span: Span(file: 0, start: 0, end: 0)))
    guard case .record(let type, var fields) = product else { return nil }
    fields["source"] = .record(
      of: "Source",
      [
        "file": .text("request.json"), "standard": .text("canonical"),
        "unread": .list([]), "misread": .list([]),
      ])
    product = .record(of: type, fields)
    return isWhole(product) ? product : nil
  }

  /// Whether everything stands in it that the model demands.
  private func isWhole(_ value: Value) -> Bool {
    switch value {
    case .list(let elements): return elements.prefix { !$0.isUnknown }.allSatisfy(isWhole)
    case .record(let type, let fields):
      return (schema.records[type] ?? []).allSatisfy { field in
        let value = fields[field.name] ?? .absent
        if field.fill != nil { return true }
        return value.isAbsent ? field.type.isOptional : isWhole(value)
      }
    default: return true
    }
  }

  /// The columns that names mean, each once; nil where one means none.
  private func columns(_ names: [Written], of product: Value) -> Value? {
    let all = field(of: product, "columns").elements ?? []
    var places: [Int] = []
    for name in names {
      guard case .text(let wanted) = name else { return nil }
      let own = all.indices.filter { field(of: all[$0], "name").string == wanted }
      let tables = Set(own.compactMap { field(of: all[$0], "table").string })
      if tables.count > 1 { return nil }
      let addressed = all.indices.first { place in
        guard let table = field(of: all[place], "table").string,
          let name = field(of: all[place], "name").string
        else { return false }
        return "\(table).\(name)" == wanted
      }
      guard let place = own.first ?? addressed else { return nil }
      if !places.contains(place) { places.append(place) }
    }
    return places.isEmpty ? nil : .list(places.map { all[$0] })
  }
}

extension Written {
  var isNull: Bool {
    if case .null = self { return true }
    return false
  }
}
