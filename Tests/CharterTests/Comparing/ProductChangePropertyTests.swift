import Charter
import Testing

/// Edits made at random are the changes that are found, and nothing else is.
@Suite struct ProductChangePropertyTests {
  @Test func changesAreTheEdits() throws {
    var random = SplitMix(seed: 11)
    let versions = (0..<300).map { _ in RandomVersions(&random) }
    #expect(versions.contains { $0.changes.isEmpty })
    let kinds = versions.flatMap(\.changes).compactMap { $0.split(separator: " ").first }
    #expect(Set(kinds).count > 15)
    let decisions = try ProductChangeTests.decisions(versions.map { ($0.before, $0.after) })
    for (version, decision) in zip(versions, decisions) {
      #expect(
        ProductChangeTests.found(by: decision).sorted() == version.changes.sorted(),
        "\(version.before)\n\(version.after)")
    }
  }
}

/// A product, the same product after a few edits, and what the edits are called.
struct RandomVersions {
  private(set) var before = ""
  private(set) var after = ""
  private(set) var changes: [String] = []

  /// A field of a column: its values from the least, and what it is called when it gets less or more.
  private static let fields: [(name: String, values: [String], less: String, more: String)] = [
    ("type", ["date", "text", "integer"], "type_changed", "type_changed"),
    ("required", ["false", "true"], "made_optional", "made_required"),
    ("unique", ["false", "true"], "unique_dropped", "unique_added"),
    (
      "classification", ["public", "internal", "confidential", "restricted"],
      "classification_lowered", "classification_raised"
    ),
    ("protection", ["clear", "partial", "hashed"], "protection_lowered", "protection_raised"),
    ("min_length", ["1", "2", "3"], "constraint_loosened", "constraint_tightened"),
    ("max_length", ["4", "5", "6"], "constraint_tightened", "constraint_loosened"),
    ("description", ["\"a\"", "\"b\""], "detail_changed", "detail_changed"),
  ]

  init(_ random: inout SplitMix) {
    func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    var (tables, tablesAfter): ([String], [String]) = ([], [])
    for table in 0..<(1 + pick(3)) {
      let path = "/tables/t\(table)"
      let (columns, columnsAfter) = columns(of: table, path, pick)
      let old = "{ name: \"t\(table)\", columns: [\(columns.joined(separator: ", "))] }"
      let new = "{ name: \"t\(table)\", columns: [\(columnsAfter.joined(separator: ", "))] }"
      switch pick(12) {
      case 0:
        changes.removeAll { $0.contains(" \(path)/") }
        changes.append("table_removed \(path): t\(table) -> -")
        tables.append(old)
      case 1:
        changes.removeAll { $0.contains(" \(path)/") }
        changes.append("table_added \(path): - -> t\(table)")
        tablesAfter.append(new)
      default:
        tables.append(old)
        // In whatever order.
        tablesAfter.insert(new, at: pick(tablesAfter.count + 1))
      }
    }
    var (parts, partsAfter) = (["tables: [\(tables.joined(separator: ", "))]"], [String]())
    partsAfter.append("tables: [\(tablesAfter.joined(separator: ", "))]")
    let (hours, hoursAfter) = (1 + pick(3), 1 + pick(3))
    parts.append("sla: { freshness: \(hours)h }")
    partsAfter.append("sla: { freshness: \(hoursAfter)h }")
    if hours != hoursAfter {
      let kind = hoursAfter > hours ? "sla_weakened" : "sla_strengthened"
      changes.append("\(kind) /sla/freshness: \(hours)h -> \(hoursAfter)h")
    }
    let (tags, tagsAfter) = ([pick(3), pick(3)], [pick(3), pick(3)])
    parts.append("tags: [\(tags.map { "\"g\($0)\"" }.joined(separator: ", "))]")
    partsAfter.append("tags: [\(tagsAfter.map { "\"g\($0)\"" }.joined(separator: ", "))]")
    for tag in Set(tags + tagsAfter) {
      if !tagsAfter.contains(tag) { changes.append("detail_changed /tags/g\(tag): g\(tag) -> -") }
      if !tags.contains(tag) { changes.append("detail_changed /tags/g\(tag): - -> g\(tag)") }
    }
    before = parts.joined(separator: ", ")
    after = partsAfter.joined(separator: ", ")
    if pick(10) == 0 { (after, changes) = (before, []) }
  }

  private mutating func columns(
    of table: Int, _ path: String, _ pick: (Int) -> Int
  ) -> (before: [String], after: [String]) {
    var (columns, after): ([String], [String]) = ([], [])
    for number in 0..<(1 + pick(4)) {
      let here = "\(path)/columns/c\(number)"
      var (old, new) = ("name: \"c\(number)\", table: \"t\(table)\"", "")
      new = old
      var found: [String] = []
      for field in Self.fields where pick(2) == 0 {
        let value = pick(field.values.count)
        let valueAfter = pick(3) == 0 ? pick(field.values.count) : value
        old += ", \(field.name): \(field.values[value])"
        new += ", \(field.name): \(field.values[valueAfter])"
        guard value != valueAfter else { continue }
        let words = [value, valueAfter].map { field.values[$0].replacing("\"", with: "") }
        found.append(
          "\(valueAfter > value ? field.more : field.less) \(here)/\(field.name): "
            + "\(words[0]) -> \(words[1])")
      }
      switch pick(8) {
      case 0:
        changes.append("column_removed \(here): c\(number) -> -")
        columns.append("{ \(old) }")
      case 1:
        changes.append("column_added \(here): - -> c\(number)")
        after.append("{ \(new) }")
      default:
        changes += found
        columns.append("{ \(old) }")
        after.append("{ \(new) }")
      }
    }
    return (columns, after.reversed())
  }
}
