// A study joined with the plugins: every combination as a compiled model, or everything that stands in the way.
public import Documents
public import Modeling
public import Quantities

/// What would run: the study's combinations, each with its model.
public struct StudyPlan: Sendable {
  /// One choice for every slot, and for every variable that has discrete choices.
  public struct Combination: Sendable {
    /// The ids that fill the slots, in the study's order.
    public let fillings: [String]
    /// The value of each of the study's variables that does not move here: a choice made; `nil` elsewhere [SI].
    public let choices: [Double?]
    /// The study's variables that move here, by their place in the study.
    public let moving: [Int]
    /// Only what objectives and constraints need.
    public let searchModel: CompiledModel
    /// Everything.
    public let fullModel: CompiledModel
    /// Its components, matched by name.
    public let graph: ComponentGraph
  }

  /// One column of the tables.
  public struct Column: Sendable {
    /// Why there is a column.
    public enum Role: Sendable { case variable, objective, constraint, report }
    /// The quantity.
    public let name: String
    /// The unit in which it is written.
    public let unit: Unit
    /// Why it is there.
    public let role: Role
  }

  /// The study as written.
  public let document: StudyDocument
  /// All of them, the last slot varying fastest.
  public let combinations: [Combination]
  /// Variables, objectives, constrained and reported quantities; each name once.
  public let columns: [Column]
  /// The components that take part, sorted by id.
  public let components: [ComponentDescription]
  /// The study's design to compare with.
  public let baseline: DesignInput?
  /// The computed quantities that the study replaces by a value or a variable, sorted.
  public let replaced: [String]

  /// What messages and reports call a combination.
  public func label(_ combination: Int) -> String {
    let combination = combinations[combination]
    let choices = zip(document.variables, combination.choices).compactMap { variable, value in
      value.map { "\(variable.name.value) \(Quantity(si: $0, unit: variable.unit))" }
    }
    return (combination.fillings + choices).joined(separator: " + ")
  }

  /// The place of a quantity's column, and of its value in a design; `nil` when there is no such column.
  public func column(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// The unit of a column; `nil` when there is no such column.
  public func unit(of name: String) -> Unit? { column(of: name).map { columns[$0].unit } }

  /// The variables that move in a design's combination [SI].
  public func point(of design: Design) -> [Double] {
    combinations[design.combination].moving.map { design.variables[$0]! }
  }

  /// What a combination holds at a value by the study's word, by quantity [SI]: fixed quantities and choices made.
  public func held(inCombination index: Int) -> [String: Double] {
    let combination = combinations[index]
    var held: [String: Double] = [:]
    for (name, value) in document.fixed where combination.graph[name.value] != nil {
      held[name.value] = value.quantity.value
    }
    for (variable, value) in zip(document.variables, combination.choices) {
      if let value { held[variable.name.value] = value }
    }
    return held
  }

  /// A combination's model with other variables than those of the study.
  /// - Parameters:
  ///   - variables: What an evaluation sets; every quantity that moves in the combination must be among them.
  ///   - wanted: What an evaluation hands out.
  /// - Throws: Names that the combination does not have.
  public func model(
    ofCombination index: Int, variables: [String], wanted: [String]
  ) throws(Faults) -> CompiledModel {
    var fixed = held(inCombination: index)
    for name in variables { fixed[name] = nil }
    return try combinations[index].graph.compiled(fixed: fixed, variables: variables, wanted: wanted)
  }
}
