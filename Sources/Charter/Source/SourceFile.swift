/// One file of policy text.
public struct SourceFile: Sendable {
  /// Path, with `/`; shown in every diagnostic.
  public let path: String
  /// Path below the root of its policy set: a folder `domains/D/` in it says that the file speaks
  /// for domain D.
  public let pathInSet: String
  /// The text, UTF-8.
  ///
  /// Bytes that are not UTF-8 are reported by the lexer, not here.
  public let bytes: [UInt8]

  /// Wraps bytes read from a file, whose path is the one below the root of its set where no other
  /// is given.
  public init(path: String, pathInSet: String? = nil, bytes: [UInt8]) {
    self.path = path
    self.pathInSet = pathInSet ?? path
    self.bytes = bytes
  }

  /// Wraps text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
