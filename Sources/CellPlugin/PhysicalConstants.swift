// Constants that more than one model needs. Constants of physics: CODATA 2018 (https://doi.org/10.1103/RevModPhys.93.025010).

/// Constants of physics and of the calendar in SI.
public enum PhysicalConstants {
  /// k_B, the Boltzmann constant [J/K]; exact since the SI of 2019.
  @inlinable public static var boltzmann: Double { 1.380649e-23 }
  /// F, the Faraday constant [C/mol], to the digits that CODATA prints.
  @inlinable public static var faraday: Double { 96_485.33212 }
  /// The Julian year of 365.25 days [s], the unit `yr`.
  @inlinable public static var year: Double { 31_557_600 }
}
