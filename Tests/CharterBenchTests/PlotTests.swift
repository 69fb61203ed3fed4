import CharterBench
import Testing

@Suite struct PlotTests {
  @Test func everyPointStandsInsideTheFrame() {
    let plot = Plot(
      title: "A < B", xLabel: "rules", yLabel: "microseconds",
      series: [Plot.Series(name: "one & all", points: [(10, 1.5), (100, 2), (10_000, 40)])])
    let svg = plot.svg
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
    #expect(svg.contains("A &lt; B") && svg.contains("one &amp; all"))
    let centres = svg.split(separator: "\n").filter { $0.hasPrefix("<circle") }.map { line in
      ["cx", "cy"].map { name in
        line.firstRange(of: "\(name)=\"").flatMap {
          Double(line[$0.upperBound...].prefix { $0 != "\"" })
        } ?? -1
      }
    }
    #expect(centres.count == 3)
    for centre in centres {
      #expect((84...696).contains(centre[0]) && (44...376).contains(centre[1]), "\(centre)")
    }
    #expect(centres[0][0] < centres[1][0] && centres[1][0] < centres[2][0])
    #expect(centres[0][1] > centres[1][1] && centres[1][1] > centres[2][1])
  }
}
