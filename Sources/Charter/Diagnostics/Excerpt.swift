/// A line of a file and what is marked in it, laid out for a terminal.
///
/// Tabs are expanded, what is hidden is shown by its number, and of a line over 160 cells only the
/// surroundings of the mark are shown, with `…` for what was cut off.
struct Excerpt {
  /// The line, or the part of it that is shown.
  let text: String
  /// How many cells stand before the mark.
  let indent: Int
  /// How many cells are marked, one and more.
  let width: Int

  private static let widest = 160
  /// How much is shown before the mark where the start of the line is cut off.
  private static let contextBefore = 60
  fileprivate static let tabStop = 4

  /// Lays out the first line of a place; a place of several lines is marked to the end of it.
  init(_ place: Place) {
    // No more of the line is read than can be shown, as a file may be one long line.
    let scalars = place.line.unicodeScalars
    let mark = max(0, place.start.column - 1)
    let skipped = max(0, mark - Self.widest)
    let rest = scalars.dropFirst(skipped)
    let cells = Cells(rest.prefix(Self.widest * 3))
    let isCutBefore = skipped > 0
    let isCutAfter = !rest.dropFirst(Self.widest * 3).isEmpty

    let isOneLine = place.end.line <= place.start.line
    let last = isOneLine ? max(mark, place.end.column - 1) : Int.max
    let markStart = cells.offset(of: mark - skipped)
    let markEnd = max(markStart + 1, cells.offset(of: last - skipped))
    guard isCutBefore || isCutAfter || cells.width > Self.widest else {
      text = cells.shown.joined()
      indent = markStart
      width = markEnd - markStart
      return
    }

    var start = 0
    if isCutBefore || markStart >= Self.widest - Self.contextBefore / 2 {
      start = max(0, min(markStart - Self.contextBefore, cells.width - Self.widest + 2))
    }
    var first = cells.offsets.firstIndex { $0 >= start } ?? 0
    // A mark on a letter goes with its letter.
    while first > 0, first < cells.shown.count, cells.width(at: first) == 0 { first += 1 }
    let hasStart = first == 0 && !isCutBefore
    let room = Self.widest - (hasStart ? 0 : 1)
    var end = cells.shown.count
    let hasEnd = !isCutAfter && cells.width - cells.offsets[first] <= room
    if !hasEnd {
      while end > first, cells.offsets[end] - cells.offsets[first] > room - 1 { end -= 1 }
    }
    text = (hasStart ? "" : "…") + cells.shown[first..<end].joined() + (hasEnd ? "" : "…")
    let base = cells.offsets[first] - (hasStart ? 0 : 1)
    indent = markStart - base
    let shownEnd = hasEnd ? max(cells.width, markStart + 1) : cells.offsets[end] + 1
    width = max(1, min(markEnd, shownEnd) - markStart)
  }

  /// What each code point of a line is shown as, and where.
  private struct Cells {
    var shown: [String] = []
    /// The cell that each code point starts in, and the end of the last.
    var offsets = [0]

    init(_ line: some Sequence<Unicode.Scalar>) {
      let scalars = Array(line)
      for (index, scalar) in scalars.enumerated() {
        var text = String(scalar)
        var width: Int
        if scalar == "\t" {
          width = Excerpt.tabStop - self.width % Excerpt.tabStop
          text = String(repeating: " ", count: width)
        } else if TerminalCells.isHidden(scalar)
          || scalar == "#" && TerminalCells.isCommand(at: index, of: scalars)
        {
          text = TerminalCells.escaped(scalar)
          width = text.utf8.count
        } else {
          width = TerminalCells.width(of: scalar)
        }
        offsets.append(self.width + width)
        shown.append(text)
      }
    }

    var width: Int { offsets[shown.count] }

    func width(at index: Int) -> Int { offsets[index + 1] - offsets[index] }

    /// The cell of a code point by number; of one past the end, the end.
    func offset(of index: Int) -> Int { offsets[min(max(index, 0), shown.count)] }
  }
}
