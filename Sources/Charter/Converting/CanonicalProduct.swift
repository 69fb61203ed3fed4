/// What a descriptor comes to: a data product, or an agreement, in the model's words.
public struct CanonicalProduct: Sendable {
  /// Its id; missing where what could not be read has none.
  public var id: String?
  /// File it was read from.
  public var file: String
  /// Number of the document in its file, from 1; missing where the file holds only one.
  public var document: Int?
  /// Name of the standard that it was read by; missing where none or several recognise it.
  public var standard: String?
  /// Its fields in the order of the model, those left out that are missing; nil where it could not be
  /// read.
  public var value: CanonicalValue?
  /// Why it could not be read; empty where it could.
  public var errors: [Diagnostic]
  /// Ids of the contracts that it names, where its standard looks into them.
  package var contracts: [String] = []
  /// It is a contract.
  package var isContract = false

  /// Makes a result from its parts.
  public init(
    id: String? = nil, file: String, document: Int? = nil, standard: String? = nil,
    value: CanonicalValue? = nil, errors: [Diagnostic]
  ) {
    self.id = id
    self.file = file
    self.document = document
    self.standard = standard
    self.value = value
    self.errors = errors
  }
}

/// A value of a canonical product, and where it came from.
public struct CanonicalValue: Sendable {
  /// What it is.
  public indirect enum Form: Sendable {
    /// Nothing that can be told: an element of a list that is missing.
    case null
    case bool(Bool)
    /// A number, as JSON spells it.
    case number(String)
    case text(String)
    case list([CanonicalValue])
    /// Entries in the order of the model, or of the document.
    case map([(key: String, value: CanonicalValue)])
  }

  /// Where a value came from.
  public enum Origin: Sendable {
    /// A value of a document, with its place and its JSON Pointer.
    case document(Place, pointer: String)
    /// Worked out: by the model from other fields, or by the standard.
    case derived
    /// What the model says where nothing was given.
    case `default`
  }

  /// What it is.
  public var form: Form
  /// Where it came from.
  public var origin: Origin
  /// For an element of a list of records: what a path calls it, as JSON.
  package var label: String?
  /// A record of the model; its fields come from places of their own.
  package var isRecord = false
  /// It stands for something that could not be read.
  package var isUnreadable = false
}

extension PolicySet {
  /// Reads a descriptor as the data products it describes, in the model's words.
  ///
  /// What the model works out, such as the classification of a product that states none, is in it, but
  /// for lists of records, such as `columns`, which stand in it already. What cannot be read stands as
  /// it was written. Never throws; what is no descriptor has errors.
  ///
  /// - Parameters:
  ///   - document: The descriptor.
  ///   - options: The standard and the path, where given; nothing is decided.
  ///   - tracing: Whether each value knows where it stands; costs a pass over the source for each.
  ///   - reading: Gives another file of the descriptor's folder, by its path from that folder;
  ///     nil where there is none.
  /// - Returns: One result a product, in the order of the document; never empty.
  public func convert(
    _ document: Document, options: DecisionOptions, tracing: Bool = true,
    reading: (String) throws(DocumentError) -> Document? = { _ throws(DocumentError) in nil }
  ) -> [CanonicalProduct] {
    var judge = Judge(converting: self, tracing: tracing)
    return judge.convert(document, options: options, reading: reading)
  }
}
