/// How large a value can be at most, whatever the input holds: the lengths of lists and maps inside
/// each other, and of texts.
struct Extent {
  /// Greatest length of the list or map itself; 0 where it is none.
  var length = 0.0
  /// Greatest length of its elements, where they are lists or maps.
  var inner = 0.0
  /// … of theirs.
  var third = 0.0
  /// … of everything further in.
  var rest = 0.0
  /// Most bytes of a text in it.
  var text = 0.0
  /// Most values of a document in it, itself counted.
  var size = 0.0
  /// A map anywhere in it may be made by an expression.
  var holdsMadeMap = false

  static let none = Extent()

  /// No list is longer than this: a longer one is unknown.
  static var greatestLength: Double { Double(Evaluator.listLimit) }
  /// No text that is built has more bytes.
  static var greatestText: Double { Double(Evaluator.textLimit * 4) }

  /// Of an element.
  var element: Extent {
    var element = self
    element.length = inner
    element.inner = third
    element.third = rest
    return element
  }

  /// Of a list of such elements.
  func list(of length: Double) -> Extent {
    var list = self
    list.length = min(length, Self.greatestLength)
    list.inner = self.length
    list.third = inner
    list.rest = max(third, rest)
    list.size = size * list.length
    return list
  }

  /// Of a value that is one or the other.
  func joined(with other: Extent) -> Extent {
    Extent(
      length: max(length, other.length), inner: max(inner, other.inner),
      third: max(third, other.third), rest: max(rest, other.rest), text: max(text, other.text),
      size: max(size, other.size), holdsMadeMap: holdsMadeMap || other.holdsMadeMap)
  }

  /// How often something is done for each element; asking an empty list costs as much as one.
  var turns: Double { max(length, 1) }

  /// What going through all of it costs: each element, and each of theirs.
  var walk: Double { length * (1 + inner * (1 + third * (1 + rest))) }
}

/// What one expression costs, and how large what it gives can be.
struct CostEstimate {
  var cost: Double
  var extent: Extent

  /// How many elements of a list are printed.
  static var printedElements: Int { 11 }
  /// A text of this many bytes is one more step for what goes through it.
  static var bytesOfAStep: Double { 64 }
  /// What finding an element by its key takes, where a list is kept by its keys.
  static var foundAtOnce: Double { 64 }
}
