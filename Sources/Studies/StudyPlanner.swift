// StudyDocument + plugins → StudyPlan. A fault met in several combinations is told once, with their number.
public import Documents
public import Modeling
public import ParetoSearch
import Quantities
import Workers

extension StudyPlan {
  /// Reads a study and joins it with the components that are there.
  /// - Parameters:
  ///   - file: The name by which faults call the study.
  ///   - catalog: The components by id.
  ///   - jobs: The number of threads that make the models; it changes nothing.
  /// - Throws: What is wrong with the text, unknown plugins, names, units, and whatever keeps a combination from being a
  ///   model; all at once.
  public init(
    parsing text: some Sequence<UInt8>, file: String, catalog: [String: any Component],
    jobs: Int = SearchOptions.processorCount
  ) throws(Faults) {
    let (document, faults) = StudyDocument.read(text, file: file)
    guard let document else { throw faults }
    try self.init(document, faults: faults, catalog: catalog, jobs: jobs)
  }

  /// Joins a study with the components that are there.
  /// - Parameter faults: What is already known to be wrong with it.
  init(
    _ document: StudyDocument, faults: Faults, catalog: [String: any Component],
    jobs: Int = SearchOptions.processorCount
  ) throws(Faults) {
    var planner = StudyPlanner(document: document, catalog: catalog)
    planner.faults = faults
    // Without all of its components a study's names would seem unknown that are not.
    if planner.findComponents() {
      planner.makeCombinations(jobs: jobs)
      planner.checkNames()
    }
    let baseline = planner.baseline()
    try planner.allFaults().throwIfAny()
    self.document = document
    combinations = planner.combinations
    columns = planner.columns()
    components = planner.usedComponents()
    self.baseline = baseline
    replaced = planner.replaced()
  }
}

struct StudyPlanner {
  let document: StudyDocument
  let catalog: [String: any Component]
  var faults = Faults()
  var combinations: [StudyPlan.Combination] = []

  /// The graphs made so far, with the fillings they belong to.
  private var graphs: [(fillings: [String], graph: ComponentGraph)] = []
  /// How many fillings of the slots there are.
  private var fillingCount = 0
  /// Quantities with a value of the wrong kind: the unit taken from it is wrong as well, but that is the same fault.
  private var wronglyMeasured: Set<String> = []
  /// Faults of combinations: how many have each, the first of them, and who needs what is missing: that differs with the materials.
  private var shared: [Fault: (count: Int, first: String, readers: [String])] = [:]
  private var sharedOrder: [Fault] = []

  init(document: StudyDocument, catalog: [String: any Component]) {
    self.document = document
    self.catalog = catalog
  }

  // MARK: Components and slots

  /// Whether all that the study names are there.
  mutating func findComponents() -> Bool {
    let ids = document.components + document.slots.flatMap(\.candidates)
    let unknown = ids.filter { catalog[$0.value] == nil }
    for id in unknown {
      let hint = suggestion(for: id.value, among: catalog.keys)
      faults.add(
        id.place, "no plugin has the id '\(id.value)'",
        remedy: hint ?? "'cellfront plugins list' shows what is there; --plugins adds a file or folder")
    }
    return unknown.isEmpty
  }

  /// Every choice of candidates, the last slot varying fastest; a slot that follows another adds no choice. None where a slot has no
  /// candidates or follows one without: that has been told, and all that would be missing in such a model follows from it.
  private func fillings() -> [[String]] {
    var partial: [[String: String]] = [[:]]
    for slot in document.slots {
      guard case .candidates(let candidates) = slot.filling else { continue }
      partial = partial.flatMap { choice in
        candidates.map { choice.merging([slot.name.value: $0.value]) { $1 } }
      }
    }
    return partial.compactMap { choice in
      let fillings = document.slots.compactMap { slot in
        if case .sameAs(let other) = slot.filling { choice[other.value] } else { choice[slot.name.value] }
      }
      return fillings.count == document.slots.count ? fillings : nil
    }
  }

  // MARK: Combinations

  /// Each is a model of its own, of up to seventy kilobytes, and is sampled a hundred times before anything is known of it.
  static let mostCombinations = 100_000

  /// Makes all combinations, unless there are too many.
  mutating func makeCombinations(jobs: Int) {
    fillingCount = Self.product(document.slots.compactMap(\.candidateCount))
    guard fillingCount <= Self.mostCombinations else { return refuseSoMany() }
    let all = fillings()
    let always = document.components.map { Placement(catalog[$0.value]!) }
    // Each made once: every combination is put together from them.
    let inSlots = document.slots.indices.map { slot in
      Set(all.map { $0[slot] }).reduce(into: [:]) {
        $0[$1] = Placement(catalog[$1]!, slot: document.slots[slot].name.value)
      }
    }
    let names = PortNames(always + inSlots.flatMap(\.values))
    let pool = WorkerPool(count: min(jobs, all.count))
    let graphs = pool.map(all.count) { _, at in
      let placements = always + zip(inSlots, all[at]).map { $0[$1]! }
      return Result { () throws(Faults) in try ComponentGraph(placements, names: names) }
    }
    self.graphs = zip(all, graphs).compactMap { fillings, graph in (try? graph.get()).map { (fillings, $0) } }
    // Not every combination of materials has every variable.
    let count = self.graphs.reduce(0) { $0 + Self.product(present(in: $1.graph).compactMap { choiceCount($0) }) }
    guard count <= Self.mostCombinations else { return refuseSoMany() }
    let planner = self
    let made = pool.map(all.count) { _, at in
      Result { () throws(Faults) in try planner.combinations(of: all[at], graphs[at].get()) }
    }
    for (fillings, (graph, made)) in zip(all, zip(graphs, made)) {
      switch made {
      case .success(let some): combinations += some
      case .failure(let faults):
        for fault in faults.list { note(fault, fillings.joined(separator: " + "), try? graph.get()) }
      }
    }
  }

  /// How many there are of all alternatives taken together; no more than one too many.
  private static func product(_ counts: [Int]) -> Int { counts.reduce(1) { min($0 * $1, mostCombinations + 1) } }

  /// The study's variables, by place, that a model has.
  private func present(in graph: ComponentGraph) -> [Int] {
    document.variables.indices.filter { graph[document.variables[$0].name.value] != nil }
  }

  /// The choices of a variable; `nil` for one that moves.
  private func choiceCount(_ variable: Int) -> Int? {
    if case .choices(let values) = document.variables[variable].domain { values.count } else { nil }
  }

  private mutating func refuseSoMany() {
    let slots = document.slots.map { (count: $0.candidateCount, what: "candidates for '\($0.name.value)'") }
    let variables = document.variables.enumerated().map { at, variable in
      (count: choiceCount(at), what: "choices for '\(variable.name.value)'")
    }
    let factors = (slots + variables).filter { $0.count ?? 1 > 1 }.map { "\($0.count!) \($0.what)" }
    faults.add(
      document.file, "has more than \(Self.mostCombinations) combinations: \(factors.joined(separator: " times "))",
      remedy: "fewer of them, or 'min' and 'max' instead of choices")
  }

  private func combinations(
    of fillings: [String], _ graph: ComponentGraph
  ) throws(Faults) -> [StudyPlan.Combination] {
    let present = present(in: graph)
    var fixed: [String: Double] = [:]
    for (name, value) in document.fixed where graph[name.value] != nil { fixed[name.value] = value.quantity.value }
    let moving = present.filter { choiceCount($0) == nil }
    let variables = moving.map { document.variables[$0].name.value }
    for name in document.unreadable where graph[name] != nil { fixed[name] = .nan }
    let objectives = document.objectives.map(\.name.value) + document.constraints.map(\.name.value)
    var combinations: [StudyPlan.Combination] = []
    for choices in self.choices(among: present) {
      var values = fixed
      for (variable, value) in choices { values[document.variables[variable].name.value] = value }
      let full = try graph.compiled(fixed: values, variables: variables, wanted: graph.quantities.map(\.name))
      // An unknown objective is reported with its place by `checkNames`.
      guard objectives.allSatisfy({ graph[$0] != nil }) else { continue }
      let search = try graph.compiled(fixed: values, variables: variables, wanted: unique(objectives))
      combinations.append(
        StudyPlan.Combination(
          fillings: fillings, choices: document.variables.indices.map { choices[$0] }, moving: moving,
          searchModel: search, fullModel: full, graph: graph))
    }
    return combinations
  }

  /// Every choice of values for the discrete variables among those given.
  private func choices(among variables: [Int]) -> [[Int: Double]] {
    var partial: [[Int: Double]] = [[:]]
    for variable in variables {
      guard case .choices(let values) = document.variables[variable].domain else { continue }
      partial = partial.flatMap { choice in values.map { choice.merging([variable: $0.quantity.value]) { $1 } } }
    }
    return partial
  }

  // MARK: Names and units

  mutating func checkNames() {
    for (name, value) in document.fixed { check(name, [value]) }
    for variable in document.variables {
      switch variable.domain {
      case .interval(let min, let max, _, _): check(variable.name, [min, max])
      case .choices(let values): check(variable.name, values)
      }
      check(variable.name, unit: variable.unit)
    }
    for objective in document.objectives {
      check(objective.name, objective.target.map { [$0] } ?? [], everywhere: true)
      if let unit = objective.unit { check(objective.name, unit: unit) }
    }
    for constraint in document.constraints {
      check(constraint.name, [constraint.min, constraint.max].compactMap { $0 }, everywhere: true)
      if let unit = constraint.unit { check(constraint.name, unit: unit) }
    }
    for name in document.report { check(name, []) }
    for figure in document.figures ?? [] {
      check(figure.across, [])
      check(figure.up, [])
      if let over = figure.over { check(over.name, [over.min, over.max]) }
    }
  }

  /// The name must be known to some combination, or to every one, and the values must measure what it measures.
  private mutating func check(_ name: StudyDocument.Text, _ values: [StudyDocument.Value], everywhere: Bool = false) {
    guard !graphs.isEmpty else { return }
    guard let unit = declaredUnit(name.value) else {
      let names = graphs.flatMap { $0.graph.quantities.map(\.name) }
      let hint = suggestion(for: name.value, among: Set(names))
      return faults.add(name.place, "no component knows the quantity '\(name.value)'", remedy: hint)
    }
    if everywhere, let without = graphs.first(where: { $0.graph[name.value] == nil }) {
      faults.add(
        name.place,
        "the quantity '\(name.value)' is unknown in the combination \(without.fillings.joined(separator: " + "))",
        remedy: "objectives and constraints must exist in every combination")
    }
    for value in values where value.quantity.unit.dimension != unit.dimension {
      wronglyMeasured.insert(name.value)
      let found = value.quantity.unit
      faults.add(
        value.place,
        found == .one
          ? "'\(name.value)' needs a unit" : "has the unit '\(found)', which is \(found.dimension.described)",
        remedy: "'\(name.value)' is \(unit.dimension.described)\(unit.text == "1" ? "" : ", such as '20 \(unit)'")")
    }
  }

  private mutating func check(_ name: StudyDocument.Text, unit: Unit) {
    guard let declared = declaredUnit(name.value), declared.dimension != unit.dimension,
      !wronglyMeasured.contains(name.value)
    else { return }
    faults.add(
      name.place, "'\(name.value)' cannot be written in '\(unit)', which is \(unit.dimension.described)",
      remedy: "it is \(declared.dimension.described), such as '\(declared)'")
  }

  func declaredUnit(_ name: String) -> Unit? {
    for (_, graph) in graphs { if let quantity = graph[name] { return quantity.port.unit } }
    return nil
  }

  // MARK: Faults of combinations

  private mutating func note(_ fault: Fault, _ combination: String, _ graph: ComponentGraph?) {
    var (fault, readers) = (fault, graph?.readerLabels(of: fault.place) ?? [])
    if fault.problem == ComponentGraph.isMissing(neededBy: readers) {
      fault.problem = ""
    } else {
      readers = []
    }
    if shared[fault] == nil { sharedOrder.append(fault) }
    shared[fault, default: (0, combination, [])].count += 1
    shared[fault]!.readers = unique(shared[fault]!.readers + readers)
  }

  func allFaults() -> Faults {
    var all = faults
    for fault in sharedOrder {
      let (count, first, readers) = shared[fault]!
      let problem = readers.isEmpty ? fault.problem : ComponentGraph.isMissing(neededBy: readers)
      let whose = count == fillingCount ? "" : " (in \(count) of \(fillingCount) combinations, first \(first))"
      all.add("\(document.file): \(fault.place)", problem + whose, remedy: fault.remedy)
    }
    return all
  }

  // MARK: The plan's parts

  func columns() -> [StudyPlan.Column] {
    var columns: [StudyPlan.Column] = []
    func add(_ name: String, _ unit: Unit?, _ role: StudyPlan.Column.Role) {
      guard !columns.contains(where: { $0.name == name }) else { return }
      columns.append(StudyPlan.Column(name: name, unit: unit ?? declaredUnit(name)!, role: role))
    }
    for variable in document.variables { add(variable.name.value, variable.unit, .variable) }
    for objective in document.objectives { add(objective.name.value, objective.unit, .objective) }
    for constraint in document.constraints { add(constraint.name.value, constraint.unit, .constraint) }
    for name in document.report { add(name.value, nil, .report) }
    // A mark needs the numbers of its design; a line has numbers of its own.
    for figure in document.figures ?? [] where figure.over == nil {
      for name in [figure.across, figure.up] where declaredUnit(name.value) != nil { add(name.value, nil, .report) }
    }
    return columns
  }

  func usedComponents() -> [ComponentDescription] {
    let ids = Set(document.components.map(\.value)).union(combinations.flatMap(\.fillings))
    return ids.sorted().map { catalog[$0]!.description }
  }

  func replaced() -> [String] {
    let given = document.fixed.map(\.name.value) + document.variables.map(\.name.value)
    return given.filter { name in graphs.contains { $0.graph[name]?.producer != nil } }.sorted()
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
