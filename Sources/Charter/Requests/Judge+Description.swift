/// What a request asks for, as a person reads it.
public struct RequestDescription: Sendable, Hashable {
  /// One thing that is asked for or said.
  public struct Line: Sendable, Hashable {
    /// Name of the input: `purpose`.
    public var name: String
    /// What the request says, or what stands for it where it says nothing.
    public var text: String
  }

  /// What was given or stands by default, in the order of the subject's inputs.
  public var lines: [Line]
}

extension Judge {
  /// Says what the inputs in the frame ask for.
  ///
  /// - Parameters:
  ///   - subject: What the request is about.
  ///   - isAgreement: Whether they are made of an agreement, not read from a request.
  /// - Returns: A line for each input that was given, and one for the columns.
  func description(of subject: SubjectPlan, isAgreement: Bool) -> RequestDescription {
    var lines: [RequestDescription.Line] = []
    for slot in subject.inputs.indices where subject.inputs[slot].name != "id" {
      let value = evaluator.local(Int32(slot))
      guard !value.isAbsent, value.tag != .missingOperand else { continue }
      // What stands by default says nothing new, but for the columns.
      if requestNodes[slot] < 0, !isAgreement, slot != Int(subject.columnsSlot) { continue }
      let text: String
      if slot == Int(subject.productSlot) {
        text = product(value)
      } else if slot == Int(subject.columnsSlot) {
        text = columns(value, wereNamed: requestNodes[slot] >= 0)
      } else if value.tag == .record {
        text = record(value)
      } else {
        text = value.isPresent ? evaluator.printed(value) : evaluator.described(value)
      }
      lines.append(RequestDescription.Line(name: subject.inputs[slot].name, text: text))
    }
    return RequestDescription(lines: lines)
  }

  private func product(_ value: Value) -> String {
    let id = evaluator.field(of: value, policies.idIndex)
    guard value.tag == .record, id.isPresent else { return evaluator.described(value) }
    let domain = policies.requestFields.map { evaluator.field(of: value, $0.domain) } ?? .absent
    return domain.isPresent
      ? "\(evaluator.printed(id)), domain \(evaluator.printed(domain))" : evaluator.printed(id)
  }

  private func columns(_ value: Value, wereNamed: Bool) -> String {
    guard value.tag == .list, let plan = policies.column else { return evaluator.described(value) }
    let names = (0..<min(value.count, 12)).map { index in
      evaluator.printed(evaluator.field(of: evaluator.workspace.slot(value, index), plan.name))
    }
    let more = value.count - names.count
    return (wereNamed ? "" : "all of them: ") + names.joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
  }

  /// The scalar fields of a record: the first alone, the others after their names.
  private func record(_ value: Value) -> String {
    let type = Int(value.auxiliary)
    let start = Int(evaluator.program.recordStarts[type])
    let count = Int(evaluator.program.recordStarts[type + 1]) - start
    var parts: [String] = []
    for index in 0..<count {
      let field = evaluator.workspace.slot(value, index)
      guard field.isPresent, field.tag != .record, field.tag != .map else { continue }
      if field.tag == .list {
        guard field.count > 0, evaluator.workspace.slot(field, 0).tag != .record else { continue }
      }
      let name = evaluator.program.symbols.text(of: evaluator.program.fields[start + index].symbol)
      let text = evaluator.printed(field)
      parts.append(index == 0 ? text : "\(name) \(text)")
    }
    return parts.isEmpty ? "nothing said of it" : parts.joined(separator: ", ")
  }
}
