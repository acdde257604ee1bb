/// Calls of applets that dump bytes, with what busybox 1.35 answers.
enum DumpCases {
  static let all: [AppletCase] = [
    AppletCase(
      ["od"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000 061141 062143 063145 064147 065151 066153 067155 070157\n0000020 071161 072163\n0000024\n"
    ),
    AppletCase(
      ["od", "-c"],
      input: "a\tb\n\0\u{7f}é\r",
      output: "0000000   a  \\t   b  \\n  \\0 177 303 251  \\r\n0000011\n"
    ),
    AppletCase(
      ["od", "-a"],
      input: "a\tb\n\0\u{7f} ",
      output: "0000000   a  ht   b  nl nul del  sp\n0000007\n"
    ),
    AppletCase(
      ["od", "-An", "-tx1"],
      input: "abcdefghijklmnopqrst",
      output: " 61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 70\n 71 72 73 74\n"
    ),
    AppletCase(["od", "-b"], input: "abc", output: "0000000 141 142 143\n0000003\n"),
    AppletCase(["od", "-x"], input: "abc", output: "0000000 6261 0063\n0000003\n"),
    AppletCase(["od", "-d"], input: "abcd", output: "0000000 25185 25699\n0000004\n"),
    AppletCase(["od", "-i"], input: "abcdé", output: "0000000  25185  25699 -22077\n0000006\n"),
    AppletCase(
      ["od", "-l"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000  1684234849  1751606885  1818978921  1886350957\n0000020  1953722993\n0000024\n"
    ),
    AppletCase(["od", "-o"], input: "a", output: "0000000 000141\n0000001\n"),
    AppletCase(["od", "-s"], input: "éé", output: "0000000 -22077 -22077\n0000004\n"),
    AppletCase(["od", "-h"], input: "ab", output: "0000000 6261\n0000002\n"),
    AppletCase(
      ["od", "-f"],
      input: "abcdefgh",
      output: "0000000   1.6777999e+22   4.3710220e+24\n0000010\n"
    ),
    AppletCase(
      ["od", "-tf8"],
      input: "abcdefgh",
      output: "0000000  8.540883223036124e+194\n0000010\n"
    ),
    AppletCase(["od", "-td1"], input: "aé", output: "0000000   97  -61  -87\n0000003\n"),
    AppletCase(["od", "-tu1", "-A", "d"], input: "aé", output: "0000000  97 195 169\n0000003\n"),
    AppletCase(
      ["od", "-tx8"],
      input: "abcdefghijklmnopqrst",
      output: "0000000 6867666564636261 706f6e6d6c6b6a69\n0000020 0000000074737271\n0000024\n"
    ),
    AppletCase(
      ["od", "-to4"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000 14430661141 15031663145 15432665151 16033667155\n0000020 16434671161\n0000024\n"
    ),
    AppletCase(
      ["od", "-td8"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000  7523094288207667809  8101815670912281193\n0000020           1953722993\n0000024\n"
    ),
    AppletCase(
      ["od", "-tx"],
      input: "abcdefghijklmnopqrst",
      output: "0000000 64636261 68676665 6c6b6a69 706f6e6d\n0000020 74737271\n0000024\n"
    ),
    AppletCase(
      ["od", "-txCz"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000 61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 70  >abcdefghijklmnop<\n0000020 71 72 73 74                                      >qrst<\n0000024\n"
    ),
    AppletCase(
      ["od", "-tx1z"],
      input: "abcdefghijklmnopqrst",
      errors: "od: invalid type string 'x1z'; 4294967295-byte integral type is not supported\n",
      status: 1
    ),
    AppletCase(
      ["od", "-tcxC"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000   a   b   c   d   e   f   g   h   i   j   k   l   m   n   o   p\n        61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 70\n0000020   q   r   s   t\n        71 72 73 74\n0000024\n"
    ),
    AppletCase(
      ["od", "-t", "x1", "-t", "c"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000 61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 70\n          a   b   c   d   e   f   g   h   i   j   k   l   m   n   o   p\n0000020 71 72 73 74\n          q   r   s   t\n0000024\n"
    ),
    AppletCase(["od", "-cb"], input: "ab", output: "0000000 141 142\n          a   b\n0000002\n"),
    AppletCase(
      ["od", "-w4"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000 061141 062143\n0000004 063145 064147\n0000010 065151 066153\n0000014 067155 070157\n0000020 071161 072163\n0000024\n"
    ),
    AppletCase(
      ["od", "-w"],
      input: "abcdefghijklmnopqrstabcdefghijklmnopqrst",
      output:
        "0000000 061141 062143 063145 064147 065151 066153 067155 070157 071161 072163 061141 062143 063145 064147 065151 066153\n0000040 067155 070157 071161 072163\n0000050\n"
    ),
    AppletCase(
      ["od", "-w3"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000 061141\n0000002 062143\n0000004 063145\n0000006 064147\n0000010 065151\n0000012 066153\n0000014 067155\n0000016 070157\n0000020 071161\n0000022 072163\n0000024\n",
      errors: "od: warning: invalid width 3; using 2 instead\n"
    ),
    AppletCase(
      ["od", "-N", "3", "-c"],
      input: "abcdefghijklmnopqrst",
      output: "0000000   a   b   c\n0000003\n"
    ),
    AppletCase(["od", "-N0"], input: "abcdefghijklmnopqrst", output: "0000000\n"),
    AppletCase(
      ["od", "-j", "5", "-c"],
      input: "abcdefghijklmnopqrst",
      output: "0000005   f   g   h   i   j   k   l   m   n   o   p   q   r   s   t\n0000024\n"
    ),
    AppletCase(
      ["od", "-j", "50"],
      input: "abcdefghijklmnopqrst",
      errors: "od: can't skip past end of combined input\n",
      status: 1
    ),
    AppletCase(["od", "-j", "20"], input: "abcdefghijklmnopqrst", output: "0000024\n"),
    AppletCase(
      ["od", "-j", "0x3", "-N", "2", "-tx1"],
      input: "abcdefghijklmnopqrst",
      output: "0000003 64 65\n0000005\n"
    ),
    AppletCase(
      ["od", "-Ax"],
      input: "abcdefghijklmnopqrst",
      output:
        "000000 061141 062143 063145 064147 065151 066153 067155 070157\n000010 071161 072163\n000014\n"
    ),
    AppletCase(
      ["od", "-Aq"],
      input: "abcdefghijklmnopqrst",
      errors: "od: bad output address radix 'q' (must be [doxn])\n",
      status: 1
    ),
    AppletCase(
      ["od", "-N", "x"],
      input: "abcdefghijklmnopqrst",
      errors: "od: invalid number 'x'\n",
      status: 1
    ),
    AppletCase(
      ["od", "-tq"],
      input: "abcdefghijklmnopqrst",
      errors: "od: invalid character 'q' in type string 'q'\n",
      status: 1
    ),
    AppletCase(
      ["od", "-td3"],
      input: "abcdefghijklmnopqrst",
      errors: "od: invalid type string 'd3'; 3-byte integral type is not supported\n",
      status: 1
    ),
    AppletCase(
      ["od"],
      input: "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0x\n",
      output:
        "0000000 000000 000000 000000 000000 000000 000000 000000 000000\n*\n0000040 000000 000000 000000 000000 005170\n0000052\n"
    ),
    AppletCase(
      ["od", "-v"],
      input: "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0x\n",
      output:
        "0000000 000000 000000 000000 000000 000000 000000 000000 000000\n0000020 000000 000000 000000 000000 000000 000000 000000 000000\n0000040 000000 000000 000000 000000 005170\n0000052\n"
    ),
    AppletCase(
      ["od", "-S", "3"],
      input: "abc\0ab\0hello\0x",
      output: "0000000 abc\n0000007 hello\n"
    ),
    AppletCase(["od", "-S2", "-An"], input: "abc\0ab\0hello\0x", output: "abc\nab\nhello\n"),
    AppletCase(
      ["od", "f", "g"],
      files: ["f": "abc", "g": "def"],
      output: "0000000 061141 062143 063145\n0000006\n"
    ),
    AppletCase(["od", "nofile"], errors: "od: nofile: No such file or directory\n", status: 1),
    AppletCase(
      ["od", "nofile", "f"],
      files: ["f": "abc"],
      output: "0000000 061141 000143\n0000003\n",
      errors: "od: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(["od", "-z"], errors: "od: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(["od", "--address-radix=n", "--format=x1"], input: "ab", output: " 61 62\n"),
    AppletCase(
      ["hexdump"],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000 6261 6463 6665 6867 6a69 6c6b 6e6d 706f\n0000010 7271 7473                              \n0000014\n"
    ),
    AppletCase(
      ["hexdump", "-C"],
      input: "abcdefghijklmnopqrst",
      output:
        "00000000  61 62 63 64 65 66 67 68  69 6a 6b 6c 6d 6e 6f 70  |abcdefghijklmnop|\n00000010  71 72 73 74                                       |qrst|\n00000014\n"
    ),
    AppletCase(
      ["hexdump", "-C"],
      input: "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0x\n",
      output:
        "00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n*\n00000020  00 00 00 00 00 00 00 00  78 0a                    |........x.|\n0000002a\n"
    ),
    AppletCase(
      ["hexdump", "-v", "-C"],
      input: "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0x\n",
      output:
        "00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n00000010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n00000020  00 00 00 00 00 00 00 00  78 0a                    |........x.|\n0000002a\n"
    ),
    AppletCase(
      ["hexdump", "-b"],
      input: "abc\n",
      output: "0000000 141 142 143 012                                                \n0000004\n"
    ),
    AppletCase(
      ["hexdump", "-c"],
      input: "abc\n\0é",
      output: "0000000   a   b   c  \\n  \\0 303 251                                    \n0000007\n"
    ),
    AppletCase(
      ["hexdump", "-d"],
      input: "abc",
      output: "0000000   25185   00099                                                \n0000003\n"
    ),
    AppletCase(
      ["hexdump", "-o"],
      input: "abc",
      output: "0000000  061141  000143                                                \n0000003\n"
    ),
    AppletCase(
      ["hexdump", "-x"],
      input: "abc",
      output: "0000000    6261    0063                                                \n0000003\n"
    ),
    AppletCase(
      ["hexdump", "-n", "5", "-C"],
      input: "abcdefghijklmnopqrst",
      output: "00000000  61 62 63 64 65                                    |abcde|\n00000005\n"
    ),
    AppletCase(
      ["hexdump", "-s", "4", "-C", "f"],
      files: ["f": "abcdefghijklmnopqrst"],
      output:
        "00000004  65 66 67 68 69 6a 6b 6c  6d 6e 6f 70 71 72 73 74  |efghijklmnopqrst|\n00000014\n"
    ),
    AppletCase(
      ["hexdump", "-s", "40", "-C", "f"],
      files: ["f": "abcdefghijklmnopqrst"],
      output: "00000014\n"
    ),
    AppletCase(
      ["hexdump", "-C", "-C"],
      input: "ab",
      output:
        "00000000  61 62                                             |ab|\n00000000  61 62                                             |ab|\n00000002\n"
    ),
    AppletCase(["hexdump"], input: ""),
    AppletCase(
      ["hexdump", "-C"],
      input: "xxxxxxxxxxxxxxxx",
      output:
        "00000000  78 78 78 78 78 78 78 78  78 78 78 78 78 78 78 78  |xxxxxxxxxxxxxxxx|\n00000010\n"
    ),
    AppletCase(
      ["hexdump", "-C"],
      input: "xxxxxxxxxxxxxxxxxxxxxxxx",
      output:
        "00000000  78 78 78 78 78 78 78 78  78 78 78 78 78 78 78 78  |xxxxxxxxxxxxxxxx|\n*\n00000010  78 78 78 78 78 78 78 78                           |xxxxxxxx|\n00000018\n"
    ),
    AppletCase(
      ["hexdump", "-C"],
      input: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      output:
        "00000000  78 78 78 78 78 78 78 78  78 78 78 78 78 78 78 78  |xxxxxxxxxxxxxxxx|\n*\n00000040  78 78 78 78 78 78 78 78                           |xxxxxxxx|\n00000048\n"
    ),
    AppletCase(
      ["hexdump", "nofile"],
      errors: "hexdump: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(["hexdump", "-z"], errors: "hexdump: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(
      ["hexdump", "-e", "16/1 \"%02x|\"\"\\n\""],
      input: "abcdefghijklmnopqrst",
      output:
        "61|62|63|64|65|66|67|68|69|6a|6b|6c|6d|6e|6f|70|\n71|72|73|74|  |  |  |  |  |  |  |  |  |  |  |  |\n"
    ),
    AppletCase(["hexdump", "-e", "1/1 \"%02x\""], input: "abc", output: "616263"),
    AppletCase(["hexdump", "-ve", "1/1 \"%.2x\""], input: "aaaa", output: "61616161"),
    AppletCase(
      ["hexdump", "-e", "\"%07.7_ax  \" 8/2 \"%04x \" \"\\n\""],
      input: "abcdefghijklmnopqrst",
      output:
        "0000000  6261 6463 6665 6867 6a69 6c6b 6e6d 706f\n0000010  7271 7473                              \n"
    ),
    AppletCase(
      ["hexdump", "-e", "4/1 \"%d \" \"\\n\""],
      input: "abcdé",
      output: "97 98 99 100\n195 169  \n"
    ),
    AppletCase(
      ["hexdump", "-e", "1/4 \"%u\\n\""],
      input: "abcdefgh",
      output: "1684234849\n1751606885\n"
    ),
    AppletCase(
      ["hexdump", "-e", "\"%_p\" \"%_c\" \"%_u\\n\""],
      input: "a\nb\0",
      output: "a\\nb\n.\n"
    ),
    AppletCase(
      ["hexdump", "-e", "\"%5s|\""],
      input: "ab",
      errors: "hexdump: %s needs precision or byte count\n",
      status: 1
    ),
    AppletCase(["hexdump", "-e", "\"%.3s|\""], input: "abcdef", output: "abc|def|"),
    AppletCase(
      ["hexdump", "-e", "1/3 \"%d\""],
      input: "ab",
      errors: "hexdump: bad byte count for conversion character d\n",
      status: 1
    ),
    AppletCase(
      ["hexdump", "-e", "bad"],
      input: "ab",
      errors: "hexdump: bad format {bad}\n",
      status: 1
    ),
    AppletCase(
      ["hexdump", "-e", "\"%q\""],
      input: "ab",
      errors: "hexdump: bad conversion character %q\n",
      status: 1
    ),
    AppletCase(
      ["hexdump", "-e", "1/8 \"%f\\n\""],
      input: "abcdefgh",
      output:
        "854088322303612443556132715409010294045862401565373483563722442514961219602051402659855976658918436531878259754048734245713781207068881518473287122693797029946174567598895130086455712244280852480.000000\n"
    ),
    AppletCase(
      ["hexdump", "-e", "2/1 \"%x\" \" \" 2/1 \"%o\" \"\\n\""],
      input: "abcdefghijklmnopqrst",
      output: "6162 143144\n6566 147150\n696a 153154\n6d6e 157160\n7172 163164\n"
    ),
    AppletCase(
      ["hd"],
      input: "abc",
      output: "00000000  61 62 63                                          |abc|\n00000003\n"
    ),
    AppletCase(
      ["hd", "f"],
      files: ["f": "xxxxxxxxxxxxxxxxxxxx"],
      output:
        "00000000  78 78 78 78 78 78 78 78  78 78 78 78 78 78 78 78  |xxxxxxxxxxxxxxxx|\n*\n00000010  78 78 78 78                                       |xxxx|\n00000014\n"
    ),
    AppletCase(
      ["xxd"],
      input: "abcdefghijklmnopqrst",
      output:
        "00000000: 6162 6364 6566 6768 696a 6b6c 6d6e 6f70  abcdefghijklmnop\n00000010: 7172 7374                                qrst\n"
    ),
    AppletCase(
      ["xxd", "-p"],
      input: "abcdefghijklmnopqrstabcdefghijklmnopqrst",
      output: "6162636465666768696a6b6c6d6e6f70717273746162636465666768696a\n6b6c6d6e6f7071727374\n"
    ),
    AppletCase(
      ["xxd", "-p", "-c", "4"],
      input: "abcdefghijklmnopqrst",
      output: "61626364\n65666768\n696a6b6c\n6d6e6f70\n71727374\n"
    ),
    AppletCase(
      ["xxd", "-g", "1"],
      input: "abcdefghijklmnopqrst",
      output:
        "00000000: 61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 70  abcdefghijklmnop\n00000010: 71 72 73 74                                      qrst\n"
    ),
    AppletCase(
      ["xxd", "-g4", "-c8"],
      input: "abcdefghijklmnopqrst",
      output:
        "00000000: 61626364 65666768  abcdefgh\n00000008: 696a6b6c 6d6e6f70  ijklmnop\n00000010: 71727374           qrst\n"
    ),
    AppletCase(
      ["xxd", "-g3"],
      input: "abcdefghijklmnopqrst",
      output:
        "00000000: 616263 646566 676869 6a6b6c 6d6e6f 70  abcdefghijklmnop\n00000010: 717273 74                              qrst\n"
    ),
    AppletCase(
      ["xxd", "-g0"],
      input: "abcdefghijklmnopqrst",
      output:
        "00000000: 6162636465666768696a6b6c6d6e6f70  abcdefghijklmnop\n00000010: 71727374                          qrst\n"
    ),
    AppletCase(
      ["xxd", "-l", "5"],
      input: "abcdefghijklmnopqrst",
      output: "00000000: 6162 6364 65                             abcde\n"
    ),
    AppletCase(
      ["xxd", "-s", "3", "f"],
      files: ["f": "abcdefghijklmnopqrst"],
      output:
        "00000003: 6465 6667 6869 6a6b 6c6d 6e6f 7071 7273  defghijklmnopqrs\n00000013: 74                                       t\n"
    ),
    AppletCase(
      ["xxd", "-o", "16"],
      input: "abcdefghijklmnopqrst",
      output:
        "00000010: 6162 6364 6566 6768 696a 6b6c 6d6e 6f70  abcdefghijklmnop\n00000020: 7172 7374                                qrst\n"
    ),
    AppletCase(
      ["xxd", "-i"],
      input: "abcdefghijklmnopqrst",
      output:
        "  0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c,\n  0x6d, 0x6e, 0x6f, 0x70, 0x71, 0x72, 0x73, 0x74,\n"
    ),
    AppletCase(
      ["xxd", "-i", "f.x"],
      files: ["f.x": "abcdefghijklmnopqrst"],
      output:
        "unsigned char f_x[] = {\n  0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c,\n  0x6d, 0x6e, 0x6f, 0x70, 0x71, 0x72, 0x73, 0x74,\n};\nunsigned int f_x_len = 20;\n"
    ),
    AppletCase(
      ["xxd", "-i", "9f"],
      files: ["9f": "xxxxxxxxxxxx"],
      output:
        "unsigned char __9f[] = {\n  0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78,\n};\nunsigned int __9f_len = 12;\n"
    ),
    AppletCase(["xxd", "-r", "-p"], input: "61 62\n6\n3 zz 64", output: "abcd"),
    AppletCase(["xxd", "-r", "-p"], input: "6x162", output: "\u{16}"),
    AppletCase(["xxd", "-p"], input: ""),
    AppletCase(["xxd", "nofile"], errors: "xxd: nofile: No such file or directory\n", status: 1),
    AppletCase(
      ["xxd", "-r", "nofile"],
      errors: "xxd: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["xxd", "a", "b"], errors: "usage\n", status: 1),
    AppletCase(["xxd", "-z"], errors: "xxd: invalid option -- 'z'\nusage\n", status: 1),
    AppletCase(
      ["xxd"],
      input: "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0x\n",
      output:
        "00000000: 0000 0000 0000 0000 0000 0000 0000 0000  ................\n00000010: 0000 0000 0000 0000 0000 0000 0000 0000  ................\n00000020: 0000 0000 0000 0000 780a                 ........x.\n"
    ),
    AppletCase(
      ["xxd", "-p"],
      input: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      output: "787878787878787878787878787878787878787878787878787878787878\n"
    ),
  ]
}
