// Share of the capacity within reach at a discharge current, from four loads; 1 means that a limit alone is met.
//   diffusion: d = C r^2 / (15 D), D = D0 exp(-E/kT), mean against surface of a sphere under constant flux
//   front: f = i t / (sigma_eff dV)    salt: s = i / i_salt    ohmic: o = i ASR / dV
//   share = 1 / ((1 + d) (1 + f^4 + s^4)^(1/4) (1 + o^4))
// Crank, The Mathematics of Diffusion (1975); Newman and Thomas-Alyea (2004). Front and salt fall as depth over thickness.

import CellPlugin

struct Utilisation: Sendable {
  let particleRadius = Input(
    "cathode.particleRadius", "um", "radius of the active particles", in: 0.02...20, default: 5, plausible: 1.5...6,
    source: "Chen et al., J. Electrochem. Soc. 167 (2020), doi 10.1149/1945-7111/ab9050: 5.22 um for NMC811",
    confidence: .assumed)
  let diffusivity25 = Input(
    "cathode.diffusivity25", "m2/s", "diffusivity of lithium in the active material at 25 degC", in: 1e-19...1e-11,
    default: 4e-15, plausible: 1e-15...2e-14,
    source: "Chen et al., J. Electrochem. Soc. 167 (2020), doi 10.1149/1945-7111/ab9050: NMC811", confidence: .assumed)
  let activation = Input(
    "cathode.diffusionActivation", "eV", "activation energy of that diffusion", in: 0.05...0.8, default: 0.25,
    plausible: 0.12...0.4, source: "engineering estimate for layered oxides", confidence: .assumed)

  let diffusivity = Output(
    "cathode.lithiumDiffusivity", "m2/s", "diffusivity of lithium in the active material", .calibrated,
    source: "Arrhenius law")
  let diffusionLoad = Output("rate.diffusion", "1", "load by diffusion in the particles", .ruleOfThumb)
  let frontLoad = Output("rate.front", "1", "load by the ohmic reaction front in the cathode", .ruleOfThumb)
  let saltLoad = Output("rate.salt", "1", "load by depletion of the salt; 0 for a single-ion conductor", .ruleOfThumb)
  let ohmicLoad = Output("rate.ohmic", "1", "load by the ohmic drop of the whole cell", .ruleOfThumb)

  @inline(__always) func evaluate<A>(
    _ v: Values<A>, temperature: Real<A>, rate: Real<A>, ohmic: Real<A>, salt: Real<A>, cathodeDrop: Real<A>
  ) -> Real<A> {
    let exponent = v[activation] / PhysicalConstants.boltzmann * (1 / temperature - 1 / 298.15)
    v[diffusivity] = v[diffusivity25] * exp(-exponent)
    v[diffusionLoad] = rate * v[particleRadius] * v[particleRadius] / (15 * v[diffusivity])
    v[frontLoad] = cathodeDrop
    v[saltLoad] = salt
    v[ohmicLoad] = ohmic
    let depth = sqrt(sqrt(1 + fourth(cathodeDrop) + fourth(salt)))
    return 1 / ((1 + v[diffusionLoad]) * depth * (1 + fourth(ohmic)))
  }
}

func fourth<A>(_ x: Real<A>) -> Real<A> {
  let square = x * x
  return square * square
}
