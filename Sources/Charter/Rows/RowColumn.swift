/// A column of a table, as its descriptor states it: what a filter is checked against.
public struct RowColumn: Sendable, Hashable {
  /// What kind of value it holds, named as the model's `LogicalType` names it.
  public enum LogicalType: String, Sendable, Hashable, CaseIterable {
    case text, integer, number, boolean, date, timestamp, time, object, array, bytes
  }

  /// The name, as the engine knows it.
  public var name: String
  /// Nil where the descriptor does not say.
  public var type: LogicalType?
  /// The type in the words of some engine: `varchar(20)`, `TIMESTAMP WITH TIME ZONE`.
  public var physicalType: String?
  /// Whether a timestamp knows its offset.
  public var withZone: Bool?

  /// A column, as far as it is described.
  public init(
    name: String, type: LogicalType? = nil, physicalType: String? = nil, withZone: Bool? = nil
  ) {
    self.name = name
    self.type = type
    self.physicalType = physicalType
    self.withZone = withZone
  }
}

/// What a column holds as far as comparisons go.
enum RowStorage: Equatable {
  case bool, text, integer, decimal, date, timestamp
  /// Some number, exact or not.
  case number
  /// Compared otherwise than it reads; says why.
  case unfit(String)

  var description: String {
    switch self {
    case .bool: "Bool"
    case .text: "Text"
    case .integer: "Int"
    case .decimal: "Decimal"
    case .number: "a number"
    case .date: "Date"
    case .timestamp: "Timestamp"
    case .unfit(let what): what
    }
  }
}

extension RowColumn {
  /// What it holds, and whether the physical type says so; nil where nothing says.
  var storage: (kind: RowStorage, isCertain: Bool)? {
    if let physicalType, let kind = Self.storage(ofPhysical: physicalType) {
      if kind == .timestamp || !isLocal { return (kind, true) }
    }
    guard let type else { return nil }
    switch type {
    case .text: return (.text, false)
    case .integer: return (.integer, false)
    case .number: return (.number, false)
    case .boolean: return (.bool, false)
    case .date: return (.date, false)
    case .timestamp:
      return isLocal
        ? (.unfit("a timestamp without time zone"), true) : (.timestamp, false)
    case .time, .object, .array, .bytes: return (.unfit("of type `\(type.rawValue)`"), true)
    }
  }

  private var isLocal: Bool { type == .timestamp && withZone == false }

  /// Reads what engines call their types; nil for words that are not known or mean different things
  /// to different engines, as `timestamp` alone does.
  static func storage(ofPhysical text: String) -> RowStorage? {
    var words = ""
    var depth = 0
    for character in text.lowercased() {
      switch character {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      case "\"", "`": continue
      default:
        guard depth == 0 else { continue }
        if character.isWhitespace {
          if !words.hasSuffix(" ") { words.append(" ") }
        } else {
          words.append(character)
        }
      }
    }
    while words.hasSuffix(" ") { words.removeLast() }
    while words.hasPrefix(" ") { words.removeFirst() }
    switch words {
    case "varchar", "character varying", "text", "string": return .text
    case "char", "character", "bpchar", "nchar": return .unfit("padded with blanks (`\(words)`)")
    case "citext": return .unfit("compared without case (`citext`)")
    case "tinyint", "smallint", "int", "integer", "bigint", "int2", "int4", "int8", "int16",
      "int32",
      "int64", "long", "short", "byte", "serial", "bigserial":
      return .integer
    case "decimal", "numeric", "dec": return .decimal
    case "double", "double precision", "float", "float4", "float8", "float32", "float64", "real",
      "binary_double", "binary_float":
      return .unfit("floating (`\(words)`), so not exact")
    case "boolean", "bool": return .bool
    case "date": return .date
    case "timestamptz", "timestamp with time zone", "timestamp_tz", "timestamp_ltz",
      "timestamp with local time zone":
      return .timestamp
    case "timestamp_ntz", "timestamp without time zone", "datetime", "datetime2":
      return .unfit("a timestamp without time zone")
    default: return nil
    }
  }
}
