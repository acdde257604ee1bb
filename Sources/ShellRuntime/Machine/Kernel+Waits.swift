extension Kernel {
  /// Whether what the current process waits for has come.
  func isOver(_ wait: Wait) -> Bool {
    if let until = wait.until, until <= now { return true }
    if let child = wait.child {
      guard let index = index(of: child) else { return true }
      if processes[index].hasEnded { return true }
    }
    if let input = wait.input, isReadable(input) { return true }
    if let output = wait.output, isWritable(output) { return true }
    return false
  }

  /// Whether reading would not block.
  func hasInput(_ descriptor: Int) -> Bool { isReadable(descriptor) }

  private func isReadable(_ descriptor: Int) -> Bool {
    guard let number = process.openFile(descriptor) else { return true }
    switch openFiles[number].kind {
    case .pipe(let pipe, _): return pipes[pipe].count > 0 || pipes[pipe].writers <= 0
    case .input: return input.map { $0.count > 0 } ?? true
    case .file, .directory, .device, .output, .attached, .view: return true
    }
  }

  private func isWritable(_ descriptor: Int) -> Bool {
    guard let number = process.openFile(descriptor) else { return true }
    switch openFiles[number].kind {
    case .pipe(let pipe, _):
      return pipes[pipe].count < limits.pipeBytes || pipes[pipe].readers <= 0
    case .file, .directory, .device, .output, .attached, .input, .view: return true
    }
  }
}
