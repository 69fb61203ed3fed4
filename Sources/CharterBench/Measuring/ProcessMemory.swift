#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What this process has of the machine: the most memory that it has held, and the processors.
enum ProcessMemory {
  /// How many processors there are.
  static var processors: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Megabytes, from `VmHWM`; nil where the system does not say.
  static var peakMegabytes: Double? {
    guard let status = try? FileBytes.read("/proc/self/status") else { return nil }
    let text = String(decoding: status, as: UTF8.self)
    for line in text.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      return words.dropFirst().first.flatMap { Double($0) }.map { $0 / 1024 }
    }
    return nil
  }

  /// Starts the count anew, so that one workload's peak is not another's.
  static func resetPeak() { try? FileBytes.write([0x35], to: "/proc/self/clear_refs") }
}
