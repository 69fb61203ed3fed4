/// The descriptors of workload B, in memory and, where asked for, as files.
struct DescriptorData: ~Copyable {
  /// One JSON document a line.
  let text: [UInt8]
  /// Where each line stands, without its end.
  let lines: [Range<Int>]
  /// One file each, in the same order; empty where they were not asked for.
  let jsonFiles: [String]
  let yamlFiles: [String]
  /// Pairs of a descriptor and a rule of the 20 that it breaks; nil where nobody counted them.
  let violations: Int?
  /// Folders that were made for the files, with what stands in them.
  private let made: [(folder: String, files: [String])]

  deinit {
    for (folder, files) in made { FileBytes.remove(files, andFolder: folder) }
  }

  /// Generates descriptors.
  init(count: Int, asJSONFiles: Bool, asYAMLFiles: Bool) throws(FileBytes.Failure) {
    var text: [UInt8] = []
    var violations = 0
    var json: [String] = []
    var yaml: [String] = []
    let jsonFolder = asJSONFiles ? try FileBytes.makeTemporaryFolder() : nil
    let yamlFolder = asYAMLFiles ? try FileBytes.makeTemporaryFolder() : nil
    for (number, descriptor) in DescriptorGenerator(count: count).enumerated() {
      let line = Array(descriptor.data.json.utf8)
      text += line
      text.append(UInt8(ascii: "\n"))
      violations += descriptor.faults.count
      if let jsonFolder {
        json.append("\(jsonFolder)/\(Self.padded(number)).json")
        try FileBytes.write(line, to: json[number])
      }
      if let yamlFolder {
        yaml.append("\(yamlFolder)/\(Self.padded(number)).yaml")
        try FileBytes.write(Array(descriptor.data.yaml.utf8), to: yaml[number])
      }
    }
    self.text = text
    lines = Self.lines(of: text, count)
    jsonFiles = json
    yamlFiles = yaml
    self.violations = violations
    made = [(jsonFolder, json), (yamlFolder, yaml)].compactMap { folder, files in
      folder.map { ($0, files) }
    }
  }

  /// Reads what the peers' generator wrote.
  init(
    folder: String, count: Int, asJSONFiles: Bool, asYAMLFiles: Bool
  ) throws(FileBytes.Failure) {
    let text = try FileBytes.read("\(folder)/b-\(count).ndjson")
    let meta = String(decoding: try FileBytes.read("\(folder)/b-\(count).meta.json"), as: UTF8.self)
    self.text = text
    lines = Self.lines(of: text, count)
    let numbers = 0..<lines.count
    jsonFiles =
      asJSONFiles ? numbers.map { "\(folder)/b-\(count)-json/\(Self.padded($0)).json" } : []
    yamlFiles =
      asYAMLFiles ? numbers.map { "\(folder)/b-\(count)-yaml/\(Self.padded($0)).yaml" } : []
    let key = "\"violations_20_rules\": "
    violations = meta.firstRange(of: key).flatMap {
      Int(meta[$0.upperBound...].prefix { $0.isNumber })
    }
    made = []
  }

  private static func lines(of text: [UInt8], _ count: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while lines.count < count, start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }

  private static func padded(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
