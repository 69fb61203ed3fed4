import Charter
import Oracle

/// A set and a question about which something is so: most often, that the engine and the oracle do not
/// agree.
struct SmallCase {
  /// Files, `// PATH` in front of each.
  var text: String
  var question: Question
}

/// Makes a case small: rules are left out, expressions replaced by what they are made of, fields of the
/// input and of the mesh left out, for as long as what is so stays so.
///
/// Costs some hundred compilations. What it ends with is small, not the smallest there is: there is no
/// one step that makes it smaller.
struct Shrinker {
  private(set) var small: SmallCase
  /// How often it was asked whether it is so.
  private(set) var asked = 0
  private let isSo: (SmallCase) -> Bool

  init(_ start: SmallCase, while isSo: @escaping (SmallCase) -> Bool) {
    small = start
    self.isSo = isSo
  }

  /// Takes steps until none makes it smaller.
  mutating func shrink() {
    var before = -1
    while before != size {
      before = size
      dropLines()
      shrinkQuestion()
      replaceExpressions()
    }
  }

  private var size: Int {
    let mesh = small.question.mesh
    return small.text.utf8.count + small.question.document.json.utf8.count
      + (mesh?.products.map(\.json.utf8.count).reduce(1, +) ?? 0)
      + (mesh?.domains?.json.utf8.count ?? 0) + (mesh?.directory?.json.utf8.count ?? 0)
  }

  /// Takes a step if it stays so.
  private mutating func take(_ step: SmallCase) -> Bool {
    asked += 1
    guard isSo(step) else { return false }
    small = step
    return true
  }

  private mutating func take(text: String) -> Bool {
    take(SmallCase(text: text, question: small.question))
  }

  // MARK: Policies

  /// Leaves out runs of lines between which braces are balanced: long ones first, so that what does
  /// not matter goes in a few steps.
  private mutating func dropLines() {
    for length in [96, 48, 24, 12, 6, 4, 3, 2, 1] {
      var place = 0
      while true {
        let lines = small.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard place + length <= lines.count else { break }
        let isDropped =
          Self.isBalanced(lines[place..<place + length])
          && take(
            text: (lines[..<place] + lines[(place + length)...]).joined(separator: "\n"))
        if !isDropped { place += 1 }
      }
    }
  }

  private static func isBalanced(_ lines: ArraySlice<Substring>) -> Bool {
    var depth = 0
    for byte in lines.joined().utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// Puts what an expression is made of in its place, outer ones first.
  private mutating func replaceExpressions() {
    // As the texts of the files stand behind each other.
    small.text = Family.files(small.text).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    var number = 0
    while let (start, end, parts) = expression(number) {
      let bytes = Array(small.text.utf8)
      var isSmaller = false
      for part in parts where !isSmaller {
        let text = bytes[..<start] + part + bytes[end...]
        isSmaller = take(text: String(decoding: text, as: UTF8.self))
      }
      if !isSmaller { number += 1 }
    }
  }

  /// Where an expression stands in the text, and the texts of what it is made of.
  private func expression(
    _ number: Int
  ) -> (start: Int, end: Int, parts: [[UInt8]])? {
    var number = number
    var offset = 0
    for file in Family.files(small.text) {
      let all = parse(file, index: 0).tree.expressions.flatMap(\.all).filter { !$0.parts.isEmpty }
      if number < all.count {
        let whole = all[number]
        return (
          offset + Int(whole.span.start), offset + Int(whole.span.end),
          whole.parts.map { Array(file.bytes[Int($0.span.start)..<Int($0.span.end)]) }
        )
      }
      number -= all.count
      offset += file.bytes.count
    }
    return nil
  }

  // MARK: Questions

  private mutating func shrinkQuestion() {
    if small.question.mesh != nil {
      var step = small
      step.question.mesh = nil
      if !take(step) { shrinkMesh() }
    }
    shrink(\.document)
  }

  private mutating func shrinkMesh() {
    for place in (small.question.mesh?.products ?? []).indices.reversed() {
      var step = small
      step.question.mesh?.products.remove(at: place)
      _ = take(step)
    }
    for register in [\Mesh.domains, \Mesh.directory] {
      var step = small
      step.question.mesh?[keyPath: register] = nil
      if take(step) { continue }
      guard let written = small.question.mesh?[keyPath: register] else { continue }
      shrink(written) { step, smaller in step.question.mesh?[keyPath: register] = smaller }
    }
  }

  private mutating func shrink(_ path: WritableKeyPath<Question, Written>) {
    shrink(small.question[keyPath: path]) { $0.question[keyPath: path] = $1 }
  }

  /// Leaves out entries and elements of a document, outer ones first.
  private mutating func shrink(_ document: Written, _ put: (inout SmallCase, Written) -> Void) {
    var document = document
    var place = 0
    while place < document.partCount {
      var step = small
      let smaller = document.without(part: place)
      put(&step, smaller)
      if take(step) { document = smaller } else { place += 1 }
    }
  }
}

extension Written {
  /// How many entries and elements there are, those inside others too.
  var partCount: Int {
    switch self {
    case .list(let elements): elements.reduce(0) { $0 + 1 + $1.partCount }
    case .map(let entries): entries.reduce(0) { $0 + 1 + $1.value.partCount }
    default: 0
    }
  }

  /// The same without one of them, each counted before those in it.
  func without(part number: Int) -> Written {
    var left = number
    switch self {
    case .list(var elements):
      for place in elements.indices {
        if left == 0 {
          elements.remove(at: place)
          return .list(elements)
        }
        let inner = elements[place].partCount
        if left <= inner {
          elements[place] = elements[place].without(part: left - 1)
          return .list(elements)
        }
        left -= 1 + inner
      }
      return self
    case .map(var entries):
      for place in entries.indices {
        if left == 0 {
          entries.remove(at: place)
          return .map(entries)
        }
        let inner = entries[place].value.partCount
        if left <= inner {
          entries[place].value = entries[place].value.without(part: left - 1)
          return .map(entries)
        }
        left -= 1 + inner
      }
      return self
    default: return self
    }
  }
}
