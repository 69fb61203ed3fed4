/// Where in a list of the mesh the elements stand whose field has a text.
///
/// Made once with the mesh, in the time of one walk over the list, and shared by all who judge.
struct ListIndex: Sendable {
  private let texts: TextTable
  /// Places of the elements with each text, one text after the other, each ascending.
  private let starts: FlatArray<Int32>
  private let places: FlatArray<Int32>
  /// Places of the elements that have none, and of those whose text cannot be read.
  let absent: FlatArray<Int32>
  let unreadable: FlatArray<Int32>
  /// How many elements have the text that most have.
  let longest: Int

  /// Reads a list of the snapshot.
  init(_ list: Value, _ code: ListIndexCode, in workspace: borrowing Workspace) {
    var texts = TextTable()
    var numbers: [Int32] = []
    var absent: [Int32] = []
    var unreadable: [Int32] = []
    let count = list.tag == .list ? list.count : 0
    for place in 0..<count {
      let value = code.value(of: workspace.slot(list, place), in: workspace)
      if value.isPresent {
        numbers.append(texts.add(value, in: workspace))
      } else {
        numbers.append(-1)
        if value.isAbsent { absent.append(Int32(place)) } else { unreadable.append(Int32(place)) }
      }
    }
    var starts = [Int32](repeating: 0, count: texts.count + 1)
    for number in numbers where number >= 0 { starts[Int(number) + 1] += 1 }
    for number in 0..<texts.count { starts[number + 1] += starts[number] }
    longest = (0..<texts.count).map { Int(starts[$0 + 1] - starts[$0]) }.max() ?? 0
    var next = starts
    var places = [Int32](repeating: 0, count: Int(starts[texts.count]))
    for (place, number) in numbers.enumerated() where number >= 0 {
      places[Int(next[Int(number)])] = Int32(place)
      next[Int(number)] += 1
    }
    self.texts = texts
    self.starts = FlatArray(starts)
    self.places = FlatArray(places)
    self.absent = FlatArray(absent)
    self.unreadable = FlatArray(unreadable)
  }

  /// Places of the elements with a text.
  func places(of text: Value, in workspace: borrowing Workspace) -> UnsafeBufferPointer<Int32> {
    guard let number = texts.number(of: text, in: workspace) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let start = Int(starts.pointer[Int(number)])
    let end = Int(starts.pointer[Int(number) + 1])
    return UnsafeBufferPointer(start: places.pointer + start, count: end - start)
  }
}

extension ListIndexCode {
  /// What an element has in the field.
  @inline(__always)
  func value(of element: Value, in workspace: borrowing Workspace) -> Value {
    var value = element
    if value.tag == .record { value = workspace.slot(value, Int(path.0)) }
    if path.1 >= 0, value.tag == .record { value = workspace.slot(value, Int(path.1)) }
    if path.2 >= 0, value.tag == .record { value = workspace.slot(value, Int(path.2)) }
    return value
  }
}
