/// A plot of points over two logarithmic axes, drawn as SVG.
package struct Plot {
  package struct Series {
    package var name: String
    package var points: [(x: Double, y: Double)]

    package init(name: String, points: [(x: Double, y: Double)]) {
      self.name = name
      self.points = points
    }
  }

  package var title: String
  package var xLabel: String
  package var yLabel: String
  package var series: [Series]

  package init(title: String, xLabel: String, yLabel: String, series: [Series]) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.series = series
  }

  private static let width = 720.0
  private static let height = 440.0
  private static let left = 84.0
  private static let right = 24.0
  private static let top = 44.0
  private static let bottom = 64.0
  /// Told apart without colour too, by the shape at each point.
  private static let colours = ["#1b5e9b", "#b3541e", "#3a7d44", "#7a3e9d"]

  /// The plot as a file of SVG.
  package var svg: String {
    let x = Axis(
      series.flatMap { $0.points.map(\.x) }, from: Self.left, to: Self.width - Self.right)
    let y = Axis(
      series.flatMap { $0.points.map(\.y) }, from: Self.height - Self.bottom, to: Self.top)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" \
      width="\(Int(Self.width))" height="\(Int(Self.height))" font-family="sans-serif" font-size="13" \
      role="img" aria-label="\(Self.escaped(title))">
      <rect width="100%" height="100%" fill="white"/>
      <text x="\(Self.left)" y="26" font-size="16" font-weight="bold">\(Self.escaped(title))</text>

      """
    for tick in x.ticks {
      text += Self.line(tick.place, Self.top, tick.place, Self.height - Self.bottom, "#dddddd")
      text += Self.label(tick.text, tick.place, Self.height - Self.bottom + 18, "middle")
    }
    for tick in y.ticks {
      text += Self.line(Self.left, tick.place, Self.width - Self.right, tick.place, "#dddddd")
      text += Self.label(tick.text, Self.left - 8, tick.place + 4, "end")
    }
    text += Self.line(
      Self.left, Self.height - Self.bottom, Self.width - Self.right, Self.height - Self.bottom,
      "black")
    text += Self.line(Self.left, Self.top, Self.left, Self.height - Self.bottom, "black")
    text += Self.label(
      xLabel, (Self.left + Self.width - Self.right) / 2, Self.height - 18, "middle")
    let middle = (Self.top + Self.height - Self.bottom) / 2
    text += """
      <text transform="translate(20 \(Self.shown(middle))) rotate(-90)" text-anchor="middle">\
      \(Self.escaped(yLabel))</text>

      """
    for (number, series) in series.enumerated() { text += draw(series, number, x, y) }
    return text + "</svg>\n"
  }

  private func draw(_ series: Series, _ number: Int, _ x: Axis, _ y: Axis) -> String {
    let colour = Self.colours[number % Self.colours.count]
    let places = series.points.map { (x.place(of: $0.x), y.place(of: $0.y)) }
    let path = places.map { "\(Self.shown($0.0)),\(Self.shown($0.1))" }.joined(separator: " ")
    var text =
      "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>\n"
    for (place, point) in zip(places, series.points) {
      let (cx, cy) = (Self.shown(place.0), Self.shown(place.1))
      text +=
        number % 2 == 0
        ? "<circle cx=\"\(cx)\" cy=\"\(cy)\" r=\"4\" fill=\"\(colour)\"/>\n"
        : "<rect x=\"\(Self.shown(place.0 - 4))\" y=\"\(Self.shown(place.1 - 4))\" width=\"8\" height=\"8\" fill=\"\(colour)\"/>\n"
      text += Self.label(Figure.shown(point.y), place.0 + 6, place.1 - 7, "start", size: 11)
    }
    let y = Self.top + 14 + Double(number) * 18
    text += Self.line(Self.left + 14, y - 4, Self.left + 38, y - 4, colour, width: 3)
    return text + Self.label(series.name, Self.left + 44, y, "start")
  }

  // MARK: Parts

  private static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String, width: Int = 1
  ) -> String {
    "<line x1=\"\(shown(x1))\" y1=\"\(shown(y1))\" x2=\"\(shown(x2))\" y2=\"\(shown(y2))\" stroke=\"\(colour)\" stroke-width=\"\(width)\"/>\n"
  }

  private static func label(
    _ text: String, _ x: Double, _ y: Double, _ anchor: String, size: Int = 13
  ) -> String {
    "<text x=\"\(shown(x))\" y=\"\(shown(y))\" text-anchor=\"\(anchor)\" font-size=\"\(size)\">\(escaped(text))</text>\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  private static func shown(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}

/// A logarithmic axis, with room at both ends.
private struct Axis {
  private let low: Double
  private let high: Double
  private let start: Double
  private let end: Double

  init(_ values: [Double], from start: Double, to end: Double) {
    let positive = values.filter { $0 > 0 }
    let least = positive.min() ?? 1
    let greatest = positive.max() ?? 1
    // At least a factor of ten, so that what hardly grows looks like it.
    let spread = max(greatest / least, 10)
    let middle = Self.log10(least * greatest) / 2
    low = middle - Self.log10(spread) / 2 - 0.1
    high = middle + Self.log10(spread) / 2 + 0.2
    self.start = start
    self.end = end
  }

  func place(of value: Double) -> Double {
    start + (Self.log10(max(value, 1e-12)) - low) / (high - low) * (end - start)
  }

  /// Powers of ten, and 2 and 5 of them where there are few.
  var ticks: [(place: Double, text: String)] {
    var found: [Double] = []
    let steps: [Double] = high - low > 2.5 ? [1] : [1, 2, 5]
    var power = 1e-9
    while power < 1e12 {
      for step in steps {
        let value = power * step
        let height = Self.log10(value)
        if height >= low, height <= high { found.append(value) }
      }
      power *= 10
    }
    return found.map { (place(of: $0), Self.text($0)) }
  }

  private static func text(_ value: Double) -> String {
    if value < 1 { return Figure.shown(value) }
    var digits = "\(Int(value.rounded()))"
    var grouped = ""
    while digits.count > 3 {
      grouped = "," + digits.suffix(3) + grouped
      digits.removeLast(3)
    }
    return digits + grouped
  }

  /// Without the C library: the exponent, and the rest by squaring.
  private static func log10(_ value: Double) -> Double {
    let log2 = Double(value.exponent) + log2(ofSignificand: value.significand)
    return log2 * 0.301_029_995_663_981_2
  }

  private static func log2(ofSignificand value: Double) -> Double {
    var (rest, bit, result) = (value, 0.5, 0.0)
    for _ in 0..<40 {
      rest *= rest
      if rest >= 2 {
        rest /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }
}
