/// What rules can be about, and how its inputs are read from a request.
struct SubjectPlan: Sendable {
  struct Input: Sendable {
    var name: String
    /// The name as a key of a request.
    var symbol: UInt32
    var type: Int32
    /// Number of the enum, where the input is a case of one.
    var enumeration: Int?
    var isOptional: Bool
    /// Fills what was not given; -1 where nothing does.
    var value: Int32
  }

  /// An input as requests are read, without references.
  struct InputCode: Sendable {
    enum Kind: UInt8, Sendable {
      case plain
      /// A product, by its id or in place.
      case product
      /// A port of the product, by its name or in place.
      case port
      case columns
      /// A product in place.
      case previous
    }
    var kind: Kind
    /// The name as a key of a request.
    var symbol: UInt32
    var type: Int32
    /// Fills what was not given; -1 where nothing does.
    var value: Int32
    var isOptional: Bool
  }

  var name: String
  /// The name as the subject of a request.
  var symbol: UInt32
  var inputs: [Input]
  /// In the same order.
  var codes: FlatArray<InputCode>
  var permitsByDefault: Bool
  var frameSize: Int32
  /// Where the product and the columns that are asked for stand; -1 where the subject has none.
  var productSlot: Int32
  var columnsSlot: Int32
  /// Where who asks stands; -1 where the subject has none.
  var requesterSlot: Int32

  /// Compiles what fills missing inputs.
  init(_ subject: SubjectType, checker: Checker) {
    name = subject.name
    symbol = checker.emitter.symbols.intern(subject.name)
    permitsByDefault = subject.permitsByDefault
    var context = Checker.Context()
    for input in subject.inputs {
      context.locals.append(
        Checker.Local(
          name: input.name, type: input.type, slot: context.frameSize, span: input.span))
      context.frameSize += 1
    }
    let (inputs, after) = checker.within(context) {
      subject.inputs.map { input in
        Input(
          name: input.name, symbol: checker.emitter.symbols.intern(input.name),
          type: checker.emitter.number(of: input.type),
          enumeration: Self.enumeration(input.type), isOptional: input.isOptional,
          value: input.value.map { checker.check($0, as: input.type) } ?? -1)
      }
    }
    self.inputs = inputs
    // An input of the set's own subjects may have the name and not the type.
    func slot(_ name: String, _ type: Type?) -> Int32 {
      Int32(subject.inputs.firstIndex { $0.name == name && $0.type == type } ?? -1)
    }
    let types = checker.schema.types
    let product = slot("product", types["Product"])
    let port = product < 0 ? -1 : slot("port", types["OutputPort"])
    let columns = product < 0 ? -1 : slot("columns", types["Column"].map { .list($0) })
    let previous = slot("previous", types["Product"])
    codes = FlatArray(
      inputs.enumerated().map { place, input in
        let kind: InputCode.Kind =
          switch Int32(place) {
          case product: .product
          case port: .port
          case columns: .columns
          case previous: .previous
          default: .plain
          }
        return InputCode(
          kind: kind, symbol: input.symbol, type: input.type, value: input.value,
          isOptional: input.isOptional)
      })
    frameSize = after.frameSize
    productSlot = product
    columnsSlot = columns
    requesterSlot = slot("requester", types["Requester"])
  }

  private static func enumeration(_ type: Type) -> Int? {
    if case .enumeration(let number) = type { return number }
    return nil
  }

  /// The place of an input by its name.
  func index(of name: String) -> Int? { inputs.firstIndex { $0.name == name } }
}
