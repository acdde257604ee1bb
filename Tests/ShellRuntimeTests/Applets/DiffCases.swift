/// Calls of diff, with what busybox 1.35 answers.
enum DiffCases {
  static let all: [AppletCase] = [
    AppletCase(
      ["diff", "a", "b"],
      files: [
        "a":
          "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n",
        "b":
          "1\n2\n3\n4\n5\nnew\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\ntwenty\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n",
      ],
      output:
        "--- a\n+++ b\n@@ -3,6 +3,7 @@\n 3\n 4\n 5\n+new\n 6\n 7\n 8\n@@ -17,7 +18,7 @@\n 17\n 18\n 19\n-20\n+twenty\n 21\n 22\n 23\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-u", "a", "b"],
      files: ["a": "1\n2\n3\n", "b": "1\n3\n4\n"],
      output: "--- a\n+++ b\n@@ -1,3 +1,3 @@\n 1\n-2\n 3\n+4\n",
      status: 1
    ),
    AppletCase(["diff", "a", "b"], files: ["a": "x\n", "b": "x\n"]),
    AppletCase(
      ["diff", "-s", "a", "b"],
      files: ["a": "x\n", "b": "x\n"],
      output: "Files a and b are identical\n"
    ),
    AppletCase(
      ["diff", "-q", "a", "b"],
      files: ["a": "x\n", "b": "y\n"],
      output: "Files a and b differ\n",
      status: 1
    ),
    AppletCase(
      ["diff", "a", "b"],
      files: ["a": "x", "b": "x\n"],
      output: "--- a\n+++ b\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n",
      status: 1
    ),
    AppletCase(
      ["diff", "a", "b"],
      files: ["a": "", "b": "x\n"],
      output: "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n",
      status: 1
    ),
    AppletCase(
      ["diff", "a", "b"],
      files: ["a": "x\ny\n", "b": ""],
      output: "--- a\n+++ b\n@@ -1,2 +0,0 @@\n-x\n-y\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-U0", "a", "b"],
      files: [
        "a":
          "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n",
        "b":
          "1\n2\n3\n4\n5\nnew\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\ntwenty\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n",
      ],
      output: "--- a\n+++ b\n@@ -5,0 +6 @@\n+new\n@@ -20 +21 @@\n-20\n+twenty\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-U", "1", "a", "b"],
      files: [
        "a":
          "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n",
        "b":
          "1\n2\n3\n4\n5\nnew\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\ntwenty\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n",
      ],
      output:
        "--- a\n+++ b\n@@ -5,2 +5,3 @@\n 5\n+new\n 6\n@@ -19,3 +20,3 @@\n 19\n-20\n+twenty\n 21\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-U9", "a", "b"],
      files: [
        "a":
          "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n",
        "b":
          "1\n2\n3\n4\n5\nnew\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\ntwenty\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n",
      ],
      output:
        "--- a\n+++ b\n@@ -1,29 +1,30 @@\n 1\n 2\n 3\n 4\n 5\n+new\n 6\n 7\n 8\n 9\n 10\n 11\n 12\n 13\n 14\n 15\n 16\n 17\n 18\n 19\n-20\n+twenty\n 21\n 22\n 23\n 24\n 25\n 26\n 27\n 28\n 29\n",
      status: 1
    ),
    AppletCase(["diff", "-i", "a", "b"], files: ["a": "Abc\n", "b": "aBC\n"]),
    AppletCase(["diff", "-b", "a", "b"], files: ["a": "a  b\nc \n", "b": "a b\nc\n"]),
    AppletCase(
      ["diff", "-b", "a", "b"],
      files: ["a": " a\n", "b": "a\n"],
      output: "--- a\n+++ b\n@@ -1 +1 @@\n- a\n+a\n",
      status: 1
    ),
    AppletCase(["diff", "-w", "a", "b"], files: ["a": " a b\n", "b": "ab\n"]),
    AppletCase(["diff", "-B", "a", "b"], files: ["a": "a\n\nb\n", "b": "a\nb\n"]),
    AppletCase(
      ["diff", "-B", "a", "b"],
      files: ["a": "a\n\nb\n", "b": "a\nc\n"],
      output: "--- a\n+++ b\n@@ -1,3 +1,2 @@\n a\n-\n-b\n+c\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-t", "a", "b"],
      files: ["a": "a\tb\n", "b": "c\td\n"],
      output: "--- a\n+++ b\n@@ -1 +1 @@\n-a       b\n+c       d\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-T", "a", "b"],
      files: ["a": "a\n", "b": "c\n"],
      output: "--- a\n+++ b\n@@ -1 +1 @@\n-\ta\n+\tc\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-L", "one", "-L", "two", "a", "b"],
      files: ["a": "a\n", "b": "c\n"],
      output: "--- one\n+++ two\n@@ -1 +1 @@\n-a\n+c\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-L", "one", "a", "b"],
      files: ["a": "a\n", "b": "c\n"],
      output: "--- one\n+++ b\n@@ -1 +1 @@\n-a\n+c\n",
      status: 1
    ),
    AppletCase(
      ["diff", "a", "b"],
      files: ["a": "a\0", "b": "b\0"],
      output: "Files a and b differ\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-a", "a", "b"],
      files: ["a": "a\0\n", "b": "b\0\n"],
      output: "--- a\n+++ b\n@@ -1 +1 @@\n-a\0\n+b\0\n",
      status: 1
    ),
    AppletCase(
      ["diff", "a", "-"],
      input: "1\n3\n",
      files: ["a": "1\n2\n"],
      output: "--- a\n+++ -\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-", "a"],
      input: "1\n3\n",
      files: ["a": "1\n2\n"],
      output: "--- -\n+++ a\n@@ -1,2 +1,2 @@\n 1\n-3\n+2\n",
      status: 1
    ),
    AppletCase(["diff", "a"], errors: "usage\n", status: 1),
    AppletCase(
      ["diff", "no1", "no2"],
      errors: "diff: can't stat 'no1': No such file or directory\n",
      status: 2
    ),
    AppletCase(
      ["diff", "-N", "a", "nofile"],
      files: ["a": "x\n"],
      output: "--- a\n+++ nofile\n@@ -1 +0,0 @@\n-x\n",
      status: 1
    ),
    AppletCase(
      ["diff", "d", "a"],
      files: ["d/a": "1\n", "a": "2\n"],
      output: "--- d/a\n+++ a\n@@ -1 +1 @@\n-1\n+2\n",
      status: 1
    ),
    AppletCase(
      ["diff", "a", "d"],
      files: ["d/a": "1\n", "a": "2\n"],
      output: "--- a\n+++ d/a\n@@ -1 +1 @@\n-2\n+1\n",
      status: 1
    ),
    AppletCase(
      ["diff", "d", "b"],
      files: ["d/a": "1\n", "b": "2\n"],
      errors: "diff: can't stat 'd/b': No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["diff", "d", "e"],
      files: ["d/a": "1\n", "e/a": "2\n", "d/x": "", "e/y": "", "d/s/q": "1", "e/s/q": "2"],
      output:
        "--- d/a\n+++ e/a\n@@ -1 +1 @@\n-1\n+2\nCommon subdirectories: d/s and e/s\nOnly in d: x\nOnly in e: y\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-r", "d", "e"],
      files: [
        "d/a": "1\n", "e/a": "2\n", "d/x": "", "e/y": "", "d/s/q": "1", "e/s/q": "2",
        "d/only/z": "1",
      ],
      output:
        "--- d/a\n+++ e/a\n@@ -1 +1 @@\n-1\n+2\n--- d/s/q\n+++ e/s/q\n@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+2\n\\ No newline at end of file\nOnly in d: x\nOnly in e: y\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-rq", "d", "e"],
      files: ["d/a": "1\n", "e/a": "2\n", "d/x": "", "e/y": "", "d/s/q": "1", "e/s/q": "2"],
      output:
        "Files d/a and e/a differ\nFiles d/s/q and e/s/q differ\nOnly in d: x\nOnly in e: y\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-rN", "d", "e"],
      files: ["d/a": "1\n", "e/a": "2\n", "d/x": "p\n", "e/y": "q\n", "d/o/z": "1\n", "e/s": ""],
      output:
        "--- d/a\n+++ e/a\n@@ -1 +1 @@\n-1\n+2\n--- d/o/z\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n--- d/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-p\n--- /dev/null\n+++ e/y\n@@ -0,0 +1 @@\n+q\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-r", "d", "e"],
      files: ["d/a": "1\n", "e/a/b": "2\n"],
      output: "Only in d: a\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-rs", "d", "e"],
      files: ["d/a": "1\n", "e/a": "1\n"],
      output: "Files d/a and e/a are identical\n"
    ),
    AppletCase(
      ["diff", "-S", "b", "d", "e"],
      files: ["d/a": "1\n", "e/a": "2\n", "d/c": "1\n", "e/c": "3\n"],
      output: "--- d/c\n+++ e/c\n@@ -1 +1 @@\n-1\n+3\n",
      status: 1
    ),
    AppletCase(
      ["diff", "-z", "a", "b"],
      errors: "diff: invalid option -- 'z'\nusage\n",
      status: 1
    ),
    AppletCase(["diff", "a", "a"], files: ["a": "x"]),
    AppletCase(
      ["diff", "-", "."],
      input: "",
      errors: "diff: can't compare stdin to a directory\n",
      status: 1
    ),
    AppletCase(
      ["diff", "a", "b"],
      files: ["a": "a\nb\nc\na\nb\nb\na\n", "b": "c\nb\na\nb\na\nc\n"],
      output: "--- a\n+++ b\n@@ -1,7 +1,6 @@\n-a\n-b\n c\n+b\n a\n b\n-b\n a\n+c\n",
      status: 1
    ),
    AppletCase(
      ["diff", "a", "b"],
      files: ["a": "a\nb\nc\nd\n", "b": "d\nc\nb\na\n"],
      output: "--- a\n+++ b\n@@ -1,4 +1,4 @@\n-a\n-b\n-c\n d\n+c\n+b\n+a\n",
      status: 1
    ),
  ]
}
