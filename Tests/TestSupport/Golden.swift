import Foundation

/// Root folder of the package, where `Package.swift` stands; no `/` at its end.
package let packageRoot: String = {
  var folder = URL(fileURLWithPath: #filePath)
  for _ in 0..<3 { folder.deleteLastPathComponent() }
  return folder.path
}()

/// Reads a file of the package as UTF-8 text, by its path from the root of the package.
package func textInPackage(_ path: String) throws -> String {
  try String(contentsOfFile: packageRoot + "/" + path, encoding: .utf8)
}

/// Names in a folder of the package, sorted by their bytes; hidden ones left out.
package func namesInPackage(_ path: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: packageRoot + "/" + path)
    .filter { !$0.hasPrefix(".") }
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The policy files in a folder of the package and below it, but for fixtures, by their paths from the
/// root of the package, sorted by their bytes.
package func policyFilesInPackage(_ folder: String) throws -> [String] {
  try namesInPackage(folder).flatMap { name -> [String] in
    let path = "\(folder)/\(name)"
    if name.hasSuffix(".charter") { return [path] }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(
      atPath: "\(packageRoot)/\(path)", isDirectory: &isFolder)
    return isThere && isFolder.boolValue && name != "fixtures" ? try policyFilesInPackage(path) : []
  }
}

/// Compares what a test produced with the golden file that says what it should be.
///
/// With `UPDATE_GOLDEN=1` in the environment the file is written instead, and nothing differs.
/// Use it as `#expect(goldenDifference(text, "Tests/…/Golden/family/case.txt") == nil)`.
///
/// - Parameters:
///   - actual: What the test produced.
///   - path: The golden file, from the root of the package.
/// - Returns: Where the two differ first, in words; nil where they are the same. A missing file
///   differs.
package func goldenDifference(_ actual: String, _ path: String) -> String? {
  let file = packageRoot + "/" + path
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    do {
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: URL(fileURLWithPath: file))
      return nil
    } catch {
      return "\(path) could not be written: \(error)"
    }
  }
  guard let expected = try? String(contentsOfFile: file, encoding: .utf8) else {
    return "\(path) does not exist; UPDATE_GOLDEN=1 writes it. It would be:\n\(actual)"
  }
  guard Array(expected.utf8) != Array(actual.utf8) else { return nil }
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
  var line = 0
  while line < min(expectedLines.count, actualLines.count), expectedLines[line] == actualLines[line]
  {
    line += 1
  }
  func shown(_ lines: [Substring]) -> String {
    line < lines.count ? String(reflecting: String(lines[line])) : "the end"
  }
  return """
    \(path):\(line + 1) differs (UPDATE_GOLDEN=1 rewrites it)
    expected: \(shown(expectedLines))
    actual:   \(shown(actualLines))
    """
}
