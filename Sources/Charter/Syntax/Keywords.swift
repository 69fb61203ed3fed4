/// Finds the words of the language among names, without making a String of any.
///
/// A table of open addressing over the words' bytes; a lookup costs a multiplication and, nearly
/// always, one comparison.
package struct Keywords: Sendable {
  private struct Entry {
    var first: UInt64
    var second: UInt64
    var kind: TokenKind
  }

  /// Longest word of the language.
  private static let longest = 16
  private var entries: [Entry]
  private let mask: Int

  /// The words as they are written.
  package static let words: [(word: String, kind: TokenKind)] = [
    ("and", .and), ("or", .or), ("not", .not), ("implies", .implies), ("in", .in), ("is", .is),
    ("like", .like), ("matches", .matches), ("within", .within), ("as", .as), ("fits", .fits),
    ("has", .has), ("where", .where), ("then", .then), ("else", .else), ("if", .if),
    ("every", .every), ("some", .some), ("no", .no), ("true", .true), ("false", .false),
    ("missing", .missing), ("for", .for), ("with", .with),
    ("global", .global), ("policy", .policy), ("param", .param), ("define", .define),
    ("enum", .enum), ("open", .open), ("record", .record), ("extend", .extend),
    ("subject", .subject), ("data", .data), ("standard", .standard), ("domain", .domain),
    ("waiver", .waiver), ("test", .test), ("rule", .rule), ("owner", .owner),
    ("version", .version_), ("domains", .domains), ("set", .set), ("tighten", .tighten),
    ("when", .when), ("require", .require), ("forbid", .forbid), ("deny", .deny),
    ("permit", .permit), ("mask", .mask), ("filter", .filter), ("aggregate", .aggregate),
    ("limit", .limit), ("reassess", .reassess), ("otherwise", .otherwise), ("help", .help),
    ("level", .level), ("until", .until), ("decided", .decided), ("waivable", .waivable),
    ("tags", .tags), ("ordered", .ordered), ("also", .also), ("key", .key), ("fixed", .fixed),
    ("sensitive", .sensitive), ("default", .default), ("from", .from),
    ("recognize", .recognize), ("file", .file), ("each", .each), ("on", .on), ("by", .by),
    ("at", .at), ("most", .most), ("may", .may), ("present", .present), ("count", .count),
    ("share", .share), ("to", .to), ("rows", .rows), ("groups", .groups), ("least", .least),
    ("after", .after), ("of", .of), ("because", .because), ("approved", .approved),
    ("given", .given), ("expect", .expect),
  ]

  static let shared = Keywords()

  private init() {
    mask = 511
    entries = Array(repeating: Entry(first: 0, second: 0, kind: .identifier), count: mask + 1)
    for (word, kind) in Keywords.words {
      let (first, second) = Array(word.utf8).withUnsafeBufferPointer { Keywords.packed($0) }
      var slot = Keywords.hash(first, second) & mask
      while entries[slot].first != 0 { slot = (slot + 1) & mask }
      entries[slot] = Entry(first: first, second: second, kind: kind)
    }
  }

  /// What a word is; `identifier` where it is none of the language.
  func kind(of word: UnsafeBufferPointer<UInt8>) -> TokenKind {
    guard word.count > 1, word.count <= Keywords.longest else { return .identifier }
    let (first, second) = Keywords.packed(word)
    var slot = Keywords.hash(first, second) & mask
    while entries[slot].first != 0 {
      if entries[slot].first == first, entries[slot].second == second { return entries[slot].kind }
      slot = (slot + 1) & mask
    }
    return .identifier
  }

  private static func packed(_ word: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var first: UInt64 = 0
    var second: UInt64 = 0
    for index in 0..<word.count {
      if index < 8 {
        first = first << 8 | UInt64(word[index])
      } else {
        second = second << 8 | UInt64(word[index])
      }
    }
    return (first, second)
  }

  private static func hash(_ first: UInt64, _ second: UInt64) -> Int {
    let product = (first ^ (second &* 31)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> 40)
  }
}
