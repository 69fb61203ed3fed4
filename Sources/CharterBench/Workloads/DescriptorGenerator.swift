/// Synthetic data product descriptors of about 4.6 KB, 20 columns each: workload B of the peers.
///
/// A fifth of them carry one to three faults; each fault breaks exactly one of the 20 rules. The
/// same seed gives the same bytes as the peers' `gen_b.py`.
package struct DescriptorGenerator: Sequence, IteratorProtocol {
  package struct Descriptor {
    package var data: PlainData
    /// Numbers of the rules that it breaks.
    package var faults: [Int]
  }

  private let count: Int
  private var number = 0
  private var random: PythonRandom
  private static let share = 0.2

  package init(count: Int, seed: Int = 1) {
    self.count = count
    random = PythonRandom(seed: "B/\(seed)")
  }

  package mutating func next() -> Descriptor? {
    guard number < count else { return nil }
    var data = descriptor(number)
    number += 1
    var faults: [Int] = []
    if random.random() < Self.share {
      let howMany = random.integer(in: 1...3)
      faults = random.sample(Array(1...20), howMany).sorted()
    }
    for fault in faults { inject(fault, into: &data) }
    return Descriptor(data: data, faults: faults)
  }

  // MARK: One descriptor, in the order in which the peers' generator draws

  private mutating func descriptor(_ number: Int) -> PlainData {
    let domain = random.choice(domains)
    let team = "\(domain)-\(random.choice(["core", "analytics", "platform", "ops"]))"
    let columns = columns()
    let id = "dp-\(padded(number))"
    let name = "\(domain).\(word())_\(word())_\(number)"
    let version =
      "\(random.integer(in: 0...9)).\(random.integer(in: 0...20)).\(random.integer(in: 0...30))"
    let status = random.choice(["draft", "active", "deprecated"])
    let summary =
      "Curated \(word()) data of the \(domain) domain, published daily for analytical use across the company. "
    let description = summary + (0..<20).map { _ in word() }.joined(separator: " ")
    let contractVersion = "\(random.integer(in: 1...4)).\(random.integer(in: 0...9)).0"
    let classification = random.choice(["confidential", "restricted"])
    let format = random.choice(["parquet", "iceberg", "delta", "avro"])
    return .map([
      ("kind", .text("DataProduct")), ("apiVersion", .text("governance/v1")), ("id", .text(id)),
      ("name", .text(name)), ("domain", .text(domain)), ("version", .text(version)),
      ("status", .text(status)), ("description", .text(description)),
      (
        "owner",
        .map([
          ("team", .text(team)), ("email", .text("\(team)@corp.example.com")),
          ("slack", .text("#\(team)")),
        ])
      ),
      ("docs", .text("https://docs.corp.example.com/\(domain)/\(id)")),
      (
        "contract",
        .map([
          ("id", .text("contract-\(domain)-\(padded(number))")),
          ("version", .text(contractVersion)),
        ])
      ),
      ("classification", .text(classification)), ("format", .text(format)), ("sla", promises()),
      ("consumers", consumers()),
      ("tags", .list(random.sample(words, 4).map { .text($0) })), ("columns", columns),
    ])
  }

  private mutating func columns() -> PlainData {
    let personal = random.integer(in: 1...4)
    var names: Set<String> = []
    var columns: [PlainData] = []
    for place in 0..<20 {
      var name = "\(word())_\(word())"
      while names.contains(name) { name = "\(word())_\(word())" }
      names.insert(name)
      let type = random.choice(types)
      let isNullable = random.random() < 0.3
      let meaning = String(name.map { $0 == "_" ? " " : $0 })
      var column = PlainData.map([
        ("name", .text(name)), ("type", .text(type)), ("nullable", .bool(isNullable)),
        ("pii", .bool(place < personal)),
        (
          "description",
          .text("The \(meaning) of the record as delivered by the \(word()) source system.")
        ),
      ])
      if place < personal {
        column["classification"] = .text(random.choice(["confidential", "restricted"]))
        column["mask"] = .text(random.choice(["hash", "redact", "tokenize"]))
      }
      columns.append(column)
    }
    random.shuffle(&columns)
    return .list(columns)
  }

  private mutating func promises() -> PlainData {
    let freshness = random.choice(["15m", "1h", "6h", "24h", "36h", "2d"])
    let retention = random.choice(["90d", "365d", "730d", "2190d"])
    return .map([
      ("freshness", .text(freshness)), ("retention", .text(retention)),
      ("availability", .number(roundedToHundredths(99.2 + random.random() * 0.7))),
    ])
  }

  private mutating func consumers() -> PlainData {
    let count = random.integer(in: 2...4)
    return .list(
      (0..<count).map { _ in
        let name = "\(random.choice(domains))-\(word())"
        let purpose = random.choice(["reporting", "fraud", "ml-training", "billing"])
        return .map([("name", .text(name)), ("purpose", .text(purpose))])
      })
  }

  private mutating func word() -> String { random.choice(words) }

  // MARK: Faults

  private mutating func inject(_ fault: Int, into data: inout PlainData) {
    switch fault {
    case 1: data["owner"]?["team"] = .text("")
    case 2: data["owner"]?["email"] = .text("not-an-email")
    case 3: data["name"] = .text("Sales Orders!")
    case 4: data["version"] = .text("1.x")
    case 5: data["sla"]?["freshness"] = .text(random.choice(["72h", "5d"]))
    case 6: data["sla"]?["retention"] = .text("10d")
    case 7: changePersonalColumn(of: &data) { $0["classification"] = nil }
    case 8: changePersonalColumn(of: &data) { $0["mask"] = nil }
    case 9: data["consumers"] = .list([])
    case 10: data["docs"] = nil
    case 11: data["contract"] = nil
    case 12: data["description"] = nil
    case 13: data["format"] = .text("xlsx")
    case 14: data["domain"] = .text("unknown")
    case 15: data["status"] = .text("retired")
    case 16: changeColumn(random.below(20), of: &data) { $0["name"] = .text("BadName") }
    case 17: repeatColumnName(in: &data)
    case 18: changeColumn(random.below(20), of: &data) { $0["description"] = .text("") }
    case 19: data["classification"] = .text("internal")
    default: data["sla"]?["availability"] = .number(95)
    }
  }

  private func changePersonalColumn(
    of data: inout PlainData, _ change: (inout PlainData) -> Void
  ) {
    let columns = data["columns"]?.elements ?? []
    guard let place = columns.firstIndex(where: { $0["pii"]?.isTrue == true }) else { return }
    changeColumn(place, of: &data, change)
  }

  private func changeColumn(
    _ place: Int, of data: inout PlainData, _ change: (inout PlainData) -> Void
  ) {
    guard var columns = data["columns"]?.elements else { return }
    change(&columns[place])
    data["columns"] = .list(columns)
  }

  private mutating func repeatColumnName(in data: inout PlainData) {
    let columns = data["columns"]?.elements ?? []
    let places = columns.indices.filter { columns[$0]["name"]?.text != "BadName" }
    let chosen = random.sample(places, 2)
    changeColumn(chosen[0], of: &data) { $0["name"] = columns[chosen[1]]["name"] }
  }
}

private let domains = [
  "sales", "finance", "logistics", "marketing", "customer", "product", "risk", "people",
]
private let types = ["string", "bigint", "timestamp", "decimal(18,2)", "boolean", "date"]
private let words = [
  "order", "customer", "invoice", "payment", "shipment", "campaign", "account", "ledger", "region",
  "channel", "product", "price", "quantity", "status", "currency", "created", "updated", "source",
  "batch", "session", "device", "event", "score", "segment",
]

/// Six digits.
private func padded(_ number: Int) -> String {
  let digits = "\(number)"
  return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}
