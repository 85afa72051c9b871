import Studies
import Testing

struct ColumnTitleTests {
  @Test(arguments: [
    ("cell.mass [g]", "cell.mass", "g"), (" cell.mass  [g] ", "cell.mass", "g"), ("material", "material", nil),
    ("a [b] [mm]", "a [b]", "mm"), ("share []", "share", ""), ("[mm", "[mm", nil), ("", "", nil),
  ])
  func aTitleIsANameAndAUnit(text: String, name: String, unit: String?) {
    let title = ColumnTitle(text)
    #expect(title.name == name && title.unit == unit)
  }
}
