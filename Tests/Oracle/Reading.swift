import Charter

// How a value takes the type that its place expects: section 6 of the reference.

extension Oracle {
  /// Reads a value as a type; what is no value stays as it is.
  func read(_ value: Value, as type: TypeSyntax) -> Value {
    guard value.isPresent else { return value }
    switch type.form {
    case .list(let element):
      guard let elements = value.elements else { return .unknown([.doesNotFit]) }
      return .list(elements.map { read($0, as: element) })
    case .map(let element):
      switch value {
      case .written(.map(let entries)):
        return .map(entries.map { ($0.key, read(Value(written: $0.value), as: element)) })
      case .map(let entries): return .map(entries.map { ($0.key, read($0.value, as: element)) })
      default: return .unknown([.doesNotFit])
      }
    case .name(let name): return read(value, named: name)
    }
  }

  private func read(_ value: Value, named type: String) -> Value {
    if type == "Any" { return value }
    if schema.records[type] != nil { return record(value, type) }
    switch value {
    case .written(let written): return read(written, named: type)
    case .text(let text):
      return type == "Text" ? value : read(Written.text(text), named: type)
    case .word(let word):
      return schema.enums[type]?.place(of: word) != nil
        ? .enumCase(of: type, word) : .unknown([.doesNotFit])
    case .int(let number) where type == "Decimal": return .decimal(Number(number))
    case .day(let day) where type == "Timestamp": return .instant(day * Instant.day)
    default: return value
    }
  }

  /// A value of a document as one of the types with a name.
  private func read(_ written: Written, named type: String) -> Value {
    let misfit = Value.unknown([.doesNotFit])
    switch (type, written) {
    case (_, .null): return .absent
    case (_, .list), (_, .map): return misfit
    case ("Text", .text(let text)): return .text(text)
    case ("Bool", .bool(let value)): return .bool(value)
    case ("Bool", .text(let text)):
      let word = text.lowercased()
      if ["yes", "true"].contains(word) { return .yes }
      return ["no", "false"].contains(word) ? .no : misfit
    case ("Int", .number(let text)): return Number(text)?.int.map(Value.int) ?? misfit
    case ("Decimal", .number(let text)): return Number(text).map(Value.decimal) ?? misfit
    case ("Ratio", .number(let text)), ("Ratio", .text(let text)): return share(text)
    case ("Date", .text(let text)): return Calendar.day(text).map(Value.day) ?? misfit
    case ("Timestamp", .text(let text)): return Instant.read(text).map(Value.instant) ?? misfit
    case ("Duration", .text(let text)): return Length.read(text).map(Value.length) ?? misfit
    case ("Version", .text(let text)), ("Version", .number(let text)):
      return Release(text).map(Value.release) ?? misfit
    case ("Email", .text(let text)): return isMail(text) ? .name(of: type, text) : misfit
    case ("Url", .text(let text)): return isLink(text) ? .name(of: type, text) : misfit
    case ("Domain", .text(let text)), ("Team", .text(let text)), ("Person", .text(let text)):
      return .name(of: type, folded(text))
    case (_, .text(let text)):
      return schema.enums[type]?.named(text).map { .enumCase(of: type, $0) } ?? misfit
    default: return misfit
    }
  }

  /// `99.5%`, `99.5 percent`, or a bare number that can only be a fraction.
  private func share(_ text: String) -> Value {
    for unit in ["%", "percent"] where text.hasSuffix(unit) {
      let number = text.dropLast(unit.count).filter { $0 != " " }
      guard let percent = Number(String(number)) else { return .unknown([.doesNotFit]) }
      return .ratio(percent * Number(WholeNumber(1), places: 2))
    }
    guard let number = Number(text) else { return .unknown([.doesNotFit]) }
    return !number.isNegative && number < Number(1) ? .ratio(number) : .unknown([.noUnit])
  }

  /// Of the mail addresses that the tests write.
  private func isMail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      && !text.contains(" ") && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
  }

  /// Of the links that the tests write.
  private func isLink(_ text: String) -> Bool {
    text.hasPrefix("https://") && text.count > 8 && !text.contains(" ")
  }

  /// Blanks around a name and upper case do not count.
  func folded(_ text: String) -> String {
    var name = text.lowercased()[...]
    while name.first == " " { name.removeFirst() }
    while name.last == " " { name.removeLast() }
    return String(name)
  }

  // MARK: Records

  private func record(_ value: Value, _ type: String) -> Value {
    switch value {
    case .written(.map(let entries)):
      var fields: [String: Value] = [:]
      for entry in entries where fields[entry.key] == nil {
        fields[entry.key] = Value(written: entry.value)
      }
      return record(of: type, fields)
    case .map(let entries):
      return record(of: type, Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first })
    case .record(type, let fields): return .record(of: type, fields)
    default: return .unknown([.doesNotFit])
    }
  }

  /// Gives every field its type, then fills what was not given, in the order of the declaration.
  func record(of type: String, _ given: [String: Value]) -> Value {
    var fields: [String: Value] = [:]
    for field in schema.records[type] ?? [] {
      fields[field.name] = read(given[field.name] ?? .absent, as: field.type)
    }
    for field in schema.records[type] ?? [] {
      guard let fill = field.fill, fields[field.name]?.isAbsent ?? true else { continue }
      let made = counted { read(value(of: fill, Scope(locals: fields)), as: field.type) }
      // What cannot be derived because something it needs is missing is missing itself.
      fields[field.name] = made.reasons.first == .missing ? .absent : made
    }
    // No field has this name.
    fields["#"] = .int(number())
    return .record(of: type, fields)
  }
}
