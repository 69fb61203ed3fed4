/// What is known of the mesh, taken out of its files once and shared by all who judge.
///
/// Its values stand in a space of their own: they outlive every evaluation, and none of them has a
/// place in the documents that are judged.
final class CatalogSnapshot: Sendable {
  /// `catalog` and `directory`; unknown where they were not supplied.
  let catalog: Value
  let directory: Value
  let slots: FlatArray<Value>
  let text: FlatArray<UInt8>
  let lengths: MeshLengths
  /// The products, by their ids in ascending order of bytes.
  let products: [(id: String, value: Value)]
  /// What is within what.
  let domains: NameTree?
  let teams: NameTree?
  let members: MemberTable?

  init(
    catalog: Value, directory: Value, slots: [Value], text: [UInt8], lengths: MeshLengths,
    products: [(id: String, value: Value)], domains: NameTree?,
    teams: NameTree?, members: MemberTable?
  ) {
    self.catalog = catalog
    self.directory = directory
    self.slots = FlatArray(slots)
    self.text = FlatArray(text)
    self.lengths = lengths
    self.products = products
    self.domains = domains
    self.teams = teams
    self.members = members
  }

  /// The product with an id.
  ///
  /// Cost: the logarithm of their number.
  func product(_ id: String) -> Value? {
    var low = 0
    var high = products.count
    while low < high {
      let middle = (low + high) / 2
      if products[middle].id.utf8.lexicographicallyPrecedes(id.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < products.count, products[low].id.utf8.elementsEqual(id.utf8) else { return nil }
    return products[low].value
  }
}
