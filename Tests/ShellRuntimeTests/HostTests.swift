import ShellSyntax
import Simulation
import Synchronization
import Testing

@testable import ShellRuntime

/// A host with a program that answers, one that waits and one that reads.
private struct TestHost: HostPrograms {
  var names: Set<String> = ["kubectl"]
  var started: [Int: Invocation] = [:]
  var discarded: [Int] = []
  /// What `kubectl wait` waits for.
  var isReady = false

  mutating func start(_ processID: Int, _ invocation: Invocation) {
    started[processID] = invocation
  }

  mutating func resume(_ processID: Int, _ system: inout some SystemCalls) -> AppletStep {
    let arguments = started[processID]?.arguments.dropFirst() ?? []
    switch arguments.first {
    case "wait":
      guard isReady else { return .wait(Wait(hostChange: true)) }
      _ = system.write(1, Array("condition met\n".utf8)[...])
      return .exit(0)
    case "watch": return .wait(Wait(hostChange: true))
    case "apply":
      switch system.read(0, upTo: 4096) {
      case .bytes(let bytes):
        _ = system.write(1, Array("applied ".utf8)[...])
        _ = system.write(1, bytes[...])
        return .again
      case .wouldBlock: return .wait(Wait(input: 0))
      case .end, .failed: return .exit(0)
      }
    default:
      _ = system.write(1, Array("\(arguments.joined(separator: "+"))\n".utf8)[...])
      return .exit(arguments.first == "fail" ? 1 : 0)
    }
  }

  mutating func discard(_ processID: Int) { discarded.append(processID) }
}

@Suite struct HostTests {
  /// Runs a script until it ends or has nothing to wait for but the host.
  private func run(
    _ script: String,
    _ host: inout TestHost,
    until end: Duration = .seconds(1000)
  ) -> (output: String, state: MachineState, elapsed: Duration) {
    var machine = Machine(hostname: "h", environment: ["PATH": "/bin"], seed: 1)
    machine.startShell(script: Program(script), name: "script.sh", arguments: [])
    var output = ""
    var now = MachineRun.start
    while true {
      let state = machine.run(now: now, host: &host)
      output += machine.takeOutput().map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
      guard case .blocked(let until?, _) = state, until <= MachineRun.start + end else {
        return (output, state, now - MachineRun.start)
      }
      now = until
    }
  }

  @Test("a host's program is found, in pipes, conditions and substitutions")
  func programs() {
    var host = TestHost()
    let run = run(
      """
      kubectl get pods
      echo $(kubectl a b) | cat
      kubectl fail || echo failed $?
      cat <<EOF | kubectl apply -f -
      hello
      EOF
      kubectl wait --for=x | tr a-z A-Z &
      wait; echo never
      """,
      &host
    )
    #expect(run.output == "get+pods\na+b\nfail\nfailed 1\napplied hello\n")
    #expect(run.state == .blocked(until: nil, onHost: true))
  }

  @Test("timeout, xargs and env start a host's program too")
  func throughApplets() {
    var host = TestHost()
    let run = run(
      """
      timeout 50 kubectl watch; echo $?
      echo one two | xargs -n 1 kubectl delete
      env A=1 kubectl get
      timeout 5 kubectl get
      command -v kubectl
      """,
      &host
    )
    #expect(
      run.output == "143\ndelete+one\ndelete+two\nget\nget\n/usr/local/bin/kubectl\n"
    )
    #expect(run.state == .exited(.exited(0)))
    #expect(run.elapsed == .seconds(50))
    #expect(host.discarded.count == host.started.count)
  }

  @Test("a killed program is discarded by its host")
  func discarding() {
    var host = TestHost()
    let run = run("kubectl watch & sleep 3; kill $!; wait $!; echo $?", &host)
    #expect(run.output == "Terminated\n143\n")
    #expect(host.discarded == Array(host.started.keys))
  }

  @Test("a change outside wakes who waits for it")
  func waking() {
    var host = TestHost()
    var machine = Machine(hostname: "h", environment: [:], seed: 1)
    machine.startShell(script: Program("kubectl wait; echo done"), name: "s")
    #expect(
      machine.run(now: MachineRun.start, host: &host) == .blocked(until: nil, onHost: true)
    )
    host.isReady = true
    #expect(machine.run(now: MachineRun.start, host: &host) == .exited(.exited(0)))
    let output = machine.takeOutput().map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(output == "condition met\ndone\n")
  }

  @Test("messages of a script name its line")
  func lines() {
    var host = TestHost()
    let run = run("echo a\nnope\ncd /nope\n(\nnope2)\neval nope3\ndone", &host)
    #expect(
      run.output == """
        a
        script.sh: line 2: nope: not found
        script.sh: cd: line 3: can't cd to /nope: No such file or directory
        script.sh: line 5: nope2: not found
        script.sh: eval: line 6: nope3: not found
        script.sh: line 7: syntax error: unexpected "done"

        """
    )
  }

  @Test("a real folder is read and written through its host")
  func folder() throws {
    let folder = MemoryFolder()
    var files = FileSystem()
    try files.mount(folder, at: "/work")
    let run = try MachineRun(
      [
        "sh", "-c",
        """
        cd /work; echo hi > a.txt; echo more >> a.txt; cat a.txt; mkdir d; echo x > d/y
        ls; cat d/*; sed -i 's/hi/ho/' a.txt; cat a.txt; rm d/y; rmdir d; echo *; pwd
        cat ../etc/hostname; cat < nope
        """,
      ],
      files: files
    )
    #expect(
      run.output == "hi\nmore\na.txt\nd\nx\nho\nmore\na.txt\n/work\ntest\n"
    )
    #expect(run.error == "sh: can't open nope: no such file\n")
    #expect(folder.text(of: "a.txt") == "ho\nmore\n")
  }
}

/// A folder in memory that stands for a real one.
private final class MemoryFolder: HostFolder {
  private let files = Mutex<[String: [UInt8]?]>(["": nil])

  func text(of path: String) -> String? {
    files.withLock { $0[path].flatMap { $0 } }.map { String(decoding: $0, as: UTF8.self) }
  }

  func status(of path: String) throws(Errno) -> FileStatus {
    guard let file = files.withLock({ $0[path] }) else { throw .noEntry }
    return FileStatus(
      kind: file == nil ? .directory : .file,
      size: file?.count ?? 0,
      permissions: 0o755,
      modified: MachineRun.start,
      links: 1,
      inode: 1
    )
  }

  func entries(of path: String) throws(Errno) -> [String] {
    let prefix = path.isEmpty ? "" : path + "/"
    return files.withLock { files in
      files.keys.filter { $0.hasPrefix(prefix) && !$0.isEmpty }.map {
        String($0.dropFirst(prefix.count))
      }.filter { !$0.contains("/") && !$0.isEmpty }.sorted()
    }
  }

  func read(_ path: String, from offset: Int, upTo count: Int) throws(Errno) -> [UInt8] {
    guard let file = files.withLock({ $0[path] }), let bytes = file else { throw .noEntry }
    return Array(bytes.dropFirst(offset).prefix(count))
  }

  func write(_ path: String, _ bytes: ArraySlice<UInt8>, at offset: Int) throws(Errno) {
    files.withLock { files in
      var content = (files[path] ?? nil) ?? []
      content.replaceSubrange(offset..<min(offset + bytes.count, content.count), with: bytes)
      files[path] = .some(content)
    }
  }

  func createFile(_ path: String) throws(Errno) { files.withLock { $0[path] = .some([]) } }

  func createDirectory(_ path: String, permissions: UInt16) throws(Errno) {
    files.withLock { $0[path] = .some(nil) }
  }

  func removeFile(_ path: String) throws(Errno) {
    _ = files.withLock { $0.removeValue(forKey: path) }
  }

  func removeDirectory(_ path: String) throws(Errno) { try removeFile(path) }

  func rename(_ path: String, to newPath: String) throws(Errno) {
    files.withLock { $0[newPath] = $0.removeValue(forKey: path) }
  }

  func setPermissions(_ path: String, _ permissions: UInt16) throws(Errno) {}
}
