import Synchronization
import Testing

@testable import CharterCommand

@Suite struct ProgressTests {
  @Test func saysNothingInTheFirstSecond() {
    let world = RecordedTerminal(isTerminal: true)
    let progress = Progress(of: 3, on: world.terminal, elapsed: { .milliseconds(900) })
    progress.step()
    progress.step()
    progress.finish()
    #expect(world.errorText.isEmpty)
  }

  @Test func saysHowFarItIsAndTakesItBack() {
    let world = RecordedTerminal(isTerminal: true)
    let time = Mutex<Duration>(.seconds(1))
    let progress = Progress(
      of: 900, on: world.terminal,
      elapsed: {
        time.withLock { time in
          time += .milliseconds(50)
          return time
        }
      })
    for _ in 0..<9 { progress.step() }
    progress.finish()
    #expect(
      world.errorText == "\r1 of 900 judged\r5 of 900 judged\r9 of 900 judged\r\u{1B}[K")
  }
}
