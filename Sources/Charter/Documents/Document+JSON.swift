extension Document {
  /// Reads a JSON text, strictly by RFC 8259.
  ///
  /// A key that comes twice in a map, a number of more than 38 digits or 18 after the point, a text
  /// of more than 64 MiB and more than 100 lists and maps inside each other are refused. A UTF-8
  /// byte order mark is skipped. Time grows with the length of the text.
  ///
  /// - Parameters:
  ///   - bytes: The text, UTF-8.
  ///   - file: Path of the file, for messages; nothing is read from it.
  ///   - limits: What it is held to.
  /// - Throws: ``DocumentError`` with every fault that was found.
  public init(
    json bytes: [UInt8], file: String, limits: Limits = Limits()
  ) throws(DocumentError) {
    self = try bytes.withUnsafeBufferPointer { source throws(DocumentError) in
      try Document(json: source, file: file, limits: limits)
    }
  }

  /// Reads a JSON text out of a longer one.
  package init(
    json source: UnsafeBufferPointer<UInt8>, file: String, limits: Limits = Limits()
  ) throws(DocumentError) {
    try limits.check(source.count, of: file)
    var bytes = [UInt8](padding: source)
    let count = source.count
    let reading = bytes.withUnsafeBufferPointer { padded in
      var reader = JSONReader(padded: padded, count: count, limits: limits)
      try? reader.read()
      return (
        faults: reader.builder.faults,
        nodes: reader.builder.faults.isEmpty ? reader.builder.documentNodes() : [],
        decoded: reader.builder.decodedTexts()
      )
    }
    guard reading.faults.isEmpty else { throw reading.faults.error(file: file, source: source) }
    bytes.appendDecoded(reading.decoded, toSourceOf: count)
    self.init(file: file, bytes: bytes, sourceLength: count, nodes: reading.nodes)
  }
}

extension [UInt8] {
  /// A copy of a source with zero bytes behind it, as ``Document/bytes`` are without decoded texts.
  package init(padding source: UnsafeBufferPointer<UInt8>) {
    // Room for some decoded texts, so that few documents are copied twice.
    let capacity = source.count + source.count / 16 + 2 * Document.padding
    self.init(unsafeUninitializedCapacity: capacity) { buffer, count in
      _ = buffer.update(fromContentsOf: source)
      for index in source.count..<source.count + Document.padding { buffer[index] = 0 }
      count = source.count + Document.padding
    }
  }

  /// Turns the source at the start of an array into what ``Document/bytes`` is.
  package mutating func appendDecoded(_ texts: [UInt8], toSourceOf length: Int) {
    if texts.isEmpty, count == length + Document.padding { return }
    removeLast(count - length)
    reserveCapacity(length + texts.count + Document.padding)
    append(contentsOf: texts)
    for _ in 0..<Document.padding { append(0) }
  }
}

extension Limits {
  /// Refuses a source that is past the limit, which is not even looked at.
  package func check(_ bytes: Int, of file: String) throws(DocumentError) {
    let most = lowered.documentBytes
    if bytes > most { throw .tooLarge(file: file, most: most) }
  }
}

extension DocumentError {
  /// A source past its limit in bytes.
  package static func tooLarge(file: String, most: Int) -> DocumentError {
    let length = most == Document.longestSource ? "64 MiB" : "\(most) bytes"
    return DocumentError([
      Diagnostic(
        code: "document-too-large", message: "`\(file)` is longer than \(length)", place: nil)
    ])
  }
}
