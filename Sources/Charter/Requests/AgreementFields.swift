/// Where the model keeps what an agreement says, and what a request is made of.
struct AgreementFields: Sendable {
  /// Fields of an agreement.
  let id: Int
  let product: Int
  let port: Int
  let consumerProduct: Int
  let consumerTeam: Int
  let consumerPerson: Int
  let purpose: Int
  let statedPurpose: Int
  let columns: Int
  let start: Int
  let end: Int
  /// The records of who asks.
  let requester: Party
  let consumer: Party
  /// Where the directory keeps the domain of a team.
  let teams: Int
  let teamName: Int
  let teamDomain: Int

  /// Who asks, as one of the model's records; -1 for what it has no field for.
  struct Party: Sendable {
    let record: Int
    let fieldCount: Int
    let product: Int
    let team: Int
    let person: Int
    let domain: Int

    init?(_ name: String, person: String, in schema: Schema) {
      guard case .record(let record)? = schema.types[name] else { return nil }
      let type = schema.records[record]
      self.record = record
      fieldCount = type.fields.count
      product = type.index(of: "product") ?? -1
      team = type.index(of: "team") ?? -1
      self.person = type.index(of: person) ?? -1
      domain = type.index(of: "domain") ?? -1
    }
  }

  init?(in schema: Schema) {
    func record(_ name: String) -> RecordType? {
      guard case .record(let number)? = schema.types[name] else { return nil }
      return schema.records[number]
    }
    guard let agreement = record("Agreement"), let directory = record("Directory"),
      let team = record("TeamEntry"), let id = agreement.index(of: "id"),
      let product = agreement.index(of: "product"), let port = agreement.index(of: "port"),
      let consumerProduct = agreement.index(of: "consumer_product"),
      let consumerTeam = agreement.index(of: "consumer_team"),
      let consumerPerson = agreement.index(of: "consumer_person"),
      let purpose = agreement.index(of: "purpose"),
      let statedPurpose = agreement.index(of: "stated_purpose"),
      let columns = agreement.index(of: "columns"), let start = agreement.index(of: "start"),
      let end = agreement.index(of: "end"),
      let requester = Party("Requester", person: "name", in: schema),
      let consumer = Party("Reader", person: "person", in: schema),
      let teams = directory.index(of: "teams"), let teamName = team.index(of: "name"),
      let teamDomain = team.index(of: "domain")
    else { return nil }
    self.id = id
    self.product = product
    self.port = port
    self.consumerProduct = consumerProduct
    self.consumerTeam = consumerTeam
    self.consumerPerson = consumerPerson
    self.purpose = purpose
    self.statedPurpose = statedPurpose
    self.columns = columns
    self.start = start
    self.end = end
    self.requester = requester
    self.consumer = consumer
    self.teams = teams
    self.teamName = teamName
    self.teamDomain = teamDomain
  }
}
