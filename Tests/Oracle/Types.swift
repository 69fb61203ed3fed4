import Charter

// What type an expression has, as far as its names say it: for what lists cost and where paths of
// waivers lead. Section 6 of the reference.

extension Oracle {
  static func type(_ name: String) -> TypeSyntax {
    TypeSyntax(form: .name(name), isOptional: false, span: Span(file: 0, start: 0, end: 0))
  }

  static func list(of element: TypeSyntax) -> TypeSyntax {
    TypeSyntax(form: .list(element), isOptional: false, span: element.span)
  }

  /// The type of a path, or of a list that is made of one; nil where its names do not say it.
  func type(
    of expression: Expression, _ names: [String: TypeSyntax], in policy: String
  ) -> TypeSyntax? {
    switch expression.form {
    case .name(let name):
      if let local = names[name] { return local }
      for policy in [policy, ""] {
        if let constant = constants[policy]?[name] { return constant.type }
      }
      switch name {
      case "catalog": return Self.type("Catalog")
      case "directory": return Self.type("Directory")
      default: return nil
      }
    case .field(let base, let name):
      guard let record = type(of: base, names, in: policy)?.named else { return nil }
      return schema.records[record]?.first { $0.name == name.text }?.type
    case .index(let base, _): return type(of: base, names, in: policy)?.element
    case .comprehension(let element, let binder):
      var inner = names
      inner[binder.variable.text] = type(of: binder.list, names, in: policy)?.element
      return type(of: element, inner, in: policy).map(Self.list)
    case .binary(.add, let left, _), .binary(.orElse, let left, _):
      return type(of: left, names, in: policy)
    case .conditional(_, let yes, _): return type(of: yes, names, in: policy)
    case .cast(_, let type): return type
    case .list(let elements):
      return elements.first.flatMap { type(of: $0, names, in: policy) }.map(Self.list)
    case .call(let name, let arguments): return type(ofCall: name.text, arguments, names, policy)
    default: return nil
    }
  }

  private func type(
    ofCall name: String, _ arguments: [Expression], _ names: [String: TypeSyntax], _ policy: String
  ) -> TypeSyntax? {
    for policy in [policy, ""] {
      guard let define = defines[policy]?[name] else { continue }
      let parameters = define.parameters.map { ($0.name.text, $0.type) }
      return type(
        of: define.body, Dictionary(parameters) { first, _ in first }, in: policy)
    }
    guard let first = arguments.first else { return nil }
    switch name {
    case "distinct": return type(of: first, names, in: policy)
    case "flat", "only", "min", "max": return type(of: first, names, in: policy)?.element
    case "upstream", "downstream", "cycle": return Self.list(of: Self.type("Product"))
    default: return nil
    }
  }
}

extension TypeSyntax {
  /// The name that it is written with; nil for lists and maps.
  var named: String? {
    if case .name(let name) = form { return name }
    return nil
  }

  /// Of a list or map, the type of what stands in it.
  var element: TypeSyntax? {
    switch form {
    case .name: nil
    case .list(let element), .map(let element): element
    }
  }
}
