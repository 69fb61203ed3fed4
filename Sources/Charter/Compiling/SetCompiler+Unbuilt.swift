// What is read and not compiled yet: refused at its place, so that nothing is silently ignored.

/// Declarations that nothing compiles yet.
struct UnbuiltDeclarations {
  private let checker: Checker

  init(_ checker: Checker) { self.checker = checker }

  /// Refuses each of them once.
  func report(_ declarations: [Declaration]) {
    for declaration in declarations {
      switch declaration.form {
      case .waiver(let waiver): refuse("waiver", waiver.name.span)
      default: continue
      }
    }
  }

  private func refuse(_ what: String, _ span: Span) {
    checker.report(.notBuiltYet("`\(what)`", span))
  }
}
