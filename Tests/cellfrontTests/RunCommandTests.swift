import Documents
import Foundation
import Testing

struct RunCommandTests {
  @Test func aRunLeavesItsFolderAndItsRowsReproduceThemselves() throws {
    let place = try Workplace()
    try Strip.lay(place)
    let outcome = try place.run("run", "strip.json", "--plugins", "cards")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output == "")
    for file in ["front.csv", "front.json", "run.json"] { #expect(place.files.contains("runs/strip/\(file)")) }
    #expect(!place.files.contains { $0.contains("tmp") || $0.contains("~") })

    let again = try place.run(
      "evaluate", "strip.json", "--plugins", "cards", "--designs", "runs/strip/front.csv", "--out", "again.csv")
    #expect(again.status == 0, "\(again.messages)")
    let front = try CSV(parsing: try place.read("runs/strip/front.csv").utf8, file: "front")
    let evaluated = try CSV(parsing: try place.read("again.csv").utf8, file: "again")
    #expect(front.rows.count > 10)
    #expect(evaluated.rows.map { Array($0.fields.dropLast()) } == front.rows.map(\.fields))
    #expect(evaluated.rows.allSatisfy { $0.fields.last == "feasible" })
  }

  @Test func jobsAndRepeatedRunsGiveTheSameBytes() throws {
    let place = try Workplace()
    try Strip.lay(place)
    let texts = try [("a", "1"), ("b", "2"), ("c", "2")].map { folder, jobs in
      #expect(
        try place.run("run", "strip.json", "--plugins", "cards", "--out", folder, "--jobs", jobs, "--quiet").messages
          == "")
      return try place.read("\(folder)/front.csv") + place.read("\(folder)/front.json")
    }
    #expect(Set(texts).count == 1)
  }

  @Test func noFeasibleDesignEndsWith3AndSaysWhatStoodInTheWay() throws {
    let place = try Workplace()
    try Strip.lay(place, study: Strip.study.replacingOnce("4 kg/m", "10 g/m"))
    let outcome = try place.run("run", "strip.json", "--plugins", "cards")
    #expect(outcome.status == 3)
    #expect(outcome.messages.contains("strip.mass"), "\(outcome.messages)")
    #expect(try CSV(parsing: try place.read("runs/strip/front.csv").utf8, file: "front").rows.isEmpty)
    #expect(try place.read("runs/strip/run.json").contains("strip.mass max"))
  }

  @Test func aMaterialIsOneFileDroppedIntoAFolder() throws {
    let place = try Workplace()
    try Strip.lay(place, study: Strip.study.replacingOnce("\"oak\"", "\"oak\", \"balsa\""))
    #expect(try place.run("check", "strip.json", "--plugins", "cards").status == 65)
    try place.write(
      Strip.oak.replacing("oak", with: "balsa").replacing("0.7", with: "0.16").replacing("11", with: "3.4"),
      to: "cards/balsa.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards").status == 0)
    #expect(try place.read("runs/strip/front.csv").contains(",balsa,"))
  }

  @Test func anInterruptedRunKeepsWhatItFound() throws {
    let place = try Workplace()
    // A model that says so in the midst of the search, and waits.
    let model = try #require(DocumentationTests.blocks("c", in: "Documentation/Plugins.md").first)
      .replacingOnce("#include <math.h>", "#include <math.h>\n#include <unistd.h>")
      .replacingOnce(
        "  (void)instance;\n  if (x[1]",
        """
          (void)instance;
          static int asked;
          char end;
          if (++asked == 4000 && write(2, "half way\\n", 9) == 9 && read(0, &end, 1) != 0) return CELL_FAILED;
          if (x[1]
        """)
    try place.write(model, to: "ohm.c")
    #expect(try place.compile("ohm.c", into: "plugins/libcell-ohm.so") == "")
    try place.write(DocumentationTests.drop, to: "drop.json")
    let outcome = try place.run(
      ["run", "drop.json", "--plugins", "plugins", "--jobs", "1"], interruptAt: "half way",
      until: "Interrupted: saving what was found")
    #expect(outcome.status == 130, "\(outcome.messages)")
    #expect(outcome.messages.contains("Interrupted: saving what was found"), "\(outcome.messages)")
    #expect(try CSV(parsing: try place.read("runs/drop/front.csv").utf8, file: "front").rows.count > 10)
    #expect(try place.read("runs/drop/run.json").contains(#""interrupted": true"#))
  }

  @Test func theStreamAnswersLineByLine() throws {
    let place = try Workplace()
    try Strip.lay(place)
    let outcome = try place.run(
      "evaluate", "strip.json", "--plugins", "cards", "--stream",
      input: """
        {"op":"describe"}
        {"op":"evaluate","slots":{"material":"steel"},"x":[20,30]}
        nonsense
        {"op":"evaluate","slots":{"material":"oak"},"x":[20,30],"derivatives":true}

        """)
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.status == 0)
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix(#"{"y":[4.71"#))
    #expect(lines[2].hasPrefix(#"{"error":"#))
    #expect(lines[3].contains("\"jacobian\""))
  }
}
