// The views that components declare, evaluated for every design: a breakdown, a stack of layers, a curve.
import Documents
import Modeling
import Quantities
import Studies

/// All views of a run's designs.
struct DesignViews {
  /// A view as declared, under global names.
  struct Declaration {
    let component: String
    let slot: String?
    let view: View
    /// The units in which the items are shown; one and the same for a breakdown and for a stack.
    let units: [Unit]
    /// The total of a breakdown, or the swept input of a curve.
    let lead: (name: String, unit: Unit)?
    let items: [(name: String, label: String)]

    /// The values of the swept input at which a curve is drawn [SI].
    var samples: [Double] {
      guard case .curve(_, let from, let to) = view.kind else { return [] }
      return DesignSweep.samples(from: from, to: to)
    }

    var isCurve: Bool { if case .curve = view.kind { true } else { false } }

    /// `layered-cell.mass`; a component that fills a slot is told apart by it: `cathode/nmc811.potential`.
    var id: String { (slot.map { "\($0)/" } ?? "") + "\(component).\(view.name)" }
  }

  /// What a view shows of a design [SI].
  enum Content {
    case parts(total: Double?, values: [Double])
    /// A curve for each item over the declaration's samples; `nil` where the model has no answer.
    case curves(values: [[Double?]])
  }

  let declarations: [Declaration]
  /// For each design, the content of each view; `nil` where the design's combination does not declare it.
  let contents: [[Content?]]
  /// The same for the study's baseline.
  let baseline: [Content?]

  init(_ findings: Findings) {
    let run = findings.run
    let used = Set(run.designs.map(\.combination)).sorted()
    var declarations: [Declaration] = []
    var places: [Int: [String: (Int, Declaration)]] = [:]
    // The baseline's views are those that designs of the front declare, though none of them may be of its combination.
    let baselines = [findings.baseline?.combination].compactMap { $0 }.filter { !used.contains($0) }
    for combination in used + baselines {
      for declaration in Self.declarations(run.plan.combinations[combination].graph) {
        let at = declarations.firstIndex { $0.id == declaration.id } ?? declarations.count
        if at == declarations.count {
          if baselines.contains(combination) { continue }
          declarations.append(declaration)
        }
        places[combination, default: [:]][declaration.id] = (at, declaration)
      }
    }
    self.declarations = declarations
    let (plan, all, known) = (run.plan, declarations, places)
    @Sendable func read(_ reader: Reader, _ design: Design) -> [Content?] {
      reader.turn(to: design)
      var contents = [Content?](repeating: nil, count: all.count)
      for (at, declaration) in known[design.combination, default: [:]].values {
        contents[at] = reader.content(declaration, design)
      }
      return contents
    }
    let designs = run.designs
    contents = DesignBatches(designs.map(\.combination)).map(jobs: run.jobs) {
      Reader(plan)
    } _: { reader, at in
      read(reader, designs[at])
    }
    baseline = findings.baseline.map { read(Reader(plan), $0) } ?? declarations.map { _ in nil }
  }

  private static func declarations(_ graph: ComponentGraph) -> [Declaration] {
    graph.placements.flatMap { placement in
      placement.description.views.compactMap { view -> Declaration? in
        let items = view.items.map { (name: placement.globalName($0.port), label: $0.label) }
        func lead(_ port: String) -> (name: String, unit: Unit)? {
          let name = placement.globalName(port)
          return graph[name].map { (name, $0.port.unit) }
        }
        let own = items.map { graph[$0.name]?.port.unit ?? .one }
        guard let first = own.first else { return nil }
        let description = placement.description
        func made(_ units: [Unit], _ lead: (name: String, unit: Unit)?) -> Declaration {
          Declaration(
            component: description.id, slot: placement.slot, view: view, units: units, lead: lead, items: items)
        }
        switch view.kind {
        case .breakdown(let total):
          let lead = lead(total)
          return made(own.map { _ in lead?.unit ?? first }, lead)
        case .stack: return made(own.map { _ in first }, nil)
        case .curve(let sweep, _, _): return made(own, lead(sweep))
        }
      }
    }
  }

  /// Evaluates designs one after the other; keeps what was compiled.
  private final class Reader {
    let plan: StudyPlan
    let designs: DesignEvaluator
    private var sweep: DesignSweep

    init(_ plan: StudyPlan) {
      self.plan = plan
      designs = DesignEvaluator(plan)
      sweep = DesignSweep(plan)
    }

    func turn(to design: Design) {
      _ = designs.design(combination: design.combination, plan.point(of: design))
    }

    func content(_ declaration: Declaration, _ design: Design) -> Content? {
      guard case .curve = declaration.view.kind else {
        let values = declaration.items.compactMap { designs.value(of: $0.name, combination: design.combination) }
        guard values.count == declaration.items.count else { return nil }
        return .parts(
          total: declaration.lead.flatMap { designs.value(of: $0.name, combination: design.combination) },
          values: values)
      }
      guard let lead = declaration.lead?.name else { return nil }
      return sweep.values(of: declaration.items.map(\.name), over: lead, at: declaration.samples, design).map {
        .curves(values: $0)
      }
    }
  }
}
