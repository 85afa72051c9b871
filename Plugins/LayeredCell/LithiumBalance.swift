// Where the lithium is. The first charge takes Q_A / e_c out of the cathode; e_a of it can come back, and a foil adds E:
//   y = l e_a / e_c + E / Q_A    Q = Q_A smoothMin(1, y)    reserve = y Q_A - Q
// Neglects slow reinsertion into layered oxides (which lowers the reserve); constants of lithium: 3861 mAh/g, 0.534 g/cm3.

import CellPlugin

/// Charges per area of one face [C/m2].
struct LithiumInventory<A: Arithmetic> {
  /// The share of the charge that is stored as plated metal.
  let plated: Real<A>
  /// Lithium of the foil that the cell was built with, its thickness [m].
  let foilThickness: Real<A>
  /// What the anode holds, and can give back, after the first charge, without the foil, per areal capacity of the cathode.
  let returned: Real<A>
  /// What can be cycled, and what is left over.
  let usable: Real<A>, reserve: Real<A>
}

struct LithiumBalance: Sendable {
  /// 26.801 Ah/mol / 6.941 g/mol [C/kg].
  static let specificCapacity = 3861 * 3600.0
  /// CRC Handbook of Chemistry and Physics, 20 degC [kg/m3].
  static let density = 534.0
  /// Rounds the corner where the cathode's sites and the lithium are equally many: at most 0.5 % of the capacity.
  static let corner = 0.01

  let cathodeEfficiency = Input(
    "cathode.firstCycleEfficiency", "1", "charge that the cathode takes back after its first charge", in: 0.6...1)
  let anodeEfficiency = Input(
    "anode.firstCycleEfficiency", "1", "charge that the anode gives back after its first charge", in: 0.6...1)
  let platedShare = Input(
    "anode.platedShare", "1", "share of the charge stored as plated lithium: 0 insertion, 1 metal", in: 0...1)
  let reservoirShare = Input(
    "anode.reservoirShare", "1", "share of the lithium excess that this anode is built with: 1 foil, 0 none", in: 0...1,
    default: 0, source: "none unless the anode says so", confidence: .assumed)
  let excess = Input(
    "anode.lithiumExcess", "um", "lithium foil on one face as built, where the anode has one", in: 0...100, default: 20,
    source: "design choice", confidence: .assumed)

  @inline(__always) func evaluate<A>(
    _ v: Values<A>, arealCapacity: Real<A>, lithiated: Real<A>
  ) throws(Refusal) -> LithiumInventory<A> {
    let foil = v[excess] * v[reservoirShare]
    let returned = lithiated * v[anodeEfficiency] / v[cathodeEfficiency]
    let ratio = returned + foil * (Self.density * Self.specificCapacity) / arealCapacity
    guard ratio.canExceed(0) else { throw Refusal("neither the cathode nor the anode brings lithium") }
    let usable = arealCapacity * smoothMin(ratio, Real(1), width: Self.corner)
    let beyond = smoothMax(ratio - 1, Real(0), width: Self.corner)
    return LithiumInventory(
      plated: v[platedShare], foilThickness: foil, returned: returned, usable: usable, reserve: arealCapacity * beyond)
  }
}
