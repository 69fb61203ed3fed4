/// Someone who must agree before a subject may go ahead.
public struct RequiredApproval: Sendable, Hashable {
  /// What kind of party a name is of.
  public enum Kind: String, Sendable, CaseIterable {
    /// Anyone of a team but the requester.
    case team
    /// One person.
    case person
    /// Anyone who holds a role.
    case role
  }

  /// Name of the team, person or role.
  public var by: String
  /// What the name is of.
  public var kind: Kind
  /// The rules that ask for it, by name.
  public var rules: [String]
}

/// What goes with a permission: the enforcing system does all of it, or the subject is denied.
public struct Obligations: Sendable {
  /// How one column is shown.
  public struct Mask: Sendable, Hashable {
    /// The column as a request may name it: `table.column` where two tables have the name.
    public var column: String
    /// The column's table and its own name.
    public var table: String
    /// The column's own name.
    public var name: String
    /// How it is shown.
    public var method: MaskMethod
    /// Whether some condition on the column could not be told, so that it is masked to be safe.
    public var isAssumed: Bool
    /// The rules that ask for it, by name.
    public var rules: [String]
  }

  /// Which rows of one table are seen.
  public struct Filter: Sendable, Hashable {
    /// The table's name.
    public var table: String
    /// What lets a row through.
    public var filter: RowFilter
    /// The condition in the dialect that was asked for.
    public var sql: String
    /// The rules that ask for it, by name.
    public var rules: [String]
  }

  /// A bound, and the rules that set it or a looser one.
  public struct Bound<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The bound.
    public var value: Value
    /// The rules that set a bound of this kind, by name.
    public var rules: [String]
  }

  /// Columns that are not shown plainly, by table and name.
  public var masks: [Mask] = []
  /// Rows that are seen, by table; all rows of a table that is not named.
  public var filters: [Filter] = []
  /// Smallest number of rows in a group that may be shown.
  public var minimumGroup: Bound<Int>?
  /// When the permission ends.
  public var expires: Bound<Timestamp>?
  /// When it is looked at again.
  public var reassess: Bound<Timestamp>?

  /// Makes obligations that ask for nothing.
  public init() {}

  /// Whether nothing is asked.
  public var isEmpty: Bool {
    masks.isEmpty && filters.isEmpty && minimumGroup == nil && expires == nil && reassess == nil
  }
}
