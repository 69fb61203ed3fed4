import Charter
import TestSupport

/// Several files of one text as sources: see `severalFiles`.
func sources(_ text: String) -> [SourceFile] {
  severalFiles(in: text).map { SourceFile(path: $0.path, text: $0.text) }
}

/// What is wrong with the files of a text, by file and place.
func errors(inFiles text: String) -> [Diagnostic] {
  do {
    _ = try PolicySet(compiling: sources(text))
    return []
  } catch {
    return error.diagnostics
  }
}
