import Foundation
import TestSupport

/// Policies that read without a mistake: for properties that hold of any.
enum SampleSources {
  /// The examples of `grammar/corpus` that are whole files, or rules made into files.
  static let corpus: [(name: String, text: String)] = {
    let names = (try? namesInPackage("grammar/corpus")) ?? []
    return names.flatMap { name in
      let file = try? CorpusFile(path: "grammar/corpus/\(name)")
      return (file?.entries ?? []).compactMap { entry in
        switch entry.kind {
        case "file": ("\(name), \(entry.title)", entry.source)
        case "rule":
          (
            "\(name), \(entry.title)",
            "global policy p {\n  rule r on product {\n\(entry.source)\n  }\n}"
          )
        default: nil
        }
      }
    }
  }()

  /// Every policy file below a folder, its path from the root of the package.
  static func policies(below folder: String) -> [(name: String, text: String)] {
    let names = FileManager.default.enumerator(atPath: packageRoot + "/" + folder)
    var found: [(name: String, text: String)] = []
    while let name = names?.nextObject() as? String {
      guard name.hasSuffix(".charter"), let text = try? textInPackage("\(folder)/\(name)") else {
        continue
      }
      found.append((name, text))
    }
    return found.sorted { $0.name < $1.name }
  }
}
