// report.html: the page of the folder Page, with its style, scripts and the run's data inside. It asks for nothing else.
import Documents
import Studies

/// The report of a run as one file.
struct ReportPage {
  let text: String

  init(_ findings: Findings, _ views: DesignViews, _ provenance: Provenance, _ record: RunRecord) {
    let data = ReportData(findings, views, provenance, record).value.text(embeddable: true)
    let scripts = [
      PackageResources.dom_js, PackageResources.waterfall_js, PackageResources.summary_js, PackageResources.tooltip_js,
      PackageResources.legend_js,
      PackageResources.scatter_js, PackageResources.parallel_js, PackageResources.table_js, PackageResources.detail_js,
      PackageResources.map_js, PackageResources.lists_js, PackageResources.main_js,
    ]
    let script = scripts.map { String(decoding: $0, as: UTF8.self) }.joined()
    text = Self.filled(
      String(decoding: PackageResources.page_html, as: UTF8.self),
      [
        "TITLE": escaped(findings.plan.document.title),
        "STYLE": String(decoding: PackageResources.page_css, as: UTF8.self),
        "DATA": data, "SCRIPT": script,
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
