// A library is taken whole or not at all: with one component malformed the rest would leave studies short of quantities,
// far from the cause. An id that is taken is no such fault: the other components stay, so that one can be overridden.
//
// A library is never unloaded: a Swift library that is gone ends the process at the next conformance look-up.
import CCellPlugin
import CPluginSupport
import Documents
import Glibc
import Modeling

/// Opens a library and collects what it registers.
struct LibraryLoader {
  /// Receives what plugins have to say, from any thread.
  let log: @Sendable (String) -> Void

  /// What a library gave.
  struct Content {
    var components: [LibraryComponent] = []
    /// The ids that it offered and that were taken.
    var duplicates: [String] = []
  }

  /// - Parameter isTaken: Whether an id belongs to a component that was registered earlier.
  func load(_ path: String, _ content: [UInt8], isTaken: @escaping (String) -> Bool) throws(Faults) -> Content {
    if let fault = faultOfSharedObject(content, path: path) { throw Faults(fault) }
    // A name without a slash would be looked up in the system's library path.
    guard let real = FileSystem.realPath(path) else { throw Faults(Fault(path, "is not there any more")) }
    let loading = Activity(component: nil, file: path, "being loaded")
    guard let handle = loading.during({ dlopen(real, RTLD_NOW | RTLD_LOCAL | Int32(RTLD_NODELETE)) }) else {
      throw Faults(Fault(path, "cannot be loaded: \(text(dlerror()) ?? "for an unknown reason")"))
    }
    typealias ABI = @convention(c) () -> UInt32
    typealias Register = @convention(c) (UnsafePointer<cell_host>?) -> Int32
    let abi = unsafeBitCast(try symbol("cell_plugin_abi", handle, path), to: ABI.self)
    let register = unsafeBitCast(try symbol("cell_plugin_register", handle, path), to: Register.self)
    let version = loading.during { abi() }
    guard version >> 16 == CELL_ABI_MAJOR, version & 0xFFFF <= CELL_ABI_MINOR else {
      throw Faults(
        Fault(
          path,
          "is made for version \(version >> 16).\(version & 0xFFFF) of the plugin interface, "
            + "and this program has \(CELL_ABI_MAJOR).\(CELL_ABI_MINOR)",
          remedy: version >> 16 > CELL_ABI_MAJOR || version >> 16 == CELL_ABI_MAJOR
            ? "update this program" : "build the library again"))
    }

    let registration = Registration(file: path, isTaken: isTaken, log: log)
    let status = Activity(component: nil, file: path, "registering its components").during {
      register(registration.host)
    }
    registration.close()
    var faults = registration.faults
    if faults.isEmpty, registration.content.duplicates.isEmpty {
      if status != CELL_OK { faults.add(path, "gives up: its cell_plugin_register returned \(status)") }
      if status == CELL_OK && registration.content.components.isEmpty { faults.add(path, "registers no component") }
    }
    try faults.throwIfAny()
    return registration.content
  }

  private func symbol(_ name: String, _ handle: UnsafeMutableRawPointer, _ path: String) throws(Faults)
    -> UnsafeMutableRawPointer
  {
    // dlsym also looks into what the library depends on, which may be another plugin.
    guard let address = dlsym(handle, name), let owner = text(symbol_owner(address)), FileSystem.isSame(owner, path)
    else {
      throw Faults(
        Fault(
          path, "is not a plugin: it has no symbol '\(name)'", remedy: "see cell_plugin.h for what a library exports"))
    }
    return address
  }
}

/// The host as a library sees it. It lives as long as the process, because a library may keep it in order to log.
private final class Registration {
  private let file: String
  private let isTaken: (String) -> Bool
  private let log: @Sendable (String) -> Void
  private var isOpen = true
  private(set) var content = LibraryLoader.Content()
  private(set) var faults = Faults()
  private(set) var host: UnsafePointer<cell_host>!

  init(file: String, isTaken: @escaping (String) -> Bool, log: @escaping @Sendable (String) -> Void) {
    self.file = file
    self.isTaken = isTaken
    self.log = log
    let host = UnsafeMutablePointer<cell_host>.allocate(capacity: 1)
    host.initialize(
      to: cell_host(
        size: UInt32(MemoryLayout<cell_host>.size), abi_major: CELL_ABI_MAJOR, abi_minor: CELL_ABI_MINOR,
        context: Unmanaged.passRetained(self).toOpaque(),
        register_component: { host, component in
          let plugin = crash_suspend()
          defer { crash_resume(plugin) }
          return Registration.behind(host)?.register(component) ?? CELL_INVALID
        },
        log: { host, message in
          let plugin = crash_suspend()
          defer { crash_resume(plugin) }
          guard let registration = Registration.behind(host) else { return }
          registration.log("\(registration.file): \(text(message) ?? "")")
        }))
    self.host = UnsafePointer(host)
  }

  func close() { isOpen = false }

  private static func behind(_ host: UnsafePointer<cell_host>?) -> Registration? {
    host.map { Unmanaged.fromOpaque($0.pointee.context).takeUnretainedValue() }
  }

  private func register(_ pointer: UnsafePointer<cell_component>?) -> Int32 {
    guard isOpen else { return CELL_INVALID }
    guard let pointer else {
      faults.add(file, "registers a null component")
      return CELL_INVALID
    }
    // Only what the library states to be there may be read.
    let size = UnsafeRawPointer(pointer).load(as: UInt32.self)
    guard size >= cell_component.leastSize else {
      faults.add(
        file,
        "registers a component of size \(size), less than the \(cell_component.leastSize) of this interface",
        remedy: "set it to sizeof(cell_component)")
      return CELL_INVALID
    }
    // What an older library does not have is null.
    var component = cell_component()
    withUnsafeMutableBytes(of: &component) {
      $0.copyMemory(from: UnsafeRawBufferPointer(start: pointer, count: Swift.min(Int(size), $0.count)))
    }
    var reader = LibraryDescription(component, file: file)
    // What it says of itself may point anywhere.
    let isRead = Activity(component: nil, file: file, "describing a component")
    guard let description = isRead.during({ reader.read() }) else {
      faults.add(reader.faults)
      return CELL_INVALID
    }
    if content.components.contains(where: { $0.description.id == description.id }) {
      faults.add(file, "registers two components with the id '\(description.id)'")
      return CELL_DUPLICATE
    }
    if isTaken(description.id) {
      content.duplicates.append(description.id)
      return CELL_DUPLICATE
    }
    content.components.append(LibraryComponent(component, description))
    return CELL_OK
  }
}

extension cell_component {
  /// The size of the first version; `enclose` came with the next.
  fileprivate static var leastSize: Int { MemoryLayout<cell_component>.offset(of: \.enclose)! }
}
