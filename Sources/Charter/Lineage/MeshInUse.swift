/// What an evaluation knows of its mesh beside the snapshot: the product that stands in the place of
/// its own entry, and which product rests on which with it.
struct MeshInUse {
  /// Where the judged product stands among all; nil where none stands in the catalog's place.
  private(set) var place: Int?
  /// The catalog has no entry of it.
  private(set) var isNew = false
  private(set) var product = Value.absent
  /// It is a contract by itself.
  private(set) var isContract = false
  /// With the judged product; nil where it was not asked for yet.
  var lineage: Lineage?
  /// A mark for each product that a walk met: the number of the walk.
  var marks: [UInt32] = []
  var walk: UInt32 = 0
  /// Products that a walk met, and places in a list that an index gave.
  var found: [Int32] = []

  /// Puts a product in the place of its own entry, or beside the others.
  mutating func put(_ product: Value, at place: Int, isNew: Bool, isContract: Bool) {
    self.place = place
    self.isNew = isNew
    self.product = product
    self.isContract = isContract
    lineage = nil
  }

  /// Takes it away again.
  mutating func clear() {
    place = nil
    lineage = nil
  }
}
