// The units that have a symbol of their own. Factors are exact by definition: SI brochure (9th edition, 2019) tables
// 8 and 9, the international pound (1959), the standard atmosphere (CGPM 1954), CODATA 2018 for the electronvolt.

import Documents

struct UnitSymbol: Sendable {
  let name: String
  let dimension: Dimension
  let ratio: Ratio
  /// Zero of the scale in SI; nonzero for degC and degF only.
  let offset: Double
}

extension UnitSymbol {
  /// The unit of a symbol, with or without prefix; a symbol of the table wins over a prefixed one (`min` is a minute).
  static func named(_ name: String) -> UnitSymbol? { all[name] }

  /// The known symbol that was probably meant.
  static func nearest(to name: String) -> String? {
    otherSpellings[name] ?? Documents.nearest(name, among: all.keys)
  }

  /// Symbols of the field that are understood but written otherwise here.
  private static let otherSpellings = [
    "a": "yr", "year": "yr", "years": "yr", "day": "d", "days": "d", "hr": "h", "hour": "h", "hours": "h",
    "sec": "s", "percent": "%", "micron": "um", "M": "mol/L", "mM": "mmol/L", "dollar": "$",
  ]

  /// Other currencies, by symbol and ISO 4217 code.
  static let currencies: Set = [
    "EUR", "€", "GBP", "£", "CNY", "RMB", "JPY", "¥", "KRW", "₩", "INR", "₹", "CHF", "SEK", "CAD", "AUD",
  ]

  private struct Entry {
    let names: [String]
    let dimension: Dimension
    var ratio = Ratio(1)
    var prefixes = ""
    var offset = 0.0
  }

  /// Powers of ten as ratios, so that small ones stay exact.
  private static let prefixes: [Character: Ratio] = [
    "f": Ratio(1, 1e15), "p": Ratio(1, 1e12), "n": Ratio(1, 1e9), "u": Ratio(1, 1e6), "m": Ratio(1, 1e3),
    "c": Ratio(1, 1e2), "d": Ratio(1, 10), "k": Ratio(1e3), "M": Ratio(1e6), "G": Ratio(1e9), "T": Ratio(1e12),
  ]

  private static let metric = "fpnumkMGT"

  private static let entries: [Entry] = [
    Entry(names: ["1", "-", "cycle", "cycles", "cell", "cells"], dimension: .one),
    Entry(names: ["%"], dimension: .one, ratio: Ratio(1, 100)),
    Entry(names: ["ppm"], dimension: .one, ratio: Ratio(1, 1e6)),
    Entry(names: ["g"], dimension: Dimension(kg: 1), ratio: Ratio(1, 1000), prefixes: metric),
    Entry(names: ["t"], dimension: Dimension(kg: 1), ratio: Ratio(1000), prefixes: "kMG"),
    Entry(names: ["lb"], dimension: Dimension(kg: 1), ratio: Ratio(45_359_237, 1e8)),
    Entry(names: ["m"], dimension: Dimension(m: 1), prefixes: metric + "cd"),
    Entry(names: ["L", "l"], dimension: Dimension(m: 3), ratio: Ratio(1, 1000), prefixes: "numcdk"),
    Entry(names: ["s"], dimension: Dimension(s: 1), prefixes: "fpnumkM"),
    Entry(names: ["min"], dimension: Dimension(s: 1), ratio: Ratio(60)),
    Entry(names: ["h"], dimension: Dimension(s: 1), ratio: Ratio(3600)),
    Entry(names: ["d"], dimension: Dimension(s: 1), ratio: Ratio(86_400)),
    // The Julian year of 365.25 days.
    Entry(names: ["yr"], dimension: Dimension(s: 1), ratio: Ratio(31_557_600)),
    Entry(names: ["C-rate"], dimension: Dimension(s: -1), ratio: Ratio(1, 3600)),
    Entry(names: ["A"], dimension: Dimension(A: 1), prefixes: metric),
    Entry(names: ["C"], dimension: Dimension(s: 1, A: 1), prefixes: metric),
    Entry(names: ["Ah"], dimension: Dimension(s: 1, A: 1), ratio: Ratio(3600), prefixes: "numkMG"),
    Entry(names: ["K"], dimension: Dimension(K: 1), prefixes: "num"),
    Entry(names: ["degC", "°C"], dimension: Dimension(K: 1), offset: 273.15),
    Entry(names: ["degF", "°F"], dimension: Dimension(K: 1), ratio: Ratio(5, 9), offset: 45_967.0 / 180),
    Entry(names: ["mol"], dimension: Dimension(mol: 1), prefixes: "pnumkM"),
    Entry(names: ["N"], dimension: Dimension(kg: 1, m: 1, s: -2), prefixes: metric),
    Entry(names: ["Pa"], dimension: Dimension(kg: 1, m: -1, s: -2), prefixes: metric),
    Entry(names: ["bar"], dimension: Dimension(kg: 1, m: -1, s: -2), ratio: Ratio(1e5), prefixes: "mk"),
    Entry(names: ["atm"], dimension: Dimension(kg: 1, m: -1, s: -2), ratio: Ratio(101_325)),
    Entry(names: ["J"], dimension: Dimension(kg: 1, m: 2, s: -2), prefixes: metric),
    Entry(names: ["Wh"], dimension: Dimension(kg: 1, m: 2, s: -2), ratio: Ratio(3600), prefixes: "numkMGT"),
    Entry(
      names: ["eV"], dimension: Dimension(kg: 1, m: 2, s: -2), ratio: Ratio(PhysicalConstants.elementaryCharge),
      prefixes: "mkM"),
    Entry(names: ["W"], dimension: Dimension(kg: 1, m: 2, s: -3), prefixes: metric),
    Entry(names: ["V"], dimension: Dimension(kg: 1, m: 2, s: -3, A: -1), prefixes: metric),
    Entry(names: ["ohm", "Ω"], dimension: Dimension(kg: 1, m: 2, s: -3, A: -2), prefixes: metric),
    Entry(names: ["S"], dimension: Dimension(kg: -1, m: -2, s: 3, A: 2), prefixes: metric),
    Entry(names: ["$", "USD"], dimension: Dimension(money: 1), prefixes: "kM"),
  ]

  /// Every symbol by name, prefixed ones included.
  static let all: [String: UnitSymbol] = {
    var all: [String: UnitSymbol] = [:]
    for entry in entries {
      for prefix in entry.prefixes {
        guard let power = prefixes[prefix] else { preconditionFailure("no prefix '\(prefix)'") }
        let ratio = entry.ratio.multiplied(by: power, halves: 2)
        for name in entry.names.map({ "\(prefix)\($0)" }) {
          let clash = all.updateValue(
            UnitSymbol(name: name, dimension: entry.dimension, ratio: ratio, offset: 0), forKey: name)
          precondition(clash == nil, "two units are written '\(name)'")
        }
      }
    }
    for entry in entries {
      for name in entry.names {
        all[name] = UnitSymbol(name: name, dimension: entry.dimension, ratio: entry.ratio, offset: entry.offset)
      }
    }
    return all
  }()
}
