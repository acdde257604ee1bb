/// Calls of applets for checksums and codes, with what busybox 1.35 answers.
enum ChecksumCases {
  static let all: [AppletCase] = [
    AppletCase(["md5sum"], input: "", output: "d41d8cd98f00b204e9800998ecf8427e  -\n"),
    AppletCase(["md5sum"], input: "abc", output: "900150983cd24fb0d6963f7d28e17f72  -\n"),
    AppletCase(
      ["md5sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "ef1772b6dff9a122358552954ad0df65  -\n"
    ),
    AppletCase(
      ["md5sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "3b0c8ac703f828b04c6c197006d17218  -\n"
    ),
    AppletCase(
      ["md5sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "014842d480b571495a4a0363793f7367  -\n"
    ),
    AppletCase(
      ["md5sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "089f243d1e831c5879aa375ee364a06e  -\n"
    ),
    AppletCase(
      ["md5sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "9146ef3527c7cfcc66dc615c3986e391  -\n"
    ),
    AppletCase(
      ["md5sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "e016e4ccc7fdaea56fc377600b58c4cb  -\n"
    ),
    AppletCase(
      ["md5sum", "f", "g"],
      files: ["f": "1\n", "g": "2\n"],
      output: "b026324c6904b2a9cb4b88d6d61c81d1  f\n26ab0db90d72e28ad0ba1e22ee510510  g\n"
    ),
    AppletCase(["sha1sum"], input: "", output: "da39a3ee5e6b4b0d3255bfef95601890afd80709  -\n"),
    AppletCase(["sha1sum"], input: "abc", output: "a9993e364706816aba3e25717850c26c9cd0d89d  -\n"),
    AppletCase(
      ["sha1sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "c1c8bbdc22796e28c0e15163d20899b65621d65a  -\n"
    ),
    AppletCase(
      ["sha1sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "c2db330f6083854c99d4b5bfb6e8f29f201be699  -\n"
    ),
    AppletCase(
      ["sha1sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "0098ba824b5c16427bd7a1122a5a442a25ec644d  -\n"
    ),
    AppletCase(
      ["sha1sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "ac877859d427d9192054eea8feb3b8a403ef83a5  -\n"
    ),
    AppletCase(
      ["sha1sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "689993727ba37386bb032495e9dbdfb4dd1ba744  -\n"
    ),
    AppletCase(
      ["sha1sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "e1cd437ec3e8a60db34e1d150a4fc73882d83b41  -\n"
    ),
    AppletCase(
      ["sha1sum", "f", "g"],
      files: ["f": "1\n", "g": "2\n"],
      output:
        "e5fa44f2b31c1fb553b6021e7360d07d5d91ff5e  f\n7448d8798a4380162d4b56f9b452e2f6f9e24e7a  g\n"
    ),
    AppletCase(
      ["sha256sum"],
      input: "",
      output: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  -\n"
    ),
    AppletCase(
      ["sha256sum"],
      input: "abc",
      output: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  -\n"
    ),
    AppletCase(
      ["sha256sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318  -\n"
    ),
    AppletCase(
      ["sha256sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a  -\n"
    ),
    AppletCase(
      ["sha256sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb  -\n"
    ),
    AppletCase(
      ["sha256sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "6374f73208854473827f6f6a3f43b1f53eaa3b82c21c1a6d69a2110b2a79baad  -\n"
    ),
    AppletCase(
      ["sha256sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "f54353008a2553262ecdc4a34749563ba0950e8b0fc8652780b0a614b99683c1  -\n"
    ),
    AppletCase(
      ["sha256sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output: "1e3c4f4750c8c29bbfa9ced317788176b156d342e57f7777f62fd7221a44312f  -\n"
    ),
    AppletCase(
      ["sha256sum", "f", "g"],
      files: ["f": "1\n", "g": "2\n"],
      output:
        "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865  f\n53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3  g\n"
    ),
    AppletCase(
      ["sha512sum"],
      input: "",
      output:
        "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e  -\n"
    ),
    AppletCase(
      ["sha512sum"],
      input: "abc",
      output:
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f  -\n"
    ),
    AppletCase(
      ["sha512sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output:
        "b0220c772cbf6c1822e2cb38a437d0e1d58772417a4bbb21c961364f8b6143e05aa6316dca8d1d7b19e16448419076395f6086cb55101fbd6d5497b148e1745f  -\n"
    ),
    AppletCase(
      ["sha512sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output:
        "962b64aae357d2a4fee3ded8b539bdc9d325081822b0bfc55583133aab44f18bafe11d72a7ae16c79ce2ba620ae2242d5144809161945f1367f41b3972e26e04  -\n"
    ),
    AppletCase(
      ["sha512sum"],
      input: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output:
        "01d35c10c6c38c2dcf48f7eebb3235fb5ad74a65ec4cd016e2354c637a8fb49b695ef3c1d6f7ae4cd74d78cc9c9bcac9d4f23a73019998a7f73038a5c9b2dbde  -\n"
    ),
    AppletCase(
      ["sha512sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output:
        "fa9121c7b32b9e01733d034cfc78cbf67f926c7ed83e82200ef86818196921760b4beff48404df811b953828274461673c68d04e297b0eb7b2b4d60fc6b566a2  -\n"
    ),
    AppletCase(
      ["sha512sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output:
        "c01d080efd492776a1c43bd23dd99d0a2e626d481e16782e75d54c2503b5dc32bd05f0f1ba33e568b88fd2d970929b719ecbb152f58f130a407c8830604b70ca  -\n"
    ),
    AppletCase(
      ["sha512sum"],
      input:
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      output:
        "b2fc6acdce83feb0b9439433915fe5dc1c73af6f17e962d7badd7ad5dd7c5032bc1744855d0ba09da5e4ab1bb1caca3aad8e4a947faa19c4769e128bacfe6b85  -\n"
    ),
    AppletCase(
      ["sha512sum", "f", "g"],
      files: ["f": "1\n", "g": "2\n"],
      output:
        "3abb6677af34ac57c0ca5828fd94f9d886c26ce59a8ce60ecf6778079423dccff1d6f19cb655805d56098e6d38a1a710dee59523eed7511e5a9e4b8ccb3a4686  f\n63e22ec2fbeebabf005e58fbfb0eee607c4aa417045a68a0cc63767b048e3559268d35e72f367d3b2dbd5dbddf12fc4397762ba149260b3795a0391713bddcd7  g\n"
    ),
    AppletCase(
      ["md5sum", "nofile"],
      errors: "md5sum: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["md5sum", "-s"], errors: "usage\n", status: 1),
    AppletCase(["md5sum", "-z"], errors: "md5sum: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["md5sum", "."], errors: "md5sum: can't read '.': Is a directory\n", status: 1),
    AppletCase(
      ["md5sum", "f", "nofile"],
      files: ["f": ""],
      output: "d41d8cd98f00b204e9800998ecf8427e  f\n",
      errors: "md5sum: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["md5sum", "-c", "l"],
      files: [
        "f": "1\n", "g": "2\n",
        "l": "b026324c6904b2a9cb4b88d6d61c81d1  f\n00000000000000000000000000000000  g\n",
      ],
      output: "f: OK\ng: FAILED\n",
      errors: "md5sum: WARNING: 1 of 2 computed checksums did NOT match\n",
      status: 1
    ),
    AppletCase(
      ["md5sum", "-cw", "l"],
      files: ["f": "1\n", "l": "bad\nb026324c6904b2a9cb4b88d6d61c81d1 *f\n"],
      output: "f: OK\n",
      errors: "md5sum: invalid format\nmd5sum: WARNING: 1 of 2 computed checksums did NOT match\n",
      status: 1
    ),
    AppletCase(["md5sum", "-cs", "l"], files: ["f": "1\n", "l": "bad\n"], status: 1),
    AppletCase(
      ["md5sum", "-c"],
      input: "b026324c6904b2a9cb4b88d6d61c81d1  f\nb026324c6904b2a9cb4b88d6d61c81d1  nofile\n",
      files: ["f": "1\n"],
      output: "f: OK\nnofile: FAILED\n",
      errors:
        "md5sum: can't open 'nofile': No such file or directory\nmd5sum: WARNING: 1 of 2 computed checksums did NOT match\n",
      status: 1
    ),
    AppletCase(
      ["md5sum", "-c", "e"],
      files: ["e": ""],
      errors: "md5sum: e: no checksum lines found\n",
      status: 1
    ),
    AppletCase(
      ["md5sum", "-c", "nofile"],
      errors: "md5sum: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(["cksum"], input: "", output: "4294967295 0\n"),
    AppletCase(["cksum"], input: "hello\n", output: "3015617425 6\n"),
    AppletCase(
      ["cksum", "f", "g"],
      files: [
        "f":
          "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "g": "",
      ],
      output: "3786917833 300 f\n4294967295 0 g\n"
    ),
    AppletCase(
      ["cksum", "nofile"],
      errors: "cksum: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["crc32"], input: "hello\n", output: "363a3020\n"),
    AppletCase(
      ["crc32", "f", "nofile"],
      files: ["f": "abc"],
      output: "352441c2 f\n",
      errors: "crc32: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["crc32", "."], errors: "crc32: .: Is a directory\n", status: 1),
    AppletCase(["sum"], input: "hello\n", output: "36979     1 \n"),
    AppletCase(["sum", "-s"], input: "hello\n", output: "542 1 -\n"),
    AppletCase(
      ["sum", "-r", "f", "g"],
      files: [
        "f":
          "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "g": "y",
      ],
      output: "65279     2 f\n00121     1 g\n"
    ),
    AppletCase(
      ["sum", "-s", "f"],
      files: [
        "f":
          "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      ],
      output: "43395 4 f\n"
    ),
    AppletCase(
      ["sum", "f"],
      files: [
        "f":
          "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      ],
      output: "65279     2 \n"
    ),
    AppletCase(
      ["sum", "nofile"],
      errors: "sum: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["sum", "."], errors: "sum: .: Is a directory\n", status: 1),
    AppletCase(["base64"], input: ""),
    AppletCase(["base64"], input: "a", output: "YQ==\n"),
    AppletCase(["base64"], input: "ab", output: "YWI=\n"),
    AppletCase(["base64"], input: "abc", output: "YWJj\n"),
    AppletCase(
      ["base64"],
      input: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      output: "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\n"
    ),
    AppletCase(
      ["base64"],
      input:
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      output:
        "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\neHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eA==\n"
    ),
    AppletCase(
      ["base64", "-w", "10"],
      input: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      output: "eHh4eHh4eH\nh4eHh4eHh4\neHh4eHh4eH\nh4eHh4eHh4\neHh4eHh4eH\nh4eA==\n"
    ),
    AppletCase(
      ["base64", "-w0"],
      input:
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      output:
        "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eA=="
    ),
    AppletCase(
      ["base64", "-w", "x"],
      input: "x",
      errors: "base64: invalid number 'x'\n",
      status: 1
    ),
    AppletCase(["base64", "-d"], input: "YWJj\n", output: "abc"),
    AppletCase(["base64", "-d"], input: "YWI=\n", output: "ab"),
    AppletCase(["base64", "-d"], input: "YQ==", output: "a"),
    AppletCase(["base64", "-d"], input: "Y Q\n=\n=\n"),
    AppletCase(["base64", "-d"], input: "YQ", errors: "base64: truncated input\n", status: 1),
    AppletCase(
      ["base64", "-d"],
      input: "YWI=YWI=",
      output: "ab",
      errors: "base64: truncated input\n",
      status: 1
    ),
    AppletCase(["base64", "-d"], input: "YWI=YWI=\nYWJj\n", output: "abababc"),
    AppletCase(["base64", "-d"], input: "Y*W*J*j", output: "abc"),
    AppletCase(["base64", "-d"], input: ""),
    AppletCase(
      ["base64", "nofile"],
      errors: "base64: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(["base64", "."], errors: "base64: read error: Is a directory\n", status: 1),
    AppletCase(["base64", "a", "b"], errors: "usage\n", status: 1),
    AppletCase(["base64", "-z"], errors: "base64: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["base64", "f"], files: ["f": "hello\n"], output: "aGVsbG8K\n"),
    AppletCase(["base32"], input: "a", output: "ME======\n"),
    AppletCase(["base32"], input: "ab", output: "MFRA====\n"),
    AppletCase(["base32"], input: "abc", output: "MFRGG===\n"),
    AppletCase(["base32"], input: "abcd", output: "MFRGGZA=\n"),
    AppletCase(["base32"], input: "abcde", output: "MFRGGZDF\n"),
    AppletCase(
      ["base32"],
      input: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      output:
        "PB4HQ6DYPB4HQ6DYPB4HQ6DYPB4HQ6DYPB4HQ6DYPB4HQ6DYPB4HQ6DYPB4HQ6DYPB4HQ6DYPB4H\nQ6DYPB4HQ6DYPB4HQ6DY\n"
    ),
    AppletCase(["base32", "-d"], input: "MFRGG===\n", output: "abc"),
    AppletCase(["base32", "-d"], input: "MFRGGZDF", output: "abcde"),
    AppletCase(["base32", "-d"], input: "mfrgg===", output: "abc"),
    AppletCase(["base32", "-d"], input: "MFRG", errors: "base32: truncated input\n", status: 1),
  ]
}
