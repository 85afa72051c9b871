import Foundation
import Modeling
import PluginHost
import Quantities
import Testing

@Suite struct TransportTests {
  @Test func withoutCurrentNothingIsLost() throws {
    for electrolyte in StandardCell.electrolytes {
      let values = try StandardCell("nmc622", "graphite", electrolyte).evaluate(["cell.dischargeRate": "0 C-rate"])
      #expect(values["cell.voltageDrop"] == 0)
      #expect(values["cell.dischargeVoltage"] == values["cell.nominalVoltage"])
      #expect(values["cell.energyAtRate"] == values["cell.energy"])
    }
  }

  /// Laboratory units: cm over S/cm. Twelve contacts: a threshold of 1/6, and the square of the conducting share.
  @Test func theResistanceOfASulfideCellIsThatOfItsLayersInSeries() throws {
    let values = try StandardCell("nmc811", "anode-free", "lpscl").evaluate([
      "separator.thickness": "30 um", "cathode.electrolyteFraction": "0.3", "cell.stackPressure": "4 MPa",
    ])
    let above = 0.3 - 1.0 / 6
    let share = (above + (above * above + 4e-3 / 6 * 5 / 6).squareRoot()) / (2 * 5 / 6)
    let coating = values["cathode.thickness"]! * 1e-4
    let solid = 0.65,
      electrons = { (s: Double) in  // of the voids 5 %
        let u = s - 1.0 / 6
        return u + (u * u + 4e-3 / 6 * 5 / 6).squareRoot()
      }
    let network = electrons(0.65) / electrons(solid)
    let ionic = coating / (3 * 1.95e-3 * share * share), electronic = coating / (3 * 0.05 * network * network)
    let expected = 30e-4 / 1.95e-3 + ionic + electronic + 20 + 5 + 270e-7 / 1e-5 + 4 / 2
    #expect(agree(values["cell.arealResistance"], expected, within: 1e-10))
    #expect(agree(values["cell.resistance"], expected / (values["cell.cathodeArea"]! * 1e4) * 1e3, within: 1e-10))
  }

  /// Bruggeman's symmetric equation for a lattice with z contacts, solved by bisection for two phases.
  @Test func theEffectiveConductivitySolvesTheEquationOfTheEffectiveMedium() throws {
    let cell = try StandardCell("nmc811", "anode-free", "lpscl")
    for (z, fraction) in [(12.0, 0.3), (12, 0.5), (8, 0.4), (16, 0.15)] {
      let values = try cell.evaluate([
        "catholyte.coordinationNumber": "\(z)", "catholyte.compositeExponent": "1",
        "cathode.electrolyteFraction": "\(fraction)",
      ])
      func rest(_ s: Double) -> Double {
        fraction * (1 - s) / (1 + (z / 2 - 1) * s) + (1 - fraction) * (1e-3 - s) / (1e-3 + (z / 2 - 1) * s)
      }
      var (low, high) = (1e-6, 1.0)
      for _ in 0..<100 {
        let middle = (low + high) / 2
        if rest(middle) > 0 { low = middle } else { high = middle }
      }
      let relative = values["cathode.effectiveIonicConductivity"]! / values["catholyte.ionicConductivity"]!
      #expect(agree(relative, low, within: 0.03), "z \(z), \(fraction)")
    }
  }

  @Test func belowThePercolationThresholdTheMarginIsNegativeAndTheRateIsOutOfReach() throws {
    let cell = try StandardCell("nmc811", "lithium-metal", "lpscl")
    let good = try cell.evaluate(["cathode.electrolyteFraction": "0.35"])
    let bad = try cell.evaluate(["cathode.electrolyteFraction": "0.12"])
    #expect(good["cathode.percolationMargin"]! > 0 && good["cell.usableCapacity"]! > 80)
    #expect(bad["cathode.percolationMargin"]! < 0 && bad["cell.usableCapacity"]! < 1)
    #expect(good["cathode.electronicPercolationMargin"]! > 0)
  }

  /// A polymer in the cold: the mark says that the numbers made of its capacity mean little.
  @Test func aCellThatDeliversNextToNothingIsMarked() throws {
    let cell = try StandardCell("lfp", "lithium-metal", "peo-litfsi")
    let mark = "transport: cell.usableCapacity"
    #expect(try cell.extrapolations(["cell.temperature": "0 degC"]).contains(mark))
    #expect(try !cell.extrapolations(["cell.temperature": "0 degC", "cell.dischargeRate": "0 C-rate"]).contains(mark))
    let thin = ["cell.temperature": "60 degC", "cathode.arealCapacity": "1 mAh/cm2"]
    #expect(try !cell.extrapolations(thin).contains(mark))
  }

  @Test func carriersAndMobilityGiveThePublishedConductivities() throws {
    for (id, conductivity) in [("lgps", 12.0), ("li3incl6", 2.0), ("li3ycl6", 0.5)] {
      let values = try StandardCell("nmc811", "lithium-metal", id).evaluate()
      #expect(agree(values["separator.ionicConductivity"], conductivity, within: 0.03), "\(id)")
    }
  }

  /// Landesfeind and Gasteiger's 1 M EC:EMC, against 25 degC [mS/cm].
  @Test func theLiquidConductsAsMeasuredOverTemperature() throws {
    let cell = try StandardCell("nmc811", "graphite", "liquid-carbonate")
    for (temperature, conductivity) in [("-10 degC", 4.18), ("0 degC", 5.54), ("40 degC", 11.4), ("60 degC", 14.4)] {
      let values = try cell.evaluate(["cell.temperature": temperature])
      #expect(
        agree(values["separator.ionicConductivity"]! / 9.49, conductivity / 9.13, within: 0.01), "\(temperature)")
    }
  }

  @Test func pressureBringsSolidsTogetherAndLeavesLiquidsAlone() throws {
    func contact(_ electrolyte: String, _ pressure: String) throws -> Double {
      try StandardCell("nmc811", "lithium-metal", electrolyte).evaluate(["cell.stackPressure": pressure])[
        "resistance.contact"]!
    }
    #expect(agree(try contact("lpscl", "1 MPa"), 4))
    #expect(agree(try contact("lpscl", "4 MPa"), 2))
    #expect(try contact("liquid-carbonate", "1 MPa") == 0)
  }

  @Test func aCellAtItsLowestTemperatureYieldsAboutHalfItsCapacity() throws {
    let cell = try StandardCell("nmc811", "graphite", "lpscl")
    let warm = try cell.evaluate(["cell.dischargeRate": "1 C-rate"])
    let lowest = warm["cell.lowestTemperature"]!
    #expect(lowest > -39 && lowest < 25)
    let cold = try cell.evaluate(["cell.dischargeRate": "1 C-rate", "cell.temperature": "\(lowest) degC"])
    #expect(cold["cell.usableCapacity"]! > 20 && cold["cell.usableCapacity"]! < 60, "\(cold["cell.usableCapacity"]!)")
    #expect(agree(warm["cell.temperatureWindow"], warm["cell.highestTemperature"]! - lowest))
  }

  /// A sphere under constant flux, by finite volumes: the mean against the surface.
  @Test func diffusionHoldsBackWhatASphereUnderConstantFluxHoldsBack() throws {
    let values = try StandardCell("nmc811", "graphite", "liquid-carbonate").evaluate(["cell.dischargeRate": "2 C-rate"])
    let shells = 400
    // In units of radius, diffusivity, and a filling at the rate 1: dc/dt = (r^2 c')'/r^2, c' = 1/3 outside.
    var surface = 0.0, mean = 0.0, volume = 0.0
    let step = 1 / Double(shells)
    var level = 0.0
    for i in 0..<shells {  // steady shape: the flux through r fills what lies within: c' = r/3
      let middle = (Double(i) + 0.5) * step
      mean += level * middle * middle * step
      volume += middle * middle * step
      level += (middle + step / 2) / 3 * step
    }
    surface = level - step / 6
    let load = 2.0 / 3600 * 25e-12 / 4e-15 * (surface - mean / volume)
    #expect(agree(values["rate.diffusion"], load, within: 0.01))
  }

  @Test func pulsePowerIsLargestAtHalfTheVoltage() throws {
    let cell = try StandardCell("nmc811", "graphite", "liquid-carbonate")
    let half = try cell.evaluate(["cell.pulseVoltageShare": "0.5"])
    let more = try cell.evaluate(["cell.pulseVoltageShare": "0.55"])
    let voltage = half["cell.nominalVoltage"]!, resistance = half["cell.resistance"]! * 1e-3
    #expect(agree(half["cell.pulsePower"], voltage * voltage / (4 * resistance)))
    #expect(more["cell.pulsePower"]! < half["cell.pulsePower"]!)
  }

  @Test func saltDepletionVanishesForASingleIonConductor() throws {
    for name in ["cell.saltDepletion", "cell.chargeSaltDepletion"] {
      #expect(try StandardCell("nmc811", "graphite", "llzo").evaluate()[name] == 0)
      #expect(try StandardCell("nmc811", "graphite", "liquid-carbonate").evaluate()[name]! > 0)
    }
  }

  /// On charge the anode's pores empty: their porosity counts and the cathode's does not, and the other way round on discharge.
  @Test func chargingEmptiesTheAnodeOfSaltAndDischargingTheCathode() throws {
    let cell = try StandardCell("nmc811", "graphite", "liquid-carbonate")
    let open = try cell.evaluate(["anode.electrolyteFraction": "0.4", "cathode.electrolyteFraction": "0.3"])
    let tightAnode = try cell.evaluate(["anode.electrolyteFraction": "0.2", "cathode.electrolyteFraction": "0.3"])
    let tightCathode = try cell.evaluate(["anode.electrolyteFraction": "0.4", "cathode.electrolyteFraction": "0.2"])
    #expect(tightAnode["cell.chargeSaltDepletion"]! > 1.5 * open["cell.chargeSaltDepletion"]!)
    #expect(agree(tightAnode["cell.saltDepletion"], open["cell.saltDepletion"]!))
    #expect(agree(tightCathode["cell.chargeSaltDepletion"], open["cell.chargeSaltDepletion"]!))
    #expect(tightCathode["cell.saltDepletion"]! > 1.5 * open["cell.saltDepletion"]!)
  }

  /// Salt moved, none lost: the profile of a steady current by finite volumes, through a separator and a cathode beside lithium.
  @Test func chargingAgainstLithiumTakesItsSaltFromTheCathode() throws {
    let values = try StandardCell("nmc811", "lithium-metal", "liquid-carbonate").evaluate([
      "separator.thickness": "20 um", "separator.matrixFraction": "0.5", "cathode.electrolyteFraction": "0.3",
    ])
    let (separator, cathode) = (path(values, "separator"), path(values, "cathode"))
    let cells = 1000
    var (mean, level) = (0.0, separator)
    for i in 0..<cells {  // flux through the cathode falls to nothing at its collector
      let rest = 1 - (Double(i) + 0.5) / Double(cells)
      level += 0.5 * rest * cathode / Double(cells)
      mean += level / Double(cells)
      level += 0.5 * rest * cathode / Double(cells)
    }
    let (between, within) = (0.5 * 20, 0.3 * values["cathode.thickness"]!)
    mean = (between * separator / 2 + within * mean) / (between + within)
    let ratio = values["cell.chargeSaltDepletion"]! / values["cell.saltDepletion"]!
    #expect(agree(ratio, mean / ((separator + cathode) / 2), within: 1e-3))
  }

  /// The length of free electrolyte that a layer equals, from its resistance: all of it in the separator, a third in a coating.
  private func path(_ values: [String: Double], _ layer: String) -> Double {
    layer == "separator"
      ? values["resistance.separator"]! * values["separator.ionicConductivity"]!
      : 3 * values["resistance.cathodeIonic"]! * values["catholyte.ionicConductivity"]!
  }

  @Test func aPolymerCellIsFarTooResistiveWhenCold() throws {
    let cell = try StandardCell("lfp", "lithium-metal", "peo-litfsi")
    let cold = try cell.evaluate(["cell.temperature": "25 degC"])
    let warm = try cell.evaluate(["cell.temperature": "60 degC"])
    #expect(cold["cell.arealResistance"]! > 1500)
    #expect(warm["cell.arealResistance"]! < 300)
  }

  @Test func chargingTakesAsLongAsTheTightestLimitAsks() throws {
    let cell = try StandardCell("nmc811", "lithium-metal", "lpscl")
    let slow = try cell.evaluate(["cell.chargeRate": "0.05 C-rate"])
    #expect(agree(slow["cell.chargeTime"], 0.7 * 60 / 0.05, within: 1e-3))
    let fast = try cell.evaluate(["cell.chargeRate": "2 C-rate"])
    #expect(fast["cell.chargeCurrentDensity"]! <= fast["cell.chargeCurrentLimit"]!)
    #expect(fast["cell.chargeCurrentDensity"]! > 0.85 * fast["cell.chargeCurrentLimit"]!)
  }

  @Test func whatSetsTheChargeTimeIsNamedByPartsThatSumToOne() throws {
    func parts(_ anode: String, _ electrolyte: String, _ settings: [String: String]) throws -> [String: Double] {
      let values = try StandardCell("nmc811", anode, electrolyte).evaluate(settings)
      let names = ["byRate", "byDrop", "byLithium", "bySalt"]
      let parts = Dictionary(uniqueKeysWithValues: names.map { ($0, values["charge.\($0)"]!) })
      #expect(agree(parts.values.reduce(0, +), 1) && parts.values.allSatisfy { $0 >= 0 })
      return parts
    }
    #expect(try parts("graphite", "liquid-carbonate", ["cell.chargeRate": "0.1 C-rate"])["byRate"]! > 0.99)
    #expect(try parts("lithium-metal", "lpscl", ["cell.chargeRate": "3 C-rate"])["byLithium"]! > 0.9)
    #expect(try parts("graphite", "llzo", ["cell.chargeRate": "3 C-rate"])["byDrop"]! > 0.9)
    let thick = [
      "cathode.arealCapacity": "8 mAh/cm2", "cell.chargeRate": "3 C-rate", "anode.platingCurrentLimit": "50 mA/cm2",
      "cell.chargeOverpotential": "1 V",
    ]
    #expect(try parts("graphite", "liquid-carbonate", thick)["bySalt"]! > 0.5)
    #expect(try parts("graphite", "lpscl", thick)["bySalt"]! == 0)
  }

  /// A card may give its conductivity by a table over temperature.
  @Test func aTableOfConductivitiesOnACardServesAsWellAsALaw() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cellfront-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let card = """
      { "card": 1, "id": "measured", "version": "1.0", "title": "Measured", "category": "electrolyte",
        "text": "Conductivity at three temperatures.",
        "inputs": { "cell.temperature": { "unit": "degC", "text": "temperature of the cell" } },
        "tables": { "ionicConductivity": { "of": "cell.temperature", "scale": "log", "text": "conductivity",
          "points": [["0 degC", "0.5 mS/cm"], ["25 degC", "2 mS/cm"], ["60 degC", "9 mS/cm"]],
          "source": "a table", "basis": "calibrated" } } }
      """
    try Data(card.utf8).write(to: folder.appending(path: "measured.json"))
    let plugins = Plugins.load(paths: [folder.path])
    let table = try #require(plugins["measured"])
    for (temperature, conductivity) in [("0 degC", 0.5), ("25 degC", 2), ("60 degC", 9)] {
      let graph = try ComponentGraph([Placement(table, slot: "separator")])
      let model = try graph.compiled(
        fixed: ["cell.temperature": try Quantity.parse(temperature).value], variables: [],
        wanted: ["separator.ionicConductivity"])
      // 1 mS/cm is 0.1 S/m.
      #expect(agree(try ModelEvaluator(model).value(0), conductivity / 10, within: 1e-9))
    }
  }
}
