#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

#if CommandLine
  let status = await RootCommand.run(Array(CommandLine.arguments.dropFirst()), in: .system)
  exit(status.rawValue)
#else
  Terminal.system.complain("charter was built without the package trait `CommandLine`\n")
  exit(ExitStatus.wrongUsage.rawValue)
#endif
