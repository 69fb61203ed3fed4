/// One file of policy text.
public struct SourceFile: Sendable {
  /// Path below the root of its policy set, with `/`; shown in every diagnostic.
  public let path: String
  /// The text, UTF-8.
  ///
  /// Bytes that are not UTF-8 are reported by the lexer, not here.
  public let bytes: [UInt8]

  /// Wraps bytes read from a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Wraps text.
  public init(path: String, text: String) {
    self.path = path
    self.bytes = Array(text.utf8)
  }
}
