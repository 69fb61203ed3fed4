// Stands in until NearestName lands.
func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  names.first { $0.count > 2 && ($0.hasPrefix(name.prefix(3)) ) }
}
