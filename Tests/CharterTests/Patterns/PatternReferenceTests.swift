@_spi(_Unicode) import Swift
import Charter
import Testing

/// Patterns made at random, matched by a few lines that are slow and plainly right.
@Suite struct PatternReferenceTests {
  private indirect enum Reference {
    case character(Unicode.Scalar)
    case any
    case oneOf([Unicode.Scalar], isNegated: Bool)
    case sequence([Reference])
    case choice([Reference])
    case repeated(Reference, Int, Int?)

    var source: String {
      switch self {
      case .character("\n"): return #"\n"#
      case .character("."): return #"\."#
      case .character(let scalar): return String(scalar)
      case .any: return "."
      case .oneOf(let scalars, let isNegated):
        let members = scalars.map { $0 == "\n" ? #"\n"# : String($0) }
        return "[\(isNegated ? "^" : "")\(members.joined())]"
      case .sequence(let parts): return parts.map(\.source).joined()
      case .choice(let parts): return "(\(parts.map(\.source).joined(separator: "|")))"
      case .repeated(let part, 0, nil): return "(?:\(part.source))*"
      case .repeated(let part, 1, nil): return "(?:\(part.source))+"
      case .repeated(let part, 0, 1): return "(?:\(part.source))?"
      case .repeated(let part, let least, nil): return "(?:\(part.source)){\(least),}"
      case .repeated(let part, let least, let most?): return "(?:\(part.source)){\(least),\(most)}"
      }
    }

    /// Where a match that starts in one of some places may end.
    func ends(_ text: [Unicode.Scalar], from starts: Set<Int>) -> Set<Int> {
      switch self {
      case .character(let scalar): return step(text, starts) { $0 == scalar }
      case .any:
        return step(text, starts) { !"\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
      case .oneOf(let scalars, let isNegated):
        return step(text, starts) { scalars.contains($0) != isNegated }
      case .sequence(let parts):
        return parts.reduce(starts) { starts, part in part.ends(text, from: starts) }
      case .choice(let parts):
        return parts.reduce(into: []) { $0.formUnion($1.ends(text, from: starts)) }
      case .repeated(let part, let least, let most):
        var places = starts
        for _ in 0..<least { places = part.ends(text, from: places) }
        var all = places
        var rounds = 0
        while most.map({ rounds < $0 - least }) ?? true {
          places = part.ends(text, from: places).subtracting(all)
          if places.isEmpty { break }
          all.formUnion(places)
          rounds += 1
        }
        return all
      }
    }

    private func step(
      _ text: [Unicode.Scalar], _ starts: Set<Int>, _ isMember: (Unicode.Scalar) -> Bool
    ) -> Set<Int> {
      Set(starts.filter { $0 < text.count && isMember(text[$0]) }.map { $0 + 1 })
    }
  }

  private static let alphabet: [Unicode.Scalar] = ["a", "b", "é", "中", "😀", "\n", "."]

  private func reference(_ depth: Int, _ random: inout SplitMix) -> Reference {
    let characters = Self.alphabet
    func character() -> Unicode.Scalar { characters.randomElement(using: &random) ?? "a" }
    switch Int.random(in: 0...(depth == 0 ? 4 : 9), using: &random) {
    case 0...2: return .character(character())
    case 3: return .any
    case 4:
      let count = Int.random(in: 1...3, using: &random)
      return .oneOf((0..<count).map { _ in character() }, isNegated: Bool.random(using: &random))
    case 5, 6:
      let count = Int.random(in: 0...3, using: &random)
      return .sequence((0..<count).map { _ in reference(depth - 1, &random) })
    case 7:
      let count = Int.random(in: 1...3, using: &random)
      return .choice((0..<count).map { _ in reference(depth - 1, &random) })
    default:
      let least = Int.random(in: 0...2, using: &random)
      let most = Bool.random(using: &random) ? nil : least + Int.random(in: 0...2, using: &random)
      return .repeated(reference(depth - 1, &random), least, most)
    }
  }

  @Test func randomPatternsAgreeWithTheReference() throws {
    var random = SplitMix(seed: 2026)
    var answers = [true: 0, false: 0]
    for _ in 0..<1_500 {
      let reference = reference(3, &random)
      let source = reference.source
      guard source.unicodeScalars.count <= 200 else { continue }
      let pattern = try Pattern.compile(Array(source.utf8))
      for _ in 0..<6 {
        let count = Int.random(in: 0...6, using: &random)
        let text = (0..<count).map { _ in Self.alphabet.randomElement(using: &random) ?? "a" }
        let expected = reference.ends(text, from: [0]).contains(text.count)
        let answer = matchesEveryWay(pattern, String(String.UnicodeScalarView(text)))
        if answer != expected {
          Issue.record("/\(source)/ on \(String(String.UnicodeScalarView(text)).debugDescription)")
        }
        answers[expected, default: 0] += 1
      }
    }
    #expect(answers[true, default: 0] > 500)
    #expect(answers[false, default: 0] > 500)
  }

  /// Classes of ranges that meet, overlap and leave gaps, against membership looked up one by one.
  @Test func randomClassesAgreeWithTheirRanges() throws {
    var random = SplitMix(seed: 31)
    let bounds: [UInt32] = [
      0x61, 0x62, 0x64, 0x7A, 0x7E, 0xE9, 0x7FF, 0x800, 0x4E2D, 0xFFFD, 0x1F600,
    ]
    func range() -> ClosedRange<UInt32> {
      let one = bounds.randomElement(using: &random) ?? 0x61
      let other = bounds.randomElement(using: &random) ?? 0x61
      return min(one, other)...max(one, other)
    }
    func source(_ ranges: [ClosedRange<UInt32>], _ isNegated: Bool) -> String {
      let members = ranges.map {
        "\\u{\(String($0.lowerBound, radix: 16))}-\\u{\(String($0.upperBound, radix: 16))}"
      }
      return "[\(isNegated ? "^" : "")\(members.joined())]"
    }
    for _ in 0..<60 {
      let first = (0..<Int.random(in: 1...3, using: &random)).map { _ in range() }
      let second = (0..<Int.random(in: 1...3, using: &random)).map { _ in range() }
      let isNegated = Bool.random(using: &random)
      let pattern = try Pattern.compile(
        Array((source(first, isNegated) + source(second, false)).utf8))
      for bound in bounds {
        for value in [bound - 1, bound, bound + 1] {
          guard let scalar = Unicode.Scalar(value) else { continue }
          let inFirst = first.contains { $0.contains(value) } != isNegated
          let inSecond = second.contains { $0.contains(value) }
          let answer = matchesEveryWay(pattern, String(String.UnicodeScalarView([scalar, scalar])))
          #expect(answer == (inFirst && inSecond), "\(first) \(isNegated) \(second) \(value)")
        }
      }
    }
  }

  /// Ignoring case is simple case folding: whoever folds to the same single code point matches.
  @Test func ignoringCaseIsSimpleFolding() throws {
    var byFold: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for value in UInt32(0x41)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = scalar.properties._caseFolded.unicodeScalars
      if folded.count == 1, let only = folded.first { byFold[only, default: []].append(scalar) }
    }
    var groups = 0
    for group in byFold.values where group.count > 1 {
      // What is not in Form C by itself is in no text.
      guard let first = group.first, String(first)._nfcCodeUnits == Array(String(first).utf8) else {
        continue
      }
      groups += 1
      let pattern = try Pattern.compile(Array("(?i)\(String(first))".utf8))
      for mate in group {
        let answer = Array(String(mate).utf8).withUnsafeBufferPointer { pattern.matches($0) }
        #expect(answer == true, "\(first) and U+\(String(mate.value, radix: 16))")
      }
    }
    #expect(groups > 1_300)
  }
}
