// The flows of the plant in units of the baseline's, and their powers: a step's factor is F = F0 (flow/flow0)^p.
//   cells started = V / (E y), areas and slurries follow; learning multiplies every factor by x^(log2(1 - rate))

import CellPlugin

/// A flow in units of the baseline plant's, to the powers with which labour, machines and floor grow.
struct Flow<A: Arithmetic> {
  let ratio: Real<A>
  let p70: Real<A>, p90: Real<A>, p95: Real<A>
  /// The ratio to the power −0.05, of which all the others are made: that spares most of the exponentials.
  let step: Real<A>

  /// - Parameter ratio: The flow over the baseline's, > 0.
  @inline(__always) init(_ ratio: Real<A>) { self.init(ratio, falling: pow(ratio, -0.05)) }

  /// A flow that may be none at all: r (r² + 10⁻¹⁶)^((p−1)/2) is zero there and smooth, and equal to r^p elsewhere.
  @inline(__always) init(vanishing ratio: Real<A>) { self.init(ratio, falling: pow(ratio * ratio + 1e-16, -0.025)) }

  @inline(__always) private init(_ ratio: Real<A>, falling step: Real<A>) {
    let two = step * step
    self.ratio = ratio
    self.step = step
    p95 = ratio * step
    p90 = ratio * two
    p70 = p90 * (two * two)
  }
}

/// The flows of one design's plant.
struct Flows<A: Arithmetic> {
  /// Good cells in a year.
  let good: Real<A>
  /// Electrodes: anodes are as much larger than cathodes as the baseline's.
  let area: Flow<A>
  let separatorArea: Flow<A>, lithiumArea: Flow<A>
  /// The share of the anodes that carry a host coating.
  let hosted: Real<A>
  let cells: Flow<A>, energy: Flow<A>, cathodeSlurry: Flow<A>, anodeSlurry: Flow<A>
  /// Cathode solvent and scrap over the baseline's: steps so small that they may grow in proportion.
  let solvent: Real<A>, scrap: Real<A>
  /// Solvent per coated area, over the baseline's.
  let cathodeSolventLoad: Real<A>, anodeSolventLoad: Real<A>
  /// Mass of solvent in a year [kg].
  let cathodeSolvent: Real<A>, anodeSolvent: Real<A>
  /// Energy of the cells started, over the baseline's.
  let formed: Real<A>
  /// Mass of solvent bought for one good cell [kg].
  let solventMass: Real<A>
}

struct PlantFlows: Sendable {
  /// BatPaC 5.2's baseline: 50 GWh of good cells in a year, 200 of 211 million cells good.
  static let (energy0, cells0, yield0) = (50e6 * 3.6e6 / PhysicalConstants.year, 211e6, 200.0 / 211)
  /// Coated faces [m2/yr], slurries [m3/yr] and solvent recovered [kg/yr] of the baseline.
  static let (cathode0, anode0, cathodeSlurry0, anodeSlurry0, solvent0) = (303e6, 315e6, 40_700.0, 65_000.0, 24.2e6)
  /// Solvents: N-methyl-2-pyrrolidone and water [kg/m3]; kg of water per kg of anode binder.
  static let (pyrrolidone, water, waterRatio) = (1030.0, 1000.0, 40.0)

  let energy = Input("cell.energy", "Wh", "nominal energy of the cell", in: 1e-3...1e5)
  let area = Input("cell.cathodeArea", "m2", "coated cathode faces of the cell", in: 1e-4...100)
  let platedShare = Input("anode.platedShare", "1", "share of the charge stored as plated lithium", in: 0...1)
  let cathodeDensity = Input("cathode.density", "g/cm3", "crystal density of the active material", in: 1.5...7)
  let binderDensity = Input(
    "cathode.binderDensity", "g/cm3", "density of the cathode binder", in: 0.8...2.5, default: 1.78,
    plausible: 1.75...1.8, source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let carbonDensity = Input(
    "cathode.carbonDensity", "g/cm3", "density of the conductive carbon", in: 1.2...2.5, default: 2,
    plausible: 1.8...2.1, source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let electrolyteDensity = Input("catholyte.density", "g/cm3", "density of the electrolyte phase", in: 0.8...6.5)
  let hostDensity = Input("anode.density", "g/cm3", "crystal density of the host", in: 0.5...5)
  let hostBinderDensity = Input(
    "anode.binderDensity", "g/cm3", "density of the anode binder", in: 0.8...2.5, default: 1.2, plausible: 0.94...1.6,
    source: "between SBR 0.94 and CMC 1.6, OpenCell Design material data (STEER, Stanford)", confidence: .estimated)
  let plantVolume = Input(
    "cost.plantVolume", "GWh/yr", "energy of the good cells that the plant makes in a year", in: 10...250, default: 50,
    plausible: 10...100, source: "BatPaC 5.2 baseline", confidence: .assumed)
  let experience = Input(
    "cost.experience", "1", "all that was made so far, over what was made when the plant's data were taken",
    in: 1...1000, default: 1, source: "today", confidence: .assumed)
  let learningRate = Input(
    "cost.learningRate", "1", "cost of making that a doubling of experience takes away", in: 0...0.4, default: 0.15,
    plausible: 0.1...0.24,
    source: """
      0.20 for all cells, scale included: Ziegler and Trancik, Energy Environ. Sci. (2021), doi 10.1039/d0ee02681f; 0.155: \
      Kittner et al., Nature Energy (2017), doi 10.1038/nenergy.2017.125
      """, confidence: .estimated)

  @inline(__always) func evaluate<A>(_ v: Values<A>, _ materials: MaterialsCost, _ line: ProcessLine) -> Flows<A> {
    let good = v[plantVolume] * PhysicalConstants.year / v[energy]
    let started = good / v[materials.cellYield]
    let area = started * v[self.area]
    let bought = started / v[materials.coatingYield]
    let binder = v[materials.cathodeBinder]
    let hostBinder = v[materials.anodeBinder]
    let solvent = bought * binder * v[line.solventRatio]
    let anodeSolvent = bought * hostBinder * Self.waterRatio
    let slurry =
      v[materials.cathodeActive] / v[cathodeDensity] + binder / v[binderDensity]
      + v[materials.cathodeCarbon] / v[carbonDensity]
      + v[materials.catholyte] * v[line.electrolyteInSlurry] / v[electrolyteDensity]
    let hostSlurry = v[materials.anodeActive] / v[hostDensity] + hostBinder / v[hostBinderDensity]
    return Flows(
      good: good, area: Flow(area / Self.cathode0),
      separatorArea: Flow(vanishing: started * v[materials.separatorArea] / Self.cathode0),
      lithiumArea: Flow(vanishing: started * v[materials.lithiumArea] / Self.anode0),
      hosted: 1 - v[platedShare],
      cells: Flow(started / Self.cells0), energy: Flow(v[plantVolume] / Self.energy0),
      cathodeSlurry: Flow(vanishing: (bought * slurry + solvent / Self.pyrrolidone) / Self.cathodeSlurry0),
      anodeSlurry: Flow(vanishing: (bought * hostSlurry + anodeSolvent / Self.water) / Self.anodeSlurry0),
      solvent: solvent * (1 / Self.solvent0),
      scrap: (started - good) * (1 / (Self.cells0 * (1 - Self.yield0))),
      cathodeSolventLoad: solvent / area * (1 / 0.079_868),
      anodeSolventLoad: anodeSolvent / area * (Self.cathode0 / Self.anode0 / 0.133_968),
      cathodeSolvent: solvent, anodeSolvent: anodeSolvent,
      formed: v[plantVolume] / v[materials.cellYield] * (Self.yield0 / Self.energy0),
      solventMass: solvent / good)
  }

  /// What experience leaves of a cost.
  func learned<A>(_ v: Values<A>, at rate: Input) -> Real<A> {
    exp(log(v[experience]) * log(1 - v[rate]) / 0.693_147_180_559_945_3)
  }
}
