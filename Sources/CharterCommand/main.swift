#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

#if CommandLine
  import Dispatch

  /// Runs the command and ends the process.
  @MainActor
  private func runToEnd() async {
    let status = await RootCommand.run(Array(CommandLine.arguments.dropFirst()), in: .system)
    exit(status.rawValue)
  }

  // What needs no second thread ends before any is started.
  if #available(macOS 26, *) {
    Task.immediate { await runToEnd() }
  } else {
    Task { await runToEnd() }
  }
  dispatchMain()
#else
  Terminal.system.complain("charter was built without the package trait `CommandLine`\n")
  exit(ExitStatus.wrongUsage.rawValue)
#endif
