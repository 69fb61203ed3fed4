import Charter

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

let help = """
  usage: charter-bench [WORKLOAD…] [--n N[,N…]] [--rules N[,N…]] [--rounds N] [--data DIR]
                       [--format ndjson|json|yaml[,…]]

  Measures the engine on one thread and prints one line of JSON a figure: `value` is the median
  over the rounds of the time for one item, `best` the shortest, `cpu` the median of processor time.

  workloads (default: all)
  \(Workload.all.map { "  " + $0.name + String(repeating: " ", count: 10 - $0.name.count) + $0.summary }
    .joined(separator: "\n"))

  options
    --n        sizes: rules to compile, descriptors to judge
    --rules    how many rules judge a descriptor: 20, 40 … 200
    --rounds   how often everything is measured (default 5)
    --data     a folder that the peers' gen_b.py has written, instead of data made here
    --format   how descriptors are given: lines of JSON in memory, a JSON file each, a YAML file each
  """

func complain(_ text: String) {
  let line = Array("\(text)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
}

do {
  guard let options = try Options.parse(Array(CommandLine.arguments.dropFirst())) else {
    print(help)
    exit(0)
  }
  for name in options.workloads where !Workload.all.contains(where: { $0.name == name }) {
    throw Options.Misuse(message: "no workload \(name)")
  }
  for workload in Workload.all
  where options.workloads.isEmpty || options.workloads.contains(workload.name) {
    ProcessMemory.resetPeak()
    try workload.run(options) { figure in
      print(figure.line)
      fflush(nil)
    }
  }
} catch let misuse as Options.Misuse {
  complain("charter-bench: \(misuse.message)\n\n\(help)")
  exit(64)
} catch let failure as WorkloadFailure {
  complain("charter-bench: \(failure.message)")
  exit(1)
} catch let failure as FileBytes.Failure {
  complain("charter-bench: \(failure.path): \(failure.message)")
  exit(1)
} catch let failure as CompilationFailure {
  for problem in failure.diagnostics.prefix(20) {
    complain(
      "\(problem.code): \(problem.message)\(problem.place.map { " (\($0.file):\($0.start.line))" } ?? "")"
    )
  }
  exit(1)
}
