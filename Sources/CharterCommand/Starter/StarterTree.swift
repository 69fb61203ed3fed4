/// What a council starts from: small, whole, and passing its own checks.
///
/// Each file is a text of its own beside this one; together they hold one of each thing that a set is
/// made of.
enum StarterTree {
  /// A file of the tree.
  struct File: Sendable {
    /// Where it stands below the folder that is started.
    var path: String
    var text: String
  }

  /// All files, sorted by their paths as bytes.
  static let files: [File] = [
    File(path: ".github/workflows/charter.yml", text: pipeline),
    File(path: "README.md", text: readme),
    File(path: "policies/council/documentation_hosts.yaml", text: hosts),
    File(path: "policies/council/standard.charter", text: standard),
    File(path: "policies/council/tests.charter", text: standardTests),
    File(path: "policies/domains/orders/orders.charter", text: domain),
    File(path: "policies/domains/orders/tests.charter", text: domainTests),
    File(path: "products/orders/orders.odcs.yaml", text: product),
  ]
}
