package import Charter

/// Workload A in Charter: the rules of the three applications, and their entities as data of the set.
package enum GraphPolicies {
  /// The file of the set; its data is read from `entities.json`.
  package static func source(_ application: GraphGenerator.Application) -> SourceFile {
    let text =
      switch application {
      case .gdrive: drive
      case .github: repositories
      case .tinytodo: lists
      }
    return SourceFile(path: "\(application.rawValue).charter", text: text)
  }

  private static let drive = """
    record Entity {
      key id: Text, parent: [Text]?, view: Text?, documents: [Text]?, folders: [Text]?, public: Bool?,
    }
    data entities: [Entity] from "entities.json"
    enum DriveAction { read, write, share, changeOwner, createDocument }
    subject drive(principal: Entity, action: DriveAction, resource: Entity) default deny

    global policy drive {
      /// Who can see a view reads what is in it.
      rule viewers on drive {
        when action is read and resource within entities[principal.view]
        permit
      }
      rule anyone on drive {
        when action is read and resource.public
        permit
      }
      /// Who holds a document, or a folder that it is in, works with it.
      rule holders on drive {
        when action in [read, write, share] and (resource.id in principal.documents
          or (some folder in principal.folders has resource within entities[folder]))
        permit
      }
      rule owners on drive {
        when action is changeOwner and resource.id in principal.documents
        permit
      }
      rule keepers on drive {
        when action is createDocument and resource.id in principal.folders
        permit
      }
    }
    """

  private static let repositories: String = {
    let rights = [
      ("read", "readers"), ("triage", "triagers"), ("write", "writers"),
      ("maintain", "maintainers"), ("admin", "admins"),
    ]
    func rule(_ name: String, _ action: String, _ role: String) -> String {
      let guarded = action == "read" ? "action is read" : "action <= \(action)"
      return """
          rule \(name) on repository {
            when \(guarded) and principal within entities[\(role)]
            permit
          }

        """
    }
    let own = rights.map { rule($0.1, $0.0, "resource.\($0.1)") }
    let owners = rights.filter { ["read", "write", "admin"].contains($0.0) }.map {
      rule("owner_\($0.1)", $0.0, "entities[resource.owner].\($0.1)")
    }
    return """
      record Entity {
        key id: Text, parent: [Text]?, owner: Text?, readers: Text?, triagers: Text?, writers: Text?,
        maintainers: Text?, admins: Text?,
      }
      data entities: [Entity] from "entities.json"
      /// Who may do one may do those before it.
      enum RepositoryAction ordered { read < triage < write < maintain < admin }
      subject repository(principal: Entity, action: RepositoryAction, resource: Entity) default deny

      global policy repositories {
      \((own + owners).joined())}
      """
  }()

  private static let lists = """
    record Entity { key id: Text, parent: [Text]?, owner: Text?, readers: Text?, editors: Text? }
    data entities: [Entity] from "entities.json"
    enum ListAction {
      CreateList, GetLists, GetList, UpdateList, DeleteList, CreateTask, UpdateTask, DeleteTask,
      EditShares,
    }
    subject list(principal: Entity, action: ListAction, resource: Entity) default deny

    global policy lists {
      rule anyone on list {
        when action in [CreateList, GetLists] and resource.id == "Application::TinyTodo"
        permit
      }
      rule owners on list {
        when resource.owner == principal.id
        permit
      }
      rule readers on list {
        when action is GetList
          and (principal within entities[resource.readers] or principal within entities[resource.editors])
        permit
      }
      rule editors on list {
        when action in [UpdateList, CreateTask, UpdateTask, DeleteTask]
          and principal within entities[resource.editors]
        permit
      }
    }
    """

  private static func subject(_ application: GraphGenerator.Application) -> String {
    switch application {
    case .gdrive: "drive"
    case .github: "repository"
    case .tinytodo: "list"
    }
  }

  /// The peers' entities as records of the set: what the rules do not read is left out.
  package static func entities(_ document: Document) -> [UInt8] {
    var records: [PlainData] = []
    for node in document.children(of: 0) {
      guard let uid = document.child(of: node, named: "uid".utf8),
        let attributes = document.child(of: node, named: "attrs".utf8),
        let parents = document.child(of: node, named: "parents".utf8)
      else { continue }
      var record: [(key: String, value: PlainData)] = [
        ("id", .text(name(uid, document))),
        ("parent", .list(document.children(of: parents).map { .text(name($0, document)) })),
      ]
      for attribute in document.children(of: attributes) {
        let key = String(decoding: document.key(of: attribute), as: UTF8.self)
        guard let field = fields[key], let value = value(attribute, document) else { continue }
        record.append((field, value))
      }
      records.append(.map(record))
    }
    return Array(PlainData.list(records).json.utf8)
  }

  /// The fields that attributes become.
  private static let fields = [
    "viewable": "view", "docs": "documents", "folders": "folders", "isPublic": "public",
    "owner": "owner", "readers": "readers", "triagers": "triagers", "writers": "writers",
    "maintainers": "maintainers", "admins": "admins", "editors": "editors",
  ]

  private static func value(_ node: Int, _ document: Document) -> PlainData? {
    switch document.nodes[node].kind {
    case .bool: return .bool(document.nodes[node].isTrue)
    case .list:
      return .list(document.children(of: node).compactMap { value($0, document) })
    case .map:
      return document.child(of: node, named: "__entity".utf8).map { .text(name($0, document)) }
    default: return nil
    }
  }

  /// What an entity is called: `TYPE::ID`.
  private static func name(_ node: Int, _ document: Document) -> String {
    func text(_ key: String) -> String {
      document.child(of: node, named: key.utf8).map {
        String(decoding: document.text(of: $0), as: UTF8.self)
      } ?? ""
    }
    return "\(text("type"))::\(text("id"))"
  }

  /// The peers' requests, one a line.
  package static func requests(
    _ document: Document, of application: GraphGenerator.Application
  ) -> [[UInt8]] {
    document.children(of: 0).map { node in
      func part(_ key: String) -> String {
        document.child(of: node, named: key.utf8).map { name($0, document) } ?? ""
      }
      let action = part("action").dropFirst("Action::".count)
      return Array(
        """
        {"subject":"\(subject(application))","principal":"\(part("principal"))",\
        "action":"\(action)","resource":"\(part("resource"))"}
        """.utf8)
    }
  }
}
