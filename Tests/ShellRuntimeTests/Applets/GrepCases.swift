/// Calls of grep, with what busybox 1.35 answers.
enum GrepCases {
  static let all: [AppletCase] = [
    AppletCase(
      ["grep", "a"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\nBeta\ngamma beta\ndelta alphabet\n"
    ),
    AppletCase(
      ["grep", "-v", "a"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "\n"
    ),
    AppletCase(
      ["grep", "-c", "a"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "4\n"
    ),
    AppletCase(
      ["grep", "-n", "beta"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "3:gamma beta\n"
    ),
    AppletCase(
      ["grep", "-in", "BETA"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "2:Beta\n3:gamma beta\n"
    ),
    AppletCase(
      ["grep", "-o", "a."],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "al\nam\na \na \nal\nab\n"
    ),
    AppletCase(
      ["grep", "-ob", "a"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      errors: "grep: invalid option -- 'b'\nusage\n",
      status: 2
    ),
    AppletCase(
      ["grep", "-w", "alpha"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\n"
    ),
    AppletCase(
      ["grep", "-x", "alpha"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\n"
    ),
    AppletCase(["grep", "-q", "a"], input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n"),
    AppletCase(
      ["grep", "-q", "zzz"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      status: 1
    ),
    AppletCase(["grep", "zzz"], input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n", status: 1),
    AppletCase(["grep", "-l", "a", "f", "g"], files: ["f": "a\n", "g": "b\n"], output: "f\n"),
    AppletCase(["grep", "-L", "a", "f", "g"], files: ["f": "a\n", "g": "b\n"], output: "g\n"),
    AppletCase(["grep", "a", "f", "g"], files: ["f": "a\n", "g": "ba\n"], output: "f:a\ng:ba\n"),
    AppletCase(
      ["grep", "-h", "a", "f", "g"],
      files: ["f": "a\n", "g": "ba\n"],
      output: "a\nba\n"
    ),
    AppletCase(["grep", "-H", "a", "f"], files: ["f": "a\n"], output: "f:a\n"),
    AppletCase(
      ["grep", "-c", "a", "f", "g"],
      files: ["f": "a\n", "g": "b\n"],
      output: "f:1\ng:0\n"
    ),
    AppletCase(
      ["grep", "-n", "a", "f", "g"],
      files: ["f": "a\n", "g": "x\nba\n"],
      output: "f:1:a\ng:2:ba\n"
    ),
    AppletCase(
      ["grep", "-A", "1", "-n", "Beta"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "2:Beta\n3-gamma beta\n"
    ),
    AppletCase(
      ["grep", "-B1", "Beta"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\nBeta\n"
    ),
    AppletCase(
      ["grep", "-C1", "-n", "gamma"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "2-Beta\n3:gamma beta\n4-\n"
    ),
    AppletCase(
      ["grep", "-A", "10", "status:"],
      input: "a: 1\nstatus:\n  x: 1\n  y: 2\n",
      output: "status:\n  x: 1\n  y: 2\n"
    ),
    AppletCase(["grep", "-A1", "x"], input: "x\n1\n2\n3\nx\n5\n", output: "x\n1\n--\nx\n5\n"),
    AppletCase(["grep", "-B1", "x"], input: "x\n1\n2\n3\nx\n5\n", output: "x\n--\n3\nx\n"),
    AppletCase(
      ["grep", "-A1", "x", "f", "g"],
      files: ["f": "x\n1\n2\n", "g": "0\nx\n2\n3\nx\n"],
      output: "f:x\nf-1\n--\ng:x\ng-2\n--\ng:x\n"
    ),
    AppletCase(
      ["grep", "-m", "2", "a"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\nBeta\n"
    ),
    AppletCase(
      ["grep", "-m1", "-c", "a"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "1\n"
    ),
    AppletCase(
      ["grep", "-m1", "-A1", "a"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\n"
    ),
    AppletCase(
      ["grep", "-e", "alpha", "-e", "gamma"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\ngamma beta\ndelta alphabet\n"
    ),
    AppletCase(
      ["grep", "alpha\ngamma"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\ngamma beta\ndelta alphabet\n"
    ),
    AppletCase(
      ["grep", "-f", "p"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      files: ["p": "alpha\ngamma\n"],
      output: "alpha\ngamma beta\ndelta alphabet\n"
    ),
    AppletCase(
      ["grep", "-f", "p"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      files: ["p": ""],
      status: 1
    ),
    AppletCase(
      ["grep", "-f", "nofile"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      errors: "grep: nofile: No such file or directory\n",
      status: 2
    ),
    AppletCase(
      ["grep", "-E", "^(alpha|gamma)"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\ngamma beta\n"
    ),
    AppletCase(
      ["grep", "^  (succeeded|failed)"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      status: 1
    ),
    AppletCase(["grep", "-F", "a."], input: "a.b\nab\n", output: "a.b\n"),
    AppletCase(["fgrep", "-x", "a."], input: "a.b\na.\n", output: "a.\n"),
    AppletCase(["fgrep", "-i", "A."], input: "a.b\nab\n", output: "a.b\n"),
    AppletCase(
      ["fgrep", "-w", "al"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      status: 1
    ),
    AppletCase(["egrep", "l+a"], input: "la\nlla\nka\n", output: "la\nlla\n"),
    AppletCase(["fgrep", "-o", "a"], input: "aaa\n", output: "a\n"),
    AppletCase(
      ["grep", "-oi", "AL"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "al\nal\n"
    ),
    AppletCase(["grep", "-o", ""], input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n"),
    AppletCase(
      ["grep", ""],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n"
    ),
    AppletCase(
      ["grep", "-F", ""],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n"
    ),
    AppletCase(["grep", "-s", "a", "nofile"], status: 2),
    AppletCase(
      ["grep", "a", "nofile"],
      errors: "grep: nofile: No such file or directory\n",
      status: 2
    ),
    AppletCase(
      ["grep", "a", "nofile", "f"],
      files: ["f": "a\n"],
      output: "f:a\n",
      errors: "grep: nofile: No such file or directory\n",
      status: 2
    ),
    AppletCase(
      ["grep", "-q", "a", "nofile", "f"],
      files: ["f": "a\n"],
      errors: "grep: nofile: No such file or directory\n"
    ),
    AppletCase(["grep", "-z"], errors: "usage\n", status: 2),
    AppletCase(["grep"], errors: "usage\n", status: 2),
    AppletCase(["grep", "-r", "a", "d"], files: ["d/f": "a\n"], output: "d/f:a\n"),
    AppletCase(["grep", "a", "d"], files: ["d/f": "a\n"], status: 1),
    AppletCase(["grep", "-r", "a"], files: ["f": "a\n"], status: 1),
    AppletCase(["grep", "-r", "a", "f"], files: ["f": "a\n"], output: "a\n"),
    AppletCase(["grep", "-rh", "a", "d"], files: ["d/f": "a\n"], output: "a\n"),
    AppletCase(["grep", "-rl", "a", "."], files: ["f": "a\n"], output: "./f\n"),
    AppletCase(
      ["grep", "-ow", "[a-z]*"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\ngamma\nbeta\ndelta\nalphabet\n"
    ),
    AppletCase(
      ["grep", "\\<al"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\ndelta alphabet\n"
    ),
    AppletCase(
      ["grep", "-E", "\\balpha\\b"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\n"
    ),
    AppletCase(
      ["grep", "\\(a\\).*\\1"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\ngamma beta\ndelta alphabet\n"
    ),
    AppletCase(["grep", "-v", "-c", "-E", "^(x|y)$"], input: "x\nz\ny\n", output: "1\n"),
    AppletCase(
      ["grep", "-vx", ""],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\nBeta\ngamma beta\ndelta alphabet\n"
    ),
    AppletCase(["grep", "a"], input: "a", output: "a\n"),
    AppletCase(["grep", "-c", "a"], output: "0\n", status: 1),
    AppletCase(["grep", "-Eo", "[0-9]+"], input: "a1b22\nc\n333\n", output: "1\n22\n333\n"),
    AppletCase(["grep", "-on", "[0-9]*"], input: "a1b22\nc\n333\n", output: "1:1\n1:22\n3:333\n"),
    AppletCase(["grep", "-Lq", "a", "f"], files: ["f": "a\n"]),
    AppletCase(["grep", "a", "-"], input: "a\n", output: "a\n"),
    AppletCase(["grep", "-H", "a"], input: "a\n", output: "(standard input):a\n"),
    AppletCase(["grep", "-l", "a"], input: "a\n", output: "(standard input)\n"),
    AppletCase(
      ["grep", "-m", "x", "a"],
      input: "a\n",
      errors: "grep: invalid number 'x'\n",
      status: 2
    ),
    AppletCase(["grep", "--", "-a"], input: "-a\n", output: "-a\n"),
    AppletCase(["grep", "-E", "a{2,3}"], input: "a\naa\naaaa\n", output: "aa\naaaa\n"),
    AppletCase(["grep", "a\\{2\\}"], input: "a\naa\naaaa\n", output: "aa\naaaa\n"),
    AppletCase(["grep", "-E", "(ab|cd)+$"], input: "abcd\nabc\n", output: "abcd\n"),
    AppletCase(["grep", "[[:digit:]]\\+"], input: "a1\nb\n", output: "a1\n"),
    AppletCase(["grep", "[]x]"], input: "a]\nb\nx\n", output: "a]\nx\n"),
    AppletCase(["grep", "-i", "[a-c]"], input: "A\nd\nC\n", output: "A\nC\n"),
    AppletCase(
      ["grep", "-E", "^$"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "\n"
    ),
    AppletCase(
      ["grep", "."],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "alpha\nBeta\ngamma beta\ndelta alphabet\n"
    ),
    AppletCase(["grep", "é."], input: "éa\ne\n", output: "éa\n"),
    AppletCase(["grep", "-no", "a\\|b"], input: "ab\ncb\n", output: "1:a\n1:b\n2:b\n"),
    AppletCase(
      ["grep", "-ci", "B"],
      input: "alpha\nBeta\ngamma beta\n\ndelta alphabet\n",
      output: "3\n"
    ),
    AppletCase(
      ["grep", "-w", "a", "f"],
      files: ["f": "ab a\nba\na_\n-a-\n"],
      output: "ab a\n-a-\n"
    ),
    AppletCase(["grep", "-xF", "-e", "a", "-e", "b"], input: "a\nab\nb\n", output: "a\nb\n"),
    AppletCase(["grep", "-o", "b*"], input: "abbcb\n", output: "bb\nb\n"),
  ]
}
