import Charter
import Foundation
import TestSupport
import Testing

/// Real descriptors, where a checkout has them beside the package.
@Suite struct JSONCorpusTests {
  @Test func everyJSONFileIsRead() throws {
    let folder = packageRoot + "/../shared/corpus"
    guard let files = FileManager.default.enumerator(atPath: folder) else { return }
    for case let file as String in files where file.hasSuffix(".json") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + file) else { continue }
      // The largest take seconds without optimisation, and teach nothing more.
      guard data.count < 300_000 else { continue }
      let document = try Document(json: Array(data), file: file)
      let foundation = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      #expect(leaves(foundation) == leaves(document, 0), "\(file)")
    }
  }

  /// Texts and keys of a value, in the order of their keys.
  private func leaves(_ value: Any) -> [String] {
    switch value {
    case let map as [String: Any]:
      map.keys.sorted().flatMap { [$0] + leaves(map[$0] ?? 0) }
    case let list as [Any]: list.flatMap { leaves($0) }
    case let text as String: [text]
    default: []
    }
  }

  private func leaves(_ document: Document, _ node: Int) -> [String] {
    switch document.nodes[node].kind {
    case .map:
      document.children(of: node)
        .map { (String(decoding: document.key(of: $0), as: UTF8.self), $0) }
        .sorted { $0.0 < $1.0 }
        .flatMap { [$0.0] + leaves(document, $0.1) }
    case .list: document.children(of: node).flatMap { leaves(document, $0) }
    case .text: [String(decoding: document.text(of: node), as: UTF8.self)]
    default: []
    }
  }
}
