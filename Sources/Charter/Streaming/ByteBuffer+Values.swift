extension ByteBuffer {
  /// Appends a key as a part of a JSON Pointer, without the `/` before it.
  mutating func append(pointerToken key: UnsafeBufferPointer<UInt8>) {
    for byte in key {
      switch byte {
      case UInt8(ascii: "~"): append("~0")
      case UInt8(ascii: "/"): append("~1")
      default: append(byte)
      }
    }
  }

  /// Appends an instant as JSON, as ``Timestamp/description`` says it.
  mutating func append(quoted time: Timestamp) {
    append(UInt8(ascii: "\""))
    let day = time.date
    let seconds = time.secondsOfDay
    guard let seconds, 0...9999 ~= day.year else {
      append(string: time.description)
      append(UInt8(ascii: "\""))
      return
    }
    append(pairOf: day.year / 100)
    append(pairOf: day.year % 100)
    append(UInt8(ascii: "-"))
    append(pairOf: day.month)
    append(UInt8(ascii: "-"))
    append(pairOf: day.day)
    append(UInt8(ascii: "T"))
    append(pairOf: seconds / 3600)
    append(UInt8(ascii: ":"))
    append(pairOf: seconds / 60 % 60)
    append(UInt8(ascii: ":"))
    append(pairOf: seconds % 60)
    append("Z\"")
  }

  /// Appends a number below 100 as two digits.
  private mutating func append(pairOf number: Int) {
    append(UInt8(truncatingIfNeeded: number / 10) + UInt8(ascii: "0"))
    append(UInt8(truncatingIfNeeded: number % 10) + UInt8(ascii: "0"))
  }
}
