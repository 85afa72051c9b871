// What was proved of a front, in one sentence.
import ParetoSearch
import Quantities
import Studies

/// The certificate of a run in words.
struct CertificateWords {
  private let run: StudyRun

  init(_ run: StudyRun) { self.run = run }

  /// What is proved, or how far the proof has come and what stands in the way; nil where no proof was asked for.
  var sentence: String? {
    guard let certificate = run.certificate else { return nil }
    if certificate.isOfEmptiness { return emptiness }
    let bound = "no design of this study could add more than \(percent(certificate.bound)) to the front's hypervolume"
    if certificate.isProved { return "Proved: \(bound)" }
    let asked = percent(certificate.asked)
    let end = certificate.isInterrupted ? "interrupted" : "given up"
    let way =
      "\(asked) could not be proved: \(end) after \(certificate.boxes.counted("box", plural: "boxes"))\(open)\(parts)"
    return certificate.bound.isFinite ? "Proved: \(bound). \(way)" : way
  }

  /// What is proved of a front without designs.
  private var emptiness: String {
    let certificate = run.certificate!
    if certificate.isProved { return "Proved: no design of this study keeps all limits" }
    if !certificate.found.isEmpty { return "A proof that no design keeps all limits met one that does" }
    let end = certificate.isInterrupted ? "interrupted" : "given up"
    return "That no design keeps all limits could not be proved: \(end) after"
      + " \(certificate.boxes.counted("box", plural: "boxes"))\(open)\(parts)"
  }

  private var open: String {
    let certificate = run.certificate!
    let count = certificate.remaining.count { $0 > 0 }
    guard count > 0, certificate.remaining.count > 1 else { return "" }
    return ", with \(count.text) of \(certificate.remaining.count.counted("combination")) undecided"
  }

  private var parts: String {
    let parts = run.certificate!.partsWithoutBounds
    return parts.isEmpty ? "" : "; without bounds: \(parts.joined(separator: ", "))"
  }

  private func percent(_ share: Double) -> String { "\((share * 100).text(digits: 2)) %" }
}
