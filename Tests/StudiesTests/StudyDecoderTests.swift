import Documents
import Foundation
import Quantities
import Studies
import Testing

struct StudyDecoderTests {
  private func faults(_ text: String) -> [String] {
    do { _ = try StudyDocument(parsing: text.utf8, file: "s.json") } catch { return error.list.map(\.description) }
    return []
  }

  @Test func everythingOfAStudyIsRead() throws {
    let study = try StudyDocument(parsing: Beam.study.utf8, file: "beam.json")
    #expect(study.title == "A light and stiff strip")
    #expect(study.components.map(\.value) == ["beam"])
    #expect(study.variables.map(\.name.value) == ["beam.width", "beam.height", "material.moisture"])
    #expect(study.variables.map(\.unit.text) == ["mm", "mm", "%"])
    #expect(study.objectives.map(\.isMaximized) == [false, true])
    #expect(study.objectives[1].target?.quantity.value == 1000)
    #expect(study.constraints[0].max?.quantity.value == 4)
    #expect(study.report.map(\.value) == ["material.density"])
    #expect(study.search.points == 20)
    #expect(study.search.seed == 1)
  }

  @Test func truncatedJSONIsOneFaultWithItsPlace() {
    let found = faults(#"{ "cellfront": 1, "title": "#)
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("s.json:1:"))
  }

  @Test func everyFaultOfTheTextIsFoundInOneGo() {
    let found = faults(
      """
      { "cellfront": 2, "titel": "x",
        "components": ["beam", "beam"],
        "slots": { "a.b": ["steel"], "empty": [], "follower": { "sameAs": "nobody" }, "number": 3, "design": ["x"],
          "a [b]": ["x"] },
        "fixed": { "f": "3 parsec" },
        "variables": {
          "reversed": { "min": "3 mm", "max": "1 mm" },
          "mixed": { "min": "3 mm", "max": "1 kg" },
          "open": { "min": 1 },
          "both": { "choices": [1, 2], "min": 0 },
          "none": { "choices": [] },
          "whole": { "min": 0.5, "max": 2, "integer": true },
          "log": { "min": 0, "max": 2, "scale": "log" },
          "f": { "min": 0, "max": 1 }
        },
        "objectives": { "neither": {}, "two": { "minimize": true, "maximize": true } },
        "constraints": { "empty": {}, "reversed": { "min": 2, "max": 1 }, "sides": { "equals": 2, "max": 1 } },
        "search": { "points": 0, "seeds": 1 }
      }
      """)
    let expected = [
      "$.cellfront: must be a whole number from 1 to 1", "$: a study needs the key 'title'", "'beam' is named twice",
      "'design' cannot be the title of a slot's column", "'a [b]' cannot be the title of a slot's column",
      "a slot's name has no dot, found 'a.b'", "the slot 'empty' has no candidates",
      "a slot must be a list of plugin ids",
      "'nobody' is not a slot with candidates", "unknown unit 'parsec'", "min 3 mm is above max 1 mm",
      "'1 kg' is a mass, but '3 mm' is a length", "a variable needs the key 'max'",
      "a variable has either 'choices' or an interval", "the variable has no choices",
      "an integer variable needs whole numbers", "a logarithmic scale needs a min above zero",
      "$.objectives.neither: an objective needs either", "$.objectives.two: an objective needs either",
      "a constraint needs 'min', 'max' or both, or 'equals'", "a constraint has either 'equals' or 'min' and 'max'",
      "min 2 is above max 1", "must be a whole number from 1 to 100000",
      "'search' has no key 'seeds'; did you mean 'seed'?", "a study has no key 'titel'; did you mean 'title'?",
    ]
    for text in expected { #expect(found.contains { $0.contains(text) }, "\(text)") }
    // What is both fixed and a variable is told only where both could be read.
    #expect(found.count == expected.count, "\(found.joined(separator: "\n"))")
    #expect(found.allSatisfy { $0.hasPrefix("s.json:") })
  }

  @Test func noIntervalIsWiderThanNumbersReach() {
    func found(_ interval: String) -> [String] {
      faults(
        """
        { "cellfront": 1, "title": "x", "components": ["a"], "variables": { "v": { \(interval) } },
          "objectives": { "y": { "minimize": true } } }
        """)
    }
    #expect(found(#""min": -1e307, "max": 1e307"#) == [])
    #expect(found(#""min": 1e-200, "max": 1e200"#) == [])
    #expect(found(#""min": 1e-100, "max": 1e200, "scale": "log""#) == [])
    let words = "is farther than numbers reach; a narrower interval"
    #expect(found(#""min": -1e308, "max": 1e308"#).map { $0.hasSuffix(words) } == [true])
    #expect(found(#""min": -1e308, "max": 1e308, "integer": true"#).map { $0.hasSuffix(words) } == [true])
    #expect(found(#""min": 1e-200, "max": 1e200, "scale": "log""#).map { $0.hasSuffix(words) } == [true])
    let figures = faults(
      """
      { "cellfront": 1, "title": "x", "components": ["a"], "objectives": { "y": { "minimize": true } },
        "figures": [{ "across": "v", "up": "y", "over": "v", "min": -1e308, "max": 1e308 }] }
      """)
    #expect(figures.map { $0.hasSuffix(words) } == [true])
  }

  @Test func aStudyNeedsObjectives() {
    #expect(
      faults(#"{ "cellfront": 1, "title": "x", "components": ["a"], "objectives": {} }"#)
        == [#"s.json:1:68 $.objectives: the study has no objectives; such as { "cell.cost": { "minimize": true } }"#])
  }

  @Test func whatIsFixedIsNoVariable() {
    let found = faults(
      """
      { "cellfront": 1, "title": "x", "components": ["a"], "fixed": { "v": 1 },
        "variables": { "v": { "min": 0, "max": 2 } }, "objectives": { "y": { "minimize": true } } }
      """)
    #expect(found.map { $0.contains("'v' is both fixed and a variable") } == [true])
  }

  @Test func whatTheSchemaRefusesTheProgramRefuses() {
    let found = faults(
      """
      { "$schema": 3, "cellfront": 1, "title": "x", "slots": { "": ["a"] },
        "variables": { "v": { "min": "1 m", "max": "3 m", "integer": true }, "w": { "choices": [1, 2], "integer": true } },
        "objectives": { "y": { "minimize": true } },
        "search": { "seed": 9223372036854775808, "certify": 0 } }
      """)
    let expected = [
      "must be a string, found the number 3", "a slot needs a name",
      "an integer variable needs whole numbers for min and max, without a unit",
      "a variable has either 'choices' or an interval, not both",
      "$.search.seed: must be a whole number of at least 0", "must be above 0 % and at most 100 %, found the number 0",
    ]
    for text in expected { #expect(found.contains { $0.contains(text) }, "\(text)") }
    #expect(found.count == expected.count, "\(found.joined(separator: "\n"))")
  }

  @Test func theSchemaKnowsTheBoundsOfTheSearch() throws {
    let schema = try JSONNode.parse(try packageText("Documentation/study.schema.json"), file: "schema")
    for key in ["points", "seed", "evaluations", "seconds", "certify", "certifyBoxes"] {
      for (bound, sign) in [("minimum", -1.0), ("exclusiveMinimum", -1), ("maximum", 1)] {
        guard case .number(let value, let text)? = schema.member("$.$defs.search.properties.\(key).\(bound)")?.kind
        else { continue }
        func search(_ text: String) -> String { #"{ "search": { "\#(key)": \#(text) } }"# }
        func isRefused(_ text: String) -> Bool { faults(search(text)).contains { $0.contains("$.search.\(key): ") } }
        #expect(isRefused(text) == (bound == "exclusiveMinimum"), "\(key) \(bound)")
        #expect(isRefused("\(value + sign * max(1, 1e-3 * abs(value)))"), "\(key) \(bound)")
      }
    }
  }

  @Test func theSchemaKnowsTheStrategiesOfTheSearch() throws {
    let schema = try JSONNode.parse(try packageText("Documentation/study.schema.json"), file: "schema")
    guard case .array(let names) = schema.member("$.$defs.search.properties.strategy.enum")?.kind else {
      Issue.record("no strategies in the schema")
      return
    }
    let known = names.compactMap { if case .string(let name) = $0.kind { "'\(name)'" } else { nil } }
    let found = faults(#"{ "search": { "strategy": "zzzzzzzz" } }"#)
    #expect(found.contains { $0.contains("one of " + known.joined(separator: ", ")) })
  }

  @Test func theSchemaKnowsTheSameKeys() throws {
    let schema = try JSONNode.parse(try packageText("Documentation/study.schema.json"), file: "schema")
    let places = [
      ("$.properties", #"{ "zzzzzzzz": 1 }"#, "a study"),
      ("$.$defs.variable.properties", #"{ "variables": { "v": { "zzzzzzzz": 1 } } }"#, "a variable"),
      ("$.$defs.objective.properties", #"{ "objectives": { "v": { "zzzzzzzz": 1 } } }"#, "an objective"),
      ("$.$defs.constraint.properties", #"{ "constraints": { "v": { "zzzzzzzz": 1 } } }"#, "a constraint"),
      ("$.$defs.baseline.properties", #"{ "baseline": { "zzzzzzzz": 1 } }"#, "'baseline'"),
      ("$.$defs.search.properties", #"{ "search": { "zzzzzzzz": 1 } }"#, "'search'"),
      ("$.$defs.follower.properties", #"{ "slots": { "s": { "zzzzzzzz": 1 } } }"#, "a slot that follows another"),
    ]
    for (path, text, what) in places {
      let keys = try #require(schema.member(path)).keys
      let fault = faults(text).first { $0.contains("\(what) has no key 'zzzzzzzz'") }
      let known = fault?.components(separatedBy: "known keys: ").last?.components(separatedBy: ", ")
      #expect(known?.sorted() == keys.sorted(), "\(path)")
    }
  }
}
