import ArgumentParser
import Decisions
import Documents
import Quantities
import Reporting
import Studies

struct PickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick", abstract: "Chooses a few designs that differ from a run's front, and says why these.",
    discussion: """
      A reference names values to reach, each with its unit: --reference "500 Wh/kg, 90 $/kWh". Where a unit fits several
      objectives, name them: --reference "cell.cycleLife = 1000". Weights follow the study's objectives: --weights "2, 1, 1".

      The designs of the run's front.csv are evaluated anew, with the plugins of today. A note says where that gives other \
      numbers, and how many designs break which limits; those are left out.
      """)

  @Argument(help: ArgumentHelp("A folder that 'cellfront run' wrote.", valueName: "run"))
  var folder: String

  // What follows may begin with a minus.
  @Option(parsing: .unconditional, help: ArgumentHelp("Values to come near to.", valueName: "values"))
  var reference: String?

  @Option(help: ArgumentHelp("How much each objective counts.", valueName: "numbers"))
  var weights: String?

  @Option(name: [.customShort("k"), .customLong("count")], help: ArgumentHelp("How many designs.", valueName: "n"))
  var count = 8

  @OptionGroup var plugins: PluginArguments

  func validate() throws {
    if count < 1 { throw ValidationError("-k must be at least 1") }
  }

  func run() throws {
    let saved = try SavedRun(folder, plugins)
    let wishes: Shortlist.Wishes
    do throws(Faults) {
      wishes = try saved.plan.wishes(reference: reference, weights: weights)
    } catch {
      throw Console.refuse(error, "The wish cannot be read")
    }
    for note in saved.notes { Console.say("note: \(note)".singleLine) }
    guard !saved.designs.isEmpty else {
      Console.say("\(saved.plan.document.title.singleLine): no feasible design to choose from")
      throw Exit.infeasible
    }
    let list = Shortlist(saved.plan, saved.designs, wishes: wishes, count: count)
    Console.put(
      ShortlistText.text(
        list, saved.plan, saved.designs, names: saved.names, baseline: saved.plan.evaluatedBaseline) + "\n")
  }
}
