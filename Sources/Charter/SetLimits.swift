/// Limits that a program may set lower than the language's own, for inputs that it trusts less.
///
/// None can be raised: a value past the language's own counts as that. What is past a lower limit is
/// refused or unknown as it is past the language's own, so that a set with lower limits never lets
/// anything pass that it would stop without them.
public struct Limits: Hashable, Sendable {
  /// Bytes of a document.
  public var documentBytes: Int
  /// Lists and maps of a document inside each other.
  public var documentDepth: Int
  /// Values of a file, lists and maps counted too.
  public var documentValues: Int
  /// Cost of a list expression, of a rule's loops, and of what its messages show.
  public var expressionCost: Int
  /// Code points of a message.
  public var messageLength: Int
  /// Bytes of all policy files of a set.
  public var policyBytes: Int
  /// Rules of a set.
  public var rules: Int

  /// The language's own limits.
  public init() { self = .greatest }

  private init(
    documentBytes: Int, documentDepth: Int, documentValues: Int, expressionCost: Int,
    messageLength: Int, policyBytes: Int, rules: Int
  ) {
    self.documentBytes = documentBytes
    self.documentDepth = documentDepth
    self.documentValues = documentValues
    self.expressionCost = expressionCost
    self.messageLength = messageLength
    self.policyBytes = policyBytes
    self.rules = rules
  }

  private static let greatest = Limits(
    documentBytes: Document.longestSource, documentDepth: Document.deepestNesting,
    documentValues: Document.mostValues, expressionCost: Int(Evaluator.costLimit),
    messageLength: Evaluator.messageLimit, policyBytes: 64 << 20, rules: 100_000)

  /// Bytes of one policy file.
  package static let policyFileBytes = SourceCheck.limit

  /// A limit by the name that the command knows it by.
  package struct Setting: Sendable {
    package let name: String
    /// What is bounded.
    package let what: String
    package let path: any WritableKeyPath<Limits, Int> & Sendable
    /// The language's own.
    package var greatest: Int { Limits.greatest[keyPath: path] }
  }

  /// Every limit, by name.
  package static let settings: [Setting] = [
    Setting(name: "document-bytes", what: "bytes of a document", path: \.documentBytes),
    Setting(
      name: "document-depth", what: "lists and maps of a document inside each other",
      path: \.documentDepth),
    Setting(name: "document-values", what: "values of a file", path: \.documentValues),
    Setting(name: "expression-cost", what: "cost of a list expression", path: \.expressionCost),
    Setting(name: "message-length", what: "code points of a message", path: \.messageLength),
    Setting(name: "policy-bytes", what: "bytes of all policy files", path: \.policyBytes),
    Setting(name: "rules", what: "rules of a set", path: \.rules),
  ]

  /// The same limits, with nothing past the language's own and nothing negative.
  var lowered: Limits {
    let greatest = Self.greatest
    func lower(_ limit: Int, _ greatest: Int) -> Int { max(0, min(limit, greatest)) }
    return Limits(
      documentBytes: lower(documentBytes, greatest.documentBytes),
      documentDepth: lower(documentDepth, greatest.documentDepth),
      documentValues: lower(documentValues, greatest.documentValues),
      expressionCost: lower(expressionCost, greatest.expressionCost),
      messageLength: lower(messageLength, greatest.messageLength),
      policyBytes: lower(policyBytes, greatest.policyBytes), rules: lower(rules, greatest.rules))
  }
}
