@testable import Charter

/// A pattern, a line end, and a text: every way of matching agrees with one that is slow and plainly
/// right.
@Sendable func fuzzPatterns(_ bytes: [UInt8]) {
  let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
  let source = Array(bytes[..<end])
  let given = Array(bytes[end...].dropFirst())
  let pattern: Pattern
  do throws(PatternError) {
    pattern = try Pattern.compile(source)
  } catch {
    require(
      0 <= error.offset && error.length >= 0 && error.offset + error.length <= source.count,
      "an error at \(error.offset), \(error.length) long")
    require(!error.message.isEmpty, "an error without words")
    return
  }
  // A document's texts are valid and in Normalization Form C.
  guard given.count <= 200, given.withUnsafeBufferPointer({ CanonicalText.isValidUTF8($0) }) == nil
  else { return }
  let text = given.withUnsafeBufferPointer { CanonicalText.normalised($0) } ?? given
  let canonical = source.withUnsafeBufferPointer { CanonicalText.normalised($0) } ?? source
  guard var parser = try? PatternParser(canonical), let part = try? parser.parse() else {
    fatalError("what compiles cannot be read")
  }
  // Long repetitions take the slow one too long.
  guard part.states <= 400 else { return }
  let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
  let expected = ends(part.tree, parser.sets, scalars, [0]).contains(scalars.count)
  text.withUnsafeBufferPointer { text in
    var matcher = PatternMatcher(pattern)
    require(matcher.matches(text) == expected, "it matches: \(expected)")
    require(matcher.matches(text) == expected, "a second time otherwise")
    var forgetful = PatternMatcher(pattern, states: 3)
    require(forgetful.matches(text) == expected, "otherwise where states are forgotten")
    if let complete = pattern.matches(text) {
      require(complete == expected, "otherwise by the table that is made ahead")
    }
  }
}

/// Where a match that starts in one of some places may end.
private func ends(
  _ tree: PatternTree, _ sets: [CodePointSet], _ text: [Unicode.Scalar], _ starts: Set<Int>
) -> Set<Int> {
  switch tree {
  case .empty: return starts
  case .set(let number):
    let passing = starts.filter { $0 < text.count && sets[number].contains(text[$0].value) }
    return Set(passing.map { $0 + 1 })
  case .sequence(let parts): return parts.reduce(starts) { ends($1, sets, text, $0) }
  case .choice(let parts):
    return parts.reduce(into: []) { $0.formUnion(ends($1, sets, text, starts)) }
  case .repeated(let part, let least, let most):
    var places = starts
    for _ in 0..<least { places = ends(part, sets, text, places) }
    var all = places
    var rounds = 0
    while most.map({ rounds < $0 - least }) ?? true {
      places = ends(part, sets, text, places).subtracting(all)
      if places.isEmpty { break }
      all.formUnion(places)
      rounds += 1
    }
    return all
  }
}
