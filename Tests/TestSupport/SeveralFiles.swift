/// The files that one text stands for: a line `// PATH.charter` starts each; a text without such a
/// line is one file.
///
/// The lines that start files stay in them: they are comments.
public func severalFiles(in text: String) -> [(path: String, text: String)] {
  var files: [(path: String, text: String)] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("// "), line.hasSuffix(".charter"), !line.dropFirst(3).contains(" ") {
      files.append((String(line.dropFirst(3)), ""))
    }
    if files.isEmpty { files.append(("page.charter", "")) }
    files[files.count - 1].text += line + "\n"
  }
  return files.filter { file in
    file.path != "page.charter" || file.text.contains { !$0.isWhitespace }
  }
}
