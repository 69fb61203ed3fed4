/// The hash of what a set means: the same whatever its files are called, in whatever order its
/// declarations stand, and however they are laid out and commented.
enum SetHash {
  /// What each declaration of some files comes to.
  ///
  /// - Parameters:
  ///   - trees: The trees of the files.
  ///   - files: All files of the set, as the trees number them.
  /// - Returns: The declarations in order, those of tests left out.
  static func parts(of trees: some Sequence<SyntaxTree>, in files: [SourceFile]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    for tree in trees {
      for declaration in tree.declarations {
        // What tests expect says nothing of what the set means.
        if case .test = declaration.form { continue }
        let file = files[Int(declaration.span.file)]
        parts.append(canonical(file.bytes, declaration))
      }
    }
    return parts
  }

  /// Hashes a set together with the model.
  ///
  /// - Parameters:
  ///   - declarations: What its own declarations come to: see ``parts(of:in:)``.
  ///   - data: The bytes of every data file, by path.
  ///   - domains: What is below what by the folders of the files.
  /// - Returns: SHA-256 in lower-case hexadecimal.
  static func of(
    _ declarations: [[UInt8]], data: [String: [UInt8]], domains: FederationPlan?
  ) -> String {
    var parts = declarations
    parts += data.values.map { bytes in
      var hash = SHA256()
      hash.update(bytes)
      return Array("data \(hash.finish())".utf8)
    }
    for domain in domains?.domains ?? [] where domain.parent >= 0 {
      let outer = domains?.domains[Int(domain.parent)].name ?? []
      parts.append(Array("domain ".utf8) + domain.name + [0] + outer)
    }
    parts.sort { $0.lexicographicallyPrecedes($1) }
    var hash = SHA256()
    PackageResources.canonical_txt.withUnsafeBufferPointer { bytes in
      var model = PreparedParts(bytes)
      for part in parts {
        hash.update(model.take(before: part))
        hash.update(Array("\(part.count):".utf8))
        hash.update(part)
      }
      hash.update(model.rest)
    }
    return hash.finish()
  }

  /// The declarations of the model as they go into a hash, sorted: each behind its length and a colon.
  ///
  /// They stand ready in a file, since reading them would be most of what a start costs.
  private struct PreparedParts {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// What was not taken.
    var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[offset...]) }

    /// Takes the declarations that stand before another.
    mutating func take(before part: [UInt8]) -> UnsafeBufferPointer<UInt8> {
      let start = offset
      while offset < bytes.count {
        var first = offset
        var count = 0
        while bytes[first] != UInt8(ascii: ":") {
          count = count * 10 + Int(bytes[first] - UInt8(ascii: "0"))
          first += 1
        }
        first += 1
        guard bytes[first..<first + count].lexicographicallyPrecedes(part) else { break }
        offset = first + count
      }
      return UnsafeBufferPointer(rebasing: bytes[start..<offset])
    }
  }

  /// A declaration as its tokens; what a policy holds is sorted, since its order says nothing.
  private static func canonical(_ bytes: [UInt8], _ declaration: Declaration) -> [UInt8] {
    guard case .policy(let policy) = declaration.form else {
      return canonical(bytes, declaration.span)
    }
    var members = policy.members.map { canonical(bytes, $0.span) }
    members.sort { $0.lexicographicallyPrecedes($1) }
    // What stands between the members: its name, its domain, its owner.
    var frame: [UInt8] = []
    var span = declaration.span
    for member in policy.members.map(\.span).sorted(by: { $0.start < $1.start }) {
      span.end = member.start
      frame += canonical(bytes, span)
      span.start = member.end
    }
    span.end = declaration.span.end
    frame += canonical(bytes, span)
    frame.reserveCapacity(members.reduce(frame.count) { $0 + $1.count })
    for member in members { frame += member }
    return frame
  }

  /// The tokens of a span, as written: no white space, no comments.
  private static func canonical(_ bytes: [UInt8], _ span: Span) -> [UInt8] {
    var result: [UInt8] = []
    bytes.withUnsafeBufferPointer { source in
      var lexer = Lexer(
        UnsafeBufferPointer(rebasing: source[..<Int(span.end)]), from: Int(span.start))
      lexer.run()
      for token in lexer.tokens where token.kind != .endOfFile {
        result.append(
          contentsOf: UnsafeBufferPointer(rebasing: source[Int(token.start)..<Int(token.end)]))
        result.append(0)
      }
    }
    return result
  }
}
