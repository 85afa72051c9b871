import Documents
import Studies
import Testing

struct DesignStreamTests {
  private func answer(_ line: String) throws -> String { DesignStream(try Beam.plan()).answer(line.utf8) }

  @Test func describeStatesSlotsInputsAndOutputsWithUnits() throws {
    #expect(
      try answer(#"{"op":"describe"}"#) == """
        {"abi":[1,0],"components":[{"id":"beam.json","title":"A light and stiff strip","slots":{"material":["steel","oak"]},\
        "inputs":[{"name":"beam.width","unit":"mm","lower":10.0,"upper":50.0,"integer":false},\
        {"name":"beam.height","unit":"mm","lower":10.0,"upper":50.0,"integer":false},\
        {"name":"material.moisture","unit":"%","lower":8.0,"upper":20.0,"integer":false}],\
        "outputs":[{"name":"beam.mass","unit":"g/m","minimize":true,"max":4000.0},\
        {"name":"beam.stiffness","unit":"kN m2","maximize":true},{"name":"material.density","unit":"g/cm3"}],"derivatives":true}]}
        """)
  }

  @Test func evaluateAnswersInTheUnitsDescribed() throws {
    let text = try answer(#"{"op":"evaluate","slots":{"material":"steel"},"x":[20,30,null],"derivatives":true}"#)
    let node = try JSONNode.parse(text, file: "answer")
    #expect(node.numbers("$.y") == [4740, 108, 7.9])
    let rows = try #require(node.member("$.jacobian"))
    guard case .array(let items) = rows.kind else { return #expect(Bool(false)) }
    // 4740 g/m over 20 mm and 30 mm; a quantity that steel does not have is null.
    #expect(items[0].values == [237, 158, nil])
    #expect(items[2].values == [0, 0, nil])
    #expect(text.contains(#""status":"violates beam.mass max""#))
  }

  @Test(arguments: [
    ("nonsense", "request:1:1"), (#"{"op":"dance"}"#, "'dance' is not known here"),
    (#"{"op":"evaluate","slots":{"material":"steel"},"x":[1]}"#, "has 1 numbers where the study has 3 variables"),
    (#"{"op":"evaluate","x":[20,30,10]}"#, "request:1:1 $: says nothing of the slot 'material'; steel, oak"),
    (#"{"op":"evaluate","slots":{"materiel":"oak"},"x":[20,30,10]}"#, "did you mean 'material'?"),
    (#"{"op":"evaluate","slots":{"material":"oak"},"x":[20,null,10]}"#, "'beam.height' is null"),
    (
      #"{"op":"evaluate","component":"beam.json","slots":{"material":"steel"},"x":[20,30,10]}"#,
      "a request has no key 'component'"
    ),
    (#"{"op":"evaluate","slots":{"material":"oka"},"x":[20,30,10]}"#, "no combination 'oka'; did you mean 'oak'?"),
    (#"{"op":"evaluate","id":7,"slots":{"material":"oak"},"x":[20,30,10]}"#, "'id'"),
  ]) func whatIsWrongWithARequestIsAnAnswer(request: String, fault: String) throws {
    let text = try answer(request)
    #expect(text.hasPrefix(#"{"error":""#))
    #expect(text.contains(fault))
  }
}

extension DesignStreamTests {
  @Test func aChoiceThatIsNoneIsToldByItsNameEvenWithoutSlots() throws {
    let plan = try StudyPlan(
      parsing: """
        { "cellfront": 1, "title": "t", "components": ["beam"],
          "fixed": { "material.density": "1 g/cm3", "material.modulus": "1 GPa", "beam.width": "1 cm" },
          "variables": { "beam.height": { "choices": ["20 mm", "30 mm"] } },
          "objectives": { "beam.mass": { "minimize": true } } }
        """.utf8, file: "beam.json", catalog: Beam.catalog)
    let answer = DesignStream(plan).answer(#"{"op":"evaluate","x":[25]}"#.utf8)
    #expect(
      answer == #"{"error":"request:1:1 $ beam.height: is 25 mm, which is none of its choices; 20 mm, 30 mm"}"#)
  }
}

extension JSONNode {
  var values: [Double?] {
    guard case .array(let items) = kind else { return [] }
    return items.map { if case .number(let value, _) = $0.kind { value } else { nil } }
  }
  func numbers(_ path: String) -> [Double?] { member(path)?.values ?? [] }
}
