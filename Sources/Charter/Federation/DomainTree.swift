/// The domains that policies of a set speak for, and which of them stand below which by their
/// folders.
struct DomainTree: Sendable {
  struct Entry: Sendable {
    /// Folded: see ``DomainName``.
    var name: String
    /// As it was written first.
    var spelling: String
    /// Number of the domain in whose folder it stands; -1 where there is none.
    var parent: Int32
    /// Where its place was said.
    var span: Span
  }

  private(set) var entries: [Entry] = []
  private var numbers: [String: Int32] = [:]

  func number(of name: String) -> Int32? { numbers[name] }

  /// Adds a domain, or finds it.
  mutating func add(_ name: String, spelling: String, _ span: Span) -> Int32 {
    if let known = number(of: name) { return known }
    numbers[name] = Int32(entries.count)
    entries.append(Entry(name: name, spelling: spelling, parent: -1, span: span))
    return Int32(entries.count - 1)
  }

  /// Puts one below another; nil where that is said, otherwise what stands against it.
  mutating func put(_ inner: Int32, below outer: Int32, _ span: Span) -> Conflict? {
    let known = entries[Int(inner)].parent
    if known == outer || inner == outer { return nil }
    if known >= 0 { return .otherParent(known) }
    if chain(of: outer).contains(inner) { return .cycle }
    entries[Int(inner)].parent = outer
    entries[Int(inner)].span = span
    return nil
  }

  enum Conflict { case otherParent(Int32), cycle }

  /// A domain and those that it stands below, outermost first.
  func chain(of number: Int32) -> [Int32] {
    var chain: [Int32] = []
    var current = number
    while current >= 0 {
      chain.append(current)
      current = entries[Int(current)].parent
    }
    return chain.reversed()
  }
}
