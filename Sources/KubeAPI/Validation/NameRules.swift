/// What names, labels and the like must look like, in Kubernetes' words; no message means well-formed.
///
/// https://github.com/kubernetes/apimachinery/blob/master/pkg/util/validation/validation.go
public enum NameRules {
  // MARK: - DNS

  /// RFC 1123 label: containers, volumes, hostnames.
  public static func dnsLabel(_ text: String) -> [String] {
    var problems: [String] = []
    if text.utf8.count > 63 { problems.append("must be no more than 63 characters") }
    if !text.follows(isDNSLabel) {
      problems.append(
        text.follows(isDNSSubdomain)
          ? "must not contain dots"
          : pattern(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
              + "and must start and end with an alphanumeric character",
            labelFormat,
            ["my-name", "123-abc"]
          )
      )
    }
    return problems
  }

  /// RFC 1123 subdomain: most objects.
  public static func dnsSubdomain(_ text: String) -> [String] {
    text.lending { subdomain($0, unit: "characters") }
  }

  private static func subdomain(_ text: Bytes, unit: String) -> [String] {
    var problems: [String] = []
    if text.count > 253 { problems.append("must be no more than 253 \(unit)") }
    if !isDNSSubdomain(text) {
      problems.append(
        pattern(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' "
            + "or '.', and must start and end with an alphanumeric character",
          labelFormat + "(\\." + labelFormat + ")*",
          ["example.com"]
        )
      )
    }
    return problems
  }

  /// A DNS subdomain in which underscores are allowed too: where a resolver looks.
  static func underscoredSubdomain(_ text: String) -> [String] {
    let format = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?"
    var problems: [String] = []
    if text.utf8.count > 253 { problems.append("must be no more than 253 characters") }
    let isWellFormed = text.follows { bytes in
      bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
        let label = $0.first == UInt8(ascii: "_") ? $0.dropFirst() : $0
        return consists(label, inner: { $0 == 0x2D || $0 == 0x5F }, of: isLowerOrDigit)
      }
    }
    if !isWellFormed {
      problems.append(
        pattern(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', "
            + "'-' or '.', and must start and end with an alphanumeric character",
          format + "(\\." + format + ")*",
          ["example.com"]
        )
      )
    }
    return problems
  }

  /// A base of a name that ends in a dash is judged without the dash and the character in front of
  /// it: `maskTrailingDash` of api/validation/generic.go, which cuts off two.
  public static func maskingTrailingDash(_ base: String) -> String {
    guard base.utf8.count > 1, base.hasSuffix("-") else { return base }
    return String(decoding: base.utf8.dropLast(2), as: UTF8.self) + "a"
  }

  private static let labelFormat = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"

  private static func isDNSLabel(_ text: Bytes) -> Bool {
    consists(text, inner: { $0 == UInt8(ascii: "-") }, of: isLowerOrDigit)
  }

  private static func isDNSSubdomain(_ text: Bytes) -> Bool {
    var rest = text
    while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
      guard isDNSLabel(rest[..<dot]) else { return false }
      rest = rest[(dot + 1)...]
    }
    return isDNSLabel(rest)
  }

  // MARK: - Labels

  /// The key of a label or an annotation, and any other qualified name.
  public static func qualifiedName(_ text: String) -> [String] { text.lending(qualifiedName) }

  private static func qualifiedName(_ text: Bytes) -> [String] {
    let rule =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end "
      + "with an alphanumeric character"
    let format = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
    let examples = ["MyName", "my.name", "123-abc"]
    let slash = text.firstIndex(of: UInt8(ascii: "/"))
    let name = slash.map { text[($0 + 1)...] } ?? text
    var problems: [String] = []
    if name.contains(UInt8(ascii: "/")) {
      return [
        pattern("a valid label key " + rule, format, examples)
          + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
      ]
    }
    if let slash {
      let prefix = text[..<slash]
      problems +=
        prefix.isEmpty
        ? ["prefix part must be non-empty"]
        : subdomain(prefix, unit: "bytes").map { "prefix part " + $0 }
    }
    if name.isEmpty {
      problems.append("name part must be non-empty")
    } else if name.count > 63 {
      problems.append("name part must be no more than 63 bytes")
    }
    if !isLabelText(name) { problems.append("name part " + pattern(rule, format, examples)) }
    return problems
  }

  public static func labelValue(_ text: String) -> [String] {
    var problems: [String] = []
    if text.utf8.count > 63 { problems.append("must be no more than 63 bytes") }
    if !text.isEmpty, !text.follows(isLabelText) {
      problems.append(
        pattern(
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' "
            + "or '.', and must start and end with an alphanumeric character",
          "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?",
          ["MyValue", "my_value", "12345"]
        )
      )
    }
    return problems
  }

  private static func isLabelText(_ text: Bytes) -> Bool {
    consists(text, inner: { $0 == 0x2D || $0 == 0x5F || $0 == 0x2E }, of: isAlphanumeric)
  }

  // MARK: - Others

  /// The name of a port: at most 15 characters with a letter among them.
  public static func portName(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var problems: [String] = []
    if bytes.count > 15 { problems.append("must be no more than 15 characters") }
    if bytes.isEmpty || !bytes.allSatisfy({ isLowerOrDigit($0) || $0 == UInt8(ascii: "-") }) {
      problems.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
    }
    if !bytes.contains(where: { $0 >= 0x61 && $0 <= 0x7A }) {
      problems.append("must contain at least one letter (a-z)")
    }
    if zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x2D && $1 == 0x2D }) {
      problems.append("must not contain consecutive hyphens")
    }
    if bytes.first == 0x2D || bytes.last == 0x2D {
      problems.append("must not begin or end with a hyphen")
    }
    return problems
  }

  /// The name of a variable: anything in ASCII but `=`.
  public static func environmentVariable(_ text: String) -> [String] {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=")
    }
    return isPlain
      ? []
      : [
        "a valid environment variable name must consist only of printable ASCII characters other "
          + "than '='"
      ]
  }

  /// The key of an entry in a ConfigMap or a Secret.
  public static func configKey(_ text: String) -> [String] {
    var problems: [String] = []
    if text.utf8.count > 253 { problems.append("must be no more than 253 characters") }
    let isPlain =
      !text.isEmpty && text.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    if !isPlain {
      problems.append(
        pattern(
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
          "[-._a-zA-Z0-9]+",
          ["key.name", "KEY_NAME", "key-name"]
        )
      )
    }
    if text == "." || text == ".." {
      problems.append("must not be '\(text)'")
    } else if text.hasPrefix("..") {
      problems.append("must not start with '..'")
    }
    return problems
  }

  /// The name of a header in an HTTP request.
  static func httpHeader(_ text: String) -> [String] {
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
    return isPlain
      ? []
      : [
        pattern(
          "a valid HTTP header must consist of alphanumeric characters or '-'",
          "[-A-Za-z0-9]+",
          ["X-Header-Name"]
        )
      ]
  }

  public static func range(_ low: Int64, _ high: Int64) -> String {
    "must be between \(low) and \(high), inclusive"
  }

  // MARK: - Characters

  /// `RegexError` of apimachinery, whose examples are set apart by two spaces.
  private static func pattern(_ rule: String, _ format: String, _ examples: [String]) -> String {
    let shown = examples.map { "'\($0)', " }.joined(separator: " or ")
    return "\(rule) (e.g. \(shown)regex used for validation is '\(format)')"
  }

  /// Nonempty, `inner` characters allowed except at the ends.
  private static func consists(
    _ text: Bytes,
    inner: (UInt8) -> Bool,
    of outer: (UInt8) -> Bool
  ) -> Bool {
    guard let first = text.first, let last = text.last, outer(first), outer(last) else {
      return false
    }
    return text.allSatisfy { outer($0) || inner($0) }
  }

  private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowerOrDigit(byte) || byte >= 0x41 && byte <= 0x5A
  }
}

/// The bytes of a name: they are looked at far faster than its characters.
private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

extension String {
  fileprivate func lending<Result>(_ body: (Bytes) -> Result) -> Result {
    var text = self
    return text.withUTF8 { body($0[...]) }
  }

  fileprivate func follows(_ rule: (Bytes) -> Bool) -> Bool { lending(rule) }
}
