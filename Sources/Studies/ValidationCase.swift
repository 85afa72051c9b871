// A published design with what was published of it: a study of one combination and no variables, whose targets are the
// reported values. So a case is read, named and checked exactly as a study is.
public import Documents
public import Modeling
public import Quantities

/// A design whose results are known from elsewhere.
public struct ValidationCase: Sendable {
  /// The version of the format that this code reads.
  static let format = 1

  /// One reported quantity beside the computed one.
  public struct Comparison: Sendable {
    /// The quantity.
    public let name: String
    /// The unit in which it was reported.
    public let unit: Unit
    /// What was reported [SI].
    public let reported: Double
    /// What the model gives [SI].
    public let computed: Double
    /// The deviation that is allowed, relative to what was reported.
    public let tolerance: Double

    /// By how much the model is off, relative to what was reported.
    public var deviation: Double { computed / reported - 1 }
    /// Whether that is allowed.
    public var isWithin: Bool { abs(deviation) <= tolerance }
  }

  /// The name of the file.
  public let file: String
  /// What was published, in one line.
  public let title: String
  /// Where it was published.
  public let source: String
  /// What the source lacks, and what was assumed instead.
  public let text: String
  private let plan: StudyPlan
  private let tolerances: [Double]

  /// Reads a case and joins it with the components that are there.
  /// - Throws: Everything that is wrong with the text, unknown plugins, names and units; all at once.
  public init(parsing text: some Sequence<UInt8>, file: String, catalog: [String: any Component]) throws(Faults) {
    var decoder = StudyDecoder()
    guard let draft = decoder.validationCase(try JSONNode.parse(text, file: file), file: file) else {
      throw decoder.faults
    }
    self.file = file
    title = draft.document.title
    source = draft.source
    self.text = draft.document.text
    tolerances = draft.tolerances
    plan = try StudyPlan(draft.document, faults: decoder.faults, catalog: catalog)
  }

  /// Runs the model.
  /// - Throws: What the component says that has no answer.
  public func comparisons() throws(Faults) -> [Comparison] {
    let design = DesignEvaluator(plan).design(combination: 0, [])
    switch design.status {
    case .refused(let component, let message), .failed(let component, let message):
      throw Faults(Fault(file, "\(component): \(message)"))
    case .feasible, .violates: break
    }
    return zip(plan.document.objectives, tolerances).map { objective, tolerance in
      let column = plan.column(of: objective.name.value)!
      return Comparison(
        name: objective.name.value, unit: plan.columns[column].unit, reported: objective.target!.quantity.value,
        computed: design.values[column]!, tolerance: tolerance)
    }
  }
}

extension StudyDecoder {
  fileprivate struct Draft {
    var document: StudyDocument
    var source: String
    var tolerances: [Double]
  }

  fileprivate mutating func validationCase(_ node: JSONNode, file: String) -> Draft? {
    guard var reader = ObjectReader(node, &faults, what: "a case") else { return nil }
    if let version = reader.required("case", &faults) {
      _ = version.integer(in: ValidationCase.format...ValidationCase.format, &faults)
    }
    let title = reader.required("title", &faults)?.string(&faults) ?? ""
    let source = reader.required("source", &faults)?.string(&faults) ?? ""
    let text = reader.optional("text")?.string(&faults) ?? ""
    let components = list(reader.optional("components"))
    let slots = members(reader.optional("slots")) { $0.onlySlot($1, $2) }
    checkSameAs(slots)
    let fixed = members(reader.optional("fixed")) { decoder, name, value in
      decoder.value(value).map { (name: name, value: $0) }
    }
    let reportedNode = reader.required("reported", &faults)
    let reported = members(reportedNode) { $0.reported($1, $2) }
    if let node = reportedNode, case .object(let members) = node.kind, members.isEmpty {
      faults.add(
        node.place, "the case reports nothing",
        remedy: #"such as { "cell.mass": { "value": "70 g", "tolerance": "5 %" } }"#)
    }
    reader.finish(into: &faults)
    let document = StudyDocument(
      file: file, title: title, text: text, components: components, slots: slots, fixed: fixed, variables: [],
      objectives: reported.map(\.objective), constraints: [], report: [], figures: nil, baseline: nil,
      search: StudyDocument.Search(),
      unreadable: unreadable)
    return Draft(document: document, source: source, tolerances: reported.map(\.tolerance))
  }

  private mutating func onlySlot(_ name: StudyDocument.Text, _ node: JSONNode) -> StudyDocument.Slot {
    let slot = slot(name, node)
    if slot.hasChoice {
      faults.add(
        node.place, "a case is one design, but the slot '\(name.value)' has \(slot.candidates.count) candidates")
    }
    return slot
  }

  private mutating func reported(
    _ name: StudyDocument.Text, _ node: JSONNode
  ) -> (objective: StudyDocument.Objective, tolerance: Double)? {
    guard var reader = ObjectReader(node, &faults, what: "a reported quantity") else { return nil }
    let valueNode = reader.required("value", &faults)
    let value = valueNode.flatMap { self.value($0) }
    let toleranceNode = reader.required("tolerance", &faults)
    let tolerance = toleranceNode.flatMap { self.value($0) }
    reader.finish(into: &faults)
    if let value, value.quantity.value == 0 {
      faults.add(value.place, "a deviation from zero has no size", remedy: "report another quantity")
    }
    if let tolerance, tolerance.quantity.unit.dimension != Unit.one.dimension || tolerance.quantity.value < 0 {
      faults.add(tolerance.place, "'\(tolerance.quantity)' is no tolerance", remedy: #"such as "0.5 %""#)
    }
    guard let value, let tolerance else { return nil }
    let objective = StudyDocument.Objective(
      name: name, isMaximized: false, target: value, unit: value.quantity.unit)
    return (objective, tolerance.quantity.value)
  }
}
