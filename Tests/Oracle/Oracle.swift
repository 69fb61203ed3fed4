package import Charter

/// A second evaluator of the language, straight from `grammar/reference.md`.
///
/// It walks the syntax tree, keeps everything by name, and computes nothing twice as fast as it
/// could be read. It shares no file of the engine's but the syntax tree: where both agree, both
/// understood the reference alike.
package final class Oracle {
  let schema: Schema
  var sources: [SourceFile]
  let declarations: [Declaration]
  /// Defines beside policies, and of each policy.
  var defines: [String: [String: DefineDeclaration]] = [:]
  /// Params and data, likewise.
  var constants: [String: [String: (type: TypeSyntax, value: Expression)]] = [:]
  let spreads = Length.Spreads()
  /// What is judged with at the moment.
  var facts = Facts()
  /// How often each operator was evaluated.
  package var counts: [String: Int] = [:]

  /// The model, read once for all sets.
  package struct Model: Sendable {
    let source: SourceFile
    let tree: SyntaxTree

    package init(_ source: SourceFile) {
      self.source = source
      tree = parse(source, index: 0).tree
    }
  }

  /// Reads a set; its files must compile.
  package init(_ model: Model, _ files: [SourceFile]) {
    sources = [model.source] + files
    let trees = [model.tree] + files.enumerated().map { parse($1, index: Int32($0 + 1)).tree }
    schema = Schema(trees)
    declarations = trees.flatMap(\.declarations)
    for declaration in declarations {
      switch declaration.form {
      case .param(let param):
        constants["", default: [:]][param.name.text] = (param.type, param.value)
      case .define(let define): defines["", default: [:]][define.name.text] = define
      case .data(let data): note(data, in: "")
      case .policy(let policy):
        for member in policy.members {
          switch member.form {
          case .param(let param):
            constants[policy.name.text, default: [:]][param.name.text] = (param.type, param.value)
          case .define(let define):
            defines[policy.name.text, default: [:]][define.name.text] = define
          case .data(let data): note(data, in: policy.name.text)
          default: continue
          }
        }
      default: continue
      }
    }
  }

  private func note(_ data: DataDeclaration, in policy: String) {
    guard case .literal(let value) = data.content else { return }
    constants[policy, default: [:]][data.name.text] = (data.type, value)
  }

  /// Whether what is around an expression was counted, so that nothing in it is counted again.
  var isCounted = false
  /// Nothing may walk lists, because what is around it would take too long.
  var isRefused = false
  /// How many records were made.
  private var records = 0

  /// What an expression sees beside its operands.
  struct Scope {
    var locals: [String: Value] = [:]
    var policy = ""
    /// Of the parameters of a define, their types and how long the lists can be.
    var types: [String: TypeSyntax] = [:]
    var lengths: [String: [Double]] = [:]

    func with(_ name: String, _ value: Value) -> Scope {
      var scope = self
      scope.locals[name] = value
      return scope
    }
  }

  /// What is known beside the subject.
  struct Facts {
    /// Microseconds since 1970.
    var now = 0
    var catalog: Value?
    var directory: Value?
    /// Values of params that domains set, by `policy.name`.
    var settings: [String: Value] = [:]
    /// The greatest length of each list field in the input, by `Record.field`.
    var lengths: [String: Double] = [:]
  }

  /// The text of a place in the sources.
  func text(_ span: Span) -> String {
    String(
      decoding: sources[Int(span.file)].bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }

  func count(_ operation: String) { counts[operation, default: 0] += 1 }

  /// A number that no other record has: what tells an element from another that says the same.
  func number() -> Int {
    records += 1
    return records
  }

  /// Runs what was counted.
  func counted<Result>(_ body: () -> Result) -> Result {
    let before = isCounted
    isCounted = true
    defer { isCounted = before }
    return body()
  }
}
