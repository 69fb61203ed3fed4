/// What the command line asks for.
package struct Options {
  /// Names of workloads; empty: all of them.
  package var workloads: [String] = []
  /// Sizes; empty: those of the workload.
  package var sizes: [Int] = []
  /// Numbers of rules; empty: those of the workload.
  package var rules: [Int] = []
  package var rounds = 5
  /// Folder with data that the peers' generator made.
  package var data: String?
  /// Formats of descriptors; empty: all of them.
  package var formats: [String] = []
  /// Numbers of policies; empty: those of the workload.
  package var policies: [Int] = []
  /// The program whose start is measured; nil: the one beside this one.
  package var program: String?
  /// Peers are run beside Charter.
  package var compares = false
  /// Folder of the peers' runners.
  package var peers: String?
  /// What runs them.
  package var python = "python3"
  /// Folder that plots are written to.
  package var plot: String?

  /// Why a command line is not one, in words.
  package struct Misuse: Error {
    package var message: String
  }

  /// Reads a command line; nil where it asks for help.
  package static func parse(_ arguments: [String]) throws(Misuse) -> Options? {
    var options = Options()
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h": return nil
      case "--n": options.sizes = try numbers(argument, &rest)
      case "--rules": options.rules = try numbers(argument, &rest)
      case "--rounds": options.rounds = try numbers(argument, &rest)[0]
      case "--policies": options.policies = try numbers(argument, &rest)
      case "--data": options.data = try value(argument, &rest)
      case "--program": options.program = try value(argument, &rest)
      case "--compare": options.compares = true
      case "--peers": options.peers = try value(argument, &rest)
      case "--python": options.python = try value(argument, &rest)
      case "--plot": options.plot = try value(argument, &rest)
      case "--format":
        options.formats = try value(argument, &rest).split(separator: ",").map(String.init)
        for format in options.formats where !["ndjson", "json", "yaml"].contains(format) {
          throw Misuse(message: "no format \(format): ndjson, json or yaml")
        }
      case _ where argument.hasPrefix("-"): throw Misuse(message: "no option \(argument)")
      default: options.workloads.append(argument)
      }
    }
    return options
  }

  private static func value(
    _ option: String, _ rest: inout ArraySlice<String>
  ) throws(Misuse) -> String {
    guard let value = rest.popFirst(), !value.isEmpty else {
      throw Misuse(message: "\(option) needs a value")
    }
    return value
  }

  private static func numbers(
    _ option: String, _ rest: inout ArraySlice<String>
  ) throws(Misuse) -> [Int] {
    let text = try value(option, &rest)
    let numbers = text.split(separator: ",").map { Int($0) }
    guard !numbers.isEmpty, numbers.allSatisfy({ ($0 ?? 0) > 0 }) else {
      throw Misuse(message: "\(option) needs a number above 0, or several with commas: \(text)")
    }
    return numbers.compactMap { $0 }
  }
}
