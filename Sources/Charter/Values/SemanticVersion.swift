/// A semantic version. Source: semver.org 2.0.0; a leading `v` is allowed.
package struct SemanticVersion: Hashable, Sendable {
  package var major: Int64
  package var minor: Int64
  package var patch: Int64
  /// As written after `-`; empty where none.
  package var prerelease: String
  /// As written after `+`; empty where none. Takes no part in order.
  package var build: String

  package init(major: Int64, minor: Int64, patch: Int64, prerelease: String, build: String) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
    self.build = build
  }
}
