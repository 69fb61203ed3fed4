import Charter
import Foundation
import Testing

/// A document as trees of Foundation, so that changes can be made as a reader would make them.
struct EditedInput {
  var root: [String: Any]

  init(_ root: [String: Any]) { self.root = root }

  func document(_ file: String = "input.json") throws -> Document {
    let data = try JSONSerialization.data(withJSONObject: root, options: [.sortedKeys])
    return try Document(json: Array(data), file: file)
  }

  /// Makes a change; false where its path leads nowhere.
  mutating func make(_ change: Change) throws -> Bool {
    let tokens = change.path.split(separator: "/").map {
      $0.replacingOccurrences(of: "~1", with: "/").replacingOccurrences(of: "~0", with: "~")
    }
    let to = try change.to.map {
      try JSONSerialization.jsonObject(with: Data($0.utf8), options: [.fragmentsAllowed])
    }
    guard let edited = Self.edit(root, tokens[...], change.kind, to) as? [String: Any] else {
      return false
    }
    root = edited
    return true
  }

  private static func edit(
    _ value: Any?, _ path: ArraySlice<String>, _ kind: Change.Kind, _ to: Any?
  ) -> Any? {
    guard let token = path.first else {
      switch kind {
      case .set: return to
      case .add, .contains: return (value as? [Any] ?? []) + [to as Any]
      case .remove:
        guard let to, let list = value as? [Any] else { return nil }
        return list.filter { "\($0)" != "\(to)" }
      case .approve: return value
      }
    }
    if var list = value as? [Any] {
      guard let index = Int(token), list.indices.contains(index),
        let edited = edit(list[index], path.dropFirst(), kind, to)
      else { return nil }
      list[index] = edited
      return list
    }
    var map = value as? [String: Any] ?? [:]
    let edited = edit(map[token], path.dropFirst(), kind, to)
    if edited == nil, path.count > 1 { return nil }
    map[token] = edited
    return map
  }
}
