import Charter
import Foundation
import TestSupport
import Testing

/// SQL never returns a row that Charter would not, and leaves out none that it would: asked of real
/// engines, over conditions and rows that are made to be awkward.
@Suite(.serialized) struct RowEngineTests {
  private static let rowCount = 150
  private static let filterCount = 600
  private static let columns = [
    "id", "region", "city", "name", "status", "consent", "opt_out", "visits", "spare", "amount",
    "price", "born", "due",
    "placed", "seen", "number_text", "day_text", "flag_text", "Customer \"ID\" `x`", "mystery",
  ]

  private struct Sample {
    var rows: [[String: (json: Any, value: RowValue)]] = []
    var sources: [String] = []
    var filters: [RowFilter] = []
    /// The ids that Charter keeps.
    var kept: [[Int]] = []
  }

  /// Conditions and rows, and Charter's own answers.
  private func sample(seed: UInt64, for dialect: SQLDialect) throws -> Sample {
    var maker = RowMaker(seed: seed, hasNaN: dialect == .postgresql)
    var sample = Sample()
    sample.rows = (1...Self.rowCount).map { maker.row($0) }
    let sources =
      (0..<Self.filterCount).map { index in
        maker.condition(index % 4, everywhere: dialect == .postgresql)
      }
      + (try RowFixtures.lines(of: "row-filters.txt")).filter {
        // There it is a text: what else may be asked of it is another test's.
        !$0.contains("row.mystery") || $0.contains("as Text") || $0.contains("is present")
      }
    for (source, outcome) in zip(sources, try RowFixtures.filters(sources)) {
      switch outcome {
      case .filter(let filter):
        guard (try? filter.sql(dialect)) != nil else { continue }
        sample.sources.append(source)
        sample.filters.append(filter)
        sample.kept.append(
          sample.rows.enumerated().filter { filter.keeps($0.element.mapValues(\.value)) }.map {
            $0.offset + 1
          })
      case .denied(let message, _): Issue.record("\(source): \(message)")
      case .failure(let failure):
        Issue.record("\(source): \(failure.diagnostics.map(\.message))")
      }
    }
    try #require(sample.filters.count > 500)
    // A test that keeps nothing, or everything, would prove nothing.
    let some = sample.kept.filter { !$0.isEmpty && $0.count < Self.rowCount }.count
    #expect(some * 2 > sample.kept.count)
    return sample
  }

  private func compare(_ sample: Sample, _ answers: [Substring], _ dialect: SQLDialect) throws {
    try #require(answers.count == sample.filters.count)
    for (index, answer) in answers.enumerated() {
      let expected = sample.kept[index].map(String.init).joined(separator: " ")
      if answer != expected {
        Issue.record(
          """
          \(sample.sources[index])
            \(try sample.filters[index].sql(dialect))
            Charter keeps \(expected)
            \(dialect.rawValue) returns \(answer)
          """)
      }
    }
  }

  // MARK: DuckDB

  @Test(
    .enabled(if: Engine.hasDuckDB, "DuckDB is not there: python3 -m pip install duckdb"),
    arguments: [false, true])
  func duckDBReturnsWhatCharterKeeps(withoutCase: Bool) throws {
    let sample = try sample(seed: withoutCase ? 11 : 1, for: .duckdb)
    var setup = [
      """
      CREATE TABLE t (id BIGINT, region VARCHAR, city VARCHAR COLLATE NOCASE, name VARCHAR,
        status VARCHAR, consent BOOLEAN, opt_out BOOLEAN, visits BIGINT, spare INTEGER,
        amount DECIMAL(12, 2), price DECIMAL(38, 18), born DATE, due DATE, placed TIMESTAMPTZ,
        seen TIMESTAMPTZ, number_text VARCHAR, day_text VARCHAR, flag_text VARCHAR,
        "Customer ""ID"" `x`" VARCHAR, mystery VARCHAR)
      """
    ]
    // A setting of the session changes nothing.
    if withoutCase { setup += ["SET default_collation = 'nocase'", "SET timezone = 'Asia/Tokyo'"] }
    let asked: [String: Any] = [
      "setup": setup, "columns": Self.columns,
      "rows": sample.rows.map { row in Self.columns.map { row[$0]?.json ?? NSNull() } },
      "conditions": try sample.filters.map { try $0.sql(.duckdb) },
    ]
    let input = String(
      decoding: try JSONSerialization.data(withJSONObject: asked), as: UTF8.self)
    let output = try Engine.run(["python3", "Tests/Engines/duckdb_rows.py"], input: input)
    try compare(
      sample, output.split(separator: "\n", omittingEmptySubsequences: false).dropLast(), .duckdb)
  }

  // MARK: PostgreSQL

  @Test(
    .enabled(if: Engine.hasPostgreSQL, "PostgreSQL is not there: apt-get install postgresql"),
    arguments: [false, true])
  func postgreSQLReturnsWhatCharterKeeps(withBackslashes: Bool) throws {
    let sample = try sample(seed: withBackslashes ? 12 : 2, for: .postgresql)
    let rows = try json(
      sample.rows.map { row in
        Dictionary(uniqueKeysWithValues: Self.columns.map { ($0, row[$0]?.json ?? NSNull()) })
      })
    let conditions = try json(try sample.filters.map { try $0.sql(.postgresql) })
    let script = """
      CREATE COLLATION without_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      CREATE TABLE t (id bigint, region text, city text COLLATE without_case, name varchar,
        status text, consent boolean, opt_out boolean, visits bigint, spare integer,
        amount numeric(12, 2), price numeric, born date, due date, placed timestamptz,
        seen timestamptz, number_text text, day_text text, flag_text text,
        "Customer ""ID"" `x`" text, mystery text);
      INSERT INTO t SELECT * FROM json_populate_recordset(NULL::t, $charter$\(rows)$charter$);
      SET standard_conforming_strings = \(withBackslashes ? "off" : "on");
      SET escape_string_warning = off;
      SET TIMEZONE = 'Asia/Tokyo';
      SET DATESTYLE = 'German';
      CREATE TABLE answer (n bigint, ids text);
      DO $run$
      DECLARE asked record; found text;
      BEGIN
        FOR asked IN SELECT * FROM json_array_elements_text($charter$\(conditions)$charter$)
          WITH ORDINALITY AS c(condition, n)
        LOOP
          BEGIN
            EXECUTE E'SELECT coalesce(string_agg(id::text, \\' \\' ORDER BY id), \\'\\') FROM t WHERE '
              || asked.condition INTO found;
          EXCEPTION WHEN OTHERS THEN found := 'error: ' || SQLERRM;
          END;
          INSERT INTO answer VALUES (asked.n, found);
        END LOOP;
      END $run$;
      SELECT ids FROM answer ORDER BY n;

      """
    let output = try Engine.run(["Tests/Engines/postgresql.sh"], input: script)
    try compare(
      sample, output.split(separator: "\n", omittingEmptySubsequences: false).dropLast(),
      .postgresql)
  }

  // MARK: Tables that are not what they seem

  /// What is asked of a column of which nothing is known, whatever it holds.
  private static let questions = [
    "row.x == true", "row.x == 1", "row.x == 1.0", "row.x == 0.1", "row.x > 0.05",
    "row.x == 2026-03-01", "row.x <= now", "row.x == \"eu\"", "row.x == \"1\"",
    "row.x == \"true\"", "row.x as Standing is active", "row.x as Standing is not lapsed",
  ]

  /// Whether a column of a type may answer a question.
  private func accepts(_ question: String, _ type: String) -> Bool {
    switch type {
    case "boolean": question == "row.x == true"
    case "smallint", "bigint": ["row.x == 1", "row.x == 1.0", "row.x > 0.05"].contains(question)
    case "numeric(5, 2)": ["row.x == 1.0", "row.x > 0.05"].contains(question)
    case "text": question.contains("\"") || question.contains("Standing")
    case "date": question == "row.x == 2026-03-01"
    case "timestamptz": question == "row.x <= now"
    default: false
    }
  }

  /// Types, and a value of each that could be taken for one of another.
  private static let impostors = [
    ("boolean", "true"), ("smallint", "1"), ("bigint", "1"), ("numeric(5, 2)", "1"),
    ("double precision", "1"), ("double precision", "0.1"), ("double precision", "NaN"),
    ("real", "0.1"), ("text", "true"), ("text", "1"), ("text", "yes"), ("text", "2026-03-01"),
    ("text", "active"), ("text", "eu"), ("date", "2026-03-01"),
    ("timestamp", "2026-03-01 00:00:00"), ("timestamptz", "2026-03-01 00:00:00+00"),
    ("time", "00:00:00"),
  ]

  private func questions() throws -> [(question: String, filter: RowFilter)] {
    let outcomes = try RowFixtures.set().rowFilters(
      Self.questions, for: [RowColumn(name: "x")], at: RowFixtures.time)
    return try zip(Self.questions, outcomes).map { question, outcome in
      guard case .filter(let filter) = outcome else {
        throw Engine.Failure(description: "\(question): \(outcome)")
      }
      return (question, filter)
    }
  }

  @Test(.enabled(if: Engine.hasDuckDB, "DuckDB is not there: python3 -m pip install duckdb"))
  func duckDBTakesNoColumnForAnother() throws {
    let questions = try questions()
    for (type, value) in Self.impostors + [("hugeint", "1"), ("json", "\"eu\"")] {
      let asked: [String: Any] = [
        "setup": ["CREATE TABLE t (id BIGINT, x \(type))"], "columns": ["id", "x"],
        "rows": [[1, value]], "conditions": try questions.map { try $0.filter.sql(.duckdb) },
      ]
      let output = try Engine.run(
        ["python3", "Tests/Engines/duckdb_rows.py"], input: try json(asked))
      let answers = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      check(questions.map(\.question), Array(answers), type, value)
    }
  }

  @Test(.enabled(if: Engine.hasPostgreSQL, "PostgreSQL is not there: apt-get install postgresql"))
  func postgreSQLTakesNoColumnForAnother() throws {
    let questions = try questions()
    let types =
      Self.impostors + [("char(5)", "eu"), ("char(5)", "1"), ("char(9)", "active"), ("name", "eu")]
    var script = """
      CREATE FUNCTION ask(condition text) RETURNS text LANGUAGE plpgsql AS $f$
      DECLARE found text;
      BEGIN
        EXECUTE 'SELECT coalesce(string_agg(id::text, '' ''), '''') FROM t WHERE ' || condition
          INTO found;
        RETURN found;
      EXCEPTION WHEN OTHERS THEN RETURN 'error: ' || SQLERRM;
      END $f$;

      """
    for (type, value) in types {
      script += "CREATE TABLE t (id bigint, x \(type)); INSERT INTO t VALUES (1, '\(value)');\n"
      for (_, filter) in questions {
        script += "SELECT ask($charter$\(try filter.sql(.postgresql))$charter$);\n"
      }
      script += "DROP TABLE t;\n"
    }
    let output = try Engine.run(["Tests/Engines/postgresql.sh"], input: script)
    let answers = Array(
      output.split(separator: "\n", omittingEmptySubsequences: false).dropLast())
    try #require(answers.count == types.count * questions.count)
    for (index, (type, value)) in types.enumerated() {
      let start = index * questions.count
      check(
        questions.map(\.question), Array(answers[start..<start + questions.count]), type, value)
    }
  }

  /// Only a column of the type may answer; of any other no row comes back.
  private func check(
    _ questions: [String], _ answers: [Substring], _ type: String, _ value: String
  ) {
    #expect(answers.count == questions.count)
    for (question, answer) in zip(questions, answers) where answer == "1" {
      #expect(accepts(question, type), "\(question) keeps \(value) of \(type)")
    }
    if type == "text", value == "eu" { #expect(answers.contains("1"), "nothing was asked") }
  }

  private func json(_ value: Any) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
  }
}
