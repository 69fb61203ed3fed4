/// Writes JSON, with commas and line ends where they belong.
///
/// A container is either laid out with one member a line or all on one line, so that a report can
/// be read, compared and searched line by line.
package struct JSONWriter {
  /// How the members of a container are laid out.
  package enum Layout { case lines, inline }

  private struct Container {
    var layout: Layout
    var isEmpty: Bool
  }

  /// The text so far.
  package private(set) var bytes: [UInt8]
  private var open: [Container] = []
  private var followsKey = false
  /// Everything stands on one line.
  private let isCompact: Bool

  package init(isCompact: Bool = false, appendingTo bytes: [UInt8] = []) {
    self.isCompact = isCompact
    self.bytes = bytes
  }

  /// Writes an object; `members` writes a key and a value for each member.
  package mutating func object(_ layout: Layout = .inline, _ members: (inout JSONWriter) -> Void) {
    container("{", "}", layout, members)
  }

  /// Writes an array; `elements` writes the values.
  package mutating func array(_ layout: Layout = .inline, _ elements: (inout JSONWriter) -> Void) {
    container("[", "]", layout, elements)
  }

  /// Starts a member of an object; a value must follow.
  package mutating func key(_ name: String) {
    separate()
    JSONText.append(quoted: name.utf8, to: &bytes)
    bytes.append(contentsOf: ": ".utf8)
    followsKey = true
  }

  /// Writes a text.
  package mutating func string(_ value: String) {
    separate()
    JSONText.append(quoted: value.utf8, to: &bytes)
  }

  /// Writes a whole number.
  package mutating func number(_ value: Int) { raw(String(value)) }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes a value that is JSON already.
  package mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
  }

  private mutating func container(
    _ opening: String, _ closing: String, _ layout: Layout, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(contentsOf: opening.utf8)
    open.append(Container(layout: isCompact ? .inline : layout, isEmpty: true))
    content(&self)
    let container = open.removeLast()
    if container.layout == .lines, !container.isEmpty { breakLine() }
    bytes.append(contentsOf: closing.utf8)
  }

  /// Writes what stands between the last value and the next.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    guard let container = open.last else { return }
    if !container.isEmpty { bytes.append(UInt8(ascii: ",")) }
    switch container.layout {
    case .lines: breakLine()
    case .inline: if !container.isEmpty { bytes.append(UInt8(ascii: " ")) }
    }
    open[open.count - 1].isEmpty = false
  }

  private mutating func breakLine() {
    let depth = open.lazy.filter { $0.layout == .lines }.count
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}
