// Values for edits: at the boundary of a comparison, another than one, or to be filled in.

extension EditSolver {
  /// The values that compare as wanted with a bound and lie nearest to it.
  mutating func boundary(
    _ operation: Node.Operation, _ bound: Value, _ type: Int32, _ evaluator: inout Evaluator
  ) -> [(value: Value, isPlaceholder: Bool)] {
    let plain = bound.from(0)
    switch operation {
    case .equal, .lessOrEqual, .greaterOrEqual: return [(plain, false)]
    case .less: return next(to: plain, up: false, &evaluator).map { [($0, false)] } ?? []
    case .greater: return next(to: plain, up: true, &evaluator).map { [($0, false)] } ?? []
    default: return other(than: plain, type, &evaluator)
    }
  }

  private mutating func other(
    than value: Value, _ type: Int32, _ evaluator: inout Evaluator
  ) -> [(value: Value, isPlaceholder: Bool)] {
    switch value.tag {
    case .bool: return [(.bool(!value.isTrue), false)]
    case .enumCase:
      return cases(of: type).filter { $0.caseNumber != value.caseNumber }.prefix(3)
        .map { ($0, false) }
    case .list: return []
    default:
      if let up = next(to: value, up: true, &evaluator) { return [(up, false)] }
      guard type >= 0, let placeholder = placeholder(type, &evaluator),
        evaluator.equals(placeholder, value) == false
      else { return [] }
      return [(placeholder, true)]
    }
  }

  /// The least value above, or the greatest below, in the smallest step that people write.
  private mutating func next(
    to value: Value, up: Bool, _ evaluator: inout Evaluator
  ) -> Value? {
    switch value.tag {
    case .integer:
      let (next, overflow) = value.integer.addingReportingOverflow(up ? 1 : -1)
      return overflow ? nil : .integer(next)
    case .decimal, .ratio:
      let scale = UInt8(min(18, value.auxiliary + 1))
      let step = ExactDecimal(mantissa: up ? 1 : -1, scale: scale)
      guard let next = evaluator.decimal(value).adding(step) else { return nil }
      return evaluator.make(decimal: next, isRatio: value.tag == .ratio)
    case .duration:
      let step = Self.step(of: value.duration)
      return value.duration.adding(CalendarDuration(months: 0, microseconds: up ? step : -step))
        .map { .duration($0) }
    case .date:
      let (days, overflow) = value.date.days.addingReportingOverflow(up ? 1 : -1)
      return overflow ? nil : .date(CivilDate(days: days))
    case .timestamp:
      let (time, overflow) = value.timestamp.microseconds.addingReportingOverflow(
        up ? 1_000_000 : -1_000_000)
      return overflow ? nil : .timestamp(Timestamp(microseconds: time))
    case .enumCase:
      let starts = policies.program.enumStarts
      guard
        let enumeration = (0..<starts.count - 1).first(where: {
          Int(starts[$0]) <= value.caseNumber && value.caseNumber < Int(starts[$0 + 1])
        })
      else { return nil }
      let next = value.caseNumber + (up ? 1 : -1)
      guard Int(starts[enumeration]) <= next, next < Int(starts[enumeration + 1]) else {
        return nil
      }
      return .enumCase(next)
    case .version:
      var parts = (1...3).map { evaluator.workspace.slot(value, $0).integer }
      if up {
        parts[2] &+= 1
      } else if let place = parts.lastIndex(where: { $0 > 0 }) {
        parts[place] -= 1
      } else {
        return nil
      }
      return version(parts, &evaluator)
    default: return nil
    }
  }

  /// The unit in which people would count a duration a little longer or shorter, in microseconds:
  /// days from 2 on, hours of one day, minutes of an hour, otherwise seconds.
  private static func step(of duration: CalendarDuration) -> Int64 {
    let exact = duration.microseconds
    if exact == 0, duration.months != 0 { return 86_400_000_000 }
    let steps: [Int64] = [86_400_000_000, 3_600_000_000, 60_000_000]
    return steps.first { exact.magnitude > $0 && exact % $0 == 0 } ?? 1_000_000
  }

  func version(_ parts: [Int64], _ evaluator: inout Evaluator) -> Value? {
    let version = SemanticVersion(
      major: parts[0], minor: parts[1], patch: parts[2], prerelease: "", build: "")
    guard let spelling = evaluator.workspace.append(text: Array(version.description.utf8)) else {
      return nil
    }
    return evaluator.make(version: version, spelling: spelling)
  }

  /// The cases that a value of an enum may have.
  func cases(of type: Int32) -> [Value] {
    guard type >= 0 else { return [] }
    let code = policies.program.types[Int(type)]
    guard code.kind == .enumeration else { return [] }
    let first = Int(policies.program.enumStarts[Int(code.index)])
    return policies.schema.enums[Int(code.index)].cases.enumerated().compactMap {
      $0.element.isGroup ? nil : .enumCase(first + $0.offset)
    }
  }

  // MARK: To be filled in

  /// Some value of a type, for a field that only has to be there; nil where none can be made up.
  mutating func placeholder(
    _ type: Int32, _ evaluator: inout Evaluator, depth: Int = 3
  ) -> Value? {
    guard type >= 0, depth > 0 else { return nil }
    let code = policies.program.types[Int(type)]
    func text(_ text: String, _ tag: Value.Tag) -> Value? {
      evaluator.workspace.append(text: Array(text.utf8), tag: tag)
    }
    switch code.kind {
    case .text: return text("to be given", .text)
    case .email: return text("to-be-given@example.com", .email)
    case .url: return text("https://example.com/to-be-given", .url)
    case .domain: return text("to be given", .domain)
    case .team: return text("to be given", .team)
    case .person: return text("to be given", .person)
    case .integer: return .integer(1)
    case .decimal: return evaluator.make(decimal: ExactDecimal(1), isRatio: false)
    case .ratio: return evaluator.make(decimal: ExactDecimal(1), isRatio: true)
    case .bool: return .true
    case .date: return .date(evaluator.now.date)
    case .timestamp: return .timestamp(evaluator.now)
    case .duration: return .duration(CalendarDuration(months: 0, microseconds: 86_400_000_000))
    case .version: return version([1, 0, 0], &evaluator)
    case .enumeration: return cases(of: type).first
    case .record: return record(Int(code.index), &evaluator, depth: depth, isEmptyAllowed: false)
    case .list:
      guard let element = placeholder(code.index, &evaluator, depth: depth - 1) else { return nil }
      let offset = evaluator.workspace.allocate(slots: 1)
      evaluator.workspace.slots[offset] = element
      return .list(space: 1, offset: offset, count: 1)
    case .any, .map: return nil
    }
  }

  /// A record with what every record of its kind has.
  mutating func record(
    _ type: Int, _ evaluator: inout Evaluator, depth: Int = 3, isEmptyAllowed: Bool
  ) -> Value? {
    let start = Int(policies.program.recordStarts[type])
    let count = Int(policies.program.recordStarts[type + 1]) - start
    let offset = evaluator.workspace.allocate(slots: count)
    for index in 0..<count { evaluator.workspace.slots[offset + index] = .absent }
    var isEmpty = true
    for index in 0..<count {
      let field = policies.program.fields[start + index]
      guard !field.isOptional, field.fill < 0 else { continue }
      guard let value = placeholder(field.type, &evaluator, depth: depth - 1) else { return nil }
      evaluator.workspace.slots[offset + index] = value
      isEmpty = false
    }
    if isEmpty, !isEmptyAllowed {
      for index in 0..<count where isEmpty {
        let field = policies.program.fields[start + index]
        guard field.fill < 0, !policies.fieldMarks.isFixed(Int32(start + index)),
          let value = placeholder(field.type, &evaluator, depth: depth - 1)
        else { continue }
        evaluator.workspace.slots[offset + index] = value
        isEmpty = false
      }
      if isEmpty { return nil }
    }
    let record = Value.record(space: 1, offset: offset, type: type)
    evaluator.fill(record, type: type)
    return record
  }
}
