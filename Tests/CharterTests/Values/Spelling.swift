/// Hands the UTF-8 of a text to a parser of bytes.
func read<T>(_ text: String, _ parse: (UnsafeBufferPointer<UInt8>) -> T) -> T {
  Array(text.utf8).withUnsafeBufferPointer(parse)
}
