// The numbers of cards and models that a summary names, each with what it is and where it comes from.
import Decisions
import Modeling
import Quantities

/// A glossary in the order of first mention, without repetition.
struct NamedNumbers {
  private var parameters: [StudyParameter] = []
  private var known: Set<String> = []

  mutating func add(_ parameter: StudyParameter) {
    if known.insert(parameter.nameInWords).inserted { parameters.append(parameter) }
  }

  /// The numbers that a path changes.
  mutating func add(_ path: PathToTarget?) {
    for change in (path?.sets ?? []).joined() + (path?.steps.map(\.change) ?? []) {
      if case .parameter(let parameter) = change.concession.subject { add(parameter) }
    }
  }

  /// A section of Markdown; empty without numbers.
  var lines: [String] {
    guard !parameters.isEmpty else { return [] }
    let rows = parameters.map { parameter -> String in
      let unit = parameter.port.unit
      let range = parameter.plausible.map { "\(unit.words($0.lowerBound)) to \(unit.words($0.upperBound))" }
      return SummaryPage.row([
        parameter.nameInWords, parameter.port.text, unit.words(parameter.value), range ?? "",
        parameter.isFixed ? "fixed by the study" : parameter.port.confidence ?? "unknown",
        parameter.isFixed ? "" : parameter.port.source ?? "unknown",
      ])
    }
    return [
      "", "## The numbers named above", "",
      SummaryPage.row(["number", "what it is", "value", "may be", "grade", "source"]),
    ]
      + ["|---|---|---|---|---|---|"] + rows
  }
}
