/// The fields of each record type that rules about requests read, for those who fetch them ahead.
final class FieldsAhead: Sendable {
  /// By record type where its fields start, and one more for the end.
  private let starts: FlatArray<Int32>
  /// Places in the record, ascending.
  private let places: FlatArray<Int32>

  init(_ output: SetCompiler.Output) {
    let recordStarts = output.program.recordStarts
    var reachability = Reachability(program: output.program)
    let needed = reachability.fields(
      readBy: output.rules.filter { !output.subjects[$0.subject].permitsByDefault }, and: [],
      areFilled: true)
    var starts: [Int32] = [0]
    var places: [Int32] = []
    for type in 0..<recordStarts.count - 1 {
      let first = recordStarts[type]
      for field in first..<recordStarts[type + 1] where needed.contains(field) {
        places.append(field - first)
      }
      starts.append(Int32(places.count))
    }
    self.starts = FlatArray(starts)
    self.places = FlatArray(places)
  }

  /// To be read without counting who does; good as long as the set is.
  var view: View { View(starts: starts.pointer, places: places.pointer) }

  struct View {
    fileprivate let starts: UnsafePointer<Int32>
    fileprivate let places: UnsafePointer<Int32>

    /// Places in a record of a type of the fields that are read.
    @inline(__always)
    func places(of type: UInt32) -> UnsafeBufferPointer<Int32> {
      let first = starts[Int(type)]
      return UnsafeBufferPointer(
        start: places + Int(first), count: Int(starts[Int(type) + 1] - first))
    }
  }
}
