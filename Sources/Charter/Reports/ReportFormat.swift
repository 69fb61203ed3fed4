/// A way to write a report.
package struct ReportFormat: Sendable {
  /// Name, as `--format` takes it.
  package let name: String
  /// What it is for, on one line.
  package let summary: String
  /// Writes a report, ending with a line end.
  package let render: @Sendable (Report, ReportStyle) -> [UInt8]

  /// All formats, by name.
  package static let all: [ReportFormat] = [.json, .text]

  /// The format of that name, if there is one.
  package static func named(_ name: String) -> ReportFormat? {
    all.first { $0.name == name }
  }
}

/// What the reader of a report asked for; a format for machines heeds none of it.
package struct ReportStyle: Sendable {
  /// Colours, as escape sequences.
  package var useColor: Bool
  /// Every finding in full, however many there are.
  package var showsAll: Bool
  /// Only what stops the run.
  package var isQuiet: Bool

  package init(useColor: Bool = false, showsAll: Bool = false, isQuiet: Bool = false) {
    self.useColor = useColor
    self.showsAll = showsAll
    self.isQuiet = isQuiet
  }
}
