/// Calls of the common text filters, with what busybox 1.35 answers.
enum FilterCases {
  static let all: [AppletCase] = [
    AppletCase(
      ["head"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"
    ),
    AppletCase(
      ["head", "-n", "3"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3\n"
    ),
    AppletCase(
      ["head", "-n3"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3\n"
    ),
    AppletCase(
      ["head", "-3"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3\n"
    ),
    AppletCase(
      ["head", "-c", "5"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3"
    ),
    AppletCase(
      ["head", "-c5k"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n"
    ),
    AppletCase(
      ["head", "-n", "-12"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3\n"
    ),
    AppletCase(
      ["head", "-c", "-30"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3\n"
    ),
    AppletCase(
      ["head", "f", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "==> f <==\n1\n2\n3\n\n==> g <==\na\nb"
    ),
    AppletCase(
      ["head", "-q", "f", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "1\n2\n3\na\nb"
    ),
    AppletCase(
      ["head", "-v", "f"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "==> f <==\n1\n2\n3\n"
    ),
    AppletCase(
      ["head", "-n", "1", "f", "nofile", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "==> f <==\n1\n\n==> g <==\na\n",
      errors: "head: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(["head", "nofile"], errors: "head: nofile: No such file or directory\n", status: 1),
    AppletCase(["head", "-n", "x"], errors: "head: invalid number 'x'\n", status: 1),
    AppletCase(["head", "-z"], errors: "head: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["head", "-n", "0"], input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n"),
    AppletCase(
      ["head", "-1", "f", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "==> f <==\n1\n\n==> g <==\na\n"
    ),
    AppletCase(["head", "-n", "2", "-"], input: "a\nb\nc", output: "a\nb\n"),
    AppletCase(
      ["tail"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n"
    ),
    AppletCase(
      ["tail", "-n", "3"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "13\n14\n15\n"
    ),
    AppletCase(
      ["tail", "-3"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "13\n14\n15\n"
    ),
    AppletCase(
      ["tail", "-n", "+13"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "13\n14\n15\n"
    ),
    AppletCase(
      ["tail", "+13"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "13\n14\n15\n"
    ),
    AppletCase(
      ["tail", "-c", "5"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "4\n15\n"
    ),
    AppletCase(
      ["tail", "-c", "+30"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "\n14\n15\n"
    ),
    AppletCase(
      ["tail", "f", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "==> f <==\n1\n2\n3\n\n==> g <==\na\nb"
    ),
    AppletCase(
      ["tail", "-q", "f", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "1\n2\n3\na\nb"
    ),
    AppletCase(
      ["tail", "-n", "1", "f", "nofile", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "==> f <==\n3\n\n==> g <==\nb",
      errors: "tail: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["tail", "nofile"],
      errors: "tail: can't open 'nofile': No such file or directory\ntail: no files\n",
      status: 1
    ),
    AppletCase(["tail", "-n", "0"], input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n"),
    AppletCase(["tail", "-n", "1"], input: "a\nb", output: "b"),
    AppletCase(["tail", "-n", "2"], input: "a\nb", output: "a\nb"),
    AppletCase(
      ["tail", "-n", "+0"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n"
    ),
    AppletCase(["tail", "-n", "x"], errors: "tail: invalid number 'x'\n", status: 1),
    AppletCase(
      ["tail", "-n", "20"],
      input: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n",
      output: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n"
    ),
    AppletCase(
      ["tail", "-v", "f"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "==> f <==\n1\n2\n3\n"
    ),
    AppletCase(["tail", "-n1"], input: "\n\n", output: "\n"),
    AppletCase(
      ["wc"],
      input: "one two\nthree\n\n  four  five\n",
      output: "        4         5        28\n"
    ),
    AppletCase(["wc", "-l"], input: "one two\nthree\n\n  four  five\n", output: "4\n"),
    AppletCase(["wc", "-w"], input: "one two\nthree\n\n  four  five\n", output: "5\n"),
    AppletCase(["wc", "-c"], input: "one two\nthree\n\n  four  five\n", output: "28\n"),
    AppletCase(["wc", "-m"], input: "é\n", output: "2\n"),
    AppletCase(["wc", "-L"], input: "one two\nthree\n\n  four  five\n", output: "12\n"),
    AppletCase(
      ["wc", "-lw"],
      input: "one two\nthree\n\n  four  five\n",
      output: "        4         5\n"
    ),
    AppletCase(
      ["wc", "f"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "        3         3         6 f\n"
    ),
    AppletCase(["wc", "-l", "f"], files: ["f": "1\n2\n3\n", "g": "a\nb"], output: "3 f\n"),
    AppletCase(
      ["wc", "f", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output:
        "        3         3         6 f\n        1         2         3 g\n        4         5         9 total\n"
    ),
    AppletCase(
      ["wc", "-l", "f", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "        3 f\n        1 g\n        4 total\n"
    ),
    AppletCase(
      ["wc", "nofile", "f"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "        3         3         6 f\n        3         3         6 total\n",
      errors: "wc: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["wc", "-l", "nofile"],
      errors: "wc: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(["wc", "-c"], output: "0\n"),
    AppletCase(
      ["wc", "-cl"],
      input: "one two\nthree\n\n  four  five\n",
      output: "        4        28\n"
    ),
    AppletCase(["wc", "-"], input: "x\n", output: "        1         1         2 -\n"),
    AppletCase(["wc", "-L"], input: "a\tb\n", output: "9\n"),
    AppletCase(["sort"], input: "b 2\na 10\nc 1\na 9\nB 3\n", output: "B 3\na 10\na 9\nb 2\nc 1\n"),
    AppletCase(
      ["sort", "-r"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      output: "c 1\nb 2\na 9\na 10\nB 3\n"
    ),
    AppletCase(["sort", "-n"], input: "10\n9\n-1\nx\n2.5\n", output: "-1\nx\n2.5\n9\n10\n"),
    AppletCase(
      ["sort", "-k2n"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      output: "c 1\nb 2\nB 3\na 9\na 10\n"
    ),
    AppletCase(
      ["sort", "-k2", "-n"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      output: "c 1\nb 2\nB 3\na 9\na 10\n"
    ),
    AppletCase(
      ["sort", "-k2,2"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      output: "c 1\na 10\nb 2\nB 3\na 9\n"
    ),
    AppletCase(
      ["sort", "-k", "1,1", "-k", "2n"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      output: "B 3\na 9\na 10\nb 2\nc 1\n"
    ),
    AppletCase(
      ["sort", "-f"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      output: "a 10\na 9\nb 2\nB 3\nc 1\n"
    ),
    AppletCase(["sort", "-fu"], input: "a\nA\nb\n", output: "A\nb\n"),
    AppletCase(["sort", "-u"], input: "b\na\nb\n", output: "a\nb\n"),
    AppletCase(["sort", "-t:", "-k2"], input: "a:2\nb:1\n", output: "b:1\na:2\n"),
    AppletCase(
      ["sort", "-t:", "-k2,2", "-k1r"],
      input: "a:2\nb:1\nc:1\n",
      output: "c:1\nb:1\na:2\n"
    ),
    AppletCase(["sort", "-c"], input: "a\nb\n"),
    AppletCase(["sort", "-c"], input: "b\na\n", errors: "Check line 1\n", status: 1),
    AppletCase(["sort", "-cu"], input: "a\na\n", errors: "Check line 1\n", status: 1),
    AppletCase(
      ["sort", "-s", "-k1,1"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      output: "B 3\na 10\na 9\nb 2\nc 1\n"
    ),
    AppletCase(
      ["sort", "-o", "out"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      leaves: ["out": "B 3\na 10\na 9\nb 2\nc 1\n"]
    ),
    AppletCase(["sort", "-o", "f", "f"], files: ["f": "b\na\n"], leaves: ["f": "a\nb\n"]),
    AppletCase(
      ["sort", "f", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "1\n2\n3\na\nb\n"
    ),
    AppletCase(["sort", "nofile"], errors: "sort: nofile: No such file or directory\n", status: 2),
    AppletCase(["sort", "-b", "-k2"], input: "a   1\nb 2\n", output: "a   1\nb 2\n"),
    AppletCase(["sort", "-M"], input: "Mar\nJan\nfoo\n", output: "foo\nJan\nMar\n"),
    AppletCase(["sort", "-V"], input: "a10\na9\na1\n", output: "a1\na9\na10\n"),
    AppletCase(["sort", "-g"], input: "1e3\n20\n3\n", output: "3\n20\n1e3\n"),
    AppletCase(["sort", "-rn"], input: "1\n10\n2\n", output: "10\n2\n1\n"),
    AppletCase(["sort", "-z"], input: "b\0a\0", output: "a\0b\0"),
    AppletCase(["sort"], input: "b\na", output: "a\nb\n"),
    AppletCase(
      ["sort", "-k0"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      errors: "sort: bad field specification\n",
      status: 2
    ),
    AppletCase(["sort", "-x"], errors: "sort: invalid option -- 'x'\nusage\n", status: 2),
    AppletCase(
      ["sort", "-t", "ab"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      errors: "sort: bad -t parameter\n",
      status: 2
    ),
    AppletCase(["sort", "-nu"], input: "1\n01\n2\n", output: "01\n2\n"),
    AppletCase(["sort", "-k1.2"], input: "ab\nba\n", output: "ba\nab\n"),
    AppletCase(["sort", "-d"], input: "a-b\naa\n", output: "aa\na-b\n"),
    AppletCase(
      ["sort", "-k2,2nr", "-k1"],
      input: "b 2\na 10\nc 1\na 9\nB 3\n",
      output: "a 10\na 9\nB 3\nb 2\nc 1\n"
    ),
    AppletCase(["sort", "-n", "-k1,1", "-u"], input: "1 b\n1 a\n", output: "1 a\n"),
    AppletCase(["uniq"], input: "a\na\nb\na\n", output: "a\nb\na\n"),
    AppletCase(["uniq", "-c"], input: "a\na\nb\na\n", output: "      2 a\n      1 b\n      1 a\n"),
    AppletCase(["uniq", "-d"], input: "a\na\nb\n", output: "a\n"),
    AppletCase(["uniq", "-u"], input: "a\na\nb\n", output: "b\n"),
    AppletCase(["uniq", "-i"], input: "a\nA\nb\n", output: "a\nb\n"),
    AppletCase(["uniq", "-f", "1"], input: "1 a\n2 a\n3 b\n", output: "1 a\n3 b\n"),
    AppletCase(["uniq", "-s", "1"], input: "1a\n2a\n3b\n", output: "1a\n3b\n"),
    AppletCase(["uniq", "-w", "1"], input: "ab\nac\nb\n", output: "ab\nb\n"),
    AppletCase(["uniq", "f", "out"], files: ["f": "a\na\n"], leaves: ["out": "a\n"]),
    AppletCase(
      ["uniq", "nofile"],
      errors: "uniq: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["uniq"], input: "a\na", output: "a\n"),
    AppletCase(["uniq", "-c"]),
    AppletCase(["uniq", "-f", "x"], input: "a\n", errors: "uniq: invalid number 'x'\n", status: 1),
    AppletCase(["uniq", "-du"], input: "a\na\nb\n"),
    AppletCase(["tr", "a", "b"], input: "banana\n", output: "bbnbnb\n"),
    AppletCase(["tr", "a-z", "A-Z"], input: "hello\n", output: "HELLO\n"),
    AppletCase(["tr", "-d", "a"], input: "banana\n", output: "bnn\n"),
    AppletCase(["tr", "-s", "a"], input: "baanaa\n", output: "bana\n"),
    AppletCase(["tr", "-s", "a-z"], input: "aabbcc\n", output: "abc\n"),
    AppletCase(["tr", " ", "\\n"], input: "a b c\n", output: "a\nb\nc\n"),
    AppletCase(["tr", "[:lower:]", "[:upper:]"], input: "Hello\n", output: "HELLO\n"),
    AppletCase(["tr", "-cd", "0-9"], input: "a1b2\n", output: "12"),
    AppletCase(["tr", "-c", "a-z", "\\n"], input: "ab1cd\n", output: "ab\ncd\n"),
    AppletCase(["tr", "abc", "x"], input: "aabbcc\n", output: "xxxxxx\n"),
    AppletCase(["tr", "-ds", "a", "b"], input: "aabb\n", output: "b\n"),
    AppletCase(["tr", "\\n", ","], input: "a\nb\n", output: "a,b,"),
    AppletCase(["tr"], errors: "usage\n", status: 1),
    AppletCase(["tr", "[a-c]", "[x-z]"], input: "[abc]\n", output: "[xyz]\n"),
    AppletCase(["tr", "-s", "[:space:]"], input: "a  b\n\nc\n", output: "a b\nc\n"),
    AppletCase(["tr", "\\101", "b"], input: "ABA\n", output: "bBb\n"),
    AppletCase(["tr", "-d", "[:punct:]"], input: "a.b,c\n", output: "abc\n"),
    AppletCase(["tr", "a", ""], input: "a\n", errors: "tr: STRING2 cannot be empty\n", status: 1),
    AppletCase(["tr", "[=a=]", "b"], input: "a\n", output: "b\n"),
    AppletCase(["tr", "-C", "a", "b"], input: "aXY", output: "abb"),
    AppletCase(["tr", "\\\\", "/"], input: "a\\b\n", output: "a/b\n"),
    AppletCase(["tr", "-d", " "], input: " a b \n", output: "ab\n"),
    AppletCase(["tr", "a-c", "1-9"], input: "abcd\n", output: "123d\n"),
    AppletCase(["cut", "-c1-3"], input: "abcdef\nab\n", output: "abc\nab\n"),
    AppletCase(["cut", "-c", "2"], input: "abc\n", output: "b\n"),
    AppletCase(["cut", "-c-2"], input: "abc\n", output: "ab\n"),
    AppletCase(["cut", "-c2-"], input: "abc\n", output: "bc\n"),
    AppletCase(["cut", "-c1,3"], input: "abc\n", output: "ac\n"),
    AppletCase(["cut", "-c3,1"], input: "abc\n", output: "ac\n"),
    AppletCase(["cut", "-d:", "-f2"], input: "a:b:c\nxyz\n", output: "b\nxyz\n"),
    AppletCase(["cut", "-d:", "-f2", "-s"], input: "a:b:c\nxyz\n", output: "b\n"),
    AppletCase(["cut", "-d:", "-f1,3"], input: "a:b:c\n", output: "a:c\n"),
    AppletCase(["cut", "-d:", "-f2-"], input: "a:b:c\n", output: "b:c\n"),
    AppletCase(["cut", "-d", " ", "-f1-2"], input: "a b c\n", output: "a b\n"),
    AppletCase(["cut", "-f2"], input: "a\tb\n", output: "b\n"),
    AppletCase(["cut", "-b2"], input: "abc\n", output: "b\n"),
    AppletCase(
      ["cut"],
      errors: "cut: expected a list of bytes, characters, or fields\n",
      status: 1
    ),
    AppletCase(["cut", "-f1", "-c1"], errors: "usage\n", status: 1),
    AppletCase(["cut", "-fx"], input: "a\n", errors: "cut: invalid number 'x'\n", status: 1),
    AppletCase(
      ["cut", "-c1", "nofile"],
      errors: "cut: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["cut", "-c1", "-s"],
      input: "a\n",
      errors: "cut: suppressing non-delimited lines makes sense only when operating on fields\n",
      status: 1
    ),
    AppletCase(
      ["cut", "-c1", "-d:"],
      input: "a\n",
      errors: "cut: a delimiter may be specified only when operating on fields\n",
      status: 1
    ),
    AppletCase(["cut", "-d:", "-f5"], input: "a:b\n", output: "\n"),
    AppletCase(
      ["cut", "-c1", "f", "g"],
      files: ["f": "1\n2\n3\n", "g": "a\nb"],
      output: "1\n2\n3\na\nb\n"
    ),
    AppletCase(["cut", "-c1-2,2-3"], input: "abcd\n", output: "abc\n"),
    AppletCase(["cut", "-d:", "-f1"], input: "a:b", output: "a\n"),
    AppletCase(["cut", "-d-", "-f4-"], input: "a-b-c-d-e\n", output: "d-e\n"),
    AppletCase(["cut", "-d,", "-f2,2,1"], input: "a,b,c\n", output: "a,b\n"),
    AppletCase(["tee"], input: "a\n", output: "a\n"),
    AppletCase(["tee", "out"], input: "a\n", output: "a\n", leaves: ["out": "a\n"]),
    AppletCase(
      ["tee", "-a", "f"],
      input: "a\n",
      files: ["f": "x\n"],
      output: "a\n",
      leaves: ["f": "x\na\n"]
    ),
    AppletCase(
      ["tee", "nodir/x"],
      input: "a\n",
      output: "a\n",
      errors: "tee: nodir/x: No such file or directory\n",
      status: 1
    ),
    AppletCase(["tee", "o1", "o2"], input: "z", output: "z", leaves: ["o1": "z", "o2": "z"]),
    AppletCase(["tee", "-z"], errors: "tee: invalid option -- 'z'\nusage\n", status: 1),
  ]
}
