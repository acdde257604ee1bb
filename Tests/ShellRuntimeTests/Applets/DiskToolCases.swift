/// Calls of applets for blocks, links and programs, with what busybox 1.35 answers.
enum DiskToolCases {
  static let all: [AppletCase] = [
    AppletCase(
      ["dd", "status=none"],
      input: "abcdefghijklmnopqrst",
      output: "abcdefghijklmnopqrst"
    ),
    AppletCase(
      ["dd", "bs=5", "status=noxfer"],
      input: "abcdefghijklmnopqrst",
      output: "abcdefghijklmnopqrst",
      errors: "4+0 records in\n4+0 records out\n"
    ),
    AppletCase(
      ["dd", "bs=3", "count=2", "status=noxfer"],
      input: "abcdefghijklmnopqrst",
      output: "abcdef",
      errors: "2+0 records in\n2+0 records out\n"
    ),
    AppletCase(
      ["dd", "bs=6", "status=noxfer"],
      input: "abcdefghijklmnopqrst",
      output: "abcdefghijklmnopqrst",
      errors: "3+1 records in\n3+1 records out\n"
    ),
    AppletCase(
      ["dd", "bs=4", "skip=2", "status=none"],
      input: "abcdefghijklmnopqrst",
      output: "ijklmnopqrst"
    ),
    AppletCase(
      ["dd", "ibs=3", "obs=5", "status=noxfer"],
      input: "abcdefghijklmnopqrst",
      output: "abcdefghijklmnopqrst",
      errors: "6+1 records in\n4+0 records out\n"
    ),
    AppletCase(
      ["dd", "if=f", "of=g", "bs=4", "count=1", "status=none"],
      files: ["f": "abcdefghijklmnopqrst"],
      leaves: ["g": "abcd"]
    ),
    AppletCase(
      ["dd", "if=f", "of=g", "conv=notrunc", "status=none"],
      files: ["f": "xy", "g": "abcdefghijklmnopqrst"],
      leaves: ["g": "xycdefghijklmnopqrst"]
    ),
    AppletCase(
      ["dd", "if=f", "of=g", "seek=2", "bs=3", "status=none"],
      files: ["f": "xy", "g": "abcdefghijklmnopqrst"],
      leaves: ["g": "abcdefxy"]
    ),
    AppletCase(
      ["dd", "if=f", "of=g", "seek=2", "bs=3", "conv=notrunc", "status=none"],
      files: ["f": "xy", "g": "abcdefghijklmnopqrst"],
      leaves: ["g": "abcdefxyijklmnopqrst"]
    ),
    AppletCase(
      ["dd", "if=f", "of=g", "seek=4", "oflag=seek_bytes", "status=none"],
      files: ["f": "xy", "g": "1"],
      leaves: ["g": "1\0\0\0xy"]
    ),
    AppletCase(
      ["dd", "of=g", "oflag=append", "conv=notrunc", "status=none"],
      input: "23",
      files: ["g": "1"],
      leaves: ["g": "123"]
    ),
    AppletCase(["dd", "conv=swab", "status=none"], input: "abcde", output: "badce"),
    AppletCase(["dd", "bs=8", "conv=sync", "status=none"], input: "abc", output: "abc\0\0\0\0\0"),
    AppletCase(
      ["dd", "iflag=count_bytes", "count=3", "status=none"],
      input: "abcdefghijklmnopqrst",
      output: "abc"
    ),
    AppletCase(
      ["dd", "iflag=skip_bytes,fullblock", "skip=3", "status=none"],
      input: "abcdefghijklmnopqrst",
      output: "defghijklmnopqrst"
    ),
    AppletCase(
      ["dd", "bs=1k", "count=1", "iflag=fullblock", "status=noxfer"],
      input:
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      output:
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      errors: "1+0 records in\n1+0 records out\n"
    ),
    AppletCase(
      ["dd", "bs=2kB", "iflag=fullblock", "status=noxfer"],
      input:
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      output:
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      errors: "1+1 records in\n1+1 records out\n"
    ),
    AppletCase(
      ["dd", "if=nofile"],
      errors: "dd: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["dd", "conv=foo"], errors: "dd: invalid argument 'foo' to 'conv'\n", status: 1),
    AppletCase(
      ["dd", "bs=0"],
      errors: "dd: number 0 is not in 1..9223372036854775807 range\n",
      status: 1
    ),
    AppletCase(["dd", "bs=x"], errors: "dd: invalid number 'x'\n", status: 1),
    AppletCase(["dd", "foo=1"], errors: "usage\n", status: 1),
    AppletCase(["dd", "foo"], errors: "usage\n", status: 1),
    AppletCase(["dd", "iflag=x"], errors: "dd: invalid argument 'x' to 'iflag'\n", status: 1),
    AppletCase(["dd", "status=x"], errors: "dd: invalid argument 'x' to 'status'\n", status: 1),
    AppletCase(
      ["dd", "of=no/f"],
      errors: "dd: can't open 'no/f': No such file or directory\n",
      status: 1
    ),
    AppletCase(["dd", "count=1q"], errors: "dd: invalid number '1q'\n", status: 1),
    AppletCase(
      ["stat", "-c", "%a %A %n %s %F", "f"],
      files: ["f": "12345"],
      output: "644 -rw-r--r-- f 5 regular file\n"
    ),
    AppletCase(
      ["stat", "-c", "%F|%-8s|%5s|%N|%%|%z%", "nofile"],
      errors: "stat: can't stat 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["stat", "-c", "[%-8s][%5s][%05s] %N %B %f %u %U %g %G %q %", "f"],
      files: ["f": "12345"],
      output: "[5       ][    5][00005] f 512 81a4 0 root 0 root q %"
    ),
    AppletCase(
      ["stat", "-c", "%F", "e", "d"],
      files: ["e": "", "d/x": ""],
      output: "regular empty file\ndirectory\n"
    ),
    AppletCase(
      ["stat", "nofile"],
      errors: "stat: can't stat 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["stat"], errors: "usage\n", status: 1),
    AppletCase(["stat", "-z", "f"], errors: "stat: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["stat", "-c", "%h", "f"], files: ["f": ""], output: "1\n"),
    AppletCase(["stat", "-c", "%A", "d"], files: ["d/x": ""], output: "drwxr-xr-x\n"),
    AppletCase(
      ["unlink", "nofile"],
      errors: "unlink: can't remove file 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["unlink"], errors: "usage\n", status: 1),
    AppletCase(["unlink", "f"], files: ["f": "x"]),
    AppletCase(
      ["unlink", "d"],
      files: ["d/f": "x"],
      errors: "unlink: can't remove file 'd': Is a directory\n",
      status: 1
    ),
    AppletCase(["link", "f", "g"], files: ["f": "x"], leaves: ["g": "x"]),
    AppletCase(
      ["link", "nofile", "g"],
      errors: "link: can't create hardlink 'g' to 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["link", "f"], errors: "usage\n", status: 1),
    AppletCase(
      ["link", "f", "g"],
      files: ["f": "x", "g": "y"],
      errors: "link: can't create hardlink 'g' to 'f': File exists\n",
      status: 1
    ),
    AppletCase(["ln", "f", "g"], files: ["f": "x"], leaves: ["g": "x"]),
    AppletCase(["ln", "-s", "f", "g"], files: ["f": "x"], leaves: ["g": "x"]),
    AppletCase(
      ["ln", "f", "g"],
      files: ["f": "x", "g": "y"],
      errors: "ln: g: File exists\n",
      status: 1
    ),
    AppletCase(["ln", "-f", "f", "g"], files: ["f": "x", "g": "y"], leaves: ["g": "x"]),
    AppletCase(
      ["ln", "nofile", "g"],
      errors: "ln: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["ln", "-s", "nofile", "no/g"],
      errors: "ln: no/g: No such file or directory\n",
      status: 1
    ),
    AppletCase(["ln"], errors: "usage\n", status: 1),
    AppletCase(
      ["ln", "f", "h", "d"],
      files: ["f": "x", "h": "y", "d/z": ""],
      leaves: ["d/f": "x", "d/h": "y"]
    ),
    AppletCase(
      ["ln", "-s", "f", "h", "nodir"],
      files: ["f": "x", "h": "y"],
      errors: "ln: nodir: File exists\n",
      status: 1,
      leaves: ["nodir": "x"]
    ),
    AppletCase(
      ["ln", "d", "e"],
      files: ["d/z": ""],
      errors: "ln: e: Operation not permitted\n",
      status: 1
    ),
    AppletCase(["which"], errors: "usage\n", status: 1),
    AppletCase(["which", "nosuchprogram"], status: 1),
    AppletCase(["which", "./nofile"], status: 1),
    AppletCase(["time", "-f", "%C %x", "echo", "a b"], output: "a b\n", errors: "echo a b 0\n"),
    AppletCase(
      ["time", "-f", "%x", "false"],
      errors: "Command exited with non-zero status 1\n1\n",
      status: 1
    ),
    AppletCase(["time"], errors: "usage\n", status: 1),
    AppletCase(
      ["time", "-f", "%x", "nosuchprogram"],
      errors:
        "time: can't execute 'nosuchprogram': No such file or directory\nCommand exited with non-zero status 127\n127\n",
      status: 127
    ),
    AppletCase(["time", "-o", "out", "-f", "%x%%", "true"], leaves: ["out": "0\n"]),
    AppletCase(["time", "-z"], errors: "time: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["dos2unix"], input: "a\r\nb\rc\n", output: "a\nbc\n"),
    AppletCase(["unix2dos"], input: "a\r\nb\n", output: "a\r\nb\r\n"),
    AppletCase(["dos2unix", "f"], files: ["f": "a\r\n"], leaves: ["f": "a\n"]),
    AppletCase(["unix2dos", "f", "g"], files: ["f": "a\n", "g": "b"], leaves: ["f": "a\r\n"]),
    AppletCase(
      ["dos2unix", "nofile"],
      errors: "dos2unix: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["nohup"], errors: "usage\n", status: 127),
    AppletCase(["nohup", "echo", "a"], output: "a\n"),
    AppletCase(
      ["nohup", "nosuchprogram"],
      errors: "nohup: can't execute 'nosuchprogram': No such file or directory\n",
      status: 127
    ),
    AppletCase(["nice", "echo", "a"], output: "a\n"),
    AppletCase(["nice", "-n", "5", "echo", "a"], output: "a\n"),
    AppletCase(["nice", "-n", "x", "echo"], errors: "nice: invalid number 'x'\n", status: 1),
    AppletCase(["setsid"], errors: "usage\n", status: 1),
    AppletCase(["setsid", "echo", "a"], output: "a\n"),
    AppletCase(["sync"]),
    AppletCase(
      ["df", "nofile"],
      output: "Filesystem           1K-blocks      Used Available Use% Mounted on\n",
      errors: "df: nofile: can't find mount point\n",
      status: 1
    ),
    AppletCase(["pidof"], status: 1),
    AppletCase(["pidof", "nosuchprogram"], status: 1),
    AppletCase(["du", "nofile"], errors: "du: nofile: No such file or directory\n", status: 1),
    AppletCase(["du", "-dx"], errors: "du: invalid number 'x'\n", status: 1),
    AppletCase(
      ["chown", "root", "nofile"],
      errors: "chown: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["chown", "nosuchuser", "f"],
      errors: "chown: unknown user nosuchuser\n",
      status: 1
    ),
    AppletCase(
      ["chown", "root:nosuchgroup", "f"],
      errors: "chown: unknown user/group root:nosuchgroup\n",
      status: 1
    ),
    AppletCase(["chown", "root"], errors: "usage\n", status: 1),
    AppletCase(
      ["chgrp", "root", "nofile"],
      errors: "chgrp: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["chgrp", "nosuchgroup", "f"],
      errors: "chgrp: unknown group nosuchgroup\n",
      status: 1
    ),
    AppletCase(["chgrp", "root"], errors: "usage\n", status: 1),
    AppletCase(["mkfifo", "f"], files: ["f": "x"], errors: "mkfifo: f: File exists\n", status: 1),
    AppletCase(["mkfifo"], errors: "usage\n", status: 1),
    AppletCase(["install", "f", "g"], files: ["f": "x"], leaves: ["g": "x"]),
    AppletCase(["install", "-m", "600", "f", "g"], files: ["f": "x"], leaves: ["g": "x"]),
    AppletCase(["install", "-D", "f", "a/b/g"], files: ["f": "x"], leaves: ["a/b/g": "x"]),
    AppletCase(["install", "-d", "a/b", "c"]),
    AppletCase(["install", "f", "d"], files: ["f": "x", "d/q": ""], leaves: ["d/f": "x"]),
    AppletCase(["install", "-t", "d", "f"], files: ["f": "x", "d/q": ""], leaves: ["d/f": "x"]),
    AppletCase(
      ["install", "nofile", "g"],
      errors: "install: can't stat 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["install", "-m", "z", "a", "b"],
      errors: "install: can't stat 'a': No such file or directory\n",
      status: 1
    ),
    AppletCase(["install"], errors: "usage\n", status: 1),
    AppletCase(["install", "a"], errors: "usage\n", status: 1),
    AppletCase(
      ["cp", "-v", "f", "g"],
      files: ["f": "x"],
      output: "'f' -> 'g'\n",
      leaves: ["g": "x"]
    ),
    AppletCase(
      ["cp", "-T", "f", "d"],
      files: ["f": "x", "d/q": ""],
      errors: "cp: 'd' is a directory\n",
      status: 1
    ),
    AppletCase(["cp", "-t", "d", "f"], files: ["f": "x", "d/q": ""], leaves: ["d/f": "x"]),
    AppletCase(["cp", "-l", "f", "g"], files: ["f": "x"], leaves: ["g": "x"]),
    AppletCase(
      ["cp", "f", "f"],
      files: ["f": "x"],
      errors: "cp: 'f' and 'f' are the same file\n",
      status: 1
    ),
    AppletCase(["cp", "-n", "f", "g"], files: ["f": "x", "g": "y"]),
    AppletCase(
      ["mv", "-v", "f", "g"],
      files: ["f": "x"],
      output: "'f' -> 'g'\n",
      leaves: ["g": "x"]
    ),
    AppletCase(
      ["mv", "-T", "f", "d"],
      files: ["f": "x", "d/q": ""],
      errors: "mv: 'd' is a directory\n",
      status: 1
    ),
    AppletCase(["mv", "-t", "d", "f"], files: ["f": "x", "d/q": ""], leaves: ["d/f": "x"]),
    AppletCase(["rm", "-v", "f"], files: ["f": "x"], output: "removed 'f'\n"),
    AppletCase(
      ["rm", "-rv", "d"],
      files: ["d/f": "x"],
      output: "removed 'd/f'\nremoved directory: 'd'\n"
    ),
    AppletCase(["cp", "-T", "a", "b", "c"], errors: "usage\n", status: 1),
    AppletCase(
      ["find", "d", "-size", "+1c", "-type", "f"],
      files: ["d/a": "x", "d/b": "xy"],
      output: "d/b\n"
    ),
    AppletCase(["find", "d", "-size", "0"], files: ["d/a": ""], output: "d/a\n"),
    AppletCase(["find", "-perm", "zz"], errors: "find: invalid mode 'zz'\n", status: 1),
    AppletCase(["find", "-mtime", "x"], errors: "find: invalid number 'x'\n", status: 1),
    AppletCase(
      ["find", "-user", "nosuchuser"],
      errors: "find: unknown user nosuchuser\n",
      status: 1
    ),
    AppletCase(
      ["find", "d", "-newer", "nofile"],
      files: ["d/a": ""],
      errors: "find: can't stat 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["find", "(", "-true"], errors: "find: unpaired '('\n", status: 1),
    AppletCase(["find", "-exec", ";"], errors: "find: -exec requires an argument\n", status: 1),
    AppletCase(
      ["find", "d", "-type", "f", "-exec", "echo", "a", "{}", "b", "+"],
      files: ["d/a": ""],
      output: "a d/a b\n"
    ),
    AppletCase(
      ["find", "-exec", "echo", "+"],
      errors: "find: only one '{}' allowed for -exec +\n",
      status: 1
    ),
    AppletCase(
      ["find", "d", "-name", "a", "-prune", "-o", "-type", "f", "-print"],
      files: ["d/a/x": "", "d/b": ""],
      output: "d/b\n"
    ),
    AppletCase(["find", "d/a", "-links", "1"], files: ["d/a": ""], output: "d/a\n"),
    AppletCase(["find", "d/a", "-samefile", "d/a"], files: ["d/a": ""], output: "d/a\n"),
    AppletCase(["find", "d", "-ipath", "D/A"], files: ["d/a": ""], output: "d/a\n"),
    AppletCase(
      ["ls", "-X", "d"],
      files: ["d/b.c": "", "d/a.d": "", "d/f": "", "d/s/x": ""],
      output: "f\ns\nb.c\na.d\n"
    ),
    AppletCase(
      ["ls", "--group-directories-first", "d"],
      files: ["d/b.c": "", "d/a.d": "", "d/f": "", "d/s/x": ""],
      output: "s\na.d\nb.c\nf\n"
    ),
    AppletCase(
      ["ls", "-r", "--group-directories-first", "d"],
      files: ["d/b.c": "", "d/a.d": "", "d/f": "", "d/s/x": ""],
      output: "f\nb.c\na.d\ns\n"
    ),
    AppletCase(
      ["chmod", "-v", "600", "f"],
      files: ["f": ""],
      output: "mode of 'f' changed to 0600 (rw-------)\n"
    ),
    AppletCase(["chmod", "-c", "o=g", "f"], files: ["f": ""]),
    AppletCase(
      ["chmod", "-v", "u+x,g=u", "f"],
      files: ["f": ""],
      output: "mode of 'f' changed to 0774 (rwxrwxr--)\n"
    ),
    AppletCase(["chmod", "-c", "644", "f"], files: ["f": ""]),
    AppletCase(["xargs", "-s", "10", "echo"], input: "a b c d\n", output: "a b\nc d\n"),
    AppletCase(
      ["xargs", "-L1"],
      input: "a\n",
      errors: "xargs: invalid option -- 'L'\nusage\n",
      status: 1
    ),
    AppletCase(
      ["date", "-D", "%d.%m.%Y", "-d", "24.12.2023", "+%F %T"],
      output: "2023-12-24 00:00:00\n"
    ),
    AppletCase(
      ["date", "-D", "%Y-%m-%dT%H:%M:%S", "-d", "2024-02-29T12:30:01Z", "+%s"],
      output: "1709209801\n"
    ),
    AppletCase(["date", "-D", "%s", "-d", "86400", "+%F"], output: "1970-01-02\n"),
    AppletCase(["date", "-D", "%b %e %Y", "-d", "mar 7 2021", "+%F"], output: "2021-03-07\n"),
    AppletCase(
      ["date", "-D", "%d/%m/%y %I:%M %p", "-d", "01/02/99 03:04 PM", "+%F %T"],
      output: "1999-02-01 15:04:00\n"
    ),
    AppletCase(
      ["date", "-D", "%d.%m.%Y", "-d", "x", "+%F"],
      errors: "date: invalid date 'x'\n",
      status: 1
    ),
    AppletCase(
      ["date", "-D", "%d.%m", "-d", "31-12", "+%F"],
      errors: "date: invalid date '31-12'\n",
      status: 1
    ),
    AppletCase(
      ["date", "-D", "%A, %d %B %Y", "-d", "Monday, 01 January 2024", "+%F"],
      output: "2024-01-01\n"
    ),
    AppletCase(
      ["date", "-D", "%H:%M", "-d", "25:00", "+%F"],
      errors: "date: invalid date '25:00'\n",
      status: 1
    ),
  ]
}
