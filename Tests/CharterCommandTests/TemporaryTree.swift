import Foundation

@testable import CharterCommand

/// A folder of files that is gone when the test is over.
final class TemporaryTree {
  /// The folder, without links.
  let path: String

  /// Makes the files, given by their paths; a path that ends in `/` is an empty folder.
  init(_ files: [String: String] = [:]) throws {
    let folder = NSTemporaryDirectory() + "/charter-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = FileSystem.realPath(of: folder) ?? folder
    for (name, text) in files { try add(name, text) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Adds a file with the folders that it needs.
  func add(_ name: String, _ text: String = "") throws {
    let file = path + "/" + name
    let folder =
      name.hasSuffix("/") ? file : String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if !name.hasSuffix("/") { try Data(text.utf8).write(to: URL(fileURLWithPath: file)) }
  }

  /// Adds a link to a path, from the link's own folder or from the root.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  /// The text of a file; nil where there is none.
  func text(_ name: String) -> String? {
    try? String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}
