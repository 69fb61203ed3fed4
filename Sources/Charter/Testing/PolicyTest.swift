/// A test that stands in the policies.
public struct PolicyTest: Sendable {
  /// What it says of itself.
  public var title: String
  /// What it is about, such as `product`.
  public var subject: String
  /// Where it stands.
  public var place: Place
  /// Its place among the set's tests.
  let number: Int
}

/// What running a test gave.
public struct TestResult: Sendable {
  /// Why a test failed.
  public struct Failure: Sendable {
    /// What was expected and what was found instead, in words.
    public var message: String
    /// The line of the test that it is about.
    public var place: Place
  }

  /// The test that was run.
  public var test: PolicyTest
  /// Why it failed; empty where it passed.
  public var failures: [Failure]
  /// What was decided; missing where what is given could not be read.
  public var decision: Decision?
}

/// Gives the files that tests name.
public struct TestFiles: Sendable {
  /// A document by its path in the set; nil where there is none.
  ///
  /// Throws where it cannot be read.
  public var document: @Sendable (String) throws(DocumentError) -> Document?
  /// A mesh by the path of its folder in the set; nil where there is none.
  public var catalog: @Sendable (String) throws(DocumentError) -> CatalogFiles?

  /// Makes a source of files; by default there are none.
  public init(
    document: @escaping @Sendable (String) throws(DocumentError) -> Document? = {
      (_) throws(DocumentError) in nil
    },
    catalog: @escaping @Sendable (String) throws(DocumentError) -> CatalogFiles? = {
      (_) throws(DocumentError) in nil
    }
  ) {
    self.document = document
    self.catalog = catalog
  }
}

extension PolicySet {
  /// The tests of the set, in the order of its files.
  public var tests: [PolicyTest] {
    compiled.tests.enumerated().map { number, plan in
      PolicyTest(
        title: plan.title, subject: compiled.subjects[plan.subject].name,
        place: compiled.place(of: plan.span), number: number)
    }
  }

  /// Runs tests.
  ///
  /// - Parameters:
  ///   - tests: Tests of this set.
  ///   - time: The decision time of tests that give none.
  ///   - files: Gives the files that they name.
  ///   - coverage: Takes down which rules and conditions were seen, where it is wanted.
  /// - Returns: One result a test, in their order.
  public func run(
    _ tests: [PolicyTest], at time: Timestamp, files: TestFiles, coverage: inout Coverage?
  ) -> [TestResult] {
    var runner = TestRunner(self, time: time, files: files)
    return tests.map { runner.run($0, &coverage) }
  }
}
