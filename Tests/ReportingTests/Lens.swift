// A study without a battery for the reports: a lens that is to be light and sharp, of glass or of plastic, in a mount. Its
// views are of all three kinds, and some of its texts are hostile.
import Documents
import Modeling
import Studies
import TestComponents

enum Lens {
  static let hostileTitle = #"</script><script>alert("x")</script> & 'more' {{DATA}}"#
  static let hostileSource = "=cmd()|' /C calc'!A0 <img src=x onerror=alert(1)>"

  /// What a component says beyond its formulas.
  /// - Parameter isNarrow: Whether the lens is valid up to a width of 40 mm only.
  static func catalog(refusing: Bool = false, isNarrow: Bool = false) -> [String: any Component] {
    var glass = FormulaComponent(
      "glass", ["density [g/cm3] = 2.5", "power = 1.0"], ["seen"], jacobian: { _ in [[0, 0]] }
    ) { _ in [1] }
    glass.description.inputs[0].plausible = 2400...2600
    glass.description.inputs[0].source = hostileSource
    glass.description.inputs[0].confidence = "measured"
    let plastic = FormulaComponent(
      "=cmd()", ["density [g/cm3] = 1.2", "power = 0.7"], ["seen"], jacobian: { _ in [[0, 0]] }
    ) { _ in [1] }
    var lens = FormulaComponent(
      "lens",
      ["body.density [kg/m3]", "body.power", "lens.thickness [m]", "lens.width [m]", "lens.mountMass [g] = 20"],
      ["lens.mass [g]", "lens.sharpness", "lens.bodyMass [g]", "lens.edge [m]", "lens.centre [m]"],
      jacobian: { x in
        let area = x[3] * x[3]
        return [
          [x[2] * area, 0, x[0] * area, 2 * x[0] * x[2] * x[3], 1],
          [0, 1e4 * x[2] * x[3], 1e4 * x[1] * x[3], 1e4 * x[1] * x[2], 0],
          [x[2] * area, 0, x[0] * area, 2 * x[0] * x[2] * x[3], 0], [0, 0, 0.25, 0, 0], [0, 0, 0.75, 0, 0],
        ]
      }
    ) { x in
      if refusing, x[2] > 0.008 { throw FormulaComponent.Refused() }
      let body = x[0] * x[2] * x[3] * x[3]
      return [body + x[4], 1e4 * x[1] * x[2] * x[3], body, 0.25 * x[2], 0.75 * x[2]]
    }
    if isNarrow { lens.description.inputs[3].range = 0.01...0.04 }
    lens.description.title = hostileTitle
    lens.description.outputs[1].confidence = "rule of thumb"
    lens.description.views = [
      View(
        "mass", "Mass <b>of the lens</b>", .breakdown(total: "lens.mass"),
        items: [("lens.bodyMass", "body"), ("lens.mountMass", "mount")]),
      View("layers", "Layers", .stack, items: [("lens.edge", "edge"), ("lens.centre", "centre")]),
      View(
        "width", "Mass over width", .curve(sweep: "lens.width", from: 0.01, to: 0.05), items: [("lens.mass", "mass")]),
      View(
        "mount", "Mass over the mount", .curve(sweep: "lens.mountMass", from: 0, to: 0.1),
        items: [("lens.mass", "mass")]),
    ]
    return Dictionary(uniqueKeysWithValues: [glass, plastic, lens].map { ($0.description.id, $0) })
  }

  /// - Parameter limit: The greatest mass; at `1 g` nothing is feasible.
  static func study(limit: String = "300 g", title: String = "A lens", target: String = "100 g") -> String {
    let title = JSONValue.string(title).text()
    return """
      {
        "cellfront": 1,
        "title": \(title),
        "components": ["lens"],
        "slots": { "body": ["glass", "=cmd()"], "twin": { "sameAs": "body" } },
        "fixed": { "lens.mountMass": "10 g" },
        "variables": {
          "lens.thickness": { "min": "2 mm", "max": "12 mm" },
          "lens.width": { "min": "20 mm", "max": "80 mm" }
        },
        "objectives": {
          "lens.mass": { "minimize": true, "target": "\(target)" },
          "lens.sharpness": { "maximize": true, "target": 20 }
        },
        "constraints": { "lens.mass": { "max": "\(limit)" }, "lens.edge": { "min": "0.6 mm" } },
        "report": ["body.density"],
        "search": { "points": 24, "evaluations": 3000 }
      }
      """
  }

  static func run(_ text: String = study(), refusing: Bool = false, isNarrow: Bool = false, jobs: Int = 1) throws
    -> StudyRun
  {
    try plan(text, refusing: refusing, isNarrow: isNarrow).run(jobs: jobs)
  }

  static func plan(_ text: String = study(), refusing: Bool = false, isNarrow: Bool = false) throws -> StudyPlan {
    try StudyPlan(
      parsing: text.utf8, file: "lens.json", catalog: catalog(refusing: refusing, isNarrow: isNarrow))
  }
}

extension JSONNode {
  /// The member of an object.
  subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }

  var items: [JSONNode] { if case .array(let items) = kind { items } else { [] } }
  var keys: [String] { if case .object(let members) = kind { members.map(\.key) } else { [] } }
  var text: String? { if case .string(let text) = kind { text } else { nil } }
  var double: Double? { if case .number(let number, _) = kind { number } else { nil } }
  var flag: Bool? { if case .bool(let flag) = kind { flag } else { nil } }
}
