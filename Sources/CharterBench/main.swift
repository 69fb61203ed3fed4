import Charter

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

let help = """
  usage: charter-bench [WORKLOAD…] [--n N[,N…]] [--rules N[,N…]] [--policies N[,N…]] [--rounds N]
                       [--data DIR] [--format ndjson|json|yaml[,…]] [--program PATH] [--plot DIR]
         charter-bench --compare --peers DIR [--python PATH] [a] [b] [c] [--rounds N] [--data DIR]

  Measures the engine on one thread and prints one line of JSON a figure: `value` is the median
  over the rounds of the time for one item, `best` the shortest, `cpu` the median of processor time.

  workloads (default: all but growth, parts and count)
  \((Workload.all + Workload.named)
    .map { "  " + $0.name + String(repeating: " ", count: 19 - $0.name.count) + $0.summary }
    .joined(separator: "\n"))

  options
    --n         sizes: rules to compile, descriptors or requests to judge, entities of each type
    --rules     how many rules judge a descriptor: 20, 40 … 200
    --policies  how many policies decide a request
    --rounds    how often everything is measured (default 5)
    --data      a folder that the peers' generators have written, instead of data made here
    --format    how descriptors are given: lines of JSON in memory, a JSON file each, a YAML file each
    --program   the `charter` whose start is measured (default: the one beside this program)
    --plot      a folder for the plots of `growth`, as SVG
    --compare   run the peers that are installed in turn with Charter, and print ratios to the native
                baseline (x_native) and to Charter (x_charter)
    --peers     the folder of the peers' runners; what each needs, its own README says
    --python    the Python that has them
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
  let known = Workload.all + Workload.named
  for name in options.workloads where !known.contains(where: { $0.name == name }) {
    throw Options.Misuse(message: "no workload \(name)")
  }
  if options.compares {
    var comparison = try Comparison(options)
    try comparison.run { line in
      print(line)
      fflush(nil)
    }
    exit(0)
  }
  for workload in options.workloads.isEmpty
    ? Workload.all : known.filter({ options.workloads.contains($0.name) })
  {
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
