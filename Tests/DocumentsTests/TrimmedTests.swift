import Testing

@testable import Documents

struct TrimmedTests {
  @Test(arguments: [
    ("", ""), (" ", ""), ("a", "a"), ("  a b\t", "a b"), ("\r\na\n", "a"), ("\u{A0}a\u{2003}", "a"), ("'a '", "'a '"),
  ]) func whiteSpaceAtTheEndsIsLeftOut(text: String, rest: String) {
    #expect(text.trimmed == rest)
    #expect(text[...].trimmed == rest)
  }
}
