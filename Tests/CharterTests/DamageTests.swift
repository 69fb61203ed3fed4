import Charter
import Foundation
import TestSupport
import Testing

/// What a slip of the keyboard does to a policy, and what noise does to any file.
@Suite struct DamageTests {
  /// A small generator, the same on every machine: SplitMix64.
  struct Seeded {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ z >> 31) % UInt64(bound))
    }
  }

  private static let shipped = "policies/core"

  private func files() throws -> [SourceFile] {
    try policyFilesInPackage(Self.shipped).map { SourceFile(path: $0, text: try textInPackage($0)) }
  }

  /// The words of a file: where each stands.
  ///
  /// Texts, comments and blanks are none.
  private func words(of bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = 0
    func isWord(_ byte: UInt8) -> Bool {
      byte == 0x5F || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        index += 1
        while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
        index += 1
      } else if byte == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x2F {
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      } else if isWord(byte) {
        let start = index
        while index < bytes.count, isWord(bytes[index]) { index += 1 }
        words.append(start..<index)
      } else {
        index += 1
      }
    }
    return words
  }

  /// The line of the clause behind a line: the next that is neither blank nor a comment.
  private func nextClause(after line: Int, in file: SourceFile) -> Int {
    let lines = LineIndex(file.bytes)
    let count = lines.position(of: file.bytes.count).line
    var found = 0
    for next in line + 1...max(count, line + 1) {
      let text = lines.text(ofLine: next).drop { $0 == " " }
      if text.isEmpty || text.hasPrefix("//") { continue }
      found += 1
      // A brace alone on its line ends a clause and begins none.
      if text != "}" || found > 1 { return next }
    }
    return count
  }

  /// One word misspelt, one bracket or quote lost: one error, on that line or the next clause, or
  /// a set that means the same.
  @Test(arguments: 0..<4)
  func aSlipIsOneErrorWhereItWasMade(part: Int) throws {
    let (bad, refused) = try slips(in: files(), part: part)
    #expect(bad.isEmpty, "\(bad.count) of 125\n\(bad.joined(separator: "\n"))")
    #expect(refused > 75)
  }

  /// Makes a quarter of 500 slips, one at a time.
  ///
  /// - Returns: What is said of each slip that is more than one error, or one elsewhere; how many slips
  ///   were refused.
  private func slips(in files: [SourceFile], part: Int) throws -> (bad: [String], refused: Int) {
    let sound = try PolicySet(compiling: files)
    var seeded = Seeded(state: 20_261_121)
    var counts: [String: Int] = [:]
    var bad: [String] = []
    // Each part draws the same 500 slips and makes a quarter of them.
    for number in 0..<500 {
      let index = seeded.next(below: files.count)
      var bytes = files[index].bytes
      let words = words(of: bytes)
      let word = words[seeded.next(below: words.count)]
      let kind: String
      var place = word.lowerBound
      switch seeded.next(below: 3) {
      case 0 where word.count > 3:
        kind = "letters swapped"
        let at = word.lowerBound + seeded.next(below: word.count - 1)
        guard bytes[at] != bytes[at + 1] else { continue }
        bytes.swapAt(at, at + 1)
      case 1 where word.count > 3:
        kind = "letter lost"
        bytes.remove(at: word.lowerBound + seeded.next(below: word.count))
      default:
        kind = "sign lost"
        let signs = bytes.indices.filter { "{}()[]=:".utf8.contains(bytes[$0]) }
        place = signs[seeded.next(below: signs.count)]
        bytes[place] = 0x20
      }
      guard number % 4 == part else { continue }
      var damaged = files
      damaged[index] = SourceFile(path: files[index].path, bytes: bytes)
      let line = LineIndex(files[index].bytes).position(of: place).line
      do {
        let set = try PolicySet(compiling: damaged)
        counts[set.hash == sound.hash ? "same" : "another policy", default: 0] += 1
      } catch {
        counts["refused", default: 0] += 1
        let first = error.diagnostics[0]
        let last = nextClause(after: line, in: files[index])
        // Of two names that should be one, either may be misspelt: a note shows the other.
        let near = error.diagnostics.contains { diagnostic in
          ([diagnostic.place].compactMap { $0 } + diagnostic.notes.map(\.place)).contains {
            $0.file == files[index].path && (line...last).contains($0.start.line)
          }
        }
        if error.diagnostics.count > 1 || !near {
          let said = error.diagnostics.map { "\($0.place?.start.line ?? 0) \($0.code)" }
          bad.append(
            "\(number) \(kind) \(files[index].path):\(line) \(error.diagnostics.count): \(said.prefix(5)) \(first.message)"
          )
        }
      }
    }
    return (bad, counts["refused", default: 0])
  }

  /// Any byte may be anything: reading a policy ends, with a tree or with diagnostics.
  @Test func noiseNeverStopsTheParser() throws {
    // Small ones: each byte costs a reading of the file.
    for file in try files().filter({ $0.bytes.count < 3_000 }).prefix(3) {
      for index in file.bytes.indices {
        for byte in [UInt8(0), 0x22, 0x7B, 0x7D, 0xC3, 0xFF] {
          var bytes = file.bytes
          bytes[index] = byte
          let result = parse(SourceFile(path: file.path, bytes: bytes), index: 0)
          #expect(result.diagnostics.count <= 1_000)
        }
      }
    }
  }

  /// Any byte of a descriptor may be anything: it reads or is refused, and what reads is judged.
  @Test func noiseInADescriptorIsReadOrRefused() throws {
    let policies = try PolicySet(compiling: files())
    let time = try #require(Timestamp("2026-11-21T00:00:00Z"))
    let text = #"""
      {"kind": "DataContract", "apiVersion": "v3.1.0", "id": "a", "name": "ordérs", "version": "1.0.0",
       "status": "active", "team": {"name": "t", "members": [{"username": "x@example.com", "role": "owner"}]},
       "schema": [{"name": "o", "properties": [{"name": "c", "logicalType": "string", "tags": ["pii"]}]}],
       "slaProperties": [{"property": "freshness", "value": 4, "unit": "h"}]}
      """#
    var judge = Judge(policies)
    var decided = 0
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      for byte in [UInt8(0x20), 0x22, 0x5D, 0x39, 0xFF] {
        var damaged = bytes
        damaged[index] = byte
        guard let document = try? Document(json: damaged, file: "d.json") else { continue }
        let decisions = judge.decide(document, options: DecisionOptions(at: time))
        #expect(!decisions.isEmpty)
        decided += 1
      }
    }
    #expect(decided > 500)
  }
}
