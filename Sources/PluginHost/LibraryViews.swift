import CCellPlugin
import Documents
import Modeling
import Quantities

/// Reads the views that a library declares for one component, and finds all that is malformed.
struct LibraryViews {
  private let inputs: [Port], outputs: [Port]
  private let component: String
  private(set) var faults = Faults()

  init(inputs: [Port], outputs: [Port], place: String) {
    self.inputs = inputs
    self.outputs = outputs
    component = place
  }

  mutating func read(_ raw: cell_component) -> [View] {
    var views: [View] = []
    var names: Set<String> = []
    for index in 0..<Int(raw.n_views) {
      let view = element(raw.views, index, stride: raw.view_size)
      guard let name = text(view.name), !name.isEmpty else {
        faults.add("\(component) view \(index)", "has no name")
        continue
      }
      let place = "\(component) view '\(name)'"
      if !names.insert(name).inserted { faults.add(place, "has the name of another view") }
      let items = items(of: view, place)
      if let kind = kind(of: view, items, place) {
        views.append(View(name, text(view.title) ?? name, kind, items: items))
      }
    }
    return views
  }

  private mutating func items(of view: cell_view, _ place: String) -> [(port: String, label: String)] {
    guard view.n_items > 0, let list = view.items else {
      faults.add(place, "has no items")
      return []
    }
    guard view.n_items <= LibraryDescription.mostPorts else {
      faults.add(place, "states \(view.n_items) items")
      return []
    }
    guard view.item_size >= MemoryLayout<cell_view_item>.size else {
      let least = MemoryLayout<cell_view_item>.size
      faults.add(
        place, "states the item_size \(view.item_size), less than the \(least) of this interface",
        remedy: "set it to sizeof")
      return []
    }
    return (0..<Int(view.n_items)).compactMap { index in
      let item = element(list, index, stride: view.item_size)
      guard let port = port(text(item.port), "item \(index)", among: outputs + inputs, place) else { return nil }
      return (port: port.name, label: text(item.label) ?? port.name)
    }
  }

  private mutating func kind(
    of view: cell_view, _ items: [(port: String, label: String)], _ place: String
  ) -> View.Kind? {
    switch text(view.kind) {
    case "breakdown":
      guard let total = port(text(view.total), "total", among: outputs, place) else { return nil }
      checkAlike(items, total, place)
      return .breakdown(total: total.name)
    case "stack":
      if let first = (outputs + inputs).first(where: { $0.name == items.first?.port }) {
        checkAlike(items, first, place)
      }
      return .stack
    case "curve":
      guard let sweep = port(text(view.sweep), "sweep", among: inputs, place) else { return nil }
      let (from, to) = (sweep.unit.toSI(view.from), sweep.unit.toSI(view.to))
      guard from.isFinite, to.isFinite, from != to else {
        faults.add(
          place, "sweeps '\(sweep.name)' from \(view.from) to \(view.to)", remedy: "two different finite values")
        return nil
      }
      return .curve(sweep: sweep.name, from: from, to: to)
    case let kind:
      faults.add(
        place, kind.map { "is of the unknown kind '\($0)'" } ?? "has no kind",
        remedy: "one of 'breakdown', 'stack', 'curve'")
      return nil
    }
  }

  /// Parts of a whole, and layers of a stack, measure the same.
  private mutating func checkAlike(_ items: [(port: String, label: String)], _ model: Port, _ place: String) {
    for item in items {
      guard let port = (outputs + inputs).first(where: { $0.name == item.port }),
        port.unit.dimension != model.unit.dimension
      else { continue }
      faults.add(
        place,
        "puts '\(port.name)', \(port.unit.dimension.described), "
          + "beside '\(model.name)', \(model.unit.dimension.described)")
    }
  }

  private mutating func port(_ name: String?, _ role: String, among ports: [Port], _ place: String) -> Port? {
    guard let name else {
      faults.add(place, "names no port as its \(role)")
      return nil
    }
    if let port = ports.first(where: { $0.name == name }) { return port }
    faults.add(
      place, "names '\(name)' as its \(role), which is no such port of this component",
      remedy: suggestion(for: name, among: ports.map(\.name)))
    return nil
  }
}
