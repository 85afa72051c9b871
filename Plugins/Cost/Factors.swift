// The production factors of a step in a year: F = F0 (flow/flow0)^p, p 0.7 or 0.9 for labour, 0.9 or 0.95 for equipment, 0.95 floor.

import CellPlugin

/// Labour [h/yr], equipment [M$], floor [m2] and power [kW] of a step.
struct Factors<A: Arithmetic> {
  var labour: Real<A>, equipment: Real<A>, floor: Real<A>, power: Real<A>

  @inline(__always) static func + (a: Self, b: Self) -> Self {
    Self(
      labour: a.labour + b.labour, equipment: a.equipment + b.equipment, floor: a.floor + b.floor,
      power: a.power + b.power)
  }
  @inline(__always) static func * (scale: Real<A>, a: Self) -> Self {
    Self(labour: scale * a.labour, equipment: scale * a.equipment, floor: scale * a.floor, power: scale * a.power)
  }
}

/// What the factors of a year cost for one good cell.
struct Prices<A: Arithmetic> {
  /// Days of 24 hours in a year, BatPaC.
  static var days: Double { 320 }

  /// Bare: a year's wages per hour, equipment per M$, building per m2 and energy per kW, over the good cells of a year [$].
  let labour: Real<A>, equipment: Real<A>, floor: Real<A>, power: Real<A>
  let loads: Loads<A>

  @inline(__always) init(_ v: Values<A>, _ rates: PlantRates, perGoodCell good: Real<A>, learned: Real<A>) {
    let scale = learned / good
    labour = scale * v[rates.labourRate] * 3600
    equipment = scale * v[rates.equipmentFactor] * 1e6
    floor = scale * v[rates.floorPrice]
    power = scale * v[rates.powerPrice] * (1000 * 86_400 * Self.days)
    loads = rates.evaluate(v)
    (loadedLabour, loadedEquipment) = (labour * loads.labour, equipment * loads.equipment)
    (loadedFloor, loadedPower) = (floor * loads.building, power * loads.power)
  }

  private let loadedLabour: Real<A>, loadedEquipment: Real<A>, loadedFloor: Real<A>, loadedPower: Real<A>

  /// The cost of a step for one good cell with all that rides on it but research [$].
  @inline(__always) func of(_ step: Factors<A>) -> Real<A> {
    step.labour * loadedLabour + step.equipment * loadedEquipment + step.floor * loadedFloor
      + step.power * loadedPower
  }
}
