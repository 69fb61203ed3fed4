/// Writes JSON, with commas and line ends where they belong.
///
/// A container is either laid out with one member a line or all on one line, so that a report can
/// be read, compared and searched line by line.
package struct JSONWriter: ~Copyable {
  /// How the members of a container are laid out.
  package enum Layout { case lines, inline }

  private struct Container {
    /// Nil outside all containers, where nothing stands between values.
    var layout: Layout?
    var isEmpty = true
    /// How far lines are moved in.
    var indent = 0
  }

  private var buffer = ByteBuffer()
  /// The innermost container that is open; the others wait in the calls that opened them.
  private var current = Container(layout: nil)
  private var followsKey = false
  /// Everything stands on one line.
  private let isCompact: Bool
  /// Number of the line of a stream that the input stands in: its places are of the stream.
  var firstLine = 1

  package init(isCompact: Bool = false) { self.isCompact = isCompact }

  /// The text so far.
  package var bytes: [UInt8] { buffer.array }

  /// How many bytes were written.
  package var count: Int { buffer.count }

  /// Appends what was written to an array, and forgets it.
  package mutating func move(to output: inout [UInt8]) {
    buffer.append(to: &output)
    buffer.removeAll()
  }

  /// Ends a line between two values.
  package mutating func endLine() { buffer.append(UInt8(ascii: "\n")) }

  /// Writes an object; `members` writes a key and a value for each member.
  package mutating func object(_ layout: Layout = .inline, _ members: (inout JSONWriter) -> Void) {
    container(UInt8(ascii: "{"), UInt8(ascii: "}"), layout, members)
  }

  /// Writes an array; `elements` writes the values.
  package mutating func array(_ layout: Layout = .inline, _ elements: (inout JSONWriter) -> Void) {
    container(UInt8(ascii: "["), UInt8(ascii: "]"), layout, elements)
  }

  /// Starts a member of an object; a value must follow.
  ///
  /// - Parameter name: Letters and digits, which JSON need not escape.
  package mutating func key(_ name: StaticString) {
    separate()
    buffer.append(key: name)
    followsKey = true
  }

  /// Starts a member whose name may hold anything.
  package mutating func key(named name: String) {
    separate()
    JSONText.append(quoted: name, to: &buffer)
    buffer.append(": ")
    followsKey = true
  }

  /// Writes a text.
  package mutating func string(_ value: String) {
    separate()
    JSONText.append(quoted: value, to: &buffer)
  }

  /// Writes a whole number.
  package mutating func number(_ value: Int) {
    separate()
    buffer.append(digitsOf: value)
  }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes a value that is JSON already.
  package mutating func raw(_ json: String) {
    separate()
    buffer.append(string: json)
  }

  @inline(__always)
  private mutating func container(
    _ opening: UInt8, _ closing: UInt8, _ layout: Layout, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    buffer.append(opening)
    let outer = current
    let layout = isCompact ? .inline : layout
    current = Container(layout: layout, indent: outer.indent + (layout == .lines ? 2 : 0))
    content(&self)
    let isEmpty = current.isEmpty
    current = outer
    if layout == .lines, !isEmpty { breakLine() }
    buffer.append(closing)
  }

  /// Writes what stands between the last value and the next.
  @inline(__always)
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    guard let layout = current.layout else { return }
    if !current.isEmpty { buffer.append(UInt8(ascii: ",")) }
    switch layout {
    case .lines: breakLine()
    case .inline: if !current.isEmpty { buffer.append(UInt8(ascii: " ")) }
    }
    current.isEmpty = false
  }

  private mutating func breakLine() {
    buffer.append(UInt8(ascii: "\n"))
    for _ in 0..<current.indent { buffer.append(UInt8(ascii: " ")) }
  }
}
