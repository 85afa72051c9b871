public import CCellPlugin
import CellPlugin

@c @implementation public func cell_plugin_register(_ host: UnsafePointer<cell_host>?) -> Int32 {
  register(host) { $0.add(Cost.self) }
}
