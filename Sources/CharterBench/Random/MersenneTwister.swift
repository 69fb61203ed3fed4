/// MT19937, seeded by an array: the generator below Python's `random`.
///
/// Source: Matsumoto and Nishimura, mt19937ar.c (2002).
struct MersenneTwister {
  private static let size = 624
  private var state: [UInt32]
  private var index = size

  /// Seeds as `init_by_array` does; the key must not be empty.
  init(key: [UInt32]) {
    state = [19_650_218]
    for index in 1..<Self.size {
      let last = state[index - 1]
      state.append(1_812_433_253 &* (last ^ last >> 30) &+ UInt32(index))
    }
    var place = 1
    var part = 0
    func mixed(_ state: [UInt32], _ factor: UInt32) -> UInt32 {
      state[place] ^ ((state[place - 1] ^ state[place - 1] >> 30) &* factor)
    }
    func advance(_ state: inout [UInt32]) {
      place += 1
      guard place >= Self.size else { return }
      state[0] = state[Self.size - 1]
      place = 1
    }
    for _ in 0..<max(Self.size, key.count) {
      state[place] = mixed(state, 1_664_525) &+ key[part] &+ UInt32(part)
      advance(&state)
      part = part + 1 < key.count ? part + 1 : 0
    }
    for _ in 1..<Self.size {
      state[place] = mixed(state, 1_566_083_941) &- UInt32(place)
      advance(&state)
    }
    state[0] = 0x8000_0000
  }

  /// The next 32 bits.
  mutating func next() -> UInt32 {
    if index >= Self.size { twist() }
    var word = state[index]
    index += 1
    word ^= word >> 11
    word ^= word << 7 & 0x9D2C_5680
    word ^= word << 15 & 0xEFC6_0000
    return word ^ word >> 18
  }

  private mutating func twist() {
    for place in 0..<Self.size {
      let word =
        state[place] & 0x8000_0000 | state[(place + 1) % Self.size] & 0x7FFF_FFFF
      let odd: UInt32 = word & 1 == 0 ? 0 : 0x9908_B0DF
      state[place] = state[(place + 397) % Self.size] ^ word >> 1 ^ odd
    }
    index = 0
  }
}
