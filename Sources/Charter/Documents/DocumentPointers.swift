/// The JSON Pointers (RFC 6901) of a document's values, however many are asked for.
///
/// Each is found by walking from the root, past whatever stands before it. Once that took as many steps as
/// the document has values, it is written down where each of them stands, so that all pointers together take
/// time in proportion to the document and to their own lengths.
package struct DocumentPointers {
  private let document: Document
  private var walked = 0
  /// What holds each value, and the value's number in it; empty until it is worth it.
  private var parents: [Int32] = []
  private var numbers: [Int32] = []
  /// Values that were passed.
  package let steps = StepCount()

  package init(_ document: Document) { self.document = document }

  /// The pointer of a value.
  package mutating func pointer(to node: Int) -> String {
    if parents.isEmpty {
      guard walked > document.nodes.count else {
        let before = walked
        defer { steps.add(walked - before) }
        return document.pointer(to: node, passing: &walked)
      }
      writeDown()
    }
    var path: [Int] = []
    var index = node
    while index > 0 {
      path.append(index)
      index = Int(parents[index])
    }
    steps.add(path.count)
    var pointer: [UInt8] = []
    for held in path.reversed() {
      document.append(token: held, number: Int(numbers[held]), to: &pointer)
    }
    return String(decoding: pointer, as: UTF8.self)
  }

  private mutating func writeDown() {
    parents = Array(repeating: 0, count: document.nodes.count)
    numbers = Array(repeating: 0, count: document.nodes.count)
    steps.add(document.nodes.count)
    for node in document.nodes.indices where document.nodes[node].count > 0 {
      var number: Int32 = 0
      for child in document.children(of: node) {
        parents[child] = Int32(node)
        numbers[child] = number
        number += 1
      }
    }
  }
}
