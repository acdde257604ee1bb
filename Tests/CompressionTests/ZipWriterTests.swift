import TestKit
import Testing

@testable import Compression

@Suite struct ZipWriterTests {
  private static let files: [(name: String, text: String)] = [
    ("a.txt", "one\n"), ("folder/empty", ""), ("folder/é.txt", "zwei\n"),
  ]

  private static var archive: [UInt8] {
    var zip = ZipWriter()
    for file in files { zip.add(file.name, Array(file.text.utf8)) }
    return zip.finished()
  }

  @Test("an archive reads back as the files that were put in")
  func reading() throws {
    let archive = try ZipReader(Self.archive)
    #expect(archive.entries.map(\.name) == Self.files.map(\.name))
    for (entry, file) in zip(archive.entries, Self.files) {
      #expect(!entry.isDirectory && !entry.isSymbolicLink)
      #expect(try archive.contents(of: entry, limit: 100) == Array(file.text.utf8))
    }
  }

  @Test("the same files give the same bytes, with no time in them")
  func bytes() {
    #expect(Self.archive == Self.archive)
    var zip = ZipWriter()
    zip.add("a", [0x78])
    #expect(zip.finished().count == 30 + 1 + 1 + 46 + 1 + 22)
    #expect(Array(zip.finished()[10..<14]) == [0, 0, 0x21, 0])
    #expect(ZipWriter().finished().count == 22)
  }

  private static let python = ReferenceProgram(anyOf: ["/usr/bin/python3"])

  @Test("another reader of the format finds no fault", .enabled(if: python != nil))
  func otherReader() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.archive, to: "a.zip")
    let script = """
      import zipfile
      z = zipfile.ZipFile("\(folder.path)/a.zip")
      print(z.testzip(), [(i.filename, i.date_time, i.external_attr >> 16) for i in z.infolist()])
      """
    let result = try #require(Self.python).run(["-c", script])
    #expect(
      result.output.hasPrefix("None [('a.txt', (1980, 1, 1, 0, 0, 0), 33188)"),
      "\(result.output)\(result.error)"
    )
  }
}
