import Documents
import Foundation
import Reporting
import Studies
import Testing

struct RunFolderTests {
  private static let all = [
    "figures", "figures/curve-lens.mount.svg", "figures/curve-lens.width.svg",
    "figures/front-lens.mass-lens.sharpness.svg",
    "figures/target-lens.sharpness.svg", "figures/waterfall-lens.mass.svg", "front.csv", "front.json", "report.html",
    "run.json",
    "study.json", "summary.md",
  ]

  private func write(_ run: StudyRun, to scratch: Scratch, seconds: Double = 1) throws {
    try RunFolder("\(scratch.path)/run").write(
      Findings(run), study: Lens.study(), seconds: seconds, version: "0",
      origins: ["lens.test": "ab12", "lens.json": "cd34"])
  }

  @Test func everyFileIsThereAndNothingElse() throws {
    let scratch = try Scratch()
    let run = try Lens.run()
    try write(run, to: scratch)
    #expect(scratch.files == ["run"] + Self.all.map { "run/\($0)" })
    #expect(try scratch.text("run/study.json") == Lens.study())
    #expect(try scratch.text("run/front.csv") == run.plan.table(of: run.designs).text)
  }

  @Test func theFrontIsTheSameToTheByteWhateverTheJobsAndTheTime() throws {
    let (a, b) = (try Scratch(), try Scratch())
    try write(try Lens.run(jobs: 1), to: a, seconds: 1)
    try write(try Lens.run(jobs: 2), to: b, seconds: 2)
    for file in Self.all where file.hasPrefix("front.") || file.hasSuffix(".svg") {
      #expect(try a.text("run/\(file)") == b.text("run/\(file)"), "\(file)")
    }
  }

  @Test func aRunWithoutDesignsLeavesAHeaderAndTheNearestMiss() throws {
    let scratch = try Scratch()
    let run = try Lens.run(Lens.study(limit: "1 g"))
    try #require(run.designs.isEmpty)
    try write(run, to: scratch)
    #expect(try scratch.text("run/front.csv").split(separator: "\r\n").count == 1)
    #expect(scratch.files == ["run"] + Self.all.filter { !$0.hasPrefix("figures") }.map { "run/\($0)" })
    let record = try JSONNode.parse(scratch.text("run/run.json"), file: "run.json")
    #expect(record["nearestMiss"]?["violated"]?.items.first?["limit"]?.text == "lens.mass max")
  }

  @Test func figuresOfAnEarlierRunGiveWayAndOtherFilesStay() throws {
    let scratch = try Scratch()
    let folder = try RunFolder("\(scratch.path)/run")
    try write(try Lens.run(), to: scratch)
    try WholeFiles.write("mine", to: "\(folder.path)/figures/mine.svg")
    try WholeFiles.write("old", to: "\(folder.path)/figures/front-a-b.svg")
    try write(try Lens.run(Lens.study(limit: "1 g")), to: scratch)
    #expect(scratch.files.filter { $0.hasSuffix(".svg") } == ["run/figures/mine.svg"])
  }

  @Test func aFolderIsMadeWithItsParents() throws {
    let scratch = try Scratch()
    #expect(try RunFolder("\(scratch.path)/a/b/c").path == "\(scratch.path)/a/b/c")
    #expect(scratch.files == ["a", "a/b", "a/b/c"])
  }

  @Test func aFileInThePlaceOfTheFolderIsRefused() throws {
    let scratch = try Scratch()
    try WholeFiles.write("x", to: "\(scratch.path)/file")
    for path in ["file", "file/below"] {
      let faults = #expect(throws: Faults.self) { try RunFolder("\(scratch.path)/\(path)") }
      #expect(faults?.list.count == 1)
      #expect(faults?.description.hasPrefix("\(scratch.path)/file") == true)
    }
    #expect(scratch.files == ["file"])
  }

  @Test func whatStandsInThePlaceOfItsFilesIsToldBeforeTheSearch() throws {
    let scratch = try Scratch()
    for folder in ["run", "run/front.csv", "run/run.json"] {
      try FileManager.default.createDirectory(
        atPath: "\(scratch.path)/\(folder)", withIntermediateDirectories: true)
    }
    try WholeFiles.write("x", to: "\(scratch.path)/run/figures")
    let before = scratch.files
    let faults = #expect(throws: Faults.self) { try RunFolder("\(scratch.path)/run") }
    #expect(
      faults?.list.map { "\($0.place.split(separator: "/").last!) \($0.problem)" } == [
        "figures is a file", "run.json is a folder", "front.csv is a folder",
      ])
    #expect(scratch.files == before)
  }

  @Test func aDiscardedFolderTakesItsNewParentsWithIt() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: "\(scratch.path)/a", withIntermediateDirectories: true)
    try RunFolder("\(scratch.path)/a/b/c").discard()
    #expect(scratch.files == ["a"])
  }

  @Test func aFolderThatCannotBeMadeOrWrittenToIsRefused() {
    // The kernel's own folders take no files, not even from root.
    #expect(throws: Faults.self) { try RunFolder("/proc/self") }
    #expect(throws: Faults.self) { try RunFolder("/proc/none/such") }
    #expect(throws: Faults.self) { try RunFolder("") }
  }

  @Test func nothingIsReplacedWhenOneFileCannotBe() throws {
    let scratch = try Scratch()
    try write(try Lens.run(), to: scratch)
    let before = try ["front.csv", "front.json", "run.json"].map { try scratch.text("run/\($0)") }
    // The last file to be prepared is a folder: all before it must stay as they were.
    try FileManager.default.removeItem(atPath: "\(scratch.path)/run/report.html")
    try FileManager.default.createDirectory(
      atPath: "\(scratch.path)/run/report.html", withIntermediateDirectories: true)
    #expect(throws: Faults.self) { try write(try Lens.run(Lens.study(limit: "100 g")), to: scratch) }
    #expect(try ["front.csv", "front.json", "run.json"].map { try scratch.text("run/\($0)") } == before)
    #expect(!scratch.files.contains { $0.hasSuffix(".partial") })
  }
}
