import TestSupport
import Testing

@testable import Charter

/// What the model is to the hash of a set stands ready in a file, for reading it costs every start.
@Suite struct PreparedModelTests {
  @Test func whatStandsReadyIsWhatTheModelComesTo() {
    let trees = SetLoader.model.enumerated().map { parse($1, index: Int32($0)).tree }
    var parts = SetHash.parts(of: trees, in: SetLoader.model)
    parts.sort { $0.lexicographicallyPrecedes($1) }
    let bytes = parts.flatMap { Array("\($0.count):".utf8) + $0 }
    #expect(
      goldenDifference(
        String(decoding: bytes, as: UTF8.self), "Sources/Charter/Model/canonical.txt") == nil)
  }
}
