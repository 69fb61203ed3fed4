/// The part of Python's `random.Random` that the generators of the peers use, number for number.
///
/// Source: CPython 3.11, Lib/random.py and Modules/_randommodule.c.
package struct PythonRandom {
  private var twister: MersenneTwister

  /// Seeds as `random.Random("text")` does.
  package init(seed: String) {
    let text = Array(seed.utf8)
    let digits = text + SHA512.digest(of: text)
    // One integer, most significant byte first, cut into 32 bits from its end.
    var key: [UInt32] = []
    var end = digits.count
    while end > 0 {
      let start = max(0, end - 4)
      key.append(digits[start..<end].reduce(0) { $0 << 8 | UInt32($1) })
      end = start
    }
    while key.count > 1, key.last == 0 { key.removeLast() }
    twister = MersenneTwister(key: key)
  }

  /// `getrandbits(32)`.
  package mutating func bits() -> UInt32 { twister.next() }

  /// `random()`: from 0 to below 1.
  package mutating func random() -> Double {
    let high = UInt64(twister.next() >> 5)
    let low = UInt64(twister.next() >> 6)
    return Double(high << 26 | low) / 9_007_199_254_740_992
  }

  /// A number from 0 to below `bound`, which is from 1 to 2³¹.
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a number below nothing")
    let bits = UInt32(Int.bitWidth - bound.leadingZeroBitCount)
    while true {
      let number = Int(twister.next() >> (32 - bits))
      if number < bound { return number }
    }
  }

  /// `randint(a, b)`: both ends are in.
  package mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// `choice(values)`.
  package mutating func choice<Element>(_ values: [Element]) -> Element {
    values[below(values.count)]
  }

  /// `sample(values, count)`.
  package mutating func sample<Element>(_ values: [Element], _ count: Int) -> [Element] {
    // Python's `21 + 4 ** ceil(log(count * 3, 4))`, where a set is smaller than a copy of the list.
    var room = 21
    if count > 5 {
      var power = 4
      while power < count * 3 { power *= 4 }
      room += power
    }
    if values.count > room {
      var chosen: [Int] = []
      while chosen.count < count {
        let place = below(values.count)
        if !chosen.contains(place) { chosen.append(place) }
      }
      return chosen.map { values[$0] }
    }
    var pool = values
    var chosen: [Element] = []
    for taken in 0..<count {
      let place = below(values.count - taken)
      chosen.append(pool[place])
      pool[place] = pool[values.count - taken - 1]
    }
    return chosen
  }

  /// `shuffle(values)`.
  package mutating func shuffle<Element>(_ values: inout [Element]) {
    for place in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(place, below(place + 1))
    }
  }
}

/// `round(value, 2)` of a number from 0 to below 2⁵⁰: the decimal nearest to what the binary
/// number is exactly, half to even.
package func roundedToHundredths(_ value: Double) -> Double {
  precondition(value >= 0 && value < 0x1p50, "a number from 0 to below 2⁵⁰")
  // value = significand / 2^shift
  let shift = 52 - (value == 0 ? 0 : value.exponent)
  let significand = UInt128(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)) * 100
  guard shift > 0, shift < 100 else { return shift <= 0 ? value : 0 }
  var hundredths = significand >> UInt128(shift)
  let rest = significand - hundredths << UInt128(shift)
  let half = UInt128(1) << UInt128(shift - 1)
  if rest > half || rest == half && hundredths & 1 == 1 { hundredths += 1 }
  return Double(UInt64(hundredths)) / 100
}
