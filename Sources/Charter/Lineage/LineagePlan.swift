/// Which fields of the model say what a product reads and what it offers.
struct LineagePlan: Sendable {
  /// Type of a product.
  let product: Int
  /// Places in a product.
  let id: Int
  let contract: Int
  let inputPorts: Int
  let outputPorts: Int
  /// Place of the id in the reference to a contract.
  let contractID: Int
  /// Places in an input port.
  let inputProduct: Int
  let inputContract: Int
  let inputAsset: Int
  let isSourceTable: Int
  /// Places in an output port.
  let outputContract: Int
  let outputAsset: Int
  /// All of them, by their numbers over all records.
  let fields: [Int32]

  /// Nil where the model lacks one of them.
  init?(_ schema: Schema, _ recordStarts: [Int32]) {
    var fields: [Int32] = []
    func place(_ record: String, _ name: String) -> Int? {
      guard case .record(let number)? = schema.types[record],
        let place = schema.records[number].index(of: name)
      else { return nil }
      fields.append(recordStarts[number] + Int32(place))
      return place
    }
    guard case .record(let product)? = schema.types["Product"],
      let id = place("Product", "id"), let contract = place("Product", "contract"),
      let inputPorts = place("Product", "input_ports"),
      let outputPorts = place("Product", "output_ports"),
      let contractID = place("ContractRef", "id"),
      let inputProduct = place("InputPort", "product"),
      let inputContract = place("InputPort", "contract"),
      let inputAsset = place("InputPort", "asset"),
      let isSourceTable = place("InputPort", "is_source_table"),
      let outputContract = place("OutputPort", "contract"),
      let outputAsset = place("OutputPort", "asset")
    else { return nil }
    self.product = product
    self.id = id
    self.contract = contract
    self.inputPorts = inputPorts
    self.outputPorts = outputPorts
    self.contractID = contractID
    self.inputProduct = inputProduct
    self.inputContract = inputContract
    self.inputAsset = inputAsset
    self.isSourceTable = isSourceTable
    self.outputContract = outputContract
    self.outputAsset = outputAsset
    self.fields = fields
  }

  /// The fields of input ports that lead somewhere, and those that they lead to: where one is
  /// missing, less is found.
  static let names = [
    "Product.input_ports", "Product.output_ports", "Product.contract", "InputPort.product",
    "InputPort.contract", "InputPort.asset", "InputPort.is_source_table", "OutputPort.contract",
    "OutputPort.asset", "ContractRef.id",
  ]
}
