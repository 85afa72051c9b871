// The ELF header, checked before the system's loader maps the file: a truncated library ends the process with SIGBUS
// inside dlopen, and a library of another machine gets no message worth reading. Layout: System V ABI, chapter 4.
import Documents
import Glibc

/// What stands in the way of loading a file as a shared library of this machine; `nil` when nothing does.
func faultOfSharedObject(_ bytes: [UInt8], path: String) -> Fault? {
  guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) else {
    return Fault(path, "is not a shared library: it has no ELF header")
  }
  let truncated = Fault(path, "is a truncated shared library", remedy: "build or copy it again")
  guard bytes.count >= MemoryLayout<Elf64_Ehdr>.size else { return truncated }
  let header = bytes.withUnsafeBytes { $0.loadUnaligned(as: Elf64_Ehdr.self) }
  // Class 2: 64 bits; data 1: little-endian.
  guard bytes[4] == 2, bytes[5] == 1, header.e_machine == thisMachine else {
    return Fault(path, "is a shared library for another kind of machine", remedy: "build it for this one")
  }
  guard header.e_type == 3 else {
    return Fault(path, "is an ELF file but not a shared library", remedy: "link it with -shared")
  }
  func reaches(_ start: UInt64, _ length: UInt64) -> Bool {
    let (end, overflow) = start.addingReportingOverflow(length)
    return !overflow && end <= UInt64(bytes.count)
  }
  guard reaches(header.e_phoff, UInt64(header.e_phnum) * UInt64(header.e_phentsize)),
    reaches(header.e_shoff, UInt64(header.e_shnum) * UInt64(header.e_shentsize)),
    Int(header.e_phentsize) >= MemoryLayout<Elf64_Phdr>.size
  else { return truncated }
  var hasDynamicSection = false
  for index in 0..<Int(header.e_phnum) {
    let at = Int(header.e_phoff) + index * Int(header.e_phentsize)
    let segment = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: Elf64_Phdr.self) }
    guard reaches(segment.p_offset, segment.p_filesz) else { return truncated }
    hasDynamicSection = hasDynamicSection || segment.p_type == 2
  }
  return hasDynamicSection
    ? nil : Fault(path, "is an ELF file without a dynamic section", remedy: "link it with -shared")
}

#if arch(x86_64)
  private let thisMachine: UInt16 = 62
#elseif arch(arm64)
  private let thisMachine: UInt16 = 183
#endif
