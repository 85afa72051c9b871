public import CCellPlugin
import CellPlugin

/// Hands the host what this library holds.
@c @implementation public func cell_plugin_register(_ host: UnsafePointer<cell_host>?) -> Int32 {
  register(host) {
    $0.add(LayeredCell<Pouch>.self)
    $0.add(LayeredCell<PrismaticCan>.self)
    $0.add(LayeredCell<RoundCan>.self)
    $0.add(LayeredCell<FlatRolls>.self)
    $0.add(HalfCells.self)
    $0.add(OpenCircuit.self)
  }
}
