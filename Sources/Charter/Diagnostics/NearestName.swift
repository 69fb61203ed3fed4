/// The name that was probably meant, for "did you mean …?".
///
/// Names are compared by Damerau-Levenshtein distance (optimal string alignment: a letter added,
/// left out, exchanged, or swapped with its neighbour), differences in case, `-` and `_` being
/// free. A name of up to 4 letters may be 1 off, of up to 8 letters 2, a longer one 3; a name of
/// one letter is only ever corrected in case. Ties go to the longer common start, then by code
/// points, so that the answer never depends on the order of the candidates.
///
/// - Parameters:
///   - name: What was written.
///   - candidates: What could have been written; the name itself is not suggested.
/// - Returns: The nearest candidate, nil where none is near.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = letters(of: name)
  guard !wanted.isEmpty, wanted.count <= longestName else { return nil }
  let tolerance = wanted.count <= 1 ? 0 : wanted.count <= 4 ? 1 : wanted.count <= 8 ? 2 : 3
  var best: (name: String, distance: Int, start: Int)?
  for candidate in candidates where !candidate.utf8.elementsEqual(name.utf8) {
    let offered = letters(of: candidate)
    guard offered.count <= longestName, abs(offered.count - wanted.count) <= tolerance else {
      continue
    }
    let distance = distance(wanted, offered)
    // A word of which no letter is left is another word.
    guard distance <= tolerance, distance < max(wanted.count, offered.count) else { continue }
    let start = zip(wanted, offered).prefix { $0 == $1 }.count
    if let current = best {
      guard
        (distance, -start) < (current.distance, -current.start)
          || (distance, start) == (current.distance, current.start)
            && candidate.utf8.lexicographicallyPrecedes(current.name.utf8)
      else { continue }
    }
    best = (candidate, distance, start)
  }
  return best?.name
}

/// Longer names are given no suggestion, so that no input takes long.
private let longestName = 64

/// What counts in a name: its code points in lower case, without `-` and `_`.
private func letters(of name: String) -> [Unicode.Scalar] {
  var letters: [Unicode.Scalar] = []
  for scalar in name.unicodeScalars where scalar != "-" && scalar != "_" {
    letters += scalar.properties.lowercaseMapping.unicodeScalars
    if letters.count > longestName { break }
  }
  return letters
}

private func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  // Rows of the table of distances between starts: the one before the last, the last, this one.
  var older: [Int] = []
  var previous = Array(0...other.count)
  for (row, letter) in one.enumerated() {
    var current = [row + 1]
    for (column, otherLetter) in other.enumerated() {
      let exchanged = previous[column] + (letter == otherLetter ? 0 : 1)
      var least = min(previous[column + 1] + 1, current[column] + 1, exchanged)
      if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
        least = min(least, older[column - 1] + 1)
      }
      current.append(least)
    }
    older = previous
    previous = current
  }
  return previous[other.count]
}
