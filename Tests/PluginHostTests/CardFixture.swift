/// A card of which each section can be replaced.
struct CardFixture {
  var id = "salt"
  var parameters = """
    "conductivity25": { "value": "1.2 mS/cm", "low": "1 mS/cm", "high": "1.4 mS/cm", "min": "0.1 mS/cm", "max": "10 mS/cm",
      "text": "at 25 degC", "source": "doi:1", "confidence": "measured" },
    "activationEnergy": { "value": "0.14 eV", "text": "Arrhenius", "source": "doi:2", "confidence": "estimated" },
    "tortuosity": { "value": 3, "text": "effective", "source": "doi:3", "confidence": "assumed" }
    """
  var inputs = """
    "cell.temperature": { "unit": "degC", "min": "-40 degC", "max": "150 degC", "text": "cell temperature" }
    """
  var tables = """
    "viscosity": { "of": "cell.temperature", "points": [["-20 degC", "9 mPa s"], ["20 degC", "3 mPa s"], ["60 degC", "1.4 mPa s"]],
      "text": "shear", "source": "doi:4", "basis": "calibrated" }
    """
  var formulas = """
    "ionicConductivity": { "unit": "mS/cm", "text": "Arrhenius", "source": "doi:2", "basis": "calibrated",
      "formula": "conductivity25 * exp(-activationEnergy / boltzmann * (1 / cell.temperature - 1 / 298.15 [K])) / tortuosity" }
    """

  var text: String {
    """
    {
    "card": 1, "id": "\(id)", "version": "1.0", "title": "A salt", "category": "electrolyte", "text": "Made up.",
    "parameters": { \(parameters) },
    "inputs": { \(inputs) },
    "tables": { \(tables) },
    "formulas": { \(formulas) }
    }
    """
  }

  /// A card whose one output `y` has the given formula, over the inputs `x` [1], `length` [um] and `time` [s].
  static func formula(_ text: String, unit: String = "1") -> CardFixture {
    CardFixture(
      parameters: "",
      inputs: #""x": { "unit": "1" }, "length": { "unit": "um" }, "time": { "unit": "s" }"#, tables: "",
      formulas: #""y": { "unit": "\#(unit)", "text": "", "basis": "calibrated", "formula": "\#(text)" }"#)
  }
}
