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
    // A front that takes long, of designs that are soon written.
    try place.write(
      ShippedStudy.named("fast-charge").text().replacingOnce(#""points": 120"#, #""points": 1000"#), to: "long.json")
    let outcome = try place.run(["run", "long.json"], interruptAfter: 2)
    #expect(outcome.status == 130, "\(outcome.messages)")
    #expect(outcome.messages.contains("Interrupted: saving what was found"))
    #expect(try CSV(parsing: try place.read("runs/long/front.csv").utf8, file: "front").rows.count > 10)
    #expect(try place.read("runs/long/run.json").contains(#""interrupted": true"#))
  }

  @Test func aProofThatIsInterruptedKeepsFrontAndBound() throws {
    let place = try Workplace()
    let study = try ShippedStudy.named("three-formulas").text()
    try place.write(study.replacingOnce(#""search": {"#, #""search": { "certify": "0.0001 %","#), to: "proof.json")
    let outcome = try place.run(["run", "proof.json"], interruptAfter: 4)
    #expect(outcome.status == 130, "\(outcome.messages)")
    #expect(outcome.messages.contains("proved: interrupted after"), "\(outcome.messages)")
    let record = try place.read("runs/proof/run.json")
    #expect(record.contains(#""interrupted": true"#))
    let certificate = JSONValue(try JSONNode.parse(record.utf8, file: "run.json"))["certificate"]
    #expect(certificate?["reference"]?["exchanger.heat"]?["value"] != nil)
    #expect(try CSV(parsing: try place.read("runs/proof/front.csv").utf8, file: "front").rows.count > 10)
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
