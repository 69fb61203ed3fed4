/// One edit of those that together would make a subject pass.
public struct Change: Sendable, Hashable {
  /// What is done.
  public enum Kind: String, Sendable, CaseIterable {
    /// The field is given the value `to`.
    case set
    /// The element `to` is added to the list.
    case add
    /// The list comes to contain `to`.
    case contains
    /// The field is left out; or the list no longer contains `to`, where that is given.
    case remove
    /// Someone agrees: nothing of the input is edited.
    case approve
  }

  /// JSON Pointer: into the descriptor's file where the field was read from it, otherwise into the
  /// request or the product in the words of the model; empty for an approval.
  public var path: String
  /// The field in the words of the model: `tables["orders"].columns["id"].protection`; for an
  /// approval whose it is.
  public var field: String
  /// What is done.
  public var kind: Kind
  /// The new value as JSON, in the words of the model; missing where the field is left out.
  public var to: String?
  /// The new value in words.
  public var text: String
  /// Whether `to` only stands for a value that someone must give.
  public var isPlaceholder: Bool
  /// Who makes the edit: `the owner of orders`, `requester analyst-1`, `the team privacy`.
  public var whose: String
}
