// Waivers, as a council member reads them: who answers for what is waived, and what to look at.

extension TextReport {
  /// Who waived what a rule finds: a line for each waiver.
  func waiverNotes(_ group: FindingGroup) -> [String] {
    distinct(group.findings.flatMap(\.waivers)).map { waiver in
      note(
        "waiver \(waiver.name), until \(waiver.until), approved by "
          + "\(visible(waiver.approver, atMost: 80)) as \(waiver.role): "
          + visible(waiver.because, atMost: 120))
    }
  }

  /// The waivers that somebody should look at; with `--all`, every one.
  var waiverLines: [String] {
    guard !style.isQuiet else { return [] }
    let reviews = report.waivers.enumerated()
      .filter { style.showsAll || $0.element.needsAttention }
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    guard !reviews.isEmpty else { return [] }
    let shown = style.showsAll ? reviews[...] : reviews.prefix(Self.mostWaivers)
    var lines = ["waivers:"]
    for review in shown {
      let place = review.waiver.place
      lines.append(
        "  \(paint.strong(review.waiver.name)): \(words(review)) "
          + paint.faint("(\(visible(place.file)):\(place.start.line))"))
    }
    if reviews.count > shown.count {
      lines.append("  and \(reviews.count - shown.count) more: --all")
    }
    return lines + [""]
  }

  private static let mostWaivers = 8

  private func words(_ review: Report.WaiverReview) -> String {
    let waiver = review.waiver
    let reason = review.reason.map { ": \(visible($0, atMost: 160))" } ?? ""
    let subject = "\(waiver.subject) \(visible(waiver.id, atMost: 80))"
    switch review.status {
    case .used:
      return "covers \(counted(review.findings, "finding")) of \(waiver.rule)\(end(review))"
    case .unused:
      return "\(paint.doubtful("unused")): nothing of \(waiver.rule) is found\(end(review))"
    case .notJudged: return "\(subject) was not judged\(end(review))"
    case .orphaned: return "\(paint.doubtful("orphaned"))\(reason)"
    case .expired: return "\(paint.doubtful("expired")) on \(waiver.until)"
    case .notYetValid: return "not yet valid: holds from \(waiver.on)"
    case .notGranted: return "\(paint.bad("not granted"))\(reason)"
    }
  }

  private func end(_ review: Report.WaiverReview) -> String {
    guard let left = review.daysLeft else { return "" }
    guard review.isExpiring else { return ", until \(review.waiver.until)" }
    let when = left == 0 ? "today" : "in \(counted(left, "day"))"
    return ", \(paint.doubtful("ends \(when)")), on \(review.waiver.until)"
  }
}

extension Report.WaiverReview {
  /// Somebody should look at it: it does not do what it is there for, or soon will not.
  fileprivate var needsAttention: Bool {
    switch status {
    case .used, .notJudged: isExpiring
    case .unused, .orphaned, .expired, .notYetValid, .notGranted: true
    }
  }

  /// Lower is shown first: what somebody relies on and does not get, then what is about to end.
  fileprivate var rank: Int {
    switch status {
    case .notGranted: 0
    case .orphaned: 1
    case .expired: 2
    case .used, .unused, .notJudged: isExpiring ? 3 : status == .unused ? 4 : 6
    case .notYetValid: 5
    }
  }
}
