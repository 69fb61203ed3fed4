/// A document as plain data, for the generators.
package indirect enum PlainData {
  case text(String)
  case bool(Bool)
  case number(Double)
  case integer(Int)
  case list([PlainData])
  /// Keys in the order they are written.
  case map([(key: String, value: PlainData)])
}

extension PlainData {
  /// What a key of a map says; nil where there is none.
  ///
  /// Setting nil removes it; a new one goes last.
  subscript(key: String) -> PlainData? {
    get {
      guard case .map(let entries) = self else { return nil }
      return entries.first { $0.key == key }?.value
    }
    set {
      guard case .map(var entries) = self else { return }
      let place = entries.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): break
      }
      self = .map(entries)
    }
  }

  var elements: [PlainData] {
    get { if case .list(let elements) = self { elements } else { [] } }
    set { self = .list(newValue) }
  }

  var isTrue: Bool { if case .bool(true) = self { true } else { false } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
}
