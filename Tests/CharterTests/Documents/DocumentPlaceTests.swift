import Charter
import Testing

private let sample = """
  {
    "id": "orders",
    "größe": 4.0,
    "tags": ["a/b", "c~d", {"x": null}],
    "a/b": {"~": {"": [true]}},
    "empty": {}, "none": []
  }
  """

private func read(_ json: String) throws -> Document {
  try Document(json: Array(json.utf8), file: "orders.json")
}

@Suite struct DocumentPlaceTests {
  @Test func pointersNameEveryValue() throws {
    let document = try read(sample)
    let pointers = document.nodes.indices.map { document.pointer(to: $0) }
    #expect(
      pointers == [
        "", "/id", "/größe", "/tags", "/tags/0", "/tags/1", "/tags/2", "/tags/2/x", "/a~1b",
        "/a~1b/~0", "/a~1b/~0/", "/a~1b/~0//0", "/empty", "/none",
      ])
    for (index, pointer) in pointers.enumerated() {
      #expect(document.node(at: pointer) == index, "\(pointer)")
    }
  }

  @Test(arguments: [
    "id", "/", "/nothing", "/tags/3", "/tags/-", "/tags/00", "/tags/01", "/tags/", "/tags/+1",
    "/tags/a", "/id/0", "/id/", "/a~1b/~", "/a~1b/~2", "/a/b", "/tags/2/x/y", "//", "/none/0",
    "/tags/18446744073709551616", "/ID", " /id",
  ])
  func pointersToNothing(_ pointer: String) throws {
    #expect(try read(sample).node(at: pointer) == nil)
  }

  @Test func childrenAreFoundByKey() throws {
    let document = try read(sample)
    #expect(document.child(of: 0, named: "tags".utf8) == 3)
    #expect(document.child(of: 0, named: "größe".utf8) == 2)
    #expect(document.child(of: 0, named: "tag".utf8) == nil)
    #expect(document.child(of: 3, named: "0".utf8) == nil)
    #expect(document.child(of: 1, named: "".utf8) == nil)
    #expect(Array(document.children(of: 0)) == [1, 2, 3, 8, 12, 13])
    #expect(Array(document.children(of: 1)) == [])
    #expect(Array(document.children(of: 12)) == [])
  }

  @Test func placesAreOfValuesAndKeys() throws {
    let document = try read(sample)
    var places = DocumentPlaces(document)
    func text(_ place: Place) -> String { "\(place.file):\(outline(place)) \(place.line)" }
    #expect(text(places.place(ofNode: 1)) == "orders.json:2:9-17   \"id\": \"orders\",")
    #expect(text(places.place(ofKey: 1)) == "orders.json:2:3-7   \"id\": \"orders\",")
    #expect(text(places.place(ofNode: 2)) == "orders.json:3:12-15   \"größe\": 4.0,")
    #expect(text(places.place(ofKey: 2)) == "orders.json:3:3-10   \"größe\": 4.0,")
    #expect(outline(places.place(ofNode: 0)) == "1:1-7:2")
    #expect(outline(places.place(ofNode: 3)) == "4:11-38")
    #expect(outline(places.place(ofKey: 4)) == "4:12-17")
    #expect(outline(places.place(ofNode: 13)) == "6:24-26")
  }

  @Test func whatIsAbsentIsShownAtItsNearestAncestor() throws {
    let document = try read(sample)
    var places = DocumentPlaces(document)
    #expect(outline(places.place(ofAbsentBelow: 0)) == "2:3-7")
    #expect(outline(places.place(ofAbsentBelow: 3)) == "4:3-9")
    #expect(outline(places.place(ofAbsentBelow: 6)) == "4:27-30")
    #expect(outline(places.place(ofAbsentBelow: 12)) == "6:3-10")
    let empty = try read(" {}")
    places = DocumentPlaces(empty)
    #expect(outline(places.place(ofAbsentBelow: 0)) == "1:2-4")
  }

  @Test func aByteOrderMarkTakesNoColumn() throws {
    let document = try Document(
      json: [0xEF, 0xBB, 0xBF] + Array("{\"é\": 1}".utf8), file: "orders.json")
    var places = DocumentPlaces(document)
    let place = places.place(ofNode: 1)
    #expect(outline(place) == "1:7-8")
    #expect(place.line == "{\"é\": 1}")
    #expect(document.nodes[1].start == 10)
  }

  @Test func linesEndInThreeWays() throws {
    let document = try read("[1,\r\n2,\r3,\n4]")
    var places = DocumentPlaces(document)
    let starts = (1...4).map { outline(places.place(ofNode: $0)) }
    #expect(starts == ["1:2-3", "2:1-2", "3:1-2", "4:1-2"])
  }
}
