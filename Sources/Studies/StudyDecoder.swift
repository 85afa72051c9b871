// JSON → StudyDocument. Goes on after a fault, so that all of them are found in one go.
public import Documents
import ParetoSearch
import Quantities

extension StudyDocument {
  /// The version of the format that this code reads.
  static let format = 1

  /// Reads a study as far as it can be read.
  /// - Parameter file: The name by which faults call it.
  /// - Returns: The document, `nil` when it is no study at all, and everything that is wrong with the text itself.
  static func read(_ text: some Sequence<UInt8>, file: String) -> (document: StudyDocument?, faults: Faults) {
    do throws(Faults) {
      var decoder = StudyDecoder()
      let document = decoder.document(try JSONNode.parse(text, file: file), file: file)
      return (document, decoder.faults)
    } catch {
      return (nil, error)
    }
  }

  /// Reads a study.
  /// - Throws: Everything that is wrong with the text, whatever the plugins may be.
  public init(parsing text: some Sequence<UInt8>, file: String) throws(Faults) {
    let (document, faults) = Self.read(text, file: file)
    try faults.throwIfAny()
    guard let document else { preconditionFailure("a study without faults has a document") }
    self = document
  }
}

struct StudyDecoder {
  var faults = Faults()
  private(set) var unreadable: [String] = []

  mutating func document(_ node: JSONNode, file: String) -> StudyDocument? {
    guard var study = ObjectReader(node, &faults, what: "a study") else { return nil }
    _ = study.optional("$schema")?.string(&faults)
    if let version = study.required("cellfront", &faults) {
      _ = version.integer(in: StudyDocument.format...StudyDocument.format, &faults)
    }
    let title = study.required("title", &faults)?.string(&faults) ?? ""
    let text = study.optional("text")?.string(&faults) ?? ""
    let components = list(study.optional("components"))
    let slots = members(study.optional("slots")) { decoder, name, value in decoder.slot(name, value) }
    checkSameAs(slots)
    if components.isEmpty && slots.isEmpty && faults.isEmpty {
      faults.add(study.place, "the study has no components", remedy: "name plugins under 'components' or 'slots'")
    }
    let fixed = members(study.optional("fixed")) { decoder, name, value in
      decoder.value(value).map { (name: name, value: $0) }
    }
    let variables = members(study.optional("variables")) { $0.variable($1, $2) }
    let objectivesNode = study.required("objectives", &faults)
    let objectives = members(objectivesNode) { $0.objective($1, $2) }
    if let node = objectivesNode, case .object(let members) = node.kind, members.isEmpty {
      faults.add(node.place, "the study has no objectives", remedy: #"such as { "cell.cost": { "minimize": true } }"#)
    }
    let constraints = members(study.optional("constraints")) { $0.constraint($1, $2) }
    let report = list(study.optional("report"))
    let figures = study.optional("figures").flatMap { $0.array(&faults) }?.compactMap { figure($0) }
    let baseline = study.optional("baseline").flatMap { self.baseline($0) }
    let search = study.optional("search").map { self.search($0) } ?? StudyDocument.Search()
    study.finish(into: &faults)
    checkOnceEach(fixed.map(\.name), variables.map(\.name))
    return StudyDocument(
      file: file, title: title, text: text, components: components, slots: slots, fixed: fixed, variables: variables,
      objectives: objectives, constraints: constraints, report: report, figures: figures, baseline: baseline,
      search: search,
      unreadable: unreadable)
  }

  /// A slot; without candidates where what fills it cannot be read.
  mutating func slot(_ name: StudyDocument.Text, _ node: JSONNode) -> StudyDocument.Slot {
    StudyDocument.Slot(name: name, filling: filling(name, node) ?? .candidates([]))
  }

  private mutating func filling(_ name: StudyDocument.Text, _ node: JSONNode) -> StudyDocument.Slot.Filling? {
    if name.value.isEmpty {
      faults.add(name.place, "a slot needs a name")
    } else if name.value.contains(".") {
      faults.add(name.place, "a slot's name has no dot, found '\(name.value)'")
    }
    if !StudyPlan.isTitle(name.value) {
      faults.add(
        name.place, "'\(name.value)' cannot be the title of a slot's column in tables of designs",
        remedy: "no brackets, no spaces around it, and none of \(StudyPlan.otherTitles.joined(separator: ", "))")
    }
    if case .object = node.kind, var reader = ObjectReader(node, &faults, what: "a slot that follows another") {
      let other = reader.required("sameAs", &faults).flatMap { text($0) }
      reader.finish(into: &faults)
      return other.map { .sameAs($0) }
    }
    guard case .array(let items) = node.kind else {
      faults.add(
        node.place, "a slot must be a list of plugin ids or {\"sameAs\": slot}, found \(node.found)",
        remedy: #"such as ["first-id", "second-id"]"#)
      return nil
    }
    if items.isEmpty {
      faults.add(node.place, "the slot '\(name.value)' has no candidates", remedy: "name at least one plugin id")
    }
    return .candidates(unique(items.compactMap { text($0) }))
  }

  mutating func checkSameAs(_ slots: [StudyDocument.Slot]) {
    for slot in slots {
      guard case .sameAs(let other) = slot.filling else { continue }
      let filled = slots.filter { if case .candidates = $0.filling { true } else { false } }.map(\.name.value)
      guard !filled.contains(other.value) else { continue }
      faults.add(
        other.place, "'\(other.value)' is not a slot with candidates of its own",
        remedy: suggestion(for: other.value, among: filled))
    }
  }

  private mutating func variable(_ name: StudyDocument.Text, _ node: JSONNode) -> StudyDocument.Variable? {
    guard var reader = ObjectReader(node, &faults, what: "a variable") else { return nil }
    let choices = reader.optional("choices")
    func end(_ key: String) -> StudyDocument.Value? {
      (choices == nil ? reader.required(key, &faults) : reader.optional(key)).flatMap { value($0) }
    }
    let (min, max) = (end("min"), end("max"))
    let integer = reader.optional("integer")?.bool(&faults) ?? false
    let scale = reader.optional("scale")?.string(among: ["linear", "log"], &faults) ?? "linear"
    let asked = reader.optional("unit").flatMap { $0.unit(&faults) }
    reader.finish(into: &faults)
    if let choices {
      if min != nil || max != nil || integer || scale == "log" {
        faults.add(node.place, "a variable has either 'choices' or an interval, not both")
      }
      let items = choices.array(&faults)
      let values = (items ?? []).compactMap { value($0) }
      if let items, items.isEmpty {
        faults.add(choices.place, "the variable has no choices", remedy: "give at least one value")
      }
      guard let first = values.first, sameDimension(values) else { return nil }
      return StudyDocument.Variable(name: name, domain: .choices(values), unit: asked ?? first.quantity.unit)
    }
    guard let min, let max, sameDimension([min, max]) else { return nil }
    if min.quantity.value > max.quantity.value {
      faults.add(
        min.place, "min \(min.quantity) is above max \(max.quantity)", remedy: "exchange the two")
    }
    if integer,
      ![min, max].allSatisfy({ $0.quantity.unit.text == "1" && $0.quantity.value.rounded() == $0.quantity.value })
    {
      faults.add(node.place, "an integer variable needs whole numbers for min and max, without a unit")
    }
    if integer && scale == "log" {
      faults.add(node.place, "an integer variable has no logarithmic scale", remedy: "leave 'scale' out")
    }
    if scale == "log" && min.quantity.value <= 0 {
      faults.add(min.place, "a logarithmic scale needs a min above zero, found \(min.quantity)")
    }
    checkWidth(from: min, to: max, isLogarithmic: scale == "log" && min.quantity.value > 0)
    return StudyDocument.Variable(
      name: name, domain: .interval(min: min, max: max, isInteger: integer, isLogarithmic: scale == "log"),
      unit: asked ?? min.quantity.unit)
  }

  private mutating func objective(_ name: StudyDocument.Text, _ node: JSONNode) -> StudyDocument.Objective? {
    guard var reader = ObjectReader(node, &faults, what: "an objective") else { return nil }
    let maximize = reader.optional("maximize")?.bool(&faults) ?? false
    let minimize = reader.optional("minimize")?.bool(&faults) ?? false
    let target = reader.optional("target").flatMap { value($0) }
    let asked = reader.optional("unit").flatMap { $0.unit(&faults) }
    reader.finish(into: &faults)
    if maximize == minimize {
      faults.add(node.place, "an objective needs either \"minimize\": true or \"maximize\": true")
    }
    return StudyDocument.Objective(
      name: name, isMaximized: maximize, target: target, unit: asked ?? target?.quantity.unit)
  }

  private mutating func constraint(_ name: StudyDocument.Text, _ node: JSONNode) -> StudyDocument.Constraint? {
    guard var reader = ObjectReader(node, &faults, what: "a constraint") else { return nil }
    let minNode = reader.optional("min")
    let maxNode = reader.optional("max")
    let equalsNode = reader.optional("equals")
    var (min, max) = (minNode.flatMap { value($0) }, maxNode.flatMap { value($0) })
    let asked = reader.optional("unit").flatMap { $0.unit(&faults) }
    reader.finish(into: &faults)
    if let equalsNode {
      if minNode != nil || maxNode != nil {
        faults.add(node.place, "a constraint has either 'equals' or 'min' and 'max', not both")
      }
      // What is neither less nor more.
      min = value(equalsNode)
      max = min
    } else if minNode == nil && maxNode == nil {
      faults.add(node.place, "a constraint needs 'min', 'max' or both, or 'equals'")
    }
    guard sameDimension([min, max].compactMap { $0 }) else { return nil }
    if let min, let max, min.quantity.value > max.quantity.value {
      faults.add(
        min.place, "min \(min.quantity) is above max \(max.quantity)", remedy: "exchange the two")
    }
    return StudyDocument.Constraint(
      name: name, min: min, max: max, unit: asked ?? (max ?? min)?.quantity.unit)
  }

  private mutating func figure(_ node: JSONNode) -> StudyDocument.Figure? {
    guard var reader = ObjectReader(node, &faults, what: "a figure") else { return nil }
    let across = reader.required("across", &faults).flatMap { text($0) }
    let up = reader.required("up", &faults).flatMap { text($0) }
    let over = reader.optional("over")
    func end(_ key: String) -> StudyDocument.Value? {
      (over == nil ? reader.optional(key) : reader.required(key, &faults)).flatMap { value($0) }
    }
    let (min, max) = (end("min"), end("max"))
    reader.finish(into: &faults)
    guard let across, let up else { return nil }
    guard let over else {
      if min != nil || max != nil {
        faults.add(node.place, "'min' and 'max' are the ends of 'over', which is missing", remedy: "name what moves")
      }
      return StudyDocument.Figure(across: across, up: up, over: nil)
    }
    guard let name = text(over), let min, let max, sameDimension([min, max]) else { return nil }
    if min.quantity.value >= max.quantity.value {
      let remedy = min.quantity.value > max.quantity.value ? "exchange the two" : "a curve needs an interval"
      faults.add(min.place, "min \(min.quantity) is not below max \(max.quantity)", remedy: remedy)
    }
    checkWidth(from: min, to: max, isLogarithmic: false)
    return StudyDocument.Figure(
      across: across, up: up, over: StudyDocument.Figure.Sweep(name: name, min: min, max: max))
  }

  private mutating func baseline(_ node: JSONNode) -> StudyDocument.Baseline? {
    guard var reader = ObjectReader(node, &faults, what: "'baseline'") else { return nil }
    let slots = members(reader.optional("slots")) { decoder, name, value in
      decoder.text(value).map { (name: name, filling: $0) }
    }
    let variables = members(reader.optional("variables")) { decoder, name, value in
      decoder.value(value).map { (name: name, value: $0) }
    }
    reader.finish(into: &faults)
    return StudyDocument.Baseline(slots: slots, variables: variables, place: node.place)
  }

  private mutating func search(_ node: JSONNode) -> StudyDocument.Search {
    var search = StudyDocument.Search()
    guard var reader = ObjectReader(node, &faults, what: "'search'") else { return search }
    if let points = reader.optional("points")?.integer(in: 1...100_000, &faults) { search.points = points }
    if let seed = reader.optional("seed")?.integer(in: 0...Int.max, &faults) { search.seed = UInt64(seed) }
    search.evaluations = reader.optional("evaluations")?.integer(in: 1...Int.max, &faults)
    search.seconds = reader.optional("seconds")?.number(in: 0.001...1e9, &faults)
    let strategy = reader.optional("strategy")?.string(among: SearchStrategy.all.map(\.id), &faults)
    if let strategy = strategy.flatMap(SearchStrategy.named) { search.strategy = strategy }
    if let node = reader.optional("certify"), let share = node.quantity(like: .one, &faults) {
      if share.value > 0, share.value <= 1 {
        search.certify = share.value
      } else {
        faults.add(node.place, "must be above 0 % and at most 100 %, found \(node.found)", remedy: "\"1 %\"")
      }
    }
    if let boxes = reader.optional("certifyBoxes")?.integer(in: 1...Int.max, &faults) { search.certifyBoxes = boxes }
    reader.finish(into: &faults)
    return search
  }

  // MARK: Pieces

  mutating func members<Item>(
    _ node: JSONNode?, _ decode: (inout Self, StudyDocument.Text, JSONNode) -> Item?
  ) -> [Item] {
    (node?.members(&faults) ?? []).compactMap { member in
      let item = decode(&self, StudyDocument.Text(value: member.key, place: member.place), member.value)
      if item == nil { unreadable.append(member.key) }
      return item
    }
  }

  mutating func list(_ node: JSONNode?) -> [StudyDocument.Text] {
    unique((node?.array(&faults) ?? []).compactMap { text($0) })
  }

  private mutating func text(_ node: JSONNode) -> StudyDocument.Text? {
    node.string(&faults).map { StudyDocument.Text(value: $0, place: node.place) }
  }

  private mutating func unique(_ texts: [StudyDocument.Text]) -> [StudyDocument.Text] {
    var seen: Set<String> = []
    for text in texts where !seen.insert(text.value).inserted {
      faults.add(text.place, "'\(text.value)' is named twice", remedy: "leave one of them out")
    }
    return texts
  }

  /// A string with a unit, or a bare number, which is dimensionless.
  mutating func value(_ node: JSONNode) -> StudyDocument.Value? {
    node.quantity(&faults).map { StudyDocument.Value(quantity: $0, place: node.place) }
  }

  private mutating func sameDimension(_ values: [StudyDocument.Value]) -> Bool {
    guard let first = values.first,
      let odd = values.first(where: { $0.quantity.unit.dimension != first.quantity.unit.dimension })
    else { return true }
    faults.add(
      odd.place,
      "'\(odd.quantity)' is \(odd.quantity.unit.dimension.described), but '\(first.quantity)' is"
        + " \(first.quantity.unit.dimension.described)", remedy: "write both in units of the same kind")
    return false
  }

  /// What lies between the ends must be a number, or on a logarithmic scale how often the one is contained in the other.
  private mutating func checkWidth(from min: StudyDocument.Value, to max: StudyDocument.Value, isLogarithmic: Bool) {
    let (low, high) = (min.quantity.value, max.quantity.value)
    guard !(isLogarithmic ? high / low : high - low).isFinite else { return }
    faults.add(
      min.place, "from min \(min.quantity) to max \(max.quantity) is farther than numbers reach",
      remedy: "a narrower interval")
  }

  private mutating func checkOnceEach(_ fixed: [StudyDocument.Text], _ variables: [StudyDocument.Text]) {
    let names = Set(fixed.map(\.value))
    for name in variables where names.contains(name.value) {
      faults.add(name.place, "'\(name.value)' is both fixed and a variable", remedy: "leave one of them out")
    }
  }
}
