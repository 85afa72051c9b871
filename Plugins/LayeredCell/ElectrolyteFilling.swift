// Two conventions for how much electrolyte there is: what the pores take, or so much a capacity and a cell (metered in).
//   m_i = p_i [1 - s_i + s_i k],  k = (e Q + m) sum(s_i^2 p_i) / sum(s_i p_i)^2:  what is metered is shared out as the pores are;
// a share between 0 and 1 blends the conventions, and vanishes with it.

import CellPlugin

/// What the electrolyte of the pores is multiplied with.
struct Filling<A: Arithmetic> {
  let cathode: Real<A>, separator: Real<A>
}

struct ElectrolyteFilling: Sendable {
  let perCapacity = Input(
    "cell.electrolytePerCapacity", "g/Ah", "metered electrolyte per capacity of the cell", in: 0...10, default: 1.5,
    plausible: 1...2.5, source: "automotive cells about 1 g/Ah, Frith et al., doi 10.1038/s41467-023-35933-2 (Table 1)",
    confidence: .estimated)
  let perCell = Input(
    "cell.electrolyteFilled", "g", "metered electrolyte of the cell besides that by capacity", in: 0...5000, default: 0,
    source: "metered by capacity", confidence: .assumed)
  let catholyteMetered = Input(
    "catholyte.metered", "1", "share of the cathode's electrolyte that goes by capacity and not by pores", in: 0...1,
    default: 0, source: "pores are filled", confidence: .assumed)
  let separatorMetered = Input(
    "separator.metered", "1", "the same for the electrolyte of separator and anode", in: 0...1, default: 0,
    source: "pores are filled", confidence: .assumed)

  /// - Parameters: Electrolyte in the pores of the cathode, and of separator and anode; the charge they are for, and the
  ///   share of the cell that they are.
  @inline(__always) func evaluate<A>(
    _ v: Values<A>, cathode: Real<A>, separator: Real<A>, charge: Real<A>, share: Real<A>
  ) -> Filling<A> {
    let (c, s) = (v[catholyteMetered], v[separatorMetered])
    let metered = c * cathode + s * separator
    guard metered.canExceed(0) else { return Filling(cathode: Real(1), separator: Real(1)) }
    let weight = (c * c * cathode + s * s * separator) / metered
    let factor = (v[perCapacity] * charge + v[perCell] * share) * weight / metered
    return Filling(cathode: 1 - c + c * factor, separator: 1 - s + s * factor)
  }
}
