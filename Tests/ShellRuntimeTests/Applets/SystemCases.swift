/// Calls of applets for files, dates and programs, with what busybox 1.35 answers.
enum SystemCases {
  static let all: [AppletCase] = [
    AppletCase(["basename", "/a/b.txt"], output: "b.txt\n"),
    AppletCase(["basename", "/a/b.txt", ".txt"], output: "b\n"),
    AppletCase(["basename", "/a/b/"], output: "b\n"),
    AppletCase(["basename", "/"], output: "/\n"),
    AppletCase(["basename"], errors: "usage\n", status: 1),
    AppletCase(["basename", "a", "b", "c"], errors: "usage\n", status: 1),
    AppletCase(["basename", "-a", "/x/y", "z/w"], output: "y\nw\n"),
    AppletCase(["basename", ".txt", ".txt"], output: ".txt\n"),
    AppletCase(["dirname", "/a/b"], output: "/a\n"),
    AppletCase(["dirname", "a"], output: ".\n"),
    AppletCase(["dirname", "/a"], output: "/\n"),
    AppletCase(["dirname", "a/b/"], output: "a\n"),
    AppletCase(["dirname", "/"], output: "/\n"),
    AppletCase(["dirname"], errors: "usage\n", status: 1),
    AppletCase(["dirname", "//a//b//"], output: "//a\n"),
    AppletCase(["expr", "1", "+", "2"], output: "3\n"),
    AppletCase(["expr", "2", "*", "3"], output: "6\n"),
    AppletCase(["expr", "7", "/", "2"], output: "3\n"),
    AppletCase(["expr", "7", "%", "3"], output: "1\n"),
    AppletCase(["expr", "1", "/", "0"], errors: "expr: division by zero\n", status: 2),
    AppletCase(["expr", "a", "+", "1"], errors: "expr: non-numeric argument\n", status: 2),
    AppletCase(["expr", "1", "=", "1"], output: "1\n"),
    AppletCase(["expr", "1", "=", "2"], output: "0\n", status: 1),
    AppletCase(["expr", "a", "<", "b"], output: "1\n"),
    AppletCase(["expr", "10", ">", "9"], output: "1\n"),
    AppletCase(["expr", "abc", ":", "a.c"], output: "3\n"),
    AppletCase(["expr", "abcd", ":", "a\\(.*\\)d"], output: "bc\n"),
    AppletCase(["expr", "abc", ":", "b"], output: "0\n", status: 1),
    AppletCase(["expr", "length", "abc"], output: "3\n"),
    AppletCase(["expr", "substr", "abcdef", "2", "3"], output: "bcd\n"),
    AppletCase(["expr", "index", "abc", "c"], output: "3\n"),
    AppletCase(["expr", "match", "abc", "a."], output: "2\n"),
    AppletCase(["expr", "(", "1", "+", "2", ")", "*", "3"], output: "9\n"),
    AppletCase(["expr", "1", "+"], errors: "expr: syntax error\n", status: 2),
    AppletCase(["expr"], errors: "expr: too few arguments\n", status: 2),
    AppletCase(["expr", "0"], output: "0\n", status: 1),
    AppletCase(["expr", ""], output: "\n", status: 1),
    AppletCase(["expr", "0", "|", "5"], output: "5\n"),
    AppletCase(["expr", "3", "&", "4"], output: "3\n"),
    AppletCase(["expr", "3", "&", "0"], output: "0\n", status: 1),
    AppletCase(["expr", "1", "2"], errors: "expr: syntax error\n", status: 2),
    AppletCase(["expr", "-3", "+", "1"], output: "-2\n"),
    AppletCase(["expr", "1", "!=", "1"], output: "0\n", status: 1),
    AppletCase(["expr", "5", "-", "3", "-", "1"], output: "1\n"),
    AppletCase(["expr", "2", "+", "3", "*", "4"], output: "14\n"),
    AppletCase(["expr", "ab", "=", "ab"], output: "1\n"),
    AppletCase(["expr", "a", ":", "\\(x\\)"], output: "\n", status: 1),
    AppletCase(["date", "-d", "@0"], output: "Thu Jan  1 00:00:00 UTC 1970\n"),
    AppletCase(
      ["date", "-u", "-d", "@1577934245", "+%Y-%m-%dT%H:%M:%SZ"],
      output: "2020-01-02T03:04:05Z\n"
    ),
    AppletCase(["date", "-d", "2020-01-02 03:04:05"], output: "Thu Jan  2 03:04:05 UTC 2020\n"),
    AppletCase(["date", "-d", "2020-01-02 03:04:05", "+%s"], output: "1577934245\n"),
    AppletCase(["date", "-I", "-d", "@0"], output: "1970-01-01\n"),
    AppletCase(["date", "-Iseconds", "-d", "@0"], output: "1970-01-01T00:00:00+00:00\n"),
    AppletCase(["date", "-Ihours", "-d", "@0"], output: "1970-01-01T00+00:00\n"),
    AppletCase(["date", "-R", "-d", "@0"], output: "Thu, 01 Jan 1970 00:00:00 +0000\n"),
    AppletCase(["date", "-d", "tomorrow"], errors: "date: invalid date 'tomorrow'\n", status: 1),
    AppletCase(["date", "-d", "202001020304.05"], output: "Thu Jan  2 03:04:05 UTC 2020\n"),
    AppletCase(["date", "-d", "2020-01-02"], output: "Thu Jan  2 00:00:00 UTC 2020\n"),
    AppletCase(["date", "-d", "2020.01.02-03:04"], output: "Thu Jan  2 03:04:00 UTC 2020\n"),
    AppletCase(
      [
        "date", "-d", "@1577934245",
        "+%a %A %b %B %c %C %d %D %e %F %g %G %h %H %I %j %k %l %m %M %n %p %P %r %R %s %S %t %T %u %U %V %w %W %x %X %y %Y %z %Z %% %N",
      ],
      output:
        "Thu Thursday Jan January Thu Jan  2 03:04:05 2020 20 02 01/02/20  2 2020-01-02 20 2020 Jan 03 03 002  3  3 01 04 \n AM am 03:04:05 AM 03:04 1577934245 05 \t 03:04:05 4 00 01 4 00 01/02/20 03:04:05 20 2020 +0000 UTC % %N\n"
    ),
    AppletCase(["date", "-x"], errors: "date: invalid option -- 'x'\nusage\n", status: 1),
    AppletCase(["date", "-Ix", "-d", "@0"], errors: "usage\n", status: 1),
    AppletCase(
      ["date", "-d", "2020-01-02T03:04:05Z"],
      errors: "date: invalid date '2020-01-02T03:04:05Z'\n",
      status: 1
    ),
    AppletCase(["mkdir", "d"]),
    AppletCase(["mkdir", "-p", "a/b/c"]),
    AppletCase(
      ["mkdir", "a/b"],
      errors: "mkdir: can't create directory 'a/b': No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["mkdir", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      errors: "mkdir: can't create directory 'd': File exists\n",
      status: 1
    ),
    AppletCase(["mkdir", "-p", "d"], files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"]),
    AppletCase(
      ["mkdir", "-p", "d/a"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      errors: "mkdir: can't create directory 'd/a': File exists\n",
      status: 1
    ),
    AppletCase(["mkdir"], errors: "usage\n", status: 1),
    AppletCase(["mkdir", "-m", "700", "x", "y"]),
    AppletCase(["mkdir", "-m", "zz", "x"], errors: "mkdir: invalid mode 'zz'\n", status: 1),
    AppletCase(["rm", "d/a"], files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"]),
    AppletCase(
      ["rm", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      errors: "rm: 'd' is a directory\n",
      status: 1
    ),
    AppletCase(["rm", "-r", "d"], files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"]),
    AppletCase(
      ["rm", "nofile"],
      errors: "rm: can't remove 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["rm", "-f", "nofile"]),
    AppletCase(["rm"], errors: "usage\n", status: 1),
    AppletCase(["rm", "-f"]),
    AppletCase(
      ["rm", "-rf", "d", "nofile"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"]
    ),
    AppletCase(["rm", "."], errors: "rm: can't remove '.' or '..'\n", status: 1),
    AppletCase(
      ["rmdir", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      errors: "rmdir: 'd': Directory not empty\n",
      status: 1
    ),
    AppletCase(
      ["rmdir", "nofile"],
      errors: "rmdir: 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["rm", "d/a", "nofile", "d/b"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      errors: "rm: can't remove 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["touch", "f"], leaves: ["f": ""]),
    AppletCase(["touch", "-c", "f"]),
    AppletCase(
      ["touch", "nodir/f"],
      errors: "touch: nodir/f: No such file or directory\n",
      status: 1
    ),
    AppletCase(["touch"], errors: "usage\n", status: 1),
    AppletCase(["touch", "d/a"], files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"]),
    AppletCase(["mktemp", "x"], errors: "mktemp: (null): Invalid argument\n", status: 1),
    AppletCase(["mktemp", "-q", "x"], status: 1),
    AppletCase(["mktemp", "a", "b"], errors: "usage\n", status: 1),
    AppletCase(
      ["ls", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "a\nb\ns\n"
    ),
    AppletCase(
      ["ls", "-a", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: ".\n..\n.h\na\nb\ns\n"
    ),
    AppletCase(
      ["ls", "-A", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: ".h\na\nb\ns\n"
    ),
    AppletCase(
      ["ls", "-1", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "a\nb\ns\n"
    ),
    AppletCase(
      ["ls", "-r", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "s\nb\na\n"
    ),
    AppletCase(
      ["ls", "-d", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "d\n"
    ),
    AppletCase(
      ["ls", "d/a"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "d/a\n"
    ),
    AppletCase(["ls", "nofile"], errors: "ls: nofile: No such file or directory\n", status: 1),
    AppletCase(
      ["ls", "-R", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "d:\na\nb\ns\n\nd/s:\nx\n"
    ),
    AppletCase(
      ["ls", "d", "d/s"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "d:\na\nb\ns\n\nd/s:\nx\n"
    ),
    AppletCase(
      ["ls", "d/a", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "d/a\n\nd:\na\nb\ns\n"
    ),
    AppletCase(
      ["ls", "-F", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "a\nb\ns/\n"
    ),
    AppletCase(
      ["ls", "nofile", "d/a"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "d/a\n",
      errors: "ls: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["ls", "-p", "d"],
      files: ["d/a": "1", "d/b": "22", "d/.h": "", "d/s/x": "y"],
      output: "a\nb\ns/\n"
    ),
    AppletCase(
      ["ls", "-S", "d"],
      files: ["d/a": "1", "d/b": "22", "d/c": "333"],
      output: "c\nb\na\n"
    ),
    AppletCase(["ls", "-z"], errors: "ls: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["ls"], files: ["f": ""], output: "f\n"),
    AppletCase(["whoami"], output: "root\n"),
    AppletCase(["uname"], output: "Linux\n"),
    AppletCase(["env", "-i", "A=1", "B=2"], output: "A=1\nB=2\n"),
    AppletCase(["env", "-i"]),
    AppletCase(["env", "-i", "echo", "hi"], output: "hi\n"),
    AppletCase(
      ["env", "A=1", "nosuchprogram"],
      errors: "env: can't execute 'nosuchprogram': No such file or directory\n",
      status: 127
    ),
    AppletCase(["env", "-z"], errors: "env: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["env", "-i", "A=1", "env"], output: "A=1\n"),
    AppletCase(["env", "-i", "-", "A=1", "env"], output: "A=1\n"),
    AppletCase(["timeout", "5", "echo", "hi"], output: "hi\n"),
    AppletCase(["timeout", "5", "false"], status: 1),
    AppletCase(["timeout"], errors: "usage\n", status: 1),
    AppletCase(["timeout", "5"], errors: "usage\n", status: 1),
    AppletCase(["timeout", "x", "echo"], errors: "timeout: invalid number 'x'\n", status: 1),
    AppletCase(
      ["timeout", "5", "nosuchprogram"],
      errors: "timeout: can't execute 'nosuchprogram': No such file or directory\n",
      status: 127
    ),
    AppletCase(
      ["timeout", "-s", "FOO", "5", "echo"],
      errors: "timeout: unknown signal 'FOO'\n",
      status: 1
    ),
    AppletCase(["xargs"], input: "a b\nc\n", output: "a b c\n"),
    AppletCase(["xargs", "echo", "x"], input: "a b\n", output: "x a b\n"),
    AppletCase(["xargs", "-n", "1", "echo"], input: "a b c\n", output: "a\nb\nc\n"),
    AppletCase(["xargs", "-n1"], input: "a b c\n", output: "a\nb\nc\n"),
    AppletCase(["xargs", "-I", "{}", "echo", "<{}>"], input: "a b\n c\n", output: "<a b>\n<c>\n"),
    AppletCase(["xargs", "-0", "echo"], input: "a b\0c\0", output: "a b c\n"),
    AppletCase(["xargs"], output: "\n"),
    AppletCase(["xargs", "-r", "echo"]),
    AppletCase(["xargs", "-t", "echo"], input: "a\n", output: "a\n", errors: "echo a\n"),
    AppletCase(["xargs", "false"], input: "a\n", status: 123),
    AppletCase(
      ["xargs", "nosuchprogram"],
      input: "a\n",
      errors: "xargs: nosuchprogram: No such file or directory\n",
      status: 127
    ),
    AppletCase(["xargs", "echo"], input: "'a b' \"c d\" e\\ f\n", output: "a b c d e f\n"),
    AppletCase(
      ["xargs", "echo"],
      input: "'a\n",
      errors: "xargs: unmatched single quote\n",
      status: 1
    ),
    AppletCase(["xargs", "-z"], errors: "xargs: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["xargs", "-n", "2", "echo"], input: "1 2 3 4 5\n", output: "1 2\n3 4\n5\n"),
    AppletCase(["xargs", "-I", "X", "echo", "X-X"], input: "1\n2\n", output: "1-1\n2-2\n"),
    AppletCase(["xargs", "-E", "end"], input: "a b\nend c\n", output: "a b\n"),
  ]
}
