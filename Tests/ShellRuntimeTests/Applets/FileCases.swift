/// Calls of applets that copy, move and reverse, with what busybox 1.35 answers.
enum FileCases {
  static let all: [AppletCase] = [
    AppletCase(["rev"], input: "abc\nxé\n", output: "cba\néx\n"),
    AppletCase(["rev", "nofile"], errors: "rev: nofile: No such file or directory\n", status: 1),
    AppletCase(["rev"], input: "ab", output: "ba"),
    AppletCase(["tac"], input: "a\nb\nc\n", output: "c\nb\na\n"),
    AppletCase(["tac", "f", "g"], files: ["f": "1\n2\n", "g": "3\n4\n"], output: "2\n1\n4\n3\n"),
    AppletCase(["tac", "nofile"], errors: "tac: nofile: No such file or directory\n", status: 1),
    AppletCase(
      ["paste", "-d,", "f", "g"],
      files: ["f": "1\n2\n", "g": "a\nb\n"],
      output: "1,a\n2,b\n"
    ),
    AppletCase(["paste", "-s"], input: "a\nb\n", output: "a\tb\n"),
    AppletCase(["paste", "-sd,", "-"], input: "a\nb\nc\n", output: "a,b,c\n"),
    AppletCase(
      ["paste", "-sd+", "f", "g"],
      files: ["f": "1\n2\n", "g": "a\nb\n"],
      output: "1+2\na+b\n"
    ),
    AppletCase(["cp", "f", "g"], files: ["f": "x"], leaves: ["g": "x"]),
    AppletCase(
      ["cp", "nofile", "g"],
      errors: "cp: can't stat 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["cp", "d", "e"],
      files: ["d/a": "1"],
      errors: "cp: omitting directory 'd'\n",
      status: 1
    ),
    AppletCase(["cp", "-r", "d", "e"], files: ["d/a": "1"], leaves: ["e/a": "1"]),
    AppletCase(["cp", "f", "d"], files: ["f": "x", "d/a": "1"], leaves: ["d/f": "x"]),
    AppletCase(["cp", "f"], errors: "usage\n", status: 1),
    AppletCase(
      ["cp", "f", "g", "h"],
      files: ["f": "1", "g": "2"],
      errors:
        "cp: can't create 'h/f': No such file or directory\ncp: can't create 'h/g': No such file or directory\n",
      status: 1
    ),
    AppletCase(["mv", "f", "g"], files: ["f": "x"], leaves: ["g": "x"]),
    AppletCase(
      ["mv", "nofile", "g"],
      errors: "mv: can't rename 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["mv", "f", "d"], files: ["f": "x", "d/a": "1"], leaves: ["d/f": "x"]),
    AppletCase(["mv"], errors: "usage\n", status: 1),
    AppletCase(["ln", "-s", "f", "g"], files: ["f": "x"]),
    AppletCase(
      ["ln", "-s", "f", "g"],
      files: ["f": "x", "g": "y"],
      errors: "ln: g: File exists\n",
      status: 1
    ),
    AppletCase(["ln", "-sf", "f", "g"], files: ["f": "x", "g": "y"]),
    AppletCase(["ln"], errors: "usage\n", status: 1),
    AppletCase(["chmod", "600", "f"], files: ["f": ""]),
    AppletCase(
      ["chmod", "+x", "nofile"],
      errors: "chmod: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["chmod", "zz", "f"],
      files: ["f": ""],
      errors: "chmod: invalid mode 'zz'\n",
      status: 1
    ),
    AppletCase(["chmod"], errors: "usage\n", status: 1),
    AppletCase(["chmod", "-x", "f"], files: ["f": ""]),
    AppletCase(["readlink", "f"], files: ["f": ""], status: 1),
    AppletCase(["readlink", "nofile"], status: 1),
    AppletCase(
      ["realpath", "nodir/x"],
      errors: "realpath: nodir/x: No such file or directory\n",
      status: 1
    ),
    AppletCase(["readlink"], errors: "usage\n", status: 1),
    AppletCase(["find", "d"], files: ["d/a.txt": "1"], output: "d\nd/a.txt\n"),
    AppletCase(["find", "d", "-name", "*.txt"], files: ["d/a.txt": "1"], output: "d/a.txt\n"),
    AppletCase(["find", "d", "-type", "d"], files: ["d/a.txt": "1"], output: "d\n"),
    AppletCase(
      ["find", "d", "-type", "f", "-name", "[a-b].t?t"],
      files: ["d/a.txt": "1"],
      output: "d/a.txt\n"
    ),
    AppletCase(["find", "d", "-maxdepth", "0"], files: ["d/a.txt": "1"], output: "d\n"),
    AppletCase(["find", "d", "-mindepth", "1"], files: ["d/a.txt": "1"], output: "d/a.txt\n"),
    AppletCase(["find", "nodir"], errors: "find: nodir: No such file or directory\n", status: 1),
    AppletCase(
      ["find", "d", "-foo"],
      files: ["d/a.txt": "1"],
      errors: "find: unrecognized: -foo\nusage\n",
      status: 1
    ),
    AppletCase(
      ["find", "d", "-name", "a*", "-exec", "echo", "<{}>", ";"],
      files: ["d/a.txt": "1"],
      output: "<d/a.txt>\n"
    ),
    AppletCase(
      ["find", "d", "-exec", "echo", "{}", "+"],
      files: ["d/a.txt": "1"],
      output: "d d/a.txt\n"
    ),
    AppletCase(["find", "d", "!", "-type", "d"], files: ["d/a.txt": "1"], output: "d/a.txt\n"),
    AppletCase(
      ["find", "d", "-type", "d", "-o", "-print"],
      files: ["d/a.txt": "1"],
      output: "d/a.txt\n"
    ),
    AppletCase(["find", "d", "-print0"], files: ["d/a.txt": "1"], output: "d\0d/a.txt\0"),
    AppletCase(["find", "d", "-depth"], files: ["d/a.txt": "1"], output: "d/a.txt\nd\n"),
    AppletCase(
      ["find", "d", "(", "-name", "x", "-o", "-name", "a.txt", ")"],
      files: ["d/a.txt": "1"],
      output: "d/a.txt\n"
    ),
    AppletCase(
      ["find", "d", "-type", "f", "-size", "-2"],
      files: ["d/a.txt": "1"],
      output: "d/a.txt\n"
    ),
    AppletCase(
      ["find", "d", "-iname", "A.TXT", "-print", "-print"],
      files: ["d/a.txt": "1"],
      output: "d/a.txt\nd/a.txt\n"
    ),
    AppletCase(["find"], files: ["f": ""], output: ".\n./f\n"),
    AppletCase(
      ["find", "d", "-type", "f", "-exec", "false", ";", "-print"],
      files: ["d/a.txt": "1"]
    ),
    AppletCase(["find", "d", "-path", "d/a*"], files: ["d/a.txt": "1"], output: "d/a.txt\n"),
  ]
}
