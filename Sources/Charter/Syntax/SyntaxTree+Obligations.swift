// Effects that go with a permission: masks and row filters.

/// `mask X in LIST [where C] with METHOD`.
package struct MaskSyntax: Sendable {
  package var binder: Binder
  package var method: MaskMethodSyntax

  package init(binder: Binder, method: MaskMethodSyntax) {
    self.binder = binder
    self.method = method
  }
}

/// `hide`, `join_only`, `null`, `redact`, `hash`, `last(n)`; a word that is none of them was reported.
package struct MaskMethodSyntax: Sendable {
  /// The words of all methods.
  package static let names = ["hide", "join_only", "null", "redact", "hash", "last"]
  package var name: Identifier
  /// The number of `last(n)`; missing where there are no parentheses.
  package var argument: Expression?

  package init(name: Identifier, argument: Expression?) {
    self.name = name
    self.argument = argument
  }
}

/// `filter rows where COND`; `filter T in TABLES [where C] to rows where COND`.
package struct FilterSyntax: Sendable {
  /// The tables it is about; missing for all that are asked for.
  package var tables: Binder?
  package var condition: Expression

  package init(tables: Binder?, condition: Expression) {
    self.tables = tables
    self.condition = condition
  }
}
