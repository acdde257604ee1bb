/// Calls of applets that number, fold, split and sort out text, with what busybox 1.35 answers.
enum TextToolCases {
  static let all: [AppletCase] = [
    AppletCase(
      ["nl"],
      input: "The quick brown fox\njumps over\n\n  the lazy\tdog\n",
      output: "     1\tThe quick brown fox\n     2\tjumps over\n       \n     3\t  the lazy\tdog\n"
    ),
    AppletCase(
      ["nl", "-b", "a"],
      input: "The quick brown fox\njumps over\n\n  the lazy\tdog\n",
      output: "     1\tThe quick brown fox\n     2\tjumps over\n     3\t\n     4\t  the lazy\tdog\n"
    ),
    AppletCase(
      ["nl", "-ba", "-w", "3", "-s", ": ", "-v", "10", "-i", "5"],
      input: "The quick brown fox\njumps over\n\n  the lazy\tdog\n",
      output: " 10: The quick brown fox\n 15: jumps over\n 20: \n 25:   the lazy\tdog\n"
    ),
    AppletCase(["nl", "-bn"], input: "a\n", output: "       a\n"),
    AppletCase(
      ["nl", "f", "g"],
      files: ["f": "a\nb", "g": "c\n"],
      output: "     1\ta\n     2\tb\n     3\tc\n"
    ),
    AppletCase(["nl", "nofile"], errors: "nl: nofile: No such file or directory\n", status: 1),
    AppletCase(["nl", "-v", "x"], input: "a\n", errors: "nl: invalid number 'x'\n", status: 1),
    AppletCase(["nl", "-v", "-1"], input: "a\n", errors: "nl: invalid number '-1'\n", status: 1),
    AppletCase(["nl", "-z"], errors: "nl: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["nl", "."]),
    AppletCase(["nl", "--body-numbering=a"], input: "\n", output: "     1\t\n"),
    AppletCase(
      ["nl", "-p", "-w1"],
      input: "a\na\na\na\na\na\na\na\na\na\na\na\n",
      output: "1\ta\n2\ta\n3\ta\n4\ta\n5\ta\n6\ta\n7\ta\n8\ta\n9\ta\n10\ta\n11\ta\n12\ta\n"
    ),
    AppletCase(
      ["nl", "-w", "3000000000"],
      input: "a\n",
      errors: "nl: number 3000000000 is not in 0..2147483647 range\n",
      status: 1
    ),
    AppletCase(
      ["fold"],
      input:
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n",
      output:
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxxxxxxx\n"
    ),
    AppletCase(
      ["fold", "-w", "5"],
      input: "abcdefghij klmnop\tqrs\nx\n\nlast line without end",
      output: "abcde\nfghij\n klmn\nop\n\t\nqrs\nx\n\nlast \nline \nwitho\nut en\nd"
    ),
    AppletCase(
      ["fold", "-sw", "7"],
      input: "abcdefghij klmnop\tqrs\nx\n\nlast line without end",
      output: "abcdefg\nhij \nklmnop\n\t\nqrs\nx\n\nlast \nline \nwithout\n end"
    ),
    AppletCase(["fold", "-w5"], input: "äöüßñé\n", output: "äöüßñ\né\n"),
    AppletCase(["fold", "-3"], input: "abcdefg", output: "abc\ndef\ng"),
    AppletCase(
      ["fold", "-w", "0"],
      input: "a",
      errors: "fold: number 0 is not in 1..10000 range\n",
      status: 1
    ),
    AppletCase(["fold", "-w", "x"], input: "a", errors: "fold: invalid number 'x'\n", status: 1),
    AppletCase(
      ["fold", "-w", "10001"],
      input: "a",
      errors: "fold: number 10001 is not in 1..10000 range\n",
      status: 1
    ),
    AppletCase(["fold", "nofile"], errors: "fold: nofile: No such file or directory\n", status: 1),
    AppletCase(["fold", "."], errors: "fold: .: Input/output error\n", status: 1),
    AppletCase(
      ["fold", "-s", "-w10"],
      input: "one two three four five\n",
      output: "one two \nthree \nfour five\n"
    ),
    AppletCase(
      ["fold", "-w8"],
      input: "\t\ta\u{8}\u{8}bcd\rxyz\n",
      output: "\t\n\t\na\u{8}\u{8}bcd\rxyz\n"
    ),
    AppletCase(
      ["fold", "-w", "4", "f", "g"],
      files: ["f": "abcdef", "g": "123456\n"],
      output: "abcd\nef1234\n56\n"
    ),
    AppletCase(["fold", "-z"], errors: "fold: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["expand"], input: "a\tb\n\tc\n", output: "a       b\n        c\n"),
    AppletCase(["expand", "-t", "4"], input: "a\tb\n\tc", output: "a   b\n    c"),
    AppletCase(
      ["expand", "-i"],
      input: "\ta\tb\n  \tc\td\n",
      output: "        a\tb\n        c\td\n"
    ),
    AppletCase(
      ["expand", "-t", "0"],
      input: "a",
      errors: "expand: number 0 is not in 1..4294967295 range\n",
      status: 1
    ),
    AppletCase(["expand", "-tx"], input: "a", errors: "expand: invalid number 'x'\n", status: 1),
    AppletCase(["expand"], input: "é\tx\n", output: "é       x\n"),
    AppletCase(
      ["expand", "nofile"],
      errors: "expand: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(["expand", "."], errors: "expand: .: Input/output error\n", status: 1),
    AppletCase(["expand", "-z"], errors: "expand: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["unexpand"], input: "        a        b\n    c\n", output: "\ta        b\n    c\n"),
    AppletCase(
      ["unexpand", "-a"],
      input: "        a        b       c\n    c\n",
      output: "\ta\t b\t c\n    c\n"
    ),
    AppletCase(["unexpand", "-t", "4"], input: "    a    b   c\n", output: "\ta\t b\t c\n"),
    AppletCase(["unexpand", "-f", "-t4"], input: "    a    b   c\n", output: "\ta    b   c\n"),
    AppletCase(["unexpand", "-a"], input: "abc     \tx  y\n", output: "abc\t\tx  y\n"),
    AppletCase(["unexpand"], input: "   \ta\n", output: "\ta\n"),
    AppletCase(
      ["unexpand", "nofile"],
      errors: "unexpand: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["comm", "a", "b"],
      files: ["a": "1\n2\n3\n", "b": "2\n3\n4\n"],
      output: "1\n\t\t2\n\t\t3\n\t4\n"
    ),
    AppletCase(
      ["comm", "-12", "a", "b"],
      files: ["a": "1\n2\n3\n", "b": "2\n3\n4\n"],
      output: "2\n3\n"
    ),
    AppletCase(
      ["comm", "-13", "a", "b"],
      files: ["a": "1\n2\n3\n", "b": "2\n3\n4\n"],
      output: "4\n"
    ),
    AppletCase(
      ["comm", "-23", "a", "b"],
      files: ["a": "1\n2\n3\n", "b": "2\n3\n4\n"],
      output: "1\n"
    ),
    AppletCase(["comm", "-1", "a", "-"], input: "2\n5", files: ["a": "1\n2"], output: "\t2\n5\n"),
    AppletCase(["comm", "-3", "a", "b"], files: ["a": "", "b": "x\n"], output: "\tx\n"),
    AppletCase(["comm", "a"], errors: "usage\n", status: 1),
    AppletCase(
      ["comm", "nofile", "x"],
      errors: "comm: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(["comm", "-123", "a", "a"], files: ["a": "1\n"]),
    AppletCase(["shuf", "-n0"], input: "a\nb\n"),
    AppletCase(["shuf", "-e", "x"], output: "x\n"),
    AppletCase(["shuf", "-i", "3-3"], output: "3\n"),
    AppletCase(["shuf", "-i", "3"], errors: "shuf: bad range '3'\n", status: 1),
    AppletCase(["shuf", "-i", "4-3"], errors: "shuf: bad range '4-3'\n", status: 1),
    AppletCase(["shuf", "-e", "-i", "1-2"], errors: "usage\n", status: 1),
    AppletCase(["shuf", "a", "b"], errors: "usage\n", status: 1),
    AppletCase(["shuf", "nofile"], errors: "shuf: nofile: No such file or directory\n", status: 1),
    AppletCase(["shuf", "-z", "-e", "x"], output: "x\0"),
    AppletCase(["shuf", "-n", "x", "-e", "a"], errors: "shuf: invalid number 'x'\n", status: 1),
    AppletCase(["shuf", "-o", "out", "-e", "a"], leaves: ["out": "a\n"]),
    AppletCase(["shuf"], input: "only", output: "only\n"),
    AppletCase(
      ["strings"],
      input: "abc\0abcd\0\u{1}hello world\n\tx\nab",
      output: "abcd\nhello world\n"
    ),
    AppletCase(
      ["strings", "-n", "2"],
      input: "abc\0abcd\0\u{1}hello world\n\tx\nab",
      output: "abc\nabcd\nhello world\n\tx\nab\n"
    ),
    AppletCase(
      ["strings", "-o"],
      input: "ab\0hello\0world!\n",
      output: "      3 hello\n     11 world!\n"
    ),
    AppletCase(
      ["strings", "-t", "x", "-f", "f"],
      files: ["f": "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0hello"],
      output: "f:      14 hello\n"
    ),
    AppletCase(["strings", "-f"], input: "hello", output: "{standard input}: hello\n"),
    AppletCase(
      ["strings", "-td", "f", "g"],
      files: ["f": "abcd", "g": "efgh"],
      output: "      0 abcd\n      0 efgh\n"
    ),
    AppletCase(["strings", "-t", "z"], errors: "usage\n", status: 1),
    AppletCase(
      ["strings", "-n", "0"],
      errors: "strings: number 0 is not in 1..2147483647 range\n",
      status: 1
    ),
    AppletCase(
      ["strings", "nofile"],
      errors: "strings: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(["strings", "-z"], errors: "strings: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(
      ["factor", "0", "1", "2", "12", "97", "100", "1001", "+7", " 9"],
      output: "0:\n1:\n2: 2\n12: 2 2 3\n97: 97\n100: 2 2 5 5\n1001: 7 11 13\n7: 7\n9: 3 3\n"
    ),
    AppletCase(
      ["factor", "18446744073709551615"],
      output: "18446744073709551615: 3 5 17 257 641 65537 6700417\n"
    ),
    AppletCase(["factor", "999983000"], output: "999983000: 2 2 2 5 5 5 999983\n"),
    AppletCase(["factor", "x"], errors: "usage\n", status: 1),
    AppletCase(["factor", "-5"], errors: "usage\n", status: 1),
    AppletCase(["factor"], input: "6 7\n\n8\n", output: "6: 2 3\n7: 7\n8: 2 2 2\n"),
    AppletCase(["factor", "18446744073709551616"], errors: "usage\n", status: 1),
    AppletCase(["factor", "1000000007"], output: "1000000007: 1000000007\n"),
    AppletCase(
      ["split", "-l", "2", "f"],
      files: ["f": "1\n2\n3\n4\n5"],
      leaves: ["xaa": "1\n2\n", "xab": "3\n4\n", "xac": "5"]
    ),
    AppletCase(
      ["split", "-b", "3", "f", "p."],
      files: ["f": "1\n2\n3\n4\n5"],
      leaves: ["p.aa": "1\n2", "p.ab": "\n3\n", "p.ac": "4\n5"]
    ),
    AppletCase(["split", "-a", "1", "-l1"], input: "a\nb\n", leaves: ["xa": "a\n", "xb": "b\n"]),
    AppletCase(
      ["split", "-a1", "-b1"],
      input: "abcdefghijklmnopqrstuvwxyz",
      leaves: [
        "xa": "a", "xb": "b", "xc": "c", "xd": "d", "xe": "e", "xf": "f", "xg": "g", "xh": "h",
        "xi": "i", "xj": "j", "xk": "k", "xl": "l", "xm": "m", "xn": "n", "xo": "o", "xp": "p",
        "xq": "q", "xr": "r", "xs": "s", "xt": "t", "xu": "u", "xv": "v", "xw": "w", "xx": "x",
        "xy": "y", "xz": "z",
      ]
    ),
    AppletCase(
      ["split", "-a1", "-b1"],
      input: "abcdefghijklmnopqrstuvwxyz1",
      errors: "split: suffixes exhausted\n",
      status: 1,
      leaves: [
        "xa": "a", "xb": "b", "xc": "c", "xd": "d", "xe": "e", "xf": "f", "xg": "g", "xh": "h",
        "xi": "i", "xj": "j", "xk": "k", "xl": "l", "xm": "m", "xn": "n", "xo": "o", "xp": "p",
        "xq": "q", "xr": "r", "xs": "s", "xt": "t", "xu": "u", "xv": "v", "xw": "w", "xx": "x",
        "xy": "y", "xz": "z",
      ]
    ),
    AppletCase(
      ["split", "nofile"],
      errors: "split: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["split", "a", "b", "c"], errors: "usage\n", status: 1),
    AppletCase(["split", "-lx"], input: "", errors: "split: invalid number 'x'\n", status: 1),
    AppletCase(
      ["split", "-b", "1k"],
      input:
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      leaves: [
        "xaa":
          "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "xab":
          "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      ]
    ),
    AppletCase(["split"], input: ""),
    AppletCase(["truncate", "-s", "3", "f"], files: ["f": "12345"], leaves: ["f": "123"]),
    AppletCase(["truncate", "-s", "8", "f"], files: ["f": "12345"], leaves: ["f": "12345\0\0\0"]),
    AppletCase(["truncate", "-s", "2", "new"], leaves: ["new": "\0\0"]),
    AppletCase(["truncate", "-c", "-s", "2", "new"]),
    AppletCase(["truncate", "f"], errors: "usage\n", status: 1),
    AppletCase(["truncate", "-s", "x", "f"], errors: "truncate: invalid number 'x'\n", status: 1),
    AppletCase(
      ["truncate", "-s0", "no/f"],
      errors: "truncate: no/f: open: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["truncate", "-s1k", "f"],
      leaves: [
        "f":
          "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
      ]
    ),
    AppletCase(
      ["cal", "2", "2024"],
      output:
        "   February 2024\nSu Mo Tu We Th Fr Sa\n             1  2  3\n 4  5  6  7  8  9 10\n11 12 13 14 15 16 17\n18 19 20 21 22 23 24\n25 26 27 28 29\n                     \n"
    ),
    AppletCase(
      ["cal", "9", "1752"],
      output:
        "   September 1752\nSu Mo Tu We Th Fr Sa\n       1  2 14 15 16\n17 18 19 20 21 22 23\n24 25 26 27 28 29 30\n                     \n                     \n                     \n"
    ),
    AppletCase(
      ["cal", "-j", "3", "2025"],
      output:
        "        March 2025\n Su  Mo  Tu  We  Th  Fr  Sa\n                         60\n 61  62  63  64  65  66  67\n 68  69  70  71  72  73  74\n 75  76  77  78  79  80  81\n 82  83  84  85  86  87  88\n 89  90\n"
    ),
    AppletCase(
      ["cal", "-m", "8", "2026"],
      output:
        "    August 2026\nMo Tu We Th Fr Sa Su\n                1  2\n 3  4  5  6  7  8  9\n10 11 12 13 14 15 16\n17 18 19 20 21 22 23\n24 25 26 27 28 29 30\n31\n"
    ),
    AppletCase(
      ["cal", "2026"],
      output:
        "                              2026                              \n\n      January               February               March        \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n             1  2  3   1  2  3  4  5  6  7   1  2  3  4  5  6  7\n 4  5  6  7  8  9 10   8  9 10 11 12 13 14   8  9 10 11 12 13 14\n11 12 13 14 15 16 17  15 16 17 18 19 20 21  15 16 17 18 19 20 21\n18 19 20 21 22 23 24  22 23 24 25 26 27 28  22 23 24 25 26 27 28\n25 26 27 28 29 30 31                        29 30 31\n                                                                               \n       April                  May                   June        \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n          1  2  3  4                  1  2      1  2  3  4  5  6\n 5  6  7  8  9 10 11   3  4  5  6  7  8  9   7  8  9 10 11 12 13\n12 13 14 15 16 17 18  10 11 12 13 14 15 16  14 15 16 17 18 19 20\n19 20 21 22 23 24 25  17 18 19 20 21 22 23  21 22 23 24 25 26 27\n26 27 28 29 30        24 25 26 27 28 29 30  28 29 30\n                      31\n        July                 August              September      \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n          1  2  3  4                     1         1  2  3  4  5\n 5  6  7  8  9 10 11   2  3  4  5  6  7  8   6  7  8  9 10 11 12\n12 13 14 15 16 17 18   9 10 11 12 13 14 15  13 14 15 16 17 18 19\n19 20 21 22 23 24 25  16 17 18 19 20 21 22  20 21 22 23 24 25 26\n26 27 28 29 30 31     23 24 25 26 27 28 29  27 28 29 30\n                      30 31\n      October               November              December      \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n             1  2  3   1  2  3  4  5  6  7         1  2  3  4  5\n 4  5  6  7  8  9 10   8  9 10 11 12 13 14   6  7  8  9 10 11 12\n11 12 13 14 15 16 17  15 16 17 18 19 20 21  13 14 15 16 17 18 19\n18 19 20 21 22 23 24  22 23 24 25 26 27 28  20 21 22 23 24 25 26\n25 26 27 28 29 30 31  29 30                 27 28 29 30 31\n                                                                               \n"
    ),
    AppletCase(
      ["cal", "-jm", "2023"],
      output:
        "                          2023                          \n\n          January                     February          \n Mo  Tu  We  Th  Fr  Sa  Su   Mo  Tu  We  Th  Fr  Sa  Su\n                          1           32  33  34  35  36\n  2   3   4   5   6   7   8   37  38  39  40  41  42  43\n  9  10  11  12  13  14  15   44  45  46  47  48  49  50\n 16  17  18  19  20  21  22   51  52  53  54  55  56  57\n 23  24  25  26  27  28  29   58  59\n 30  31\n           March                        April           \n Mo  Tu  We  Th  Fr  Sa  Su   Mo  Tu  We  Th  Fr  Sa  Su\n         60  61  62  63  64                       91  92\n 65  66  67  68  69  70  71   93  94  95  96  97  98  99\n 72  73  74  75  76  77  78  100 101 102 103 104 105 106\n 79  80  81  82  83  84  85  107 108 109 110 111 112 113\n 86  87  88  89  90          114 115 116 117 118 119 120\n                                                                               \n            May                         June            \n Mo  Tu  We  Th  Fr  Sa  Su   Mo  Tu  We  Th  Fr  Sa  Su\n121 122 123 124 125 126 127              152 153 154 155\n128 129 130 131 132 133 134  156 157 158 159 160 161 162\n135 136 137 138 139 140 141  163 164 165 166 167 168 169\n142 143 144 145 146 147 148  170 171 172 173 174 175 176\n149 150 151                  177 178 179 180 181\n                                                                               \n           July                        August           \n Mo  Tu  We  Th  Fr  Sa  Su   Mo  Tu  We  Th  Fr  Sa  Su\n                    182 183      213 214 215 216 217 218\n184 185 186 187 188 189 190  219 220 221 222 223 224 225\n191 192 193 194 195 196 197  226 227 228 229 230 231 232\n198 199 200 201 202 203 204  233 234 235 236 237 238 239\n205 206 207 208 209 210 211  240 241 242 243\n212\n         September                     October          \n Mo  Tu  We  Th  Fr  Sa  Su   Mo  Tu  We  Th  Fr  Sa  Su\n                244 245 246                          274\n247 248 249 250 251 252 253  275 276 277 278 279 280 281\n254 255 256 257 258 259 260  282 283 284 285 286 287 288\n261 262 263 264 265 266 267  289 290 291 292 293 294 295\n268 269 270 271 272 273      296 297 298 299 300 301 302\n                             303 304\n         November                     December          \n Mo  Tu  We  Th  Fr  Sa  Su   Mo  Tu  We  Th  Fr  Sa  Su\n        305 306 307 308 309                  335 336 337\n310 311 312 313 314 315 316  338 339 340 341 342 343 344\n317 318 319 320 321 322 323  345 346 347 348 349 350 351\n324 325 326 327 328 329 330  352 353 354 355 356 357 358\n331 332 333 334              359 360 361 362 363 364 365\n                                                                               \n"
    ),
    AppletCase(
      ["cal", "-y", "3", "2020"],
      output:
        "                              2020                              \n\n      January               February               March        \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n          1  2  3  4                     1   1  2  3  4  5  6  7\n 5  6  7  8  9 10 11   2  3  4  5  6  7  8   8  9 10 11 12 13 14\n12 13 14 15 16 17 18   9 10 11 12 13 14 15  15 16 17 18 19 20 21\n19 20 21 22 23 24 25  16 17 18 19 20 21 22  22 23 24 25 26 27 28\n26 27 28 29 30 31     23 24 25 26 27 28 29  29 30 31\n                                                                               \n       April                  May                   June        \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n          1  2  3  4                  1  2      1  2  3  4  5  6\n 5  6  7  8  9 10 11   3  4  5  6  7  8  9   7  8  9 10 11 12 13\n12 13 14 15 16 17 18  10 11 12 13 14 15 16  14 15 16 17 18 19 20\n19 20 21 22 23 24 25  17 18 19 20 21 22 23  21 22 23 24 25 26 27\n26 27 28 29 30        24 25 26 27 28 29 30  28 29 30\n                      31\n        July                 August              September      \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n          1  2  3  4                     1         1  2  3  4  5\n 5  6  7  8  9 10 11   2  3  4  5  6  7  8   6  7  8  9 10 11 12\n12 13 14 15 16 17 18   9 10 11 12 13 14 15  13 14 15 16 17 18 19\n19 20 21 22 23 24 25  16 17 18 19 20 21 22  20 21 22 23 24 25 26\n26 27 28 29 30 31     23 24 25 26 27 28 29  27 28 29 30\n                      30 31\n      October               November              December      \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n             1  2  3   1  2  3  4  5  6  7         1  2  3  4  5\n 4  5  6  7  8  9 10   8  9 10 11 12 13 14   6  7  8  9 10 11 12\n11 12 13 14 15 16 17  15 16 17 18 19 20 21  13 14 15 16 17 18 19\n18 19 20 21 22 23 24  22 23 24 25 26 27 28  20 21 22 23 24 25 26\n25 26 27 28 29 30 31  29 30                 27 28 29 30 31\n                                                                               \n"
    ),
    AppletCase(["cal", "13", "2020"], errors: "cal: number 13 is not in 1..12 range\n", status: 1),
    AppletCase(["cal", "0"], errors: "cal: number 0 is not in 1..9999 range\n", status: 1),
    AppletCase(["cal", "x"], errors: "cal: invalid number 'x'\n", status: 1),
    AppletCase(["cal", "1", "2", "3"], errors: "usage\n", status: 1),
    AppletCase(
      ["cal", "1", "1"],
      output:
        "     January 1\nSu Mo Tu We Th Fr Sa\n                   1\n 2  3  4  5  6  7  8\n 9 10 11 12 13 14 15\n16 17 18 19 20 21 22\n23 24 25 26 27 28 29\n30 31\n"
    ),
    AppletCase(
      ["cal", "-j", "9", "1752"],
      output:
        "      September 1752\n Su  Mo  Tu  We  Th  Fr  Sa\n        245 246 258 259 260\n261 262 263 264 265 266 267\n268 269 270 271 272 273 274\n                            \n                            \n                            \n"
    ),
    AppletCase(
      ["cal", "1752"],
      output:
        "                              1752                              \n\n      January               February               March        \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n          1  2  3  4                     1   1  2  3  4  5  6  7\n 5  6  7  8  9 10 11   2  3  4  5  6  7  8   8  9 10 11 12 13 14\n12 13 14 15 16 17 18   9 10 11 12 13 14 15  15 16 17 18 19 20 21\n19 20 21 22 23 24 25  16 17 18 19 20 21 22  22 23 24 25 26 27 28\n26 27 28 29 30 31     23 24 25 26 27 28 29  29 30 31\n                                                                               \n       April                  May                   June        \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n          1  2  3  4                  1  2      1  2  3  4  5  6\n 5  6  7  8  9 10 11   3  4  5  6  7  8  9   7  8  9 10 11 12 13\n12 13 14 15 16 17 18  10 11 12 13 14 15 16  14 15 16 17 18 19 20\n19 20 21 22 23 24 25  17 18 19 20 21 22 23  21 22 23 24 25 26 27\n26 27 28 29 30        24 25 26 27 28 29 30  28 29 30\n                      31\n        July                 August              September      \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n          1  2  3  4                     1         1  2 14 15 16\n 5  6  7  8  9 10 11   2  3  4  5  6  7  8  17 18 19 20 21 22 23\n12 13 14 15 16 17 18   9 10 11 12 13 14 15  24 25 26 27 28 29 30\n19 20 21 22 23 24 25  16 17 18 19 20 21 22\n26 27 28 29 30 31     23 24 25 26 27 28 29\n                      30 31\n      October               November              December      \nSu Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa  Su Mo Tu We Th Fr Sa\n 1  2  3  4  5  6  7            1  2  3  4                  1  2\n 8  9 10 11 12 13 14   5  6  7  8  9 10 11   3  4  5  6  7  8  9\n15 16 17 18 19 20 21  12 13 14 15 16 17 18  10 11 12 13 14 15 16\n22 23 24 25 26 27 28  19 20 21 22 23 24 25  17 18 19 20 21 22 23\n29 30 31              26 27 28 29 30        24 25 26 27 28 29 30\n                                            31\n"
    ),
    AppletCase(["tac"], input: "a\nb\nc", output: "cb\na\n"),
    AppletCase(["tac", "f", "-"], input: "x\ny\n", files: ["f": "1\n2\n"], output: "2\n1\ny\nx\n"),
    AppletCase(["rev"], input: ""),
    AppletCase(
      ["paste", "-d", "\\n:", "f", "g", "h"],
      files: ["f": "1\n2\n", "g": "a\n", "h": "x\ny\nz\n"],
      output: "1\na:x\n2\ny\nz\n"
    ),
    AppletCase(["paste", "-", "-"], input: "1\n2\n3\n", output: "1\t2\n3\t"),
    AppletCase(
      ["paste", "-s", "-d", "\\t\\n", "f"],
      files: ["f": "1\n2\n3\n4\n"],
      output: "1\t2\n3\t4\n"
    ),
    AppletCase(
      ["paste", "nofile"],
      errors: "paste: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["paste", "-d", "", "f", "g"],
      files: ["f": "1\n", "g": "2\n"],
      errors: "paste: -d '' is not supported\n",
      status: 1
    ),
    AppletCase(["paste", "-s", "f", "g"], files: ["f": "", "g": "2\n"], output: "2\n"),
  ]
}
