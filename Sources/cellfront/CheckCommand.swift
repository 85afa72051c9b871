import ArgumentParser
import Documents
import Modeling
import Quantities
import Studies

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says what a study would run, and everything that is wrong with it; runs no search."
  )

  @OptionGroup var arguments: StudyArguments

  func run() throws {
    let (plan, _, _) = try arguments.plan()
    let document = plan.document
    Console.show(document.title.singleLine)
    Console.show("  components   \(plan.components.count): \(plan.components.map(\.id).joined(separator: ", "))")
    Console.show("  combinations \(plan.combinations.count)")
    for variable in document.variables { Console.show("  variable     \(variable.name.value): \(variable.summary)") }
    for objective in document.objectives {
      let target = objective.target.map { ", target \($0.quantity)" } ?? ""
      Console.show("  objective    \(objective.isMaximized ? "maximize" : "minimize") \(objective.name.value)\(target)")
    }
    for constraint in document.constraints {
      let limits = [constraint.min.map { "at least \($0.quantity)" }, constraint.max.map { "at most \($0.quantity)" }]
      let text = constraint.equals.map { "exactly \($0.quantity)" } ?? limits.compactMap { $0 }.joined(separator: ", ")
      Console.show("  constraint   \(constraint.name.value) \(text)")
    }
    if !plan.replaced.isEmpty {
      Console.show("  replaced     computed quantities set by the study: \(plan.replaced.joined(separator: ", "))")
    }
    let differenced = Set(plan.combinations.flatMap(\.searchModel.differenced)).sorted()
    if !differenced.isEmpty {
      Console.show("  differenced  without derivatives of their own: \(differenced.joined(separator: ", "))")
    }
    for note in plan.notes { Console.show("  note         \(note)".singleLine) }
    Console.show("The study can be run.")
  }
}

extension StudyDocument.Variable {
  /// `10 um to 60 um`, `8 um, 10 um or 12 um`.
  var summary: String {
    switch domain {
    case .interval(let min, let max, let isInteger, let isLogarithmic):
      "\(min.quantity) to \(max.quantity)" + (isInteger ? ", whole numbers" : isLogarithmic ? ", logarithmic" : "")
    case .choices(let values):
      values.map { $0.quantity.description }.joined(separator: ", ") + " (choices)"
    }
  }
}
