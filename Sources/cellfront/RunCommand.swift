import ArgumentParser
import Documents
import Foundation
import ParetoSearch
import Reporting
import Studies

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Searches the front of a study and writes it to a folder.")

  @OptionGroup var arguments: StudyArguments

  @Option(help: ArgumentHelp("The run folder; runs/<study> when left out.", valueName: "dir"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Threads, at most \(SearchOptions.jobsRange.upperBound); they never change the result. As many as processors when"
        + " left out.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Seed, instead of the study's.", valueName: "n"))
  var seed: UInt64?

  @Flag(help: "Nothing but faults on standard error.")
  var quiet = false

  func validate() throws {
    let range = SearchOptions.jobsRange
    if let jobs, !range.contains(jobs) {
      throw ValidationError(
        "--jobs must be \(range.lowerBound) to \(range.upperBound), found \(jobs);"
          + " leave it out for one thread a processor")
    }
  }

  func run() throws {
    let (plan, text, hashes) = try arguments.plan(jobs: jobs)
    let folder: RunFolder
    do throws(Faults) { folder = try RunFolder(out ?? "runs/\(name)") } catch {
      throw Console.refuse(error, "The run folder cannot be used")
    }
    if !quiet {
      let count = plan.combinations.count
      Console.say("\(plan.document.title.singleLine): \(count) combination\(count == 1 ? "" : "s")")
      for note in plan.notes { Console.say("note: \(note)".singleLine) }
    }
    let interruption = Interruption()
    let start = ContinuousClock.now
    let progress = quiet || !Console.isTerminal ? nil : ProgressLine.draw
    let proving = quiet || !Console.isTerminal ? nil : ProgressLine.prove
    let run = try plan.run(
      seed: seed, jobs: jobs, cancellation: interruption.token, progress: progress, proving: proving)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    Console.redraw("")
    interruption.searchEnded()

    let breakage = run.breakage
    guard breakage.isEmpty else {
      folder.discard()
      throw Console.refuse(Faults(breakage), "No design could be evaluated: a plugin is broken")
    }
    let findings = Findings(run)
    do throws(Faults) {
      try folder.write(findings, study: text, seconds: seconds, version: CellFront.version, origins: hashes)
    } catch {
      // What a search of hours found is at least read.
      tell(findings, seconds, folder: nil)
      folder.discard()
      throw Console.refuse(error, "The run folder cannot be written", ending: Exit.unwritten)
    }
    tell(findings, seconds, folder: folder.path)
    if run.result.isInterrupted || run.certificate?.isInterrupted == true { throw Exit.interrupted }
    if run.designs.isEmpty { throw Exit.infeasible }
  }

  private func tell(_ findings: Findings, _ seconds: Double, folder: String?) {
    guard !quiet || folder == nil else { return }
    let plot = FrontPlot.text(findings, width: Console.width, withDots: Console.hasDots)
    if !plot.isEmpty { Console.say(plot + "\n") }
    Console.say(RunSummary.text(findings, seconds: seconds, folder: folder))
  }

  private var name: String { URL(fileURLWithPath: arguments.study).deletingPathExtension().lastPathComponent }
}

/// One line that tells a person how far the search is.
enum ProgressLine {
  static let prove: @Sendable (Certificate.Step) -> Void = { step in
    Console.redraw(
      "proving: unseen designs could add at most \((step.bound * 100).formatted(.number.precision(.significantDigits(2)))) %"
        + " of the hypervolume, \(step.boxes) boxes")
  }
  static let draw: @Sendable (SearchProgress) -> Void = { progress in
    let phase =
      switch progress.phase {
      case .sampling: "sampling"
      case .bounding: "bounding"
      case .covering: "covering"
      }
    let width = 30
    let done = Int((progress.fraction * Double(width)).rounded())
    let bar = String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
    Console.redraw(
      "\(phase) \(bar) \(Int(progress.fraction * 100)) %  \(progress.archiveCount) designs on the front,"
        + " \(progress.openCombinations) combinations open, \(progress.evaluations) evaluations")
  }
}
