/// Lists of the rules that ask for one thing each, all in one array: most are of a rule or two.
struct RuleChains {
  /// Rules in the order in which they asked.
  struct Chain {
    fileprivate var first: Int32
    fileprivate var last: Int32
  }

  private struct Link {
    var rule: Int
    var next: Int32 = -1
  }

  private var links: [Link] = []

  /// Forgets all chains, and keeps the memory.
  mutating func removeAll() { links.removeAll(keepingCapacity: true) }

  /// A chain of one rule.
  mutating func start(_ rule: Int) -> Chain {
    links.append(Link(rule: rule))
    let place = Int32(links.count - 1)
    return Chain(first: place, last: place)
  }

  /// Adds a rule to a chain; one that asks twice is named once.
  mutating func append(_ rule: Int, to chain: inout Chain) {
    guard links[Int(chain.last)].rule != rule else { return }
    links.append(Link(rule: rule))
    links[Int(chain.last)].next = Int32(links.count - 1)
    chain.last = Int32(links.count - 1)
  }

  /// Calls with each rule of a chain, in their order.
  @inline(__always)
  func forEachRule(of chain: Chain, _ body: (Int) -> Void) {
    var place = chain.first
    while place >= 0 {
      body(links[Int(place)].rule)
      place = links[Int(place)].next
    }
  }
}
