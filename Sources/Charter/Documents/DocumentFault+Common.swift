// Faults that every notation has.

extension DocumentFault {
  /// A number that no exact decimal can hold.
  package static func numberOutOfRange(
    _ source: UnsafeBufferPointer<UInt8>, start: Int, end: Int
  ) -> DocumentFault {
    DocumentFault(
      "number-out-of-range",
      "\(MessageText.quoted(UnsafeBufferPointer(rebasing: source[start..<end]))) is out of range",
      start: start, end: end,
      help: "numbers have at most 38 digits, 18 of them after the point; quote it if it is a text")
  }

  package static func invalidUTF8(_ byte: UInt8, at index: Int) -> DocumentFault {
    DocumentFault(
      "invalid-utf-8", "the byte \(MessageText.hexadecimal(byte)) is not UTF-8 here", start: index,
      end: index + 1, help: "save the text as UTF-8")
  }

  package static func tooDeep(_ most: Int, start: Int, end: Int) -> DocumentFault {
    DocumentFault(
      "document-too-deep", "more than \(most) lists and maps stand inside each other",
      start: start, end: end)
  }

  /// Said once, at the last value that is kept.
  package static func tooManyValues(_ most: Int, at index: Int) -> DocumentFault {
    DocumentFault(
      "document-too-many-values", "the file holds more than \(most) values", start: index,
      end: index)
  }

  package static func tooLargeDecoded(at index: Int) -> DocumentFault {
    DocumentFault(
      "document-too-large", "the document is longer than 64 MiB with its texts decoded",
      start: index, end: index)
  }
}
