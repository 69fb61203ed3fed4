import Charter
import CharterBench
import TestSupport
import Testing

/// The mesh that is measured holds what its rules look for, and nothing of it is past a limit.
@Suite struct MeshWorkloadTests {
  @Test func theRulesFindWhatWasPutThere() throws {
    let run = try MeshRun(root: packageRoot)
    let mesh = MeshGenerator(count: 600)
    let found = try run.judge(mesh, beside: try run.catalog(of: mesh))
    #expect(found.filter { $0.key.hasSuffix("undetermined") }.isEmpty, "\(found)")
    #expect(
      Set(found.keys.map { String($0.prefix { $0 != " " }) }) == [
        "mesh_agreements.consumers_have_agreements", "mesh_agreements.read_lately",
        "mesh_agreements.unused_goes", "mesh_claims.tables_claimed_once",
        "mesh_claims.tables_served_once",
        "mesh_lineage.inputs_are_alive", "mesh_lineage.inputs_resolve", "mesh_lineage.no_cycles",
        "mesh_lineage.no_fresher_than_its_inputs", "mesh_privacy.category_follows_the_data",
      ], "\(found)")
  }
}
