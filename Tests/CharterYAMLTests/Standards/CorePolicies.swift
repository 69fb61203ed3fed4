#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// The day on which the tests of the shipped policies decide.
  let decisionDay = "2026-11-21T00:00:00Z"

  /// The policy set of folders of the package and of those below them.
  func policySet(_ folders: String...) throws -> PolicySet {
    try PolicySet(
      compiling: folders.flatMap(policyFilesInPackage).map {
        SourceFile(path: $0, text: try textInPackage($0))
      })
  }

  /// Judges every document of one file on disk, as `charter check` would.
  ///
  /// - Parameters:
  ///   - file: Path from the root of the package.
  ///   - policies: The set to judge it by.
  ///   - time: The decision time.
  /// - Returns: The decisions, in the order of the file's documents.
  /// - Throws: ``DocumentError`` where it cannot be read.
  func decide(
    _ file: String, by policies: PolicySet, on time: String = decisionDay
  ) throws -> [Decision] {
    let time = try #require(Timestamp(time))
    let folder = (file as NSString).deletingLastPathComponent
    var options = DecisionOptions(at: time)
    options.path = (file as NSString).lastPathComponent
    return try Document.read(bytesInPackage(file), file: file).flatMap { document in
      policies.decide(document, options: options) { (path) throws(DocumentError) in
        guard let bytes = try? bytesInPackage("\(folder)/\(path)") else { return nil }
        return try Document.read(bytes, file: "\(folder)/\(path)").first
      }
    }
  }

  /// The bytes of a file, by its path from the root of the package.
  func bytesInPackage(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(packageRoot)/\(path)")))
  }

  /// Decisions as text that a person can compare: outcome, then each finding with its message and
  /// the piece of the document that it points at.
  func summary(_ decisions: [Decision]) throws -> String {
    var lines: [String] = []
    for decision in decisions {
      let subject = "\(decision.id ?? "without an id"), \(decision.standard ?? "no standard")"
      lines.append("\(decision.outcome) (\(subject)): \(decision.rulesAsked) rules asked")
      for error in decision.errors { lines.append("  error \(error.code): \(error.message)") }
      for finding in decision.findings {
        lines.append("  \(finding.level) \(finding.rule) \(finding.status)")
        lines.append("    \(finding.message)")
        guard let place = finding.input else { continue }
        let cut = try cutOut(place).split(separator: "\n", omittingEmptySubsequences: false)
        let more = cut.count > 1 ? " and \(cut.count - 1) more lines" : ""
        lines.append("    \(finding.path ?? "-") `\(cut.first ?? "")`\(more)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a place cuts out of its file.
  func cutOut(_ place: Place) throws -> String {
    let text = String(decoding: try bytesInPackage(place.file), as: UTF8.self)
    var lines = text.unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false)[
        (place.start.line - 1)..<place.end.line
      ].map(Array.init)
    lines[lines.count - 1].removeSubrange((place.end.column - 1)...)
    lines[0].removeSubrange(..<(place.start.column - 1))
    return lines.map { line in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: line)
      return String(view)
    }.joined(separator: "\n")
  }
#endif
