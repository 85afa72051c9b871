import ArgumentParser
import Documents
import Foundation
import Modeling
import PluginHost
import Quantities

struct PluginsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins", abstract: "Shows and checks plugins: material cards and model libraries.",
    subcommands: [List.self, Describe.self, Check.self, NewPluginCommand.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists every component that is found, and the files of those that are not shipped with the program.")
    @OptionGroup var plugins: PluginArguments

    func run() throws {
      let descriptions = plugins.load().components.map(\.description).sorted {
        ($0.category, $0.id) < ($1.category, $1.id)
      }
      let width = descriptions.map(\.id.count).max() ?? 0
      let shipped = PluginPlaces.programFolder
      var category: String?
      for description in descriptions {
        if description.category != category {
          category = description.category
          Console.show(description.category.isEmpty ? "other" : description.category.singleLine)
        }
        let pad = String(repeating: " ", count: width - description.id.count)
        // What lies beside the program is shipped; anything else is worth a look at where it comes from.
        let isShipped = shipped.map { description.origin.hasPrefix($0 + "/") } ?? false
        let origin = isShipped ? "" : "  (\(description.origin))"
        Console.show("  \(description.id)\(pad)  \(description.title)\(origin)".singleLine)
      }
    }
  }

  struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows a component: what it computes, its inputs, parameters and outputs, with units and sources.")
    @Argument(help: "The component's id.") var id: String
    @OptionGroup var plugins: PluginArguments

    func run() throws {
      let catalog = plugins.load().catalog
      guard let component = catalog[id] else {
        let hint = suggestion(for: id, among: catalog.keys)
        throw Console.refuse(
          Faults(Fault(id, "no plugin has this id", remedy: hint ?? "'cellfront plugins list' shows what is there")),
          "Nothing to describe")
      }
      Console.show(component.description.sheet)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Loads one plugin and checks everything that its components promise.",
      discussion: """
        Units, ranges, finite values, derivatives against differences at random designs, purity, and writes beyond the \
        outputs. It is done in a process of its own: a plugin that crashes is told like any other fault.
        """)
    @Argument(help: "A plugin file, or a folder of them.") var path: String
    @Option(help: "Random designs for each component, 1 or more.") var points = 100
    @Option(help: "Seed of the random designs.") var seed: UInt64 = 1
    @Flag(help: .hidden) var here = false

    func validate() throws {
      if points < 1 { throw ValidationError("--points must be at least 1") }
    }

    func run() throws {
      guard here else { return try checkInChild() }
      let plugins = Plugins.load(PluginPlaces(paths: [path]))
      var faults = Faults(plugins.problems)
      for component in plugins.components {
        let report = Conformance.check(component, points: points, seed: seed)
        Console.show(report.summary)
        for finding in report.findings {
          faults.add(component.description.origin, "\(finding)")
        }
      }
      guard faults.isEmpty else { throw Console.refuse(faults, "\(path) does not conform") }
      Console.show(Self.conclusion)
    }

    private static let conclusion = "All promises are kept."

    /// A plugin may crash, or leave through `exit(0)`: only the last line of a child that ends well counts.
    private func checkInChild() throws {
      let child = Process()
      let output = Pipe()
      child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      child.arguments = ["plugins", "check", path, "--points", "\(points)", "--seed", "\(seed)", "--here"]
      child.standardOutput = output
      try child.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      child.waitUntilExit()
      Console.put(text)
      if child.terminationReason == .uncaughtSignal || child.terminationStatus == 70 {
        throw Console.refuse(Faults(Fault(path, "crashed while it was checked")), "\(path) does not conform")
      }
      if child.terminationStatus != 0 { throw ExitCode(child.terminationStatus) }
      if !text.hasSuffix(Self.conclusion + "\n") {
        throw Console.refuse(Faults(Fault(path, "ended the process while it was checked")), "\(path) does not conform")
      }
    }
  }
}

extension ComponentDescription {
  /// The component on a page of text.
  fileprivate var sheet: String {
    var lines = ["\(id) \(version): \(title)"]
    if !category.isEmpty { lines.append("category: \(category)") }
    lines.append("from:     \(origin)")
    if !hasDerivatives { lines.append("derivatives: none of its own; the host uses central differences") }
    // Paragraphs are the author's.
    if !text.isEmpty { lines += [""] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    func list(_ headline: String, _ ports: [Modeling.Port]) {
      guard !ports.isEmpty else { return }
      lines += ["", headline]
      for port in ports { lines += port.lines }
    }
    list("inputs", inputs.filter { $0.initial == nil })
    list("parameters (inputs with a default)", inputs.filter { $0.initial != nil })
    list("outputs", outputs)
    if !views.isEmpty {
      lines += ["", "views"]
      for view in views {
        lines.append("  \(view.name): \(view.title) (\(view.items.map(\.label).joined(separator: ", ")))")
      }
    }
    return lines.map(\.singleLine).joined(separator: "\n")
  }
}

extension Modeling.Port {
  fileprivate var lines: [String] {
    func text(_ value: Double) -> String { unit.exactText(ofSI: value) }
    func text(_ range: ClosedRange<Double>) -> String { "\(text(range.lowerBound)) to \(text(range.upperBound))" }
    var line = "  \(name)"
    if let initial { line += " = \(text(initial))" }
    if unit.text != "1" { line += initial == nil ? " [\(unit)]" : " \(unit)" }
    if let plausible { line += " (plausible \(text(plausible)))" }
    if let range { line += ", valid \(text(range))" }
    if let confidence { line += ", \(confidence)" }
    let notes = [self.text, source.map { "source: \($0)" } ?? ""].filter { !$0.isEmpty }
    return [line] + notes.map { "      \($0)" }
  }
}
