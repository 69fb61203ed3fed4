/// Hierarchies and requests with the shape of the three applications of the Cedar paper: workload A of
/// the peers.
///
/// `size` entities of each type, connected at random. The same seed gives the same bytes as the peers'
/// `gen_a.py`.
package struct GraphGenerator {
  package enum Application: String, CaseIterable, Sendable { case gdrive, github, tinytodo }

  /// As `json.dump` writes them.
  package private(set) var entities: PlainData = .list([])
  package private(set) var requests: PlainData = .list([])
  private var random: PythonRandom
  private let size: Int
  private static let connected = 0.05

  /// Makes one hierarchy.
  ///
  /// - Parameters:
  ///   - application: Whose it is.
  ///   - size: How many entities there are of each type.
  ///   - number: Which of several that the peers make of one size, from 0.
  ///   - count: How many requests.
  ///   - seed: The peers' seed.
  package init(
    _ application: Application, size: Int, number: Int = 0, requests count: Int = 500, seed: Int = 1
  ) {
    self.size = size
    random = PythonRandom(seed: "\(application.rawValue)/\(size)/\(seed * 1000 + number)")
    switch application {
    case .gdrive:
      entities = .list(drive())
      requests = .list((0..<count).map { _ in driveRequest() })
    case .github:
      entities = .list(repositories())
      requests = .list((0..<count).map { _ in repositoryRequest() })
    case .tinytodo:
      entities = .list(lists())
      requests = .list((0..<count).map { _ in listRequest() })
    }
  }

  // MARK: Parts

  private typealias Name = (type: String, id: String)

  private func identity(_ name: Name) -> PlainData {
    .map([("type", .text(name.type)), ("id", .text(name.id))])
  }

  private func reference(_ type: String, _ id: String) -> PlainData {
    .map([("__entity", identity((type, id)))])
  }

  private func entity(
    _ type: String, _ id: String, _ attributes: [(key: String, value: PlainData)] = [],
    _ parents: [Name] = []
  ) -> PlainData {
    .map([
      ("uid", identity((type, id))), ("attrs", .map(attributes)),
      ("parents", .list(parents.map(identity))),
    ])
  }

  private func request(_ principal: Int, _ action: String, _ resource: Name) -> PlainData {
    .map([
      ("principal", identity(("User", "user_\(principal)"))),
      ("action", identity(("Action", action))), ("resource", identity(resource)),
    ])
  }

  /// Those of the first `count` that are connected.
  private mutating func drawn(_ type: String, _ prefix: String, below count: Int) -> [Name] {
    (0..<count).compactMap { number in
      random.random() < Self.connected ? (type, "\(prefix)\(number)") : nil
    }
  }

  private mutating func permissions(
    _ type: String, _ prefix: String, _ rights: [String]
  ) -> [Name] {
    (0..<size).compactMap { number in
      random.random() < Self.connected
        ? (type, "\(prefix)\(number)_\(random.choice(rights))") : nil
    }
  }

  // MARK: gdrive

  private mutating func drive() -> [PlainData] {
    var made: [PlainData] = []
    var members: [[Int]] = Array(repeating: [], count: size)
    for user in 0..<size {
      let groups = drawn("Group", "group_", below: size)
      for group in groups { members[Int(group.id.dropFirst(6)) ?? 0].append(user) }
      let documents = drawn("Document", "doc_", below: size).map { reference($0.type, $0.id) }
      let folders = drawn("Folder", "folder_", below: size).map { reference($0.type, $0.id) }
      made.append(
        entity(
          "User", "user_\(user)",
          [
            ("viewable", reference("View", "User user_\(user)")), ("docs", .list(documents)),
            ("folders", .list(folders)),
          ], groups))
      made.append(entity("View", "User user_\(user)"))
    }
    for group in 0..<size {
      made.append(entity("Group", "group_\(group)"))
      made.append(
        entity(
          "View", "Group group_\(group)", [], members[group].map { ("View", "User user_\($0)") }))
    }
    for document in 0..<size {
      let parents = holders(folders: size)
      let isPublic = random.random() < 0.5
      made.append(entity("Document", "doc_\(document)", [("isPublic", .bool(isPublic))], parents))
    }
    for folder in 0..<size {
      made.append(entity("Folder", "folder_\(folder)", [], holders(folders: folder)))
    }
    return made
  }

  private mutating func holders(folders: Int) -> [Name] {
    drawn("Folder", "folder_", below: folders) + drawn("View", "User user_", below: size)
      + drawn("View", "Group group_", below: size)
  }

  private mutating func driveRequest() -> PlainData {
    let action = random.choice(["read", "write", "share", "changeOwner", "createDocument"])
    let resource: Name =
      action == "createDocument"
      ? ("Folder", "folder_\(random.below(size))") : ("Document", "doc_\(random.below(size))")
    return request(random.below(size), action, resource)
  }

  // MARK: github

  private static let rights = ["readers", "triagers", "writers", "maintainers", "admins"]
  private static let ownerRights = ["readers", "writers", "admins"]

  private mutating func repositories() -> [PlainData] {
    var made: [PlainData] = []
    for owner in 0..<size {
      let parents = permissions("OrgPermission", "org_", Self.ownerRights)
      made.append(
        entity(
          "Organization", "org_\(owner)",
          Self.ownerRights.map { ($0, reference("OrgPermission", "org_\(owner)_\($0)")) }, parents))
      made += Self.ownerRights.map { entity("OrgPermission", "org_\(owner)_\($0)") }
    }
    for repository in 0..<size {
      var attributes: [(key: String, value: PlainData)] = Self.rights.map {
        ($0, reference("RepoPermission", "repo_\(repository)_\($0)"))
      }
      attributes.append(("owner", reference("Organization", "org_\(random.below(size))")))
      made.append(entity("Repository", "repo_\(repository)", attributes))
      made += Self.rights.map { entity("RepoPermission", "repo_\(repository)_\($0)") }
    }
    for team in 0..<size {
      var parents = drawn("Team", "team_", below: team)
      parents += permissions("RepoPermission", "repo_", Self.rights)
      made.append(entity("Team", "team_\(team)", [], parents))
    }
    for user in 0..<size {
      var parents = permissions("RepoPermission", "repo_", Self.rights)
      parents += drawn("Team", "team_", below: size)
      for owner in 0..<size {
        if random.random() < Self.connected { parents.append(("Organization", "org_\(owner)")) }
        if random.random() < Self.connected {
          parents.append(("OrgPermission", "org_\(owner)_\(random.choice(Self.ownerRights))"))
        }
      }
      made.append(entity("User", "user_\(user)", [], parents))
    }
    let actions = [
      ("read", "triage"), ("triage", "write"), ("write", "maintain"), ("maintain", "admin"),
      ("admin", ""),
    ]
    made += actions.map { entity("Action", $0.0, [], $0.1.isEmpty ? [] : [("Action", $0.1)]) }
    return made
  }

  private mutating func repositoryRequest() -> PlainData {
    let user = random.below(size)
    let action = random.choice(["read", "triage", "write", "maintain", "admin"])
    return request(user, action, ("Repository", "repo_\(random.below(size))"))
  }

  // MARK: tinytodo

  private static let whole: Name = ("Application", "TinyTodo")

  private mutating func lists() -> [PlainData] {
    var made = [entity("Application", "TinyTodo")]
    for user in 0..<size {
      made.append(
        entity("User", "user_\(user)", [], drawn("Team", "team_", below: size) + [Self.whole]))
    }
    for team in 0..<size {
      made.append(
        entity("Team", "team_\(team)", [], drawn("Team", "team_", below: team) + [Self.whole]))
    }
    for list in 0..<size {
      let tasks = (0..<random.integer(in: 0...50)).map { _ -> PlainData in
        let name = random.integer(in: 1...1_000_000)
        let id = random.integer(in: 1...1_000_000)
        return .map([
          ("name", .text("task_\(name)")), ("id", .integer(id)),
          ("state", .text(random.choice(["Checked", "Unchecked"]))),
        ])
      }
      let owner = random.below(size)
      let readers = random.below(size)
      let editors = random.below(size)
      made.append(
        entity(
          "List", "list_\(list)",
          [
            ("name", .text("list_\(list)")), ("owner", reference("User", "user_\(owner)")),
            ("readers", reference("Team", "team_\(readers)")),
            ("editors", reference("Team", "team_\(editors)")), ("tasks", .list(tasks)),
          ], [Self.whole]))
    }
    return made
  }

  private mutating func listRequest() -> PlainData {
    let action = random.choice([
      "CreateList", "GetLists", "GetList", "UpdateList", "DeleteList", "CreateTask", "UpdateTask",
      "DeleteTask", "EditShares",
    ])
    let isOfApplication = action == "CreateList" || action == "GetLists"
    let resource = isOfApplication ? Self.whole : ("List", "list_\(random.below(size))")
    return request(random.below(size), action, resource)
  }
}
