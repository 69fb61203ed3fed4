// Literals, each so that no setting of the engine changes what it says.

extension SQLWriter {
  func sql(of literal: RowLiteral) throws(RowFilterRefusal) -> String {
    switch literal {
    case .bool(let value): return value ? "TRUE" : "FALSE"
    case .text(let text), .enumCase(let text): return self.text(text)
    case .integer(let value): return integer(value)
    case .decimal(let value): return decimal(value)
    case .date(let date): return "DATE '\(date.description)'"
    case .timestamp(let time): return timestamp(time)
    }
  }

  private func integer(_ value: Int64) -> String {
    // The least number is no literal by itself: its minus is an operator.
    if value == .min, dialect == .trino { return "BIGINT '\(value)'" }
    return value < 0 ? "(\(value))" : String(value)
  }

  private func decimal(_ value: ExactDecimal) -> String {
    let digits = value.isWhole ? value.description + ".0" : value.description
    switch dialect {
    case .trino: return "DECIMAL '\(digits)'"
    case .postgresql, .duckdb: return digits.hasPrefix("-") ? "(\(digits))" : digits
    case .spark: return digits.hasPrefix("-") ? "(\(digits)BD)" : "\(digits)BD"
    }
  }

  private func timestamp(_ time: Timestamp) -> String {
    let day = time.date.description
    // Behind the day and its `T`, before the `Z`.
    let clock = time.description.dropFirst(day.utf8.count + 1).dropLast()
    let fraction = clock.contains(".") ? String(clock) : clock + ".0"
    switch dialect {
    case .trino: return "TIMESTAMP '\(day) \(fraction) UTC'"
    case .postgresql, .duckdb: return "TIMESTAMPTZ '\(day) \(fraction)+00:00'"
    case .spark: return "TIMESTAMP '\(day) \(fraction) UTC'"
    }
  }

  private func text(_ text: String) -> String {
    switch dialect {
    case .trino, .duckdb: return "'\(text.doubling("'"))'"
    case .postgresql:
      // Means the same whether or not standard_conforming_strings is set.
      let plain = text.doubling("'")
      return text.utf8.contains(0x5C) ? "E'\(plain.doubling("\\"))'" : "'\(plain)'"
    case .spark:
      // Neither spark.sql.parser.escapedStringLiterals nor the version changes how bytes are read.
      guard
        text.utf8.contains(where: { $0 == 0x27 || $0 == 0x5C || $0 < 0x20 })
          || text.utf8.containsVariable
      else { return "'\(text)'" }
      let digits = text.utf8.map { byte in
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0" + digits : digits
      }
      return "CAST(X'\(digits.joined())' AS STRING)"
    }
  }

  /// A template as LIKE reads it: `*` is `%`, everything else is itself.
  func pattern(_ parts: [RowTemplatePart<RowLiteral>]) throws(RowFilterRefusal) -> String {
    var pattern = ""
    for part in parts {
      switch part {
      case .anything: pattern += "%"
      case .text(.text(let literal)):
        for scalar in literal.unicodeScalars {
          switch scalar {
          case "%", "_", "!": pattern += "!\(scalar)"
          default: pattern.unicodeScalars.append(scalar)
          }
        }
      case .text: throw RowFilterRefusal("a template holds what is no text")
      }
    }
    return "\(text(pattern)) ESCAPE '!'"
  }
}

extension String {
  /// The text with every occurrence of a character doubled.
  func doubling(_ mark: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == mark { result.append(scalar) }
      result.append(scalar)
    }
    return String(result)
  }
}

extension String.UTF8View {
  /// Whether `${` stands in it, which Spark replaces before it reads anything.
  var containsVariable: Bool {
    var before: UInt8 = 0
    for byte in self {
      if before == 0x24, byte == 0x7B { return true }
      before = byte
    }
    return false
  }
}
