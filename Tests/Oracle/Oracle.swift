package import Charter

/// A second evaluator of the language, straight from `grammar/reference.md`.
///
/// It walks the syntax tree, keeps everything by name, and computes nothing twice as fast as it
/// could be read. It shares no file of the engine's but the syntax tree: where both agree, both
/// understood the reference alike.
package final class Oracle {
  let schema: Schema
  let sources: [SourceFile]
  let declarations: [Declaration]
  /// Defines beside policies, and of each policy.
  var defines: [String: [String: DefineDeclaration]] = [:]
  /// Params and data, likewise.
  var constants: [String: [String: (type: TypeSyntax, value: Expression)]] = [:]
  let spreads = Length.Spreads()
  /// The file that policies' expressions of other origin are read from.
  var probes: [SourceFile] = []
  /// What is judged with at the moment.
  var facts = Facts()
  /// How often each operator was evaluated.
  package var counts: [String: Int] = [:]

  /// Reads a set; its files must compile.
  ///
  /// - Parameter sources: The model, then the files of the set.
  package init(_ sources: [SourceFile]) {
    self.sources = sources
    let trees = sources.enumerated().map { parse($1, index: Int32($0)).tree }
    schema = Schema(trees)
    declarations = trees.flatMap(\.declarations)
    for declaration in declarations {
      switch declaration.form {
      case .param(let param): constants["", default: [:]][param.name.text] = (param.type, param.value)
      case .define(let define): defines["", default: [:]][define.name.text] = define
      case .data(let data): note(data, in: "")
      case .policy(let policy):
        for member in policy.members {
          switch member.form {
          case .param(let param):
            constants[policy.name.text, default: [:]][param.name.text] = (param.type, param.value)
          case .define(let define): defines[policy.name.text, default: [:]][define.name.text] = define
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

  /// What an expression sees beside its operands.
  struct Scope {
    var locals: [String: Value] = [:]
    var policy = ""

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
  }

  /// The text of a place in the sources.
  func text(_ span: Span) -> String {
    let file = Int(span.file) < sources.count ? sources[Int(span.file)] : probes[0]
    return String(decoding: file.bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }

  func count(_ operation: String) { counts[operation, default: 0] += 1 }
}
