/// Files that other programs have made.
enum Samples {
  /// `tar --format=gnu`, compressed by `gzip -9n`.
  static let gnuTar = bytes(
    """
    1f8b0800000000000203ed9841ce8230108567ed297a02dba1ed74ebfee7122418351230ca7f7f1b5c89
    465d48c1f47d0bda0412125ee7bd616a4d936322c1fb618d8cd7db3e5827def961cff15a90f29480ff4b
    5f9d95a273d7f5af9e7b77ff47a97595447f71ee85fe32d69f1d9332d07f72f6dba6e9560432a5d6fb05
    d4ff83fffb2290e214e69479fdaff55a6fcaaedd9587f63893fe1cf8fe2c308b89feff07ff9f9c7e26e0
    bc4bf1ffe3e4ef18faff103ef77f2b12845491e22066dfff37cbd39f8d2d4cd4bf4af00190fff3e7bf3c
    cfff12f99fa0fedba42071f3d3fffdff9f1fe5bf37d662fe9382265a3fc63f39d7ff6989f39fd8009012
    d43f0000000000000000f015ae30186d3000280000
    """
  )

  /// `tar --format=pax`, compressed by `gzip -9n`.
  static let paxTar = bytes(
    """
    1f8b0800000000000203ed983b6e843018845de714be01fefdacd2a7cc152c814284052b96487bfc7548
    b15a475952c486c8f335b604128f61668cdb866547449c31eb1849c7afb953da1a6dd63991129271c30a
    f0715efc1c6f659ea6e5d1795bc7d387fb27b48d2fa2bfd5fa81fe36d55f6b625c40ffecf45d08d31303
    95d236fd01fc9fe6bf14d2314e25c2a9fafc7ff59797ceb7dd7c6e867df497dff25f98cffcbf94ccff4a
    fd4f4af3f03e0e27bff4cfcb4ea07f76f4ff90fd1aebfadfb9dfe7bf16e42ce3b2c4b7577dfe87e3e94f
    64a588fafb022f00fd7febff310f5bfd4f4edeebaf142989fe2fd2ff52f2b5fbdb5ceaff003aff20fecf
    2ff5f6ff9f49fc6f9552d8ff294198c63758b166ff9f0eb8ff43dac6f59f85ff0100000000000000803f
    e10a8f07608b00280000
    """
  )

  /// busybox 1.35's `tar`, compressed by `gzip -9n`.
  static let busyboxTar = bytes(
    """
    1f8b0800000000000203ed974d8ac3300c85b59e53f804f55f246d67df5c229061323424a593debf2685
    4233a59d8d9514eb5bc48618bc78d6935e6b213b2ec188f39a58aed73dc78ab0c279efd337804110e0fc
    3b352763e0348ed3b373affebf293bbbb39ff5387cd73fc321a3fe0f74bfe9efd9dfbf05c78c11cc5e52
    ff42995602944dd0da43f63b66ff67febfff4722263041e22116eeffaded44f4a7aa7aa23f2dfbbf4707
    c669ffcf4ef7d5f7e387fa60b9fe7fdc40fdff99ff3da5fa27ad7f01fdfbedf57fef6248fa8746f5cfaf
    7fb3c5fac7c060bcc470a2f97ffdfc4f8ff37fadf95fa0fe075174e22a4fffd7fe8f8bfc8f2e46cd7f12
    f4c9fa35fe298aa294c705ef39c83d001e0000
    """
  )

  /// `hello` and a line's end by `gzip -9`, with a name and a time.
  static let namedHello = bytes("1f8b080800ca9a3b02037800cb48cdc9c9e7020020303a3606000000")

  /// The same by `gzip -9n` from a pipe.
  static let hello = bytes("1f8b0800000000000203cb48cdc9c9e7020020303a3606000000")

  /// The bytes that hexadecimal digits name.
  static func bytes(_ digits: String) -> [UInt8] {
    let values = digits.filter { $0 != "\n" }.compactMap(\.hexDigitValue)
    return stride(from: 0, to: values.count - 1, by: 2).map {
      UInt8(values[$0] << 4 | values[$0 + 1])
    }
  }
}
