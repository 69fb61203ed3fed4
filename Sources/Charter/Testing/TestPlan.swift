/// A test of the set, checked: what is given, and what is expected of the decision.
struct TestPlan: Sendable {
  /// A step to the value that an edit replaces.
  enum Step: Sendable {
    case field(String)
    /// The element of a list whose key, or the entry of a map whose name, is this text.
    case key(field: String?, GivenValue)
  }

  struct Edit: Sendable {
    var path: [Step]
    /// Nil takes the value out.
    var value: GivenValue?
    var span: Span
  }

  struct Given: Sendable {
    enum Content: Sendable {
      case value(GivenValue)
      /// A file, or a folder for the catalog, by its path in the set.
      case file(String)
    }
    var input: String
    var content: Content
    /// Files of contracts that the product of the file names, by their paths in the set.
    var contracts: [String] = []
    var edits: [Edit]
    var span: Span
  }

  enum Expected: Sendable {
    case permit
    case review(by: String?)
    case deny(by: String?)
    case level(Finding.Level, by: String)
    case not(String)
    case undetermined(String)
    case mask(column: String, MaskMethod)
    case filter(table: String, condition: String)
    case limit(CalendarDuration)
    case reassess(CalendarDuration)
    case aggregate(Int64)
  }

  struct Expectation: Sendable {
    var expected: Expected
    var span: Span
  }

  var title: String
  var subject: Int
  var givens: [Given]
  var expectations: [Expectation]
  var span: Span
}
