/// Calls of the small applets, with what busybox 1.35 answers.
enum BasicCases {
  static let all: [AppletCase] = [
    AppletCase(["echo", "a", "b"], output: "a b\n"),
    AppletCase(["echo", "-n", "a"], output: "a"),
    AppletCase(["echo", "-e", "a\\tb\\0101\\x41\\c zzz"], output: "a\tbAA"),
    AppletCase(["echo", "-en", "a\\n"], output: "a\n"),
    AppletCase(["echo", "-x", "a"], output: "-x a\n"),
    AppletCase(["echo", "-E", "a\\n"], output: "a\\n\n"),
    AppletCase(["echo", "-ne"]),
    AppletCase(["echo", "-"], output: "-\n"),
    AppletCase(["echo", "-e", "a\\q\\\\"], output: "a\\q\\\n"),
    AppletCase(["echo", "--"], output: "--\n"),
    AppletCase(["echo", "-e", "\\0777\\08"], output: "?7\08\n"),
    AppletCase(["echo"], output: "\n"),
    AppletCase(["true", "x"]),
    AppletCase(["false"], status: 1),
    AppletCase(
      ["printf", "%d %s\\n", "abc", "x"],
      output: "0 x\n",
      errors: "printf: invalid number 'abc'\n",
      status: 1
    ),
    AppletCase(["printf"], errors: "usage\n", status: 1),
    AppletCase(["printf", "%z"], errors: "printf: %: invalid format\n", status: 1),
    AppletCase(
      ["printf", "%5.2f|%-5s|%05d|%x|%c|%b\\n", "3.14159", "ab", "42", "255", "hello", "a\\tb"],
      output: " 3.14|ab   |00042|ff|h|a\tb\n"
    ),
    AppletCase(
      ["printf", "%d\\n", "12abc"],
      output: "0\n",
      errors: "printf: invalid number '12abc'\n",
      status: 1
    ),
    AppletCase(["printf", "%d\\n", "'A"], output: "65\n"),
    AppletCase(["printf", "a\\c"], output: "a"),
    AppletCase(["printf", "%s %s\\n", "a", "b", "c"], output: "a b\nc \n"),
    AppletCase(["printf", "%*d|\\n", "5", "3"], output: "    3|\n"),
    AppletCase(["printf", "%q", "a b"], errors: "printf: %q: invalid format\n", status: 1),
    AppletCase(["printf", "\\x41\\101\\n"], output: "AA\n"),
    AppletCase(
      ["printf", "%d\\n", ""],
      output: "0\n",
      errors: "printf: invalid number ''\n",
      status: 1
    ),
    AppletCase(
      ["printf", "%d\\n", "99999999999999999999"],
      output: "0\n",
      errors: "printf: invalid number '99999999999999999999'\n",
      status: 1
    ),
    AppletCase(["printf", "%i %u %o\\n", "-1", "-1", "8"], output: "-1 18446744073709551615 10\n"),
    AppletCase(["printf", "%s"]),
    AppletCase(["printf", "%%\\n"], output: "%\n"),
    AppletCase(["printf", "%"], errors: "printf: %: invalid format\n", status: 1),
    AppletCase(["printf", "%d\\n", "0x1f", "010"], output: "31\n8\n"),
    AppletCase(["printf", "--", "x\\n"], output: "x\n"),
    AppletCase(
      ["printf", "%e %g %G\\n", "1", "1e10", "1e-5"],
      output: "1.000000e+00 1e+10 1E-05\n"
    ),
    AppletCase(["printf", "%.3s|\\n", "abcdef"], output: "abc|\n"),
    AppletCase(["printf", "%+d % d\\n", "3", "3"], output: "+3  3\n"),
    AppletCase(["printf", "%ld %lld\\n", "3", "4"], output: "3 4\n"),
    AppletCase(
      ["printf", "%f\\n", "abc"],
      output: "0.000000\n",
      errors: "printf: invalid number 'abc'\n",
      status: 1
    ),
    AppletCase(
      ["printf", "%d %d|%s|%f\\n", "3"],
      output: "3 0||0.000000\n",
      errors: "printf: invalid number ''\n",
      status: 1
    ),
    AppletCase(
      ["printf", "a%5qb", "x"],
      output: "a",
      errors: "printf: %5qb: invalid format\n",
      status: 1
    ),
    AppletCase(
      ["printf", "ab%-05.3kz", "x"],
      output: "ab",
      errors: "printf: %-05.3kz: invalid format\n",
      status: 1
    ),
    AppletCase(
      ["printf", "%d\\n", " 5", "+7", "-8", "5 "],
      output: "5\n7\n-8\n0\n",
      errors: "printf: invalid number '5 '\n",
      status: 1
    ),
    AppletCase(["printf", "%u\\n", "-5"], output: "18446744073709551611\n"),
    AppletCase(
      ["printf", "%f\\n", "1.5x", " 2", "", "1e500", "inf", "nan", "0x10"],
      output: "0.000000\n2.000000\n0.000000\ninf\ninf\nnan\n16.000000\n",
      errors: "printf: invalid number '1.5x'\nprintf: invalid number '1e500'\n",
      status: 1
    ),
    AppletCase(["printf", "a\\q\\8\\n"], output: "a\\q\\8\n"),
    AppletCase(["printf", "%b|", "a\\0101\\101\\x41\\c", "zz"], output: "aAAA"),
    AppletCase(["printf", "%5b|\\n", "a"], errors: "printf: %5b|\\n: invalid format\n", status: 1),
    AppletCase(
      ["printf", "%05s|%-5d|%#x|%#o|%X\\n", "ab", "3", "255", "8", "255"],
      output: "   ab|3    |0xff|010|FF\n"
    ),
    AppletCase(
      ["printf", "%.5d|%8.3d|%-8.3d|\\n", "3", "4", "5"],
      output: "00003|     004|005     |\n"
    ),
    AppletCase(["printf", "x\\n", "a", "b"], output: "x\n"),
    AppletCase(["printf", "%.*f\\n", "2", "3.14159"], output: "3.14\n"),
    AppletCase(["printf", "%*s|\\n", "-5", "ab"], output: "ab   |\n"),
    AppletCase(["printf", "%a\\n", "1"], errors: "printf: %a\\n: invalid format\n", status: 1),
    AppletCase(
      ["printf", "\\e\\a\\b\\f\\v\\r\\\\\\\""],
      output: "\u{1b}\u{7}\u{8}\u{c}\u{b}\r\\\\\""
    ),
    AppletCase(["printf", "%d\\n", "'", "\"A", "'é"], output: "0\n65\n195\n"),
    AppletCase(
      ["printf", "%d\\n", "0b1", "0x", "08"],
      output: "0\n0\n0\n",
      errors:
        "printf: invalid number '0b1'\nprintf: invalid number '0x'\nprintf: invalid number '08'\n",
      status: 1
    ),
    AppletCase(
      ["printf", "%x %o\\n", "-1", "-1"],
      output: "ffffffffffffffff 1777777777777777777777\n"
    ),
    AppletCase(["printf", "%d", "-9223372036854775808"], output: "-9223372036854775808"),
    AppletCase(["printf", "%u\\n", "18446744073709551615"], output: "18446744073709551615\n"),
    AppletCase(
      ["printf", "%d\\n", "18446744073709551615"],
      output: "0\n",
      errors: "printf: invalid number '18446744073709551615'\n",
      status: 1
    ),
    AppletCase(["printf", "%s\\n", "a b", "c"], output: "a b\nc\n"),
    AppletCase(["printf", "%-10s|%10s|\\n", "ab", "cd"], output: "ab        |        cd|\n"),
    AppletCase(["printf", "Task %02d of %s\\n", "3", "ten"], output: "Task 03 of ten\n"),
    AppletCase(["test"], status: 1),
    AppletCase(["test", "a", "="], errors: "test: =: argument expected\n", status: 2),
    AppletCase(["test", "1", "-eq", "a"], errors: "test: a: bad number\n", status: 2),
    AppletCase(["test", "1", "-eq", "1", "-a", "2", "-gt", "1"]),
    AppletCase(["[", "a", "=", "a"], errors: "[: missing ]\n", status: 2),
    AppletCase(["[", "a", "=", "a", "]"]),
    AppletCase(["test", "!"]),
    AppletCase(["test", "-n"]),
    AppletCase(["test", "(", "a", ")"]),
    AppletCase(["test", "a", "b"], errors: "test: b: unknown operand\n", status: 2),
    AppletCase(["test", "a", "b", "c"], errors: "test: b: unknown operand\n", status: 2),
    AppletCase(["test", "-z", ""]),
    AppletCase(["test", "!", "a", "=", "b"]),
    AppletCase(["test", "a", "-o"], errors: "test: argument expected\n", status: 2),
    AppletCase(["test", "a", "=", "a", "b"], errors: "test: b: unknown operand\n", status: 2),
    AppletCase(["test", " 3", "-eq", "3"]),
    AppletCase(["test", "3x", "-eq", "3"], errors: "test: 3x: bad number\n", status: 2),
    AppletCase(["test", "", "-eq", "0"], errors: "test: bad number\n", status: 2),
    AppletCase(["test", "a", "<", "b"]),
    AppletCase(
      ["test", "99999999999999999999", "-gt", "1"],
      errors: "test: 99999999999999999999: out of range\n",
      status: 2
    ),
    AppletCase(["test", "(", "a", "=", "a"], errors: "test: closing paren expected\n", status: 2),
    AppletCase(["test", "a", "==", "a"]),
    AppletCase(["test", "a", "=~", "a"], errors: "test: =~: unknown operand\n", status: 2),
    AppletCase(["test", "!", ""]),
    AppletCase(["test", "(", ")"], errors: "test: closing paren expected\n", status: 2),
    AppletCase(["test", "a", "-a", "b", "-o", ""]),
    AppletCase(["test", "a", "-nt", "b"], status: 1),
    AppletCase(["test", "!", "!", "a"]),
    AppletCase(["test", "!", "=", "!"]),
    AppletCase(["test", "-f", "="], status: 1),
    AppletCase(["test", "-f", "f"], files: ["f": "x"]),
    AppletCase(["test", "-s", "f"], files: ["f": ""], status: 1),
    AppletCase(["test", "-d", "f"], files: ["f": ""], status: 1),
    AppletCase(["test", "-e", "d"], files: ["d/f": ""]),
    AppletCase(["test", "-d", "d"], files: ["d/f": ""]),
    AppletCase(["test", "f", "-ef", "f"], files: ["f": ""]),
    AppletCase(["test", "-x", "f"], files: ["f": ""], status: 1),
    AppletCase(["sleep", "abc"], errors: "sleep: invalid number 'abc'\n", status: 1),
    AppletCase(["sleep"], errors: "usage\n", status: 1),
    AppletCase(["sleep", "1x"], errors: "sleep: invalid number '1x'\n", status: 1),
    AppletCase(["sleep", "-1"], errors: "sleep: invalid number '-1'\n", status: 1),
    AppletCase(["sleep", ""], errors: "sleep: invalid number ''\n", status: 1),
    AppletCase(["sleep", "0"]),
    AppletCase(["sleep", "0.01", "0.001s"]),
    AppletCase(["seq"], errors: "usage\n", status: 1),
    AppletCase(["seq", "3"], output: "1\n2\n3\n"),
    AppletCase(["seq", "1", "2", "10"], output: "1\n3\n5\n7\n9\n"),
    AppletCase(["seq", "-w", "8", "10"], output: "08\n09\n10\n"),
    AppletCase(["seq", "-s,", "1", "3"], output: "1,2,3\n"),
    AppletCase(["seq", "5", "1"]),
    AppletCase(["seq", "5", "-2", "1"], output: "5\n3\n1\n"),
    AppletCase(["seq", "0.5", "0.5", "2"], output: "0.5\n1.0\n1.5\n2.0\n"),
    AppletCase(["seq", "a"], errors: "usage\n", status: 1),
    AppletCase(["seq", "1", "2", "3", "4"], errors: "usage\n", status: 1),
    AppletCase(["seq", "-s", "", "3"], output: "123\n"),
    AppletCase(["seq", "-1"], errors: "seq: invalid option -- '1'\nusage\n", status: 1),
    AppletCase(["seq", "1.00", "3"], output: "1.00\n2.00\n3.00\n"),
    AppletCase(["seq", "-w", "1", "3"], output: "1\n2\n3\n"),
    AppletCase(["seq", "-w", "-s", " ", "98", "1", "101"], output: "098 099 100 101\n"),
    AppletCase(["seq", "0"]),
    AppletCase(["seq", "1", "0.1", "1.5"], output: "1.0\n1.1\n1.2\n1.3\n1.4\n1.5\n"),
    AppletCase(["seq", "10", "-5", "-10"], output: "10\n5\n0\n-5\n-10\n"),
    AppletCase(
      ["seq", "-w", "0.5", "10"],
      output: "00.5\n01.5\n02.5\n03.5\n04.5\n05.5\n06.5\n07.5\n08.5\n09.5\n"
    ),
    AppletCase(["cat"], input: "a\nb", output: "a\nb"),
    AppletCase(
      ["cat", "-n", "f", "g"],
      files: ["f": "a\nb", "g": "c\n\nd\n"],
      output: "     1\ta\n     2\tb\n     3\tc\n     4\t\n     5\td\n"
    ),
    AppletCase(["cat", "-b"], input: "a\n\nb\n", output: "     1\ta\n\n     2\tb\n"),
    AppletCase(["cat", "-A"], input: "a\tb\u{1}\u{7f}\n", output: "a^Ib^A^?$\n"),
    AppletCase(["cat", "-e"], input: "a\tb\n", output: "a\tb$\n"),
    AppletCase(["cat", "-t"], input: "a\tb\n", output: "a^Ib\n"),
    AppletCase(
      ["cat", "f", "-", "g"],
      input: "mid\n",
      files: ["f": "1\n", "g": "2\n"],
      output: "1\nmid\n2\n"
    ),
    AppletCase(
      ["cat", "nofile"],
      errors: "cat: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["cat", "x", "f"],
      files: ["f": "1\n"],
      output: "1\n",
      errors: "cat: can't open 'x': No such file or directory\n",
      status: 1
    ),
    AppletCase(["cat", "-z"], errors: "cat: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(
      ["cat", "d"],
      files: ["d/f": ""],
      errors: "cat: read error: Is a directory\n",
      status: 1
    ),
    AppletCase(["cat", "-v"], input: "é\n", output: "M-CM-)\n"),
    AppletCase(["cat", "--foo"], errors: "cat: unrecognized option '--foo'\nusage\n", status: 1),
  ]
}
