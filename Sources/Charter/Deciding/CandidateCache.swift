/// Which rules may apply, by what is known of the paths that their guards read.
///
/// Inputs come in kinds: those of one domain, team and level of access find the same rules again.
/// Holds a few hundred kinds in some 80 KB, which are only taken once it is used.
struct CandidateCache: ~Copyable {
  private struct Entry {
    /// Entries of another generation are empty.
    var generation: UInt32 = 0
    var count: Int32 = 0
    var hash: UInt64 = 0
  }

  private static let places = 256
  /// Most rules and most paths of an entry.
  private static let mostRules = 64
  private static let mostPaths = 16

  /// The list that the places are of. Held, so that no other can come to stand at its address.
  private var active: [ActiveRule] = []
  private var generation: UInt32 = 0
  private var entries: UnsafeMutablePointer<Entry>?
  private var keys: UnsafeMutablePointer<UInt32>?
  private var rules: UnsafeMutablePointer<Int32>?

  deinit {
    entries?.deallocate()
    keys?.deallocate()
    rules?.deallocate()
  }

  /// Finds what was found before.
  ///
  /// - Parameters:
  ///   - paths: What is known of each path.
  ///   - active: The rules that are asked.
  ///   - found: Takes the places of those that may apply.
  /// - Returns: How many they are; nil where nobody has asked.
  mutating func find(
    _ paths: UnsafeBufferPointer<UInt32>, among active: [ActiveRule], into found: inout [Int32]
  ) -> Int? {
    guard isOf(active), paths.count <= Self.mostPaths, let entries, let keys, let rules else {
      return nil
    }
    let hash = Self.hash(paths)
    let place = Int(hash & UInt64(Self.places - 1))
    let entry = entries[place]
    guard entry.generation == generation, entry.hash == hash else { return nil }
    for index in paths.indices where keys[place * Self.mostPaths + index] != paths[index] {
      return nil
    }
    let first = rules + place * Self.mostRules
    found.withUnsafeMutableBufferPointer { found in
      for index in 0..<Int(entry.count) { found[index] = first[index] }
    }
    return Int(entry.count)
  }

  /// Keeps what was found.
  mutating func keep(
    _ paths: UnsafeBufferPointer<UInt32>, among active: [ActiveRule],
    _ found: UnsafeBufferPointer<Int32>
  ) {
    guard paths.count <= Self.mostPaths, found.count <= Self.mostRules else { return }
    if !isOf(active) {
      self.active = active
      forget()
    }
    guard let entries, let keys, let rules else { return }
    let hash = Self.hash(paths)
    let place = Int(hash & UInt64(Self.places - 1))
    entries[place] = Entry(generation: generation, count: Int32(found.count), hash: hash)
    for index in paths.indices { keys[place * Self.mostPaths + index] = paths[index] }
    for index in found.indices { rules[place * Self.mostRules + index] = found[index] }
  }

  private func isOf(_ other: [ActiveRule]) -> Bool {
    active.count == other.count
      && active.withUnsafeBufferPointer { held in
        other.withUnsafeBufferPointer { held.baseAddress == $0.baseAddress }
      }
  }

  private mutating func forget() {
    if entries == nil {
      entries = .allocate(capacity: Self.places)
      keys = .allocate(capacity: Self.places * Self.mostPaths)
      rules = .allocate(capacity: Self.places * Self.mostRules)
      generation = .max
    }
    if generation == .max {
      entries?.initialize(repeating: Entry(), count: Self.places)
      generation = 0
    }
    generation += 1
  }

  private static func hash(_ paths: UnsafeBufferPointer<UInt32>) -> UInt64 {
    var hash = UInt64(paths.count)
    for path in paths { hash = (hash ^ UInt64(path)) &* 0x9E37_79B9_7F4A_7C15 }
    return hash ^ hash >> 32
  }
}
