/// What fills fields of records that were not given, by record.
struct FillTable: Sendable {
  /// A field that is filled.
  struct Entry: Sendable {
    /// Place in the record.
    var place: Int32
    /// Number over all records.
    var field: Int32
    /// A function of the record.
    var function: Int32
  }

  /// In the order of the fields.
  let entries: FlatArray<Entry>
  /// Where the entries of each record start, and one past the last.
  let starts: FlatArray<Int32>

  /// Collects what fills fields.
  ///
  /// - Parameters:
  ///   - fields: Fields of all records, one record after the other.
  ///   - recordStarts: Where the fields of each record start, and one past the last.
  ///   - needed: Numbers of the fields that are ever read; nil: all of them.
  init(_ fields: FlatArray<FieldCode>, _ recordStarts: FlatArray<Int32>, needed: Set<Int32>?) {
    var entries: [Entry] = []
    var starts: [Int32] = [0]
    for record in 0..<recordStarts.count - 1 {
      let first = recordStarts[record]
      for field in first..<recordStarts[record + 1] where fields[Int(field)].fill >= 0 {
        guard needed?.contains(field) ?? true else { continue }
        entries.append(
          Entry(place: field - first, field: field, function: fields[Int(field)].fill))
      }
      starts.append(Int32(entries.count))
    }
    self.entries = FlatArray(entries)
    self.starts = FlatArray(starts)
  }
}
