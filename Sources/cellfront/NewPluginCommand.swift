import ArgumentParser
import Documents
import Modeling
import PluginHost
import Reporting

/// Starts a card: a small one that already keeps the contract, or a copy of one that fits the place.
struct NewPluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes a new card, NAME.json, to be filled in.",
    discussion: """
      With --like, it is a copy of a card that there is: a new material needs the quantities that others of its kind have. \
      Change its numbers, sources and confidences, put the file into a plugin folder, and check it with 'plugins check'.
      """)

  @Argument(help: "The id of the new component: lower-case words joined by hyphens.") var name: String
  @Option(help: ArgumentHelp("The card to copy.", valueName: "id")) var like: String?
  @OptionGroup var plugins: PluginArguments

  func validate() throws {
    guard name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil else { return }
    throw ValidationError("'\(name)' is no id: lower-case words joined by hyphens, such as 'my-material'")
  }

  func run() throws {
    let file = "\(name).json"
    do throws(Faults) {
      if FileSystem.kind(file) != nil {
        throw Faults(Fault(file, "is there already", remedy: "remove it, or choose another name"))
      }
      try WholeFiles.write(try like.map(copy) ?? template, to: file)
    } catch {
      throw Console.refuse(error, "No card was written")
    }
    Console.say("\(file) is written. Fill it in, then: cellfront plugins check \(file)")
  }

  private func copy(of id: String) throws(Faults) -> String {
    let catalog = plugins.load().catalog
    guard let origin = catalog[id]?.description.origin else {
      throw Faults(Fault(id, "no plugin has this id", remedy: suggestion(for: id, among: catalog.keys)))
    }
    guard origin.hasSuffix(".json") else {
      throw Faults(Fault(id, "comes from \(origin), which is not a card", remedy: "the id of a card"))
    }
    let text = String(decoding: try FileSystem.read(origin), as: UTF8.self)
    return text.replacing(/("id"\s*:\s*)"[^"]*"/, maxReplacements: 1) { "\($0.output.1)\"\(name)\"" }
  }

  private var template: String {
    """
    {
      "card": 1,
      "id": "\(name)",
      "version": "0.1",
      "title": "\(name), in one line",
      "category": "material",
      "text": "What it is, what its numbers neglect, where they are valid.",
      "parameters": {
        "density": {
          "value": "1 g/cm3", "low": "0.8 g/cm3", "high": "1.2 g/cm3",
          "text": "of the dense material", "source": "where the number stands", "confidence": "assumed"
        }
      }
    }

    """
  }
}
