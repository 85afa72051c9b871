// RFC 4180 both ways. The CSV package at hand fills up short rows and knows no line numbers; a fault needs both.

/// A table of texts with a header row.
public struct CSV: Sendable, Hashable {
  /// A row and where it starts in the source.
  public struct Row: Sendable, Hashable {
    /// As many as the header has.
    public var fields: [String]
    /// From 1; 0 for a row made in memory.
    public var line: Int
  }
  /// The names of the columns.
  public var header: [String]
  /// The rows below the header.
  public var rows: [Row]

  /// A table to be written.
  public init(header: [String], rows: [[String]]) {
    self.header = header
    self.rows = rows.map { Row(fields: $0, line: 0) }
  }

  /// Reads UTF-8 text, with or without a byte-order mark; lines end in CRLF or LF; lines without any text are passed over.
  /// - Parameter file: The name by which faults call it.
  /// - Throws: An unclosed or misplaced quotation mark, rows that are longer or shorter than the header, an empty table.
  public init(parsing text: some Sequence<UInt8>, file: String) throws(Faults) {
    var faults = Faults()
    var records = Self.records(Array(text), file, &faults)
    try faults.throwIfAny()
    guard !records.isEmpty else {
      throw Faults(Fault(file, "the table is empty", remedy: "a header row and a row for each design"))
    }
    let header = records.removeFirst().fields
    let ragged = records.filter { $0.fields.count != header.count }
    // The list separator of a spreadsheet whose numbers have commas, or what is copied out of one: one fault, whatever the rows are then.
    for (separator, name) in [(";", "';'"), ("\t", "tabs")]
    where header.contains(where: { $0.contains(separator) }) && (header.count == 1 || !ragged.isEmpty) {
      throw Faults(
        Fault(
          "\(file):1", "the fields are separated by \(name)", remedy: "commas between fields, and points in numbers"))
    }
    for row in ragged {
      faults.add("\(file):\(row.line)", "has \(row.fields.count) fields where the header has \(header.count)")
    }
    try faults.throwIfAny()
    self.header = header
    rows = records
  }

  /// The table as text: CRLF line ends, quotation marks where a field needs them, an apostrophe before what a spreadsheet would
  /// take for a formula.
  public var text: String {
    ([header] + rows.map(\.fields)).map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    let field = text.guardedAgainstFormulas
    let needsQuotes = field.utf8.contains { $0 == comma || $0 == quote || $0 == lineFeed || $0 == carriageReturn }
    guard needsQuotes else { return field }
    // Byte by byte: a quotation mark under a combining accent is another character, but the reader knows bytes.
    let doubled = field.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
    return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
  }

  private static func records(_ bytes: [UInt8], _ file: String, _ faults: inout Faults) -> [Row] {
    var rows: [Row] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var line = 1
    var start = 1
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0

    func endField() {
      fields.append(String(decoding: field, as: UTF8.self).withoutGuard)
      field = []
    }
    func endRow() {
      endField()
      if !fields.allSatisfy(\.isEmpty) { rows.append(Row(fields: fields, line: start)) }
      fields = []
    }
    while at < bytes.count {
      switch bytes[at] {
      case quote where field.isEmpty:
        let opened = line
        guard let end = quotedField(bytes, after: at, &field, &line) else {
          faults.add("\(file):\(opened)", "a quotation mark is never closed")
          return rows
        }
        at = end
        if at < bytes.count, ![comma, lineFeed, carriageReturn].contains(bytes[at]) {
          faults.add(
            "\(file):\(line)", "text follows a closing quotation mark",
            remedy: "double the quotation marks within a field")
          return rows
        }
        continue
      case comma: endField()
      case carriageReturn where at + 1 < bytes.count && bytes[at + 1] == lineFeed: break
      case lineFeed:
        endRow()
        line += 1
        start = line
      case let byte: field.append(byte)
      }
      at += 1
    }
    if !field.isEmpty || !fields.isEmpty { endRow() }
    return rows
  }

  /// Reads on behind an opening quotation mark.
  /// - Returns: The place behind the closing one; `nil` when there is none.
  private static func quotedField(_ bytes: [UInt8], after open: Int, _ field: inout [UInt8], _ line: inout Int) -> Int?
  {
    var at = open + 1
    while at < bytes.count {
      if bytes[at] == quote {
        guard at + 1 < bytes.count, bytes[at + 1] == quote else { return at + 1 }
        at += 1
      }
      if bytes[at] == lineFeed { line += 1 }
      field.append(bytes[at])
      at += 1
    }
    return nil
  }

  private static let quote = UInt8(ascii: "\""), comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r")
}
