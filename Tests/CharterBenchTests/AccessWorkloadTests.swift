import Charter
import CharterBench
import Testing

/// Workload C is the peers' own: the same bytes, and as many permits as plain Python counts.
@Suite struct AccessWorkloadTests {
  @Test func policiesAndRequestsAreByteForByteThePeers() {
    let rows: [(policies: Int, count: Int, digest: String)] = [
      (10, 2024, "e9f23ebbe5503e011034249ba19de8b6"),
      (100, 19632, "04a853c0e4ee908f115f40c86fe9ae8a"),
      (1_000, 197_107, "b018300dd848965017713a4e8d90d577"),
    ]
    for row in rows {
      let text = Array(AccessGenerator.json(AccessGenerator.policies(count: row.policies)).utf8)
      #expect(text.count == row.count)
      #expect(hexadecimal(SHA512.digest(of: text)).hasPrefix(row.digest), "\(row.policies)")
    }
    let requests = AccessGenerator.requests(count: 2_000)
    #expect(requests.count == 1_002_751)
    #expect(
      hexadecimal(SHA512.digest(of: requests))
        == "6271a70f353e2482b9cb0e3049e3b61468ba183cbe7c23f8646824c5ca0281c345cc06dc6509267d8f4a4a684871a44820e82f3d8fbfba50df221bff11c17e37"
    )
  }

  /// How many of 2,000 requests the function that `run_c.generated` makes permits.
  @Test(arguments: [(10, 4), (100, 58), (1_000, 347)])
  func asManyGoAheadAsInPlainPython(policies: Int, permits: Int) throws {
    let answers = try AccessRun(policies: policies).answers(AccessGenerator.requests(count: 2_000))
    #expect(answers.permits == permits)
    #expect(answers.malformed == 0)
    #expect(answers.rules >= permits)
  }

  @Test func policiesAreReadAsTheyWereWritten() throws {
    let made = AccessGenerator.policies(count: 200)
    let document = try Document(
      json: Array(AccessGenerator.json(made).utf8), file: "c-200.policies.json")
    let read = try AccessPolicies.policies(document)
    #expect(AccessPolicies.sources(read).map(\.bytes) == AccessPolicies.sources(made).map(\.bytes))
  }
}
