// Never committed: stands in until Patterns/, SHA256 and NearestName land.
func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  names.first { $0.count > 2 && ($0.hasPrefix(name.prefix(3)) ) }
}
struct SHA256 { var s: UInt64 = 7; mutating func update(_ b: [UInt8]) { for x in b { s = s &* 31 &+ UInt64(x) } }; mutating func finish() -> String { String(s, radix: 16) } }
