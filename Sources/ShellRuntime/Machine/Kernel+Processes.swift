extension Kernel {
  public func processTable() -> [ProcessStatus] {
    processes.indices.compactMap { index in
      let process = processes[index]
      if process.hasEnded, process.parent == 0 { return nil }
      return ProcessStatus(
        id: process.id,
        parent: process.id == 1 ? 0 : process.parent,
        arguments: process.arguments,
        state: letter(process, isCurrent: index == current)
      )
    }
  }

  private func letter(_ process: Process, isCurrent: Bool) -> Character {
    if process.hasEnded { return "Z" }
    if process.isStopped { return "T" }
    if isCurrent { return "R" }
    if case .ready = process.state { return "R" }
    return "S"
  }

  public mutating func makeHardLink(
    _ path: String,
    to existing: String
  ) throws(Errno) {
    try files.makeHardLink(absolute(path), to: absolute(existing), at: now)
  }

  public var diskUsage: DiskUsageStatus {
    DiskUsageStatus(used: files.bytesUsed, capacity: files.capacity)
  }
}
