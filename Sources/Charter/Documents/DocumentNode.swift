/// One value of a document.
///
/// Nodes stand in reading order: a list or map is followed by its children, each followed by its
/// own, and `next` skips a whole subtree. All offsets are into ``Document/bytes``.
package struct DocumentNode: Sendable {
  package enum Kind: UInt8, Sendable {
    case null, bool, integer, number, text, list, map
  }

  package var kind: Kind
  /// The text was written with quotes or as a block, so it is never read as anything but text.
  package var isQuoted: Bool
  /// `true` or `false`, for `bool`.
  package var isTrue: Bool
  /// The value stands in a map: the four `key` fields mean something.
  package var hasKey: Bool

  /// Where the value stands in the source, quotes and brackets included.
  package var start: UInt32
  package var end: UInt32
  /// Where its key stands in the source, quotes included.
  package var keyStart: UInt32
  package var keyEnd: UInt32
  /// What the key says: NFC, without quotes and escapes.
  package var keyOffset: UInt32
  package var keyLength: UInt32
  /// What a text says (NFC, without quotes and escapes), or how a number, a bool or a plain null
  /// is spelled in the source.
  package var textOffset: UInt32
  package var textLength: UInt32
  /// Number of elements of a list or entries of a map.
  package var count: UInt32
  /// Index of the first node after this one and all below it.
  package var next: UInt32

  package init(kind: Kind, start: UInt32) {
    self.kind = kind
    self.isQuoted = false
    self.isTrue = false
    self.hasKey = false
    self.start = start
    self.end = start
    self.keyStart = 0
    self.keyEnd = 0
    self.keyOffset = 0
    self.keyLength = 0
    self.textOffset = 0
    self.textLength = 0
    self.count = 0
    self.next = 0
  }
}
