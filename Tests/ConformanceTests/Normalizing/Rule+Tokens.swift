extension Rule {
  /// What no two clusters share: identities, moments, versions, addresses and node names, in the
  /// order in which they are looked for.
  static let tokens: [Rule] = [
    uid, moment, mailDate, shellDate, resourceVersion, jsonResourceVersion, address, containerID,
    imageID, volumeSuffix, imageSize, describedNode, assignedNode, nodeName,
  ]

  static let uid = Rule { cursor in
    guard cursor.isAtWordStart, cursor.accept(8, \.isHexDigit) else { return nil }
    for _ in 0..<3 {
      guard cursor.accept("-"), cursor.accept(4, \.isHexDigit) else { return nil }
    }
    guard cursor.accept("-"), cursor.accept(12, \.isHexDigit), cursor.isAtWordEnd
    else { return nil }
    return Array("<uid>".utf8)
  }

  /// `2026-01-02T03:04:05Z`, with or without a fraction.
  static let moment = Rule { cursor in
    guard cursor.isAtWordStart, cursor.accept(form: "0000-00-00T00:00:00") else { return nil }
    if cursor.accept("."), cursor.acceptAll(\.isDigit) == 0 { return nil }
    guard cursor.accept("Z"), cursor.isAtWordEnd else { return nil }
    return time
  }

  /// `Fri, 02 Jan 2026 03:04:05 +0000`, as kubectl describes.
  static let mailDate = Rule { cursor in
    guard cursor.isAtWordStart, cursor.acceptWeekday(), cursor.accept(form: ", 00 "),
      cursor.accept(3, \.isWordByte), cursor.accept(form: " 0000 00:00:00 "),
      cursor.accept("+") || cursor.accept("-"), cursor.accept(form: "0000")
    else { return nil }
    return time
  }

  /// `Fri Jan  2 03:04:05 UTC 2026`, as date prints.
  static let shellDate = Rule { cursor in
    guard cursor.isAtWordStart, cursor.acceptWeekday(), cursor.accept(" "),
      cursor.accept(3, \.isWordByte), cursor.accept(" "),
      cursor.accept(1, { $0.isDigit || $0 == UInt8(ascii: " ") }),
      cursor.accept(form: "0 00:00:00 ")
    else { return nil }
    if !cursor.accept("AM ") { _ = cursor.accept("PM ") }
    guard cursor.acceptAll(\.isWordByte) > 0, cursor.accept(form: " 0000") else { return nil }
    return time
  }

  static let resourceVersion = Rule(needs: "resourceVersion: ") { cursor in
    guard cursor.accept("resourceVersion: ") else { return nil }
    _ = cursor.accept("\"")
    guard cursor.acceptAll(\.isDigit) > 0 else { return nil }
    _ = cursor.accept("\"")
    return Array("resourceVersion: <rv>".utf8)
  }

  static let jsonResourceVersion = Rule(needs: "\"resourceVersion\": ") { cursor in
    guard cursor.accept("\"resourceVersion\": \""), cursor.acceptAll(\.isDigit) > 0,
      cursor.accept("\"")
    else { return nil }
    return Array("\"resourceVersion\": <rv>".utf8)
  }

  static let address = Rule { cursor in
    guard cursor.isAtWordStart else { return nil }
    for part in 0..<4 {
      guard part == 0 || cursor.accept("."), cursor.acceptAll(upTo: 3, \.isDigit) > 0
      else { return nil }
    }
    return cursor.isAtWordEnd ? Array("<ip>".utf8) : nil
  }

  static let containerID = Rule(needs: "://") { cursor in
    guard cursor.accept("containerd") || cursor.accept("docker") || cursor.accept("cri-o"),
      cursor.accept("://"), cursor.acceptAll(\.isHexDigit) > 0
    else { return nil }
    return Array("<container-id>".utf8)
  }

  /// A digest of SHA-256, with the reference before it that is pinned to it.
  static let imageID = Rule(needs: "sha256:") { cursor in
    let start = cursor.index
    cursor.acceptAll { !$0.isSpace }
    for place in stride(from: cursor.index - 1, to: start, by: -1) {
      cursor.index = place
      if cursor.accept("@"), cursor.acceptDigest() { return Array("<image-id>".utf8) }
    }
    cursor.index = start
    return cursor.acceptDigest() ? Array("<image-id>".utf8) : nil
  }

  static let volumeSuffix = Rule(needs: "kube-api-access-") { cursor in
    guard cursor.accept("kube-api-access-"), cursor.accept(5, \.isWordByte) else { return nil }
    return Array("kube-api-access-<sfx>".utf8)
  }

  static let imageSize = Rule(needs: "Image size: ") { cursor in
    guard cursor.accept("Image size: "), cursor.acceptAll(\.isDigit) > 0, cursor.accept(" bytes")
    else { return nil }
    return Array("Image size: <n> bytes".utf8)
  }

  /// `Node:  NAME/ADDRESS`, as kubectl describes a pod; the address has its words by then.
  static let describedNode = Rule(needs: "Node:") { cursor in
    let start = cursor.index
    guard cursor.accept("Node:"), cursor.skipSpaces() > 0 else { return nil }
    let heading = Array(cursor.bytes[start..<cursor.index])
    let name = cursor.index
    cursor.acceptAll { !$0.isSpace }
    for place in stride(from: cursor.index - 1, to: name, by: -1) {
      cursor.index = place
      if cursor.accept("/<ip>") { return heading + Array("<node>/<ip>".utf8) }
    }
    return nil
  }

  static let assignedNode = Rule(needs: "Successfully assigned ") { cursor in
    let start = cursor.index
    guard cursor.accept("Successfully assigned "), cursor.acceptAll({ !$0.isSpace }) > 0,
      cursor.accept(" to ")
    else { return nil }
    let text = Array(cursor.bytes[start..<cursor.index])
    return cursor.acceptAll({ !$0.isSpace }) > 0 ? text + Array("<node>".utf8) : nil
  }

  static let nodeName = Rule(needs: "nodeName: ") { cursor in
    guard cursor.accept("nodeName: "), cursor.acceptAll({ !$0.isSpace }) > 0 else { return nil }
    return Array("nodeName: <node>".utf8)
  }

  private static let time = Array("<time>".utf8)
}

extension Cursor {
  fileprivate mutating func acceptWeekday() -> Bool {
    accept("Mon") || accept("Tue") || accept("Wed") || accept("Thu") || accept("Fri")
      || accept("Sat") || accept("Sun")
  }

  fileprivate mutating func acceptDigest() -> Bool {
    accept("sha256:") && accept(64, \.isHexDigit)
  }
}
