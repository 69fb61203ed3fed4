/// The name of a domain, trimmed and case-folded as values of type Domain are.
enum DomainName {
  static func folded(_ name: String) -> String {
    var name = name
    let canonical = name.withUTF8 { CanonicalText.normalised($0) ?? Array($0) }
    var folded: [UInt8] = []
    canonical.withUnsafeBufferPointer { TextOperations.fold($0, into: &folded) }
    return String(decoding: folded, as: UTF8.self)
  }

  /// The domains in whose folders a file stands, outermost first; empty for the council's files.
  ///
  /// `domains/orders/returns/late.charter` stands in the folders of `orders` and `returns`;
  /// `domains/orders/domains/returns/late.charter` does too.
  static func folders(of path: String) -> [String] {
    let folders = path.split(separator: "/").dropLast()
    guard let start = folders.firstIndex(of: "domains") else { return [] }
    var names: [String] = []
    for folder in folders[(start + 1)...] where folder != "domains" {
      let name = folded(String(folder))
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
