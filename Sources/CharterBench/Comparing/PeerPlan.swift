/// Which peers are run beside Charter, and which figures are of the same work.
struct PeerPlan {
  /// A figure of a run: which metric, of which size.
  struct Key: Hashable {
    var workload: String
    var metric: String
    /// Size of the hierarchy, number of rules or of policies.
    var size: Int
  }

  /// One runner of the peers' folder with its arguments; nil: Charter itself.
  struct Job {
    var script: String?
    var arguments: [String]
    /// What the native baselines call themselves begins so.
    var isNative = false
  }

  /// What is run for a workload, a round.
  static func jobs(_ workload: String, data: String) -> [Job] {
    switch workload {
    case "a":
      let sizes = ["--n", "5,50"]
      func peer(_ name: String, _ more: String) -> Job {
        Job(
          script: "run_a.py", arguments: ["--peer", name] + sizes + words(more),
          isNative: name == "native")
      }
      return [
        peer("native", "--hierarchies 3 --requests 500 --reps 5"),
        Job(arguments: ["a"] + sizes + ["--rounds", "3"]),
        peer("python", "--hierarchies 3 --requests 500 --reps 5"),
        peer("cedarpy", "--hierarchies 3 --requests 500 --reps 3"),
        peer("opa-data", "--hierarchies 1 --requests 300 --reps 1"),
        peer("opa-input", "--hierarchies 1 --requests 60 --reps 1"),
        peer("regopy", "--hierarchies 1 --requests 30 --reps 1"),
      ]
    case "b":
      func peer(_ name: String, _ more: String) -> Job {
        Job(
          script: "run_b.py",
          arguments: ["--peer", name, "--n", "1000", "--data", data] + words(more),
          isNative: name == "native")
      }
      return [
        peer("native", "--reps 9"), peer("native", "--rules 200 --reps 9"),
        Job(arguments: words("b --n 1000 --rules 20,200 --format ndjson --rounds 9")),
        peer("python", ""), peer("jsonschema-rs", ""), peer("jsonschema-rs", "--rules 200"),
        peer("opa", "--limit 300 --reps 1"), peer("opa", "--rules 200 --limit 60 --reps 1"),
        peer("cel", "--limit 100 --reps 1"), peer("cel", "--rules 200 --limit 20 --reps 1"),
        peer("regopy", "--limit 20 --reps 1"),
      ]
    default:
      func peer(_ name: String, _ more: String) -> Job {
        Job(
          script: "run_c.py", arguments: ["--peer", name, "--data", data] + words(more),
          isNative: name == "native-indexed")
      }
      return [10, 1_000, 10_000].flatMap { policies in
        let size = "--policies \(policies)"
        return [
          peer("native-indexed", "\(size) --reps 3"),
          Job(arguments: ["c"] + words("\(size) --rounds 3")),
          peer("python", "\(size) --limit 20000 --reps 1"),
        ]
      } + [
        peer("native-linear", "--reps 1"), peer("cedarpy", "--limit 500 --reps 1"),
        peer("opa", "--limit 2000 --reps 1"), peer("opa-ids", "--limit 500 --reps 1"),
        peer("zen", "--limit 500 --reps 1"), peer("regopy", "--limit 20 --reps 1"),
      ]
    }
  }

  /// The peers' metrics that are compared, by those of Charter's figures that do the same work.
  static func metric(ofPeer metric: String) -> String? {
    switch metric {
    case "us_per_request_median": "decision"
    case "us_per_request_from_text_ids", "us_per_decision", "us_per_descriptor": "text"
    default: nil
    }
  }

  /// What a peer of workload A takes its requests as: only the native program and plain Python decide
  /// about entities at hand, all others read text or objects.
  static func readsText(_ peer: String) -> Bool {
    !peer.hasPrefix("C++") && !peer.hasPrefix("plain Python")
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
