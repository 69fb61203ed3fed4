extension CompiledPolicies {
  /// What a span of the policies says, with every run of white space as one blank.
  func source(of span: Span) -> String {
    String(decoding: files[Int(span.file)].bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
      .squeezed
  }

  func place(of span: Span) -> Place { Place(of: span, files, lines) }

  func opening(_ found: FoundOpening) -> Opening {
    Opening(
      rule: found.rule, kind: found.kind, place: place(of: found.span),
      text: source(of: found.span), fields: found.reads,
      onlyTightens: found.onlyTightens)
  }

  /// A text for a person as it stands in the policies, its values in braces.
  func written(_ message: MessagePlan) -> String {
    message.parts.map { part in
      switch part {
      case .text(let text): text
      case .value(_, let source): "{\(source)}"
      }
    }.joined()
  }

  func summary(of rule: RulePlan) -> RuleSummary {
    RuleSummary(
      name: rule.name, subject: schema.subjects[rule.subject].name,
      documentation: rule.documentation, owner: rule.owner,
      help: rule.help.map(written),
      source: String(
        decoding: files[Int(rule.span.file)].bytes[Int(rule.span.start)..<Int(rule.span.end)],
        as: UTF8.self),
      place: place(of: rule.span),
      levels: rule.levels.map { ($0.from.map { CivilDate(days: $0).description }, $0.level) },
      until: rule.until.map { CivilDate(days: $0).description },
      waivable: rule.waivable.map { ($0.roleName, $0.longest.description) }, tags: rule.tags,
      reads: rule.reads)
  }
}

extension Place {
  init(of span: Span, _ files: [SourceFile], _ lines: [LineIndex]) {
    self.init(
      file: files[Int(span.file)].path, lines: lines[Int(span.file)], start: Int(span.start),
      end: Int(span.end))
  }
}
