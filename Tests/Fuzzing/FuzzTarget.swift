#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What libFuzzer runs with every input; `.ci/fuzz` builds and runs it.
///
/// `FUZZ_TARGET` names the target. No part of the package: `swift build` does not know this folder.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// Looks at one input, and ends the process where something is not as it must be.
typealias FuzzTarget = @Sendable ([UInt8]) -> Void

private let targets: [String: FuzzTarget] = [
  "source": fuzzSource, "json": fuzzJSON, "yaml": fuzzYAML, "requests": fuzzRequests,
  "patterns": fuzzPatterns, "decide": fuzzDecisions,
]

private let target: FuzzTarget = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = targets[name] else {
    fatalError("FUZZ_TARGET is none of \(targets.keys.sorted().joined(separator: ", "))")
  }
  return target
}()

/// Ends the process where something does not hold: libFuzzer keeps the input.
func require(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}
