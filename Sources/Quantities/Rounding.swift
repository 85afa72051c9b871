// Numbers with no more digits than somebody wants.
import Glibc

extension Double {
  /// Rounded to so many significant digits.
  package func rounded(toDigits digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    let decimals = digits - 1 - Int(log10(magnitude).rounded(.down))
    guard abs(decimals) <= 300 else { return self }
    // Powers of ten are exact up to 10^22, and a quotient by them is the double nearest to the decimal.
    let power = pow(10, Double(abs(decimals)))
    if abs(decimals) > 22 {
      // Beyond, reading the decimal is what gives the nearest double.
      let digits = (decimals >= 0 ? self * power : self / power).rounded()
      return Int64(exactly: digits).flatMap { Double("\($0)e\(-decimals)") } ?? self
    }
    return decimals >= 0 ? (self * power).rounded() / power : (self / power).rounded() * power
  }
}
