extension Document {
  // MARK: Walking

  /// The elements of a list or the entries of a map; none of other values.
  ///
  /// Each step takes constant time.
  package func children(of node: Int) -> DocumentChildren {
    DocumentChildren(document: self, next: node + 1, end: Int(nodes[node].next))
  }

  /// The entry of a map with this key, given as NFC text.
  ///
  /// Time grows with the entries.
  package func child(of node: Int, named name: some Sequence<UInt8>) -> Int? {
    guard nodes[node].kind == .map else { return nil }
    return children(of: node).first { key(of: $0).elementsEqual(name) }
  }

  /// What a text says, or how a number, a truth or a plain null is spelled; empty for lists and
  /// maps.
  package func text(of node: Int) -> ArraySlice<UInt8> {
    let start = Int(nodes[node].textOffset)
    return bytes[start..<start + Int(nodes[node].textLength)]
  }

  /// What the key of a map's entry says; empty for other values.
  package func key(of node: Int) -> ArraySlice<UInt8> {
    let start = Int(nodes[node].keyOffset)
    return bytes[start..<start + Int(nodes[node].keyLength)]
  }

  // MARK: JSON Pointer

  /// The JSON Pointer (RFC 6901) of a value.
  ///
  /// Time grows with the values beside its path; ``DocumentPointers`` gives many.
  package func pointer(to node: Int) -> String {
    var passed = 0
    return pointer(to: node, passing: &passed)
  }

  /// The same, and how many values were passed.
  func pointer(to node: Int, passing passed: inout Int) -> String {
    var pointer: [UInt8] = []
    var index = 0
    while index != node {
      var number = 0
      var found: Int?
      for child in children(of: index) {
        if node < Int(nodes[child].next) {
          found = child
          break
        }
        number += 1
      }
      passed += number + 1
      guard let found, found <= node else { break }
      append(token: found, number: number, to: &pointer)
      index = found
    }
    return String(decoding: pointer, as: UTF8.self)
  }

  /// Appends the part of a pointer that leads to a value: its key, or its number in a list.
  func append(token node: Int, number: Int, to pointer: inout [UInt8]) {
    pointer.append(0x2F)
    if nodes[node].hasKey {
      Self.append(pointerToken: key(of: node), to: &pointer)
    } else {
      pointer.append(contentsOf: String(number).utf8)
    }
  }

  /// Appends a key as a part of a JSON Pointer, without the `/` before it.
  package static func append(pointerToken key: some Sequence<UInt8>, to pointer: inout [UInt8]) {
    for byte in key {
      switch byte {
      case 0x7E: pointer += [0x7E, 0x30]
      case 0x2F: pointer += [0x7E, 0x31]
      default: pointer.append(byte)
      }
    }
  }

  /// The value at a JSON Pointer (RFC 6901); nil where there is none, or where it is no pointer.
  package func node(at pointer: String) -> Int? {
    var rest = Array(pointer.utf8)[...]
    var index = 0
    while !rest.isEmpty {
      guard rest.removeFirst() == 0x2F, let token = Self.takePointerToken(from: &rest) else {
        return nil
      }
      let found: Int?
      switch nodes[index].kind {
      case .map: found = child(of: index, named: token)
      case .list:
        guard let number = Self.elementNumber(token) else { return nil }
        found = children(of: index).dropFirst(number).first { _ in true }
      default: found = nil
      }
      guard let found else { return nil }
      index = found
    }
    return index
  }

  private static func takePointerToken(from rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    var token: [UInt8] = []
    while let byte = rest.first, byte != 0x2F {
      rest.removeFirst()
      if byte == 0x7E {
        guard let escape = rest.popFirst(), escape == 0x30 || escape == 0x31 else { return nil }
        token.append(escape == 0x30 ? 0x7E : 0x2F)
      } else {
        token.append(byte)
      }
    }
    return token
  }

  /// The number that a pointer gives an element: digits, no zero before others.
  static func elementNumber(_ token: [UInt8]) -> Int? {
    guard let first = token.first, token.count < 10, token.allSatisfy({ $0 &- 0x30 < 10 }),
      first != 0x30 || token.count == 1
    else { return nil }
    return token.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// Indices of the values that stand directly in a list or map.
package struct DocumentChildren: Sequence, IteratorProtocol {
  private let document: Document
  private var index: Int
  private let end: Int

  init(document: Document, next: Int, end: Int) {
    self.document = document
    self.index = next
    self.end = end
  }

  package mutating func next() -> Int? {
    guard index < end else { return nil }
    defer { index = Int(document.nodes[index].next) }
    return index
  }
}
