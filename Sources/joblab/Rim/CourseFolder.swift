import Course
import Glibc

/// A folder that is a course, or is to become one.
struct CourseFolder {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  /// The ids that its lessons and exercises use.
  func identifiers() throws -> Set<String> {
    guard access(path, F_OK) == 0 else { return [] }
    var content = ContentOptions()
    content.folder = path
    return Set(CourseLoader.load(try content.files()).course.identifiers.map(\.id))
  }

  /// Writes a lesson behind those that are there.
  ///
  /// - Returns: Its path.
  func add(_ text: String, named name: String) throws -> String {
    let lessons = "\(path)/lessons"
    try OutputFile.makeFolder(lessons)
    let number = try highestNumber(in: lessons) + 1
    let file = "\(lessons)/\(number < 10 ? "0" : "")\(number)-\(name).md"
    if let reason = NewFile.write(Array(text.utf8), to: file) {
      throw Failure.run("\(file) cannot be written: \(reason)")
    }
    return file
  }

  private func highestNumber(in folder: String) throws -> Int {
    guard let stream = opendir(folder) else {
      throw Failure.run("\(folder) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { closedir(stream) }
    var highest = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let digits = name.prefix { $0.isASCII && $0.isNumber }.prefix(6)
      highest = max(highest, Int(digits) ?? 0)
    }
    return highest
  }
}
