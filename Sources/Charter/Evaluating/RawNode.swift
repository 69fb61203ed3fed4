/// A document's node as evaluation needs it: what it says, without where it stands.
struct RawNode {
  var kind: DocumentNode.Kind
  var isQuoted: Bool
  var isTrue: Bool
  var hasKey: Bool
  /// Text space that holds its text and key.
  var space: Int32
  var textOffset: UInt32
  var textLength: UInt32
  /// Symbols of a policy set, ``Value/noSymbol`` where no policy names it.
  var symbol: UInt32
  var keySymbol: UInt32
  var keyOffset: UInt32
  var keyLength: UInt32
  var count: UInt32
  /// Number of the first node after this one and all below it.
  var next: UInt32
}
