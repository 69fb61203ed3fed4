import Charter
import Testing

/// The one fault of a JSON text, as code and place.
private func fault(of json: some Sequence<UInt8>) -> String? {
  do throws(DocumentError) {
    _ = try Document(json: Array(json), file: "test.json")
    return nil
  } catch {
    guard error.diagnostics.count == 1, let fault = error.diagnostics.first else {
      return outline(error.diagnostics)
    }
    return fault.place.map { "\(fault.code) \(outline($0))" } ?? fault.code
  }
}

@Suite struct DocumentLimitTests {
  @Test func hundredListsInsideEachOtherAreRead() throws {
    let json = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    let document = try Document(json: Array(json.utf8), file: "test.json")
    #expect(document.nodes.count == 100)
    #expect(document.pointer(to: 99) == String(repeating: "/0", count: 99))
    #expect(document.json(ofNode: 0) == json)
  }

  @Test func oneMoreIsTooDeep() {
    #expect(fault(of: String(repeating: "[", count: 101).utf8) == "document-too-deep 1:101-102")
    let maps = String(repeating: "{\"a\":", count: 101) + "1" + String(repeating: "}", count: 101)
    #expect(fault(of: maps.utf8) == "document-too-deep 1:501-502")
  }

  @Test func depthIsCountedNotLists() throws {
    let json = "[" + Array(repeating: "[{\"a\": []}]", count: 200).joined(separator: ",") + "]"
    #expect(try Document(json: Array(json.utf8), file: "test.json").nodes.count == 601)
  }

  @Test func aHundredThousandBracketsAreOneFault() {
    #expect(fault(of: repeatElement(0x5B, count: 100_000)) == "document-too-deep 1:101-102")
  }

  @Test func sixtyFourMebibytesAreTheMost() {
    var json = [UInt8](repeating: 0x20, count: 64 << 20)
    json[0] = 0x5B
    json[1] = 0x5D
    #expect(fault(of: json) == nil)
    json.append(0x20)
    #expect(fault(of: json) == "document-too-large")
  }

  @Test func decodedTextsCountToo() {
    Array("[]".utf8).withUnsafeBufferPointer { source in
      var builder = DocumentBuilder(source: source)
      #expect(builder.makeRoom(for: 64 << 20 - 1) == nil)
      #expect(builder.makeRoom(for: 1) != nil)
      builder.keepDecoded(1)
      #expect(builder.makeRoom(for: 64 << 20 - 2) == nil)
      #expect(builder.nextOffset == 3)
    }
  }

  @Test func fiftyThousandKeysAreRead() throws {
    var json = "{"
    for number in 0..<50_000 { json += "\(number == 0 ? "" : ",")\"key_\(number)\": \(number)" }
    let document = try Document(json: Array((json + "}").utf8), file: "test.json")
    #expect(document.nodes[0].count == 50_000)
    #expect(
      fault(of: (json + ",\"key_49999\": 0}").utf8) == "duplicate-key 1:927782-927793")
  }

  /// Around the number of keys where comparing at once gives way to sorting.
  @Test(arguments: [1, 2, 3, 22, 23, 24, 25, 26, 27, 60]) func duplicatesAreFoundAt(_ count: Int) {
    for first in 0..<count {
      var keys = (0..<count).map { "k\($0)" }
      keys.append("k\(first)")
      keys += ["other", "another"]
      let json = "{\n" + keys.map { "\"\($0)\": 1" }.joined(separator: ",\n") + "\n}"
      let error = #expect(throws: DocumentError.self) {
        try Document(json: Array(json.utf8), file: "test.json")
      }
      #expect(error?.diagnostics.map(\.code) == ["duplicate-key"])
      #expect(error?.diagnostics.first?.place?.start.line == count + 2)
      #expect(error?.diagnostics.first?.notes.first?.place.start.line == first + 2)
    }
  }

  @Test func sameKeyManyTimesPointsAtTheFirst() {
    let entries = Array(repeating: "\"same\": 1", count: 40).joined(separator: ",\n")
    let error = #expect(throws: DocumentError.self) {
      try Document(json: Array("{\(entries)}".utf8), file: "test.json")
    }
    #expect(error?.diagnostics.count == 39)
    #expect(error?.diagnostics.map { $0.place?.start.line ?? 0 } == Array(2...40))
    #expect(
      error?.diagnostics.allSatisfy { $0.notes.first?.place.start.line == 1 } == true)
  }

  @Test func duplicatesOfAnOpenMapAreToldBeforeTheSyntaxError() {
    let keys = (0..<30).map { "\"k\($0)\": 1" } + ["\"k28\": 2", "?"]
    let json = "[{\(keys.joined(separator: ",\n"))"
    let error = #expect(throws: DocumentError.self) {
      try Document(json: Array(json.utf8), file: "test.json")
    }
    #expect(error?.diagnostics.map(\.code) == ["duplicate-key", "json-syntax"])
  }

  @Test func faultsPastFiftyAreCounted() {
    let json = "[" + Array(repeating: "1e99", count: 80).joined(separator: ", ") + "]"
    let error = #expect(throws: DocumentError.self) {
      try Document(json: Array(json.utf8), file: "test.json")
    }
    #expect(error?.diagnostics.count == 51)
    #expect(error?.diagnostics.last?.code == "more-errors")
    #expect(error?.diagnostics.last?.message == "30 more errors are not listed")
  }
}
