// CODATA 2018 (https://doi.org/10.1103/RevModPhys.93.025010); all exact since the SI of 2019.

/// Constants of physics in SI.
public enum PhysicalConstants {
  /// k_B, the Boltzmann constant [J/K].
  public static let boltzmann = 1.380649e-23
  /// e, the charge of a proton [C].
  public static let elementaryCharge = 1.602176634e-19
  /// N_A, the Avogadro constant [1/mol].
  public static let avogadro = 6.02214076e23
  /// F = N_A e, the Faraday constant [C/mol].
  public static let faraday = 96_485.332_123_310_018_4
  /// R = N_A k_B, the molar gas constant [J/(mol K)].
  public static let molarGas = 8.314_462_618_153_24
}
