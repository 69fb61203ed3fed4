// Waivers for programs.

extension JSONWriter {
  /// Writes the member of a report that says what came of each waiver of the set.
  mutating func waiversMember(_ reviews: [Report.WaiverReview]) {
    guard !reviews.isEmpty else { return }
    key("waivers")
    array(.lines) { json in
      for review in reviews { json.review(review) }
    }
  }

  private mutating func review(_ review: Report.WaiverReview) {
    let waiver = review.waiver
    object(.lines) { json in
      json.member("name", waiver.name)
      json.member("status", review.status.rawValue)
      json.member("why", review.reason)
      json.member("rule", waiver.rule)
      json.member("subject", waiver.subject)
      json.member("id", waiver.id)
      json.member("at", waiver.path)
      json.member("because", waiver.because)
      json.member("approver", waiver.approver)
      json.member("role", waiver.role)
      json.member("on", waiver.on)
      json.member("until", waiver.until)
      json.member("daysLeft", review.daysLeft)
      json.member("findings", review.findings)
      json.key("policy")
      json.object { $0.place(waiver.place) }
    }
  }

  /// Writes the members of a finding that say who waived it.
  mutating func waiverMembers(of finding: Finding) {
    guard !finding.waivers.isEmpty else { return }
    member("found", finding.found?.rawValue)
    key("waivers")
    array(.lines) { json in
      for waiver in finding.waivers {
        json.object { json in
          json.member("name", waiver.name)
          json.member("approver", waiver.approver)
          json.member("role", waiver.role)
          json.member("until", waiver.until)
          json.member("because", waiver.because)
        }
      }
    }
  }
}
