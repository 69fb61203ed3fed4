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
  /// Their ids, in the same order: of two with one id the first.
  private let ids: NameTree
  private let hasDuplicates: Bool
  /// Which product rests on which, where some rule asks.
  let lineage: Lineage?
  /// Of its lists, by the numbers that the set gave them.
  let indexes: [ListIndex]
  /// Of each product: where the registry says its domain, its place among the contracts, and
  /// where its columns and tables start among all.
  let domainPlaces: [Place]
  let contractPlaces: [Int?]
  let entryStarts: CatalogEntryStarts
  /// What is within what.
  let domains: NameTree?
  let teams: NameTree?
  let members: MemberTable?
  /// What the directory says of who approved each waiver; empty where there is none.
  let approvals: [WaiverApproval]

  init(
    catalog: Value, directory: Value, slots: [Value], text: [UInt8], lengths: MeshLengths,
    products: [(id: String, value: Value)], domainPlaces: [Place],
    contractPlaces: [Int?], entryStarts: CatalogEntryStarts, domains: NameTree?, teams: NameTree?,
    members: MemberTable?, approvals: [WaiverApproval] = []
  ) {
    self.catalog = catalog
    self.directory = directory
    self.slots = FlatArray(slots)
    self.text = FlatArray(text)
    self.lengths = lengths
    self.products = products
    ids = NameTree(products.map { ($0.id, nil) })
    hasDuplicates = ids.names.count < products.count
    self.domainPlaces = domainPlaces
    self.contractPlaces = contractPlaces
    self.entryStarts = entryStarts
    self.domains = domains
    self.teams = teams
    self.members = members
    self.approvals = approvals
    lineage = nil
    indexes = []
  }

  /// The same mesh, with what was found out about it.
  init(_ other: CatalogSnapshot, lineage: Lineage?, indexes: [ListIndex]) {
    catalog = other.catalog
    directory = other.directory
    slots = other.slots
    text = other.text
    lengths = other.lengths
    products = other.products
    ids = other.ids
    hasDuplicates = other.hasDuplicates
    domainPlaces = other.domainPlaces
    contractPlaces = other.contractPlaces
    entryStarts = other.entryStarts
    domains = other.domains
    teams = other.teams
    members = other.members
    approvals = other.approvals
    self.lineage = lineage
    self.indexes = indexes
  }

  /// The product with an id.
  func product(_ id: UnsafeBufferPointer<UInt8>) -> Value? {
    place(ofProduct: id).map { products[$0].value }
  }

  /// The place of a product among all; nil where there is none with this id.
  func place(ofProduct id: UnsafeBufferPointer<UInt8>) -> Int? {
    // Numbers count ids, of which two products of a broken catalog may have the same.
    ids.number(of: id).map {
      hasDuplicates ? place(ofProduct: ids.names[Int($0)]) : Int($0)
    }
  }

  /// The place of a product among all; nil where there is none with this id.
  func number(ofProduct id: String) -> Int? {
    let place = place(ofProduct: id)
    guard place < products.count, products[place].id.utf8.elementsEqual(id.utf8) else {
      return nil
    }
    return place
  }

  /// Where a product with an id stands, or would stand.
  ///
  /// Cost: the logarithm of their number.
  func place(ofProduct id: String) -> Int {
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
    return low
  }
}
