// A small study with cards of its own: a strip that is to be light and stiff.
enum Strip {
  static let steel = """
    { "card": 1, "id": "steel", "version": "1.0", "title": "Structural steel",
      "parameters": {
        "density": { "value": "7.85 g/cm3", "text": "density", "source": "EN 1991-1-1", "confidence": "measured" },
        "modulus": { "value": "210 GPa", "text": "Young's modulus", "source": "EN 1993-1-1", "confidence": "measured" }
      } }
    """
  static let oak = steel.replacing("steel", with: "oak").replacing("7.85", with: "0.7").replacing("210", with: "11")
  static let strip = """
    { "card": 1, "id": "strip", "version": "1.0", "title": "Strip of rectangular section",
      "inputs": {
        "material.density": { "unit": "kg/m3" }, "material.modulus": { "unit": "GPa" },
        "strip.width": { "unit": "mm" }, "strip.height": { "unit": "mm" }
      },
      "formulas": {
        "strip.mass": { "unit": "kg/m", "formula": "material.density * strip.width * strip.height",
                        "text": "mass per length", "basis": "bookkeeping" },
        "strip.stiffness": { "unit": "N m2", "formula": "material.modulus * strip.width * strip.height^3 / 12",
                             "text": "bending stiffness", "basis": "calibrated" }
      } }
    """
  static let study = """
    {
      "cellfront": 1,
      "title": "A light and stiff strip",
      "components": ["strip"],
      "slots": { "material": ["steel", "oak"] },
      "variables": {
        "strip.width": { "min": "10 mm", "max": "50 mm" },
        "strip.height": { "min": "10 mm", "max": "50 mm" }
      },
      "objectives": {
        "strip.mass": { "minimize": true },
        "strip.stiffness": { "maximize": true }
      },
      "constraints": { "strip.mass": { "max": "4 kg/m" } },
      "search": { "points": 20 }
    }
    """

  /// The study with its cards in a folder `cards` beside it.
  static func lay(_ place: Workplace, study: String = study) throws {
    try place.write(steel, to: "cards/steel.json")
    try place.write(oak, to: "cards/oak.json")
    try place.write(strip, to: "cards/strip.json")
    try place.write(study, to: "strip.json")
  }
}

extension String {
  /// With one replacement that must be possible, so that a test cannot pass on the unchanged text.
  func replacingOnce(_ old: String, _ new: String) -> String {
    guard let range = firstRange(of: old) else { preconditionFailure("the text has no '\(old)'") }
    var copy = self
    copy.replaceSubrange(range, with: new)
    return copy
  }
}
