/// A function of the language: its name, its type, its documentation and its examples.
///
/// Help, reference and tests read ``all``; what a function does stands beside it as an extension
/// of the evaluator.
package struct Builtin: Sendable {
  /// What arguments a function takes and what it gives.
  enum Signature: Sendable {
    /// These, one by one.
    case fixed([Type], Type)
    /// A list of values that have an order, or two and more such values; gives one of them.
    case extreme
    /// A list of numbers or durations; gives one.
    case sum
    /// A list of values that can be compared; gives a list of the same.
    case distinct
    /// A list of lists; gives a list of their elements.
    case flat
    /// A list; gives an element.
    case only
    /// An instant or a date; gives a duration, and is compared with the clock.
    case age
  }

  /// An example for the reference: an expression and what it comes to, as `charter eval` prints.
  package typealias Example = (expression: String, value: String)

  package let name: String
  let operation: BuiltinOperation
  let signature: Signature
  /// How it is called: `before(text, separator)`.
  package let usage: String
  package let summary: String
  package let examples: [Example]
  /// Stands only in a `standard`.
  package let isForStandards: Bool

  init(
    _ name: String, _ operation: BuiltinOperation, _ signature: Signature, usage: String,
    summary: String, examples: [Example], isForStandards: Bool = false
  ) {
    self.name = name
    self.operation = operation
    self.signature = signature
    self.usage = usage
    self.summary = summary
    self.examples = examples
    self.isForStandards = isForStandards
  }

  /// Every function, by name.
  package static let all: [Builtin] = [
    .after, .age, .before, .changes, .cycle, .day, .distinct, .downstream, .flat, .length, .lower,
    .max,
    .min, .month, .nested, .only, .pairs, .partOf, .sourceOf, .split, .sum, .trim, .upstream,
    .withUnit, .words, .year,
  ]

  /// The function of a name.
  package static func named(_ name: String) -> Builtin? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

/// What a `builtin` node does.
enum BuiltinOperation: Int32, Sendable, CaseIterable {
  case after, age, before, changes, cycle, day, distinct, downstream, flat, length, lower, max, min,
    month
  case nested, only, pairs, partOf, sourceOf, split, sum, trim, upstream, withUnit, words, year
}

extension Evaluator {
  /// Runs a function of the language.
  mutating func builtin(_ node: Node) -> Value {
    guard let operation = BuiltinOperation(rawValue: node.a) else {
      preconditionFailure("the checker names only functions that exist")
    }
    switch operation {
    case .after: return after(node)
    case .age: return age(node)
    case .before: return before(node)
    case .changes: return changes(node)
    case .cycle: return cycle(node)
    case .upstream: return upstream(node)
    case .downstream: return downstream(node)
    case .day, .month, .year: return datePart(node, operation)
    case .distinct: return distinct(node)
    case .flat: return flat(node)
    case .length: return length(node)
    case .lower: return lower(node)
    case .max: return extreme(node, isGreatest: true)
    case .min: return extreme(node, isGreatest: false)
    case .nested: return nested(node)
    case .only: return only(node)
    case .pairs: return pairs(node)
    case .partOf: return partOf(node)
    case .sourceOf: return sourceOf(node)
    case .split: return split(node)
    case .sum: return sum(node)
    case .trim: return trim(node)
    case .withUnit: return withUnit(node)
    case .words: return words(node)
    }
  }

  /// The value of an argument.
  @inline(__always)
  mutating func argument(_ node: Node, _ index: Int) -> Value {
    operand(extra[Int(node.b) + index])
  }
}
