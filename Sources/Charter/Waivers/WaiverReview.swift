extension Report {
  /// What a run says of one waiver of the set.
  package struct WaiverReview: Sendable {
    /// What came of a waiver.
    package enum Status: String, Sendable {
      /// It holds and covers something.
      case used
      /// It holds, what it is about was judged, and it covers nothing.
      case unused
      /// What it is about was not judged.
      case notJudged
      case orphaned, expired, notYetValid, notGranted
    }

    package var waiver: WaiverSummary
    package var status: Status
    /// Which clause is not known to hold, or what is not there; in words.
    package var reason: String?
    /// How many findings it covers.
    package var findings = 0
    /// Days that are left after today, while it may hold.
    package var daysLeft: Int?

    /// It ends soon: within thirty days.
    package var isExpiring: Bool { daysLeft.map { $0 <= 30 } ?? false }
  }
}

extension PolicySet {
  /// Looks at every waiver of the set after a run.
  ///
  /// - Parameters:
  ///   - decisions: Everything that was decided.
  ///   - time: The decision time.
  ///   - catalog: What was known of the mesh.
  /// - Returns: One answer a waiver, by name.
  package func review(
    waiversAfter decisions: [Decision], at time: Timestamp, catalog: Catalog?
  ) -> [Report.WaiverReview] {
    guard !waivers.isEmpty else { return [] }
    var uses: [String: [WaiverUse]] = [:]
    for decision in decisions {
      for use in decision.waivers { uses[use.name, default: []].append(use) }
    }
    let today = time.date.days
    return zip(compiled.waivers.plans, waivers).map { plan, summary in
      var review = Report.WaiverReview(waiver: summary, status: .notJudged)
      let its = uses[plan.name] ?? []
      if today < plan.on {
        review.status = .notYetValid
      } else if today > plan.until {
        review.status = .expired
      } else if its.contains(where: { $0.state == .granted }) {
        review.findings = its.map(\.findings).reduce(0, +)
        review.status = review.findings > 0 ? .used : .unused
      } else if let use = its.first {
        review.status = use.state == .orphaned ? .orphaned : .notGranted
        review.reason = use.reason
      } else if let catalog, !knows(plan, catalog) {
        review.status = .orphaned
        review.reason =
          "the catalog has no \(summary.subject == "domain" ? "domain" : "product")"
          + " `\(plan.id)`"
      }
      switch review.status {
      case .used, .unused, .notJudged: review.daysLeft = Int(plan.until - today)
      case .orphaned, .expired, .notYetValid, .notGranted: break
      }
      return review
    }
  }

  /// Whether a mesh has what a waiver is for; true where there is no mesh to ask.
  private func knows(_ plan: WaiverPlan, _ catalog: Catalog) -> Bool {
    guard catalog.snapshot.catalog.isPresent else { return true }
    guard compiled.schema.subjects[plan.subject].name == "domain" else {
      return catalog.snapshot.number(ofProduct: plan.id) != nil
    }
    guard let domains = catalog.snapshot.domains else { return true }
    return Array(plan.id.utf8).withUnsafeBufferPointer(domains.number) != nil
  }
}
