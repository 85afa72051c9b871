// report.html: the page of the folder Page, with its style, scripts and the run's data inside. It asks for nothing else.
import CReportPage
import Documents
import Studies

/// The report of a run as one file.
struct ReportPage {
  let text: String

  init(_ findings: Findings, _ views: DesignViews, _ provenance: Provenance, _ record: RunRecord) {
    let data = ReportData(findings, views, provenance, record).value.text(embeddable: true)
    text = Self.filled(
      String(cString: report_page_html),
      [
        "TITLE": escaped(findings.plan.document.title), "STYLE": String(cString: report_page_style), "DATA": data,
        "SCRIPT": String(cString: report_page_script),
      ])
  }

  /// Puts a text for each `{{NAME}}` of the template; what is put in is not looked at again, whatever it holds.
  private static func filled(_ template: String, _ texts: [String: String]) -> String {
    let pieces = template.split(separator: "{{", omittingEmptySubsequences: false)
    return pieces[0]
      + pieces.dropFirst().map { piece in
        let parts = piece.split(separator: "}}", maxSplits: 1, omittingEmptySubsequences: false)
        guard let text = texts[String(parts[0])] else { preconditionFailure("the page asks for \(parts[0])") }
        return text + parts[1]
      }.joined()
  }
}
