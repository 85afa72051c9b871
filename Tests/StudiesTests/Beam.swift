// A study without a battery: a strip of steel or oak that is to be light and stiff.
import Documents
import Modeling
import Studies
import TestComponents

enum Beam {
  /// Materials as cards would give them, and a model: mass = ρ w h, stiffness = E w h³.
  static let catalog: [String: any Component] = {
    let steel = FormulaComponent("steel", ["density [g/cm3] = 7.9", "modulus [GPa] = 200"], ["seen"]) { _ in [1] }
    let oak = FormulaComponent("oak", ["density [g/cm3] = 0.7", "modulus [GPa] = 11", "moisture [%] = 12"], ["seen"]) {
      _ in [1]
    }
    let beam = FormulaComponent(
      "beam", ["material.density [kg/m3]", "material.modulus [Pa]", "beam.width [m]", "beam.height [m]"],
      ["beam.mass [kg/m]", "beam.stiffness [N m2]"],
      jacobian: { x in
        let (rho, e, w, h) = (x[0], x[1], x[2], x[3])
        return [[w * h, 0, rho * h, rho * w], [0, w * h * h * h, e * h * h * h, 3 * e * w * h * h]]
      }
    ) { x in [x[0] * x[2] * x[3], x[1] * x[2] * x[3] * x[3] * x[3]] }
    return Dictionary(uniqueKeysWithValues: [steel, oak, beam].map { ($0.description.id, $0) })
  }()

  static let study = """
    {
      "cellfront": 1,
      "title": "A light and stiff strip",
      "components": ["beam"],
      "slots": { "material": ["steel", "oak"] },
      "variables": {
        "beam.width": { "min": "10 mm", "max": "50 mm" },
        "beam.height": { "min": "10 mm", "max": "50 mm" },
        "material.moisture": { "min": "8 %", "max": "20 %" }
      },
      "objectives": {
        "beam.mass": { "minimize": true, "unit": "g/m" },
        "beam.stiffness": { "maximize": true, "target": "1 kN m2" }
      },
      "constraints": { "beam.mass": { "max": "4 kg/m" } },
      "report": ["material.density"],
      "search": { "points": 20 }
    }
    """

  static func plan(_ text: String = study) throws -> StudyPlan {
    try StudyPlan(parsing: text.utf8, file: "beam.json", catalog: catalog)
  }

  /// The faults of a study, one a line.
  static func faults(_ text: String) -> String {
    do { _ = try plan(text) } catch { return "\(error)" }
    return "none"
  }
}
