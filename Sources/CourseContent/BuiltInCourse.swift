import Foundation

/// The course that comes with the program.
package enum BuiltInCourse {
  /// The folder with `lessons/` and `exercises/`; nil when it is not where the program is.
  ///
  /// `Bundle.module` would end the process when the resources are missing, so that nobody could be
  /// told what is wrong; this looks in the same place, and beside an installed program.
  package static var folder: String? {
    let program = Bundle.main.bundleURL.resolvingSymlinksInPath()
    let places = [
      program.appendingPathComponent("joblab_CourseContent.resources"),
      program.deletingLastPathComponent().appendingPathComponent("share/joblab"),
    ]
    return places.map(\.path).first { FileManager.default.fileExists(atPath: "\($0)/lessons") }
  }
}
