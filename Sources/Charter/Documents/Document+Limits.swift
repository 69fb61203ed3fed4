extension Document {
  /// The longest source that is read, in bytes: 64 MiB.
  ///
  /// Texts that had to be decoded count on top of it, so that every offset fits 26 bits.
  package static let longestSource = 64 << 20
  /// How many lists and maps may stand inside each other.
  package static let deepestNesting = 100
  /// How many values a file may hold, lists and maps counted too: each takes 44 bytes.
  package static let mostValues = 4_000_000
  /// How many values the aliases of one file may add; a long text counts once more for each
  /// ``bytesOfAliasedValue`` bytes.
  package static let mostAliasedValues = 100_000
  package static let bytesOfAliasedValue = 64
  /// Zero bytes after the last text, so that readers may look at eight bytes at once.
  package static let padding = 16
}
