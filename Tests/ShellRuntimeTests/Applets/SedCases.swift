/// Calls of sed, with what busybox 1.35 answers.
enum SedCases {
  static let all: [AppletCase] = [
    AppletCase(
      ["sed", "s/o/0/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "0ne\ntw0\nthree\nf0ur\nfive\n"
    ),
    AppletCase(
      ["sed", "s/o/0/g"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "0ne\ntw0\nthree\nf0ur\nfive\n"
    ),
    AppletCase(
      ["sed", "s/[aeiou]/<&>/2"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "on<e>\ntwo\nthre<e>\nfo<u>r\nfiv<e>\n"
    ),
    AppletCase(
      ["sed", "-n", "s/e/E/gp"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "onE\nthrEE\nfivE\n"
    ),
    AppletCase(
      ["sed", "s/\\(t\\)\\(.\\)/\\2\\1/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nwto\nhtree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "-E", "s/(t)(.)/\\2\\1/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nwto\nhtree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "-r", "s/(o|e)+/X/g"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "XnX\ntwX\nthrX\nfXur\nfivX\n"
    ),
    AppletCase(
      ["sed", "2d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nthree\nfour\nfive\n"
    ),
    AppletCase(["sed", "2,4d"], input: "one\ntwo\nthree\nfour\nfive\n", output: "one\nfive\n"),
    AppletCase(
      ["sed", "$d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\n"
    ),
    AppletCase(["sed", "2q"], input: "one\ntwo\nthree\nfour\nfive\n", output: "one\ntwo\n"),
    AppletCase(["sed", "-n", "2p"], input: "one\ntwo\nthree\nfour\nfive\n", output: "two\n"),
    AppletCase(
      ["sed", "-n", "2,3p"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "two\nthree\n"
    ),
    AppletCase(
      ["sed", "-n", "/two/,/four/p"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "two\nthree\nfour\n"
    ),
    AppletCase(
      ["sed", "-n", "/two/,3p"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "two\nthree\n"
    ),
    AppletCase(["sed", "2!d"], input: "one\ntwo\nthree\nfour\nfive\n", output: "two\n"),
    AppletCase(["sed", "-n", "$="], input: "one\ntwo\nthree\nfour\nfive\n", output: "5\n"),
    AppletCase(
      ["sed", "="],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "1\none\n2\ntwo\n3\nthree\n4\nfour\n5\nfive\n"
    ),
    AppletCase(
      ["sed", "/t/d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nfour\nfive\n"
    ),
    AppletCase(["sed", "/t/!d"], input: "one\ntwo\nthree\nfour\nfive\n", output: "two\nthree\n"),
    AppletCase(
      ["sed", "1~2d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: unsupported command ~\n",
      status: 1
    ),
    AppletCase(
      ["sed", "2,+1d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "/three/,+5d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\n"
    ),
    AppletCase(
      ["sed", "y/abc/xyz/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "y/e\\/o/E|0/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "0nE\ntw0\nthrEE\nf0ur\nfivE\n"
    ),
    AppletCase(
      ["sed", "2a\\\nhello"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nhello\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "2a hello"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nhello\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "2i\\  hello"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\n  hello\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "2c changed"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nchanged\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "2,4c changed"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nchanged\nfive\n"
    ),
    AppletCase(
      ["sed", "$a end"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\nend\n"
    ),
    AppletCase(
      ["sed", "1i start"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "start\none\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "/two/r f"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      files: ["f": "x\ny\n"],
      output: "one\ntwo\nx\ny\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "/two/r nofile"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "w out"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n",
      leaves: ["out": "one\ntwo\nthree\nfour\nfive\n"]
    ),
    AppletCase(
      ["sed", "-n", "/t/w out"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      leaves: ["out": "two\nthree\n"]
    ),
    AppletCase(
      ["sed", "s/e/E/w out"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "onE\ntwo\nthrEe\nfour\nfivE\n",
      leaves: ["out": "onE\nthrEe\nfivE\n"]
    ),
    AppletCase(
      ["sed", "N;s/\\n/ /"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one two\nthree four\nfive\n"
    ),
    AppletCase(
      ["sed", "$!N;P;D"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "-n", "h;n;G;p"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "two\none\nfour\nthree\n"
    ),
    AppletCase(
      ["sed", "G"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\n\ntwo\n\nthree\n\nfour\n\nfive\n\n"
    ),
    AppletCase(
      ["sed", "1!G;h;$!d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "five\nfour\nthree\ntwo\none\n"
    ),
    AppletCase(
      ["sed", "-n", "1!G;h;$p"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "five\nfour\nthree\ntwo\none\n"
    ),
    AppletCase(
      ["sed", "x;p;x"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "\none\n\ntwo\n\nthree\n\nfour\n\nfive\n"
    ),
    AppletCase(
      ["sed", ":a;N;$!ba;s/\\n/,/g"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one,two,three,four,five\n"
    ),
    AppletCase(
      ["sed", ":a\ns/^\\(.\\{1,6\\}\\)$/ \\1/\nta"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "    one\n    two\n  three\n   four\n   five\n"
    ),
    AppletCase(
      ["sed", "s/o/0/;t end;s/$/!/;:end"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "0ne\ntw0\nthree!\nf0ur\nfive!\n"
    ),
    AppletCase(
      ["sed", "s/o/0/;T;s/$/!/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "0ne!\ntw0!\nthree\nf0ur!\nfive\n"
    ),
    AppletCase(
      ["sed", "/two/{s/t/T/;p}"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nTwo\nTwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "/two/{p;p"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: unterminated {\n",
      status: 1
    ),
    AppletCase(
      ["sed", "-e", "/two/{", "-e", "p", "-e", "}"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "bnolabel"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: can't find label for jump to 'nolabel'\n",
      status: 1
    ),
    AppletCase(
      ["sed", "n;d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nthree\nfive\n"
    ),
    AppletCase(
      ["sed", "$!{n;d}"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nthree\nfive\n"
    ),
    AppletCase(["sed", "s/x*/-/g"], input: "abc\n", output: "-a-b-c-\n"),
    AppletCase(["sed", "s/b*/X/g"], input: "abbc\n", output: "XaXcX\n"),
    AppletCase(["sed", "s/c*/R/g"], input: "cccd\n", output: "RdR\n"),
    AppletCase(["sed", "s/c*/R/2"], input: "cccd\n", output: "cccRd\n"),
    AppletCase(
      ["sed", "s/$/!/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one!\ntwo!\nthree!\nfour!\nfive!\n"
    ),
    AppletCase(
      ["sed", "s/^/> /"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "> one\n> two\n> three\n> four\n> five\n"
    ),
    AppletCase(
      ["sed", "s/o\\|e/X/g"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "XnX\ntwX\nthrXX\nfXur\nfivX\n"
    ),
    AppletCase(
      ["sed", "s,o,/,"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "/ne\ntw/\nthree\nf/ur\nfive\n"
    ),
    AppletCase(
      ["sed", "s|o|\\||"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "|ne\ntw|\nthree\nf|ur\nfive\n"
    ),
    AppletCase(["sed", "s/a\\nb/X/;N"], input: "a\nb\n", output: "a\nb\n"),
    AppletCase(
      ["sed", "s/o/\\n/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "\nne\ntw\n\nthree\nf\nur\nfive\n"
    ),
    AppletCase(
      ["sed", "s/o/\\t|/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "\t|ne\ntw\t|\nthree\nf\t|ur\nfive\n"
    ),
    AppletCase(
      ["sed", "s/o/a\\\nb/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "a\nbne\ntwa\nb\nthree\nfa\nbur\nfive\n"
    ),
    AppletCase(
      ["sed", "s/./\\&/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "&ne\n&wo\n&hree\n&our\n&ive\n"
    ),
    AppletCase(
      ["sed", "s/O/x/I"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "xne\ntwx\nthree\nfxur\nfive\n"
    ),
    AppletCase(
      ["sed", "s/O/x/gi"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "xne\ntwx\nthree\nfxur\nfive\n"
    ),
    AppletCase(
      ["sed", "s//X/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: no previous regexp\n",
      status: 1
    ),
    AppletCase(
      ["sed", "/o/s//X/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "Xne\ntwX\nthree\nfXur\nfive\n"
    ),
    AppletCase(["sed", "p;p"], input: "no end", output: "no end\nno end\nno end"),
    AppletCase(["sed", "s/n/m/"], input: "no end", output: "mo end"),
    AppletCase(["sed", "a x"], input: "no end", output: "no end\nx\n"),
    AppletCase(
      ["sed", "", "-"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(["sed", "-n", "/a/,/b/p"], input: "a\nb\na\nc\n", output: "a\nb\na\nc\n"),
    AppletCase(["sed", "-n", "2,1p"], input: "one\ntwo\nthree\nfour\nfive\n", output: "two\n"),
    AppletCase(
      ["sed", "-n", "/three/,2p"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "three\n"
    ),
    AppletCase(["sed", "/^$/d"], input: "a\n\nb\n", output: "a\nb\n"),
    AppletCase(["sed", "s/\\(a\\)*b/[\\1]/"], input: "aab b\n", output: "[a] b\n"),
    AppletCase(
      ["sed", "s/.*/\"&\"/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "\"one\"\n\"two\"\n\"three\"\n\"four\"\n\"five\"\n"
    ),
    AppletCase(["sed", "s/[^,]*,//"], input: "a,b,c\n", output: "b,c\n"),
    AppletCase(["sed", "s/[/]/|/"], input: "a/b\n", output: "a|b\n"),
    AppletCase(
      ["sed", "\\,two,d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nthree\nfour\nfive\n"
    ),
    AppletCase(["sed", "s/\\//|/g"], input: "a/b/c\n", output: "a|b|c\n"),
    AppletCase(["sed", "-n", "l"], input: "one\ntwo\nthree\nfour\nfive\n"),
    AppletCase(
      ["sed", "z"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: unsupported command z\n",
      status: 1
    ),
    AppletCase(
      ["sed", "s/a"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: unmatched '/'\n",
      status: 1
    ),
    AppletCase(
      ["sed", "s/a/b/x"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: bad option in substitution expression\n",
      status: 1
    ),
    AppletCase(
      ["sed", "/a"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: unmatched '/'\n",
      status: 1
    ),
    AppletCase(
      ["sed", "3"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: missing command\n",
      status: 1
    ),
    AppletCase(
      ["sed", "2,p"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: no address after comma\n",
      status: 1
    ),
    AppletCase(
      ["sed", "s/\\(/x/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: bad regex '\\(': Unmatched ( or \\(\n",
      status: 1
    ),
    AppletCase(
      ["sed", "y/ab/c/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "-i", "s/o/0/", "f"],
      files: ["f": "one\ntwo\nthree\nfour\nfive\n"],
      leaves: ["f": "0ne\ntw0\nthree\nf0ur\nfive\n"]
    ),
    AppletCase(
      ["sed", "-i.bak", "s/o/0/", "f", "g"],
      files: ["f": "one\ntwo\nthree\nfour\nfive\n", "g": "foo\n"],
      leaves: [
        "f": "0ne\ntw0\nthree\nf0ur\nfive\n", "f.bak": "one\ntwo\nthree\nfour\nfive\n",
        "g": "f0o\n", "g.bak": "foo\n",
      ]
    ),
    AppletCase(
      ["sed", "-n", "-i", "2p", "f"],
      files: ["f": "one\ntwo\nthree\nfour\nfive\n"],
      leaves: ["f": "two\n"]
    ),
    AppletCase(
      ["sed", "-i", "s/a/b/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: -i requires an argument\n",
      status: 1
    ),
    AppletCase(
      ["sed", "-i", "s/a/b/", "nofile"],
      errors: "sed: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["sed", "p", "nofile"],
      errors: "sed: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["sed", "-f", "p.sed"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      files: ["p.sed": "# comment\ns/o/0/\n2d\n"],
      output: "0ne\nthree\nf0ur\nfive\n"
    ),
    AppletCase(
      ["sed", "-f", "p.sed"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      files: ["p.sed": "#n\n1p\n"],
      output: "one\n"
    ),
    AppletCase(["sed", "$d", "f", "g"], files: ["f": "1\n2", "g": "3\n4\n"], output: "1\n2\n3\n"),
    AppletCase(
      ["sed", "-s", "$d", "f", "g"],
      files: ["f": "1\n2\n", "g": "3\n4\n"],
      errors: "sed: invalid option -- 's'\nusage\n",
      status: 1
    ),
    AppletCase(
      ["sed", "-n", "$p", "f", "g"],
      files: ["f": "1\n2\n", "g": "3\n4\n"],
      output: "4\n"
    ),
    AppletCase(["sed"], input: "one\ntwo\nthree\nfour\nfive\n", errors: "usage\n", status: 1),
    AppletCase(
      ["sed", "-n"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "usage\n",
      status: 1
    ),
    AppletCase(
      ["sed", "--expression=s/o/0/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "0ne\ntw0\nthree\nf0ur\nfive\n"
    ),
    AppletCase(["sed", "--quiet", "2p"], input: "one\ntwo\nthree\nfour\nfive\n", output: "two\n"),
    AppletCase(
      ["sed", "-z"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: invalid option -- 'z'\nusage\n",
      status: 1
    ),
    AppletCase(
      ["sed", "s/suspend: true/suspend: true\\n  completions: 4/"],
      input: "  suspend: true\n",
      output: "  suspend: true\n  completions: 4\n"
    ),
    AppletCase(
      ["sed", "s/-[a-z0-9]*  *condition/ condition/"],
      input: "job-abc12  condition met\n",
      output: "job condition met\n"
    ),
    AppletCase(
      ["sed", "-E", "s/Worker [a-z0-9]+/Worker X/"],
      input: "Worker ab12 starting\n",
      output: "Worker X starting\n"
    ),
    AppletCase(
      ["sed", "/labels:/d;s/x/y/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(["sed", "s/[{}]//g"], input: "{a}\n", output: "a\n"),
    AppletCase(
      ["sed", "0,/o/d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "/o/I,/x/d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      errors: "sed: unsupported command I\n",
      status: 1
    ),
    AppletCase(
      ["sed", "2{h;d};${G}"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nthree\nfour\nfive\ntwo\n"
    ),
    AppletCase(
      ["sed", "/one/a\\\nfirst\\\nsecond"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nfirst\nsecond\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "-e", "a\\", "-e", "text"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntext\ntwo\ntext\nthree\ntext\nfour\ntext\nfive\ntext\n"
    ),
    AppletCase(
      ["sed", "1{/one/!d}"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(["sed", "s/e/X/3"], input: "eeee\n", output: "eeXe\n"),
    AppletCase(["sed", "s/e/X/2g"], input: "eeee\n", output: "XXXX\n"),
    AppletCase(["sed", "s/\\bt/T/g"], input: "two t at\n", output: "Two T at\n"),
    AppletCase(["sed", "s/\\w\\+/[&]/g"], input: "two t at\n", output: "[two] [t] [at]\n"),
    AppletCase(["sed", "s/\\s\\+$//"], input: "x  \n", output: "x\n"),
    AppletCase(["sed", "c\\"], input: "one\ntwo\nthree\nfour\nfive\n", output: "\n\n\n\n\n"),
    AppletCase(
      ["sed", "a"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\n\ntwo\n\nthree\n\nfour\n\nfive\n\n"
    ),
    AppletCase(["sed", "$!d"], input: "one\ntwo\nthree\nfour\nfive\n", output: "five\n"),
    AppletCase(
      ["sed", "1d;1p"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "two\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "/o/!s/e/E/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthrEe\nfour\nfivE\n"
    ),
    AppletCase(
      ["sed", "5!s/^/#/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "#one\n#two\n#three\n#four\nfive\n"
    ),
    AppletCase(["sed", "s/a*\\(b\\)\\?/<\\1>/g"], input: "aabac\n", output: "<b><>c<>\n"),
    AppletCase(["sed", "D"], input: "one\ntwo\nthree\nfour\nfive\n"),
    AppletCase(["sed", "$!N;D"], input: "one\ntwo\nthree\nfour\nfive\n"),
    AppletCase(["sed", "s/\\(.*\\)-\\(.*\\)/\\2-\\1/"], input: "a-b-c\n", output: "c-a-b\n"),
    AppletCase(["sed", "s/é/e/"], input: "été\n", output: "eté\n"),
    AppletCase(
      ["sed", "2s/.*/\\U&/"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\nUtwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "s/o/[&]/;ta;s/$/ none/;:a"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "[o]ne\ntw[o]\nthree none\nf[o]ur\nfive none\n"
    ),
    AppletCase(
      ["sed", "P;d"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(
      ["sed", "i\\"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "\none\n\ntwo\n\nthree\n\nfour\n\nfive\n"
    ),
    AppletCase(
      ["sed", "2r /dev/null"],
      input: "one\ntwo\nthree\nfour\nfive\n",
      output: "one\ntwo\nthree\nfour\nfive\n"
    ),
    AppletCase(["sed", "s/.\\{3\\}/&-/g"], input: "abcdefgh\n", output: "abc-def-gh\n"),
    AppletCase(["sed", "/two/,/two/d"], input: "one\ntwo\nthree\nfour\nfive\n", output: "one\n"),
    AppletCase(["sed", "/two/,$d"], input: "one\ntwo\nthree\nfour\nfive\n", output: "one\n"),
    AppletCase(["sed", "2,/o/d"], input: "one\ntwo\nthree\nfour\nfive\n", output: "one\nfive\n"),
  ]
}
