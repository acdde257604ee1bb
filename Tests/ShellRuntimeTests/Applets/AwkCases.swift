/// Calls of awk, with what busybox 1.35 answers.
enum AwkCases {
  static let all: [AppletCase] = [
    AppletCase(
      ["awk", "BEGIN{print 1"],
      errors: "awk: cmd. line:1: Unexpected token\n",
      status: 1
    ),
    AppletCase(["awk", "BEGIN{x(}"], errors: "awk: cmd. line:1: Unexpected token\n", status: 1),
    AppletCase(
      ["awk", "BEGIN{f(1)}"],
      errors: "awk: cmd. line:1: Call to undefined function\n",
      status: 1
    ),
    AppletCase(
      ["awk", "BEGIN{print 1/0}"],
      errors: "awk: cmd. line:1: Division by zero\n",
      status: 1
    ),
    AppletCase(["awk", "BEGIN{getline x < \"nofile\"; print \"e\" x}"], output: "e\n"),
    AppletCase(["awk", "BEGIN { print length() }"], output: "0\n"),
    AppletCase(
      [
        "awk",
        "BEGIN{print substr(\"hello\",0,2)\"|\"substr(\"hello\",-1)\"|\"substr(\"hello\",2,100)}",
      ],
      output: "he|hello|ello\n"
    ),
    AppletCase(
      ["awk", "BEGIN{printf \"%d %s %c %c\\n\", \"3x\", 1e6, 65, \"hello\"}"],
      output: "3 1000000 A h\n"
    ),
    AppletCase(
      ["awk", "BEGIN{print 1e6, 1e17, 0.1+0.2, 100000000000000000000, -0}"],
      output: "1000000 100000000000000000 0.3 1e+20 0\n"
    ),
    AppletCase(
      ["awk", "BEGIN{a[\"x\"]=1;a[\"y\"]=2;a[\"z\"]=3;for(k in a)print k}"],
      output: "z\nx\ny\n"
    ),
    AppletCase(
      ["awk", "BEGIN{for(i=0;i<12;i++)a[i]=i;for(k in a)printf \"%s \",k;print \"\"}"],
      output: "10 11 0 1 2 3 4 5 6 7 8 9 \n"
    ),
    AppletCase(["awk", "BEGIN{n=split(\"a:b:c\",x,\":\");print n,x[1],x[3]}"], output: "3 a c\n"),
    AppletCase(
      ["awk", "BEGIN{print index(\"abc\",\"c\"),match(\"xabbc\",\"ab+\"),RSTART,RLENGTH}"],
      output: "3 2 2 3\n"
    ),
    AppletCase(
      ["awk", "BEGIN{s=\"aaa\";print gsub(/a/,\"[&]\",s),s;print sub(/\\[/,\"\\\\&\",s),s}"],
      output: "3 [a][a][a]\n1 &a][a][a]\n"
    ),
    AppletCase(
      ["awk", "BEGIN{print toupper(\"abc\") tolower(\"ABC\"), int(3.9), int(-3.9)}"],
      output: "ABCabc 3 -3\n"
    ),
    AppletCase(["awk", "BEGIN{print \"a\" > \"/dev/stderr\"}"], errors: "a\n"),
    AppletCase(["awk", "BEGIN{print -3%2, 7%3}"], output: "-1 1\n"),
    AppletCase(
      ["awk", "BEGIN{x; print x+0, x \"\"; if(!x)print \"unset\"}"],
      output: "0 \nunset\n"
    ),
    AppletCase(
      ["awk", "BEGIN{print 1==1.0, \"a\"<\"b\", \"10\"<\"9\", 10<9}"],
      output: "1 1 1 0\n"
    ),
    AppletCase(["awk", "BEGIN { printf \"%s\\n\" }"], output: "\n"),
    AppletCase(
      ["awk", "BEGIN { printf \"%5.2f|%-5s|%05d\\n\", 3.14159, \"ab\", 42 }"],
      output: " 3.14|ab   |00042\n"
    ),
    AppletCase(
      ["awk", "function f(n){return n<=1?1:n*f(n-1)} BEGIN{print f(10)}"],
      output: "3628800\n"
    ),
    AppletCase(["awk", "BEGIN{exit 3} END{print \"end\"}"], output: "end\n", status: 3),
    AppletCase(["awk", "BEGIN{print length(\"é\"), toupper(\"é\")}"], output: "2 é\n"),
    AppletCase(["awk", "BEGIN{CONVFMT=\"%.2g\"; a=3.14159; b=a \"\"; print b}"], output: "3.1\n"),
    AppletCase(["awk", "BEGIN{print substr(\"hello\",2.5,2)}"], output: "el\n"),
    AppletCase(
      ["awk", "BEGIN{print \"x\" > \"o\"; close(\"o\"); getline l < \"o\"; print l}"],
      output: "x\n",
      leaves: ["o": "x\n"]
    ),
    AppletCase(
      ["awk", "BEGIN { if ((\"a\",\"b\") in x) print 1; else print 0; delete x; print length(x)}"],
      output: "0\n0\n"
    ),
    AppletCase(["awk", "BEGIN{$3=\"x\"; print NF, $0; NF=2; print $0}"], output: "3   x\n \n"),
    AppletCase(["awk", "BEGIN { print substr(\"x\", \"a\") ; print; }"], output: "x\n\n"),
    AppletCase(
      ["awk", "BEGIN{printf \"%i %o %x %X %u %e %g %%\\n\",10,8,255,255,3,1.5,0.0001}"],
      output: "10 10 ff FF 3 1.500000e+00 0.0001 %\n"
    ),
    AppletCase(["awk", "BEGIN{print length}"], output: "0\n"),
    AppletCase(["awk", "BEGIN{print 010+0, 0x10}"], output: "8 16\n"),
    AppletCase(["awk", "BEGIN{print 1 \" \" 2, 3 4}"], output: "1 2 34\n"),
    AppletCase(
      ["awk", "BEGIN{a=\"A\";b=a++;print a,b; print 1 - -1, !0, !\"a\", - \"3\"}"],
      output: "1 0\n2 1 0 -3\n"
    ),
    AppletCase(
      ["awk", "BEGIN { while(i<3){i++;if(i==2)continue;print i}; do{i--}while(i>0);print i}"],
      output: "1\n3\n0\n"
    ),
    AppletCase(["awk", "BEGIN{print strftime(\"%Y\",0)}"], output: "1970\n"),
    AppletCase(["awk", "BEGIN{print tolower(123) , substr(12345,2,3)}"], output: "123 234\n"),
    AppletCase(
      ["awk", "BEGIN{regex=\"^a.c$\"; print \"abc\"~regex, \"abd\" !~ /c/}"],
      output: "1 1\n"
    ),
    AppletCase(["awk", "@x"], errors: "awk: cmd. line:1: Unexpected token\n", status: 1),
    AppletCase(
      ["awk", "BEGIN{print index(\"a\")}"],
      errors: "awk: cmd. line:1: Too few arguments\n",
      status: 1
    ),
    AppletCase(
      ["awk", "BEGIN{print toupper(substr(\"abc\", 1, 1)) substr(\"abc\", 2)}"],
      output: "Abc\n"
    ),
    AppletCase(
      ["awk", "BEGIN{switch(1){}}"],
      errors: "awk: cmd. line:1: Unexpected token\n",
      status: 1
    ),
    AppletCase(
      ["awk", "BEGIN{for(;;){if(++i>3)break;printf \"%s \",i}print \"\"}"],
      output: "1 2 3 \n"
    ),
    AppletCase(
      ["awk", "BEGIN{a[\"b\",1]=2;for(k in a){split(k,p,SUBSEP);print p[1],p[2]}}"],
      output: "b 1\n"
    ),
    AppletCase(["awk", "function g(arr,k){arr[k]=k*2} BEGIN{g(z,3);print z[3]}"], output: "6\n"),
    AppletCase(
      ["awk", "function h(a,  loc){loc=a;a=9;return loc} BEGIN{q=5;print h(q),q,loc}"],
      output: "5 5 \n"
    ),
    AppletCase(["awk", "BEGIN{print 1,2 > \"/dev/stdout\"}"], output: "1 2\n"),
    AppletCase(["awk", "BEGIN{print (1,2) in a}"], output: "0\n"),
    AppletCase(["awk", "BEGIN{print 2*3+4, 2+3*4, (2+3)*4, 10-2-3}"], output: "10 14 20 5\n"),
    AppletCase(["awk", "BEGIN{x=\"a\";x=x x;x=x x;print x}"], output: "aaaa\n"),
    AppletCase(["awk", "BEGIN{print !1+1, 1<2?\"y\":\"n\"}"], output: "1 y\n"),
    AppletCase(["awk", "BEGIN{printf(\"%s-%s\\n\",\"a\",\"b\")}"], output: "a-b\n"),
    AppletCase(["awk", "BEGIN{print length(\"a\" \"bc\")}"], output: "3\n"),
    AppletCase(
      ["awk", "BEGIN{x[1];print (1 in x),(2 in x);delete x[1];print (1 in x)}"],
      output: "1 0\n0\n"
    ),
    AppletCase(["awk", "BEGIN{print substr(\"hello\",2)}"], output: "ello\n"),
    AppletCase(["awk", "BEGIN{print \"a\\tb\\\\c\\/d\\\"e\"}"], output: "a\tb\\c/d\"e\n"),
    AppletCase(
      ["awk", "BEGIN{s=\"hello\";gsub(/l+/,\"L\",s);print s;gsub(/x*/,\"-\",s);print s}"],
      output: "heLo\n-h-e-L-o-\n"
    ),
    AppletCase(["awk", "BEGIN{print match(\"abc\",/z/),RSTART,RLENGTH}"], output: "0 0 -1\n"),
    AppletCase(
      [
        "awk",
        "BEGIN{print split(\"  a b  \",q),q[1]; print split(\"a1b22c\",r,/[0-9]+/),r[3]; print split(\"\",e)}",
      ],
      output: "2 a\n3 c\n0\n"
    ),
    AppletCase(["awk", "BEGIN{print sprintf(\"%03d|%+d|%x\",7,5,255)}"], output: "007|+5|ff\n"),
    AppletCase(["awk", "BEGIN{i=5;print i++ + ++i, i--, i}"], output: "12 7 6\n"),
    AppletCase(["awk", "BEGIN{x=3;x+=2;x*=4;x-=1;x/=2;x%=5;print x}"], output: "4.5\n"),
    AppletCase(["awk", "BEGIN{if(1)print \"a\";else print \"b\"}"], output: "a\n"),
    AppletCase(["awk", "BEGIN{if(0)\nprint \"a\"\nelse\nprint \"b\"}"], output: "b\n"),
    AppletCase(["awk", "BEGIN { print 1; # comment\nprint 2 }"], output: "1\n2\n"),
    AppletCase(["awk", "BEGIN{print 1 2 + 3 4}"], output: "154\n"),
    AppletCase(["awk", "BEGIN{print 1e3 \"\" , .5, 1.0, \"1.0\"+0}"], output: "1000 0.5 1 1\n"),
    AppletCase(["awk", "BEGIN{print 3 > 2}"], leaves: ["2": "3\n"]),
    AppletCase(["awk", "BEGIN{printf \"%c%c\",256+65,\"\"}"], output: "A\0"),
    AppletCase(["awk", "BEGIN{print length(12345)}"], output: "5\n"),
    AppletCase(
      ["awk", "BEGIN{a=\"x\" ; a = a \"y\" ; print a; b = 1; b = b + b++; print b}"],
      output: "xy\n2\n"
    ),
    AppletCase(["awk", "BEGIN{print int(\"3abc\"), \"3abc\"+1, +\"1e2\"}"], output: "3 4 100\n"),
    AppletCase(["awk", "BEGIN{printf \"%s %d\\n\", \"a\"}"], output: "a 0\n"),
    AppletCase(["awk", "BEGIN{print substr(\"hello\",3,0) \"|\"}"], output: "|\n"),
    AppletCase(["awk", "BEGIN{while(1){if(n++>5)exit n}}"], status: 7),
    AppletCase(["awk", "BEGIN{print -\"\" , 1-1}"], output: "0 0\n"),
    AppletCase(["awk", "BEGIN{getline}END{print NR}"], output: "0\n"),
    AppletCase(
      ["awk", "{print $1}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice\nbob\ncarol\n"
    ),
    AppletCase(
      ["awk", "{print $1,$3}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice paris\nbob rome\ncarol oslo\n"
    ),
    AppletCase(
      ["awk", "{print $NF}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "paris\nrome\noslo\n"
    ),
    AppletCase(
      ["awk", "NR==2"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "bob 25 rome\n"
    ),
    AppletCase(
      ["awk", "/bob/{print NR\": \"$0}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "2: bob 25 rome\n"
    ),
    AppletCase(
      ["awk", "$2>28"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice 30 paris\ncarol 35 oslo\n"
    ),
    AppletCase(
      ["awk", "$2>28{print $1}END{print NR}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice\ncarol\n3\n"
    ),
    AppletCase(["awk", "-F:", "{print $2}"], input: "a:b:c\n", output: "b\n"),
    AppletCase(["awk", "-F", "[:,]", "{print $2,$3}"], input: "a:b,c\n", output: "b c\n"),
    AppletCase(
      ["awk", "-F,", "-v", "OFS=-", "{$1=$1;print}"],
      input: "a,b,c\n",
      output: "a-b-c\n"
    ),
    AppletCase(
      ["awk", "{s+=$2}END{print s, s/NR}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "90 30\n"
    ),
    AppletCase(
      ["awk", "BEGIN{OFS=\"-\"}{print $1,$2}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice-30\nbob-25\ncarol-35\n"
    ),
    AppletCase(
      ["awk", "{$2=\"\";print}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice  paris\nbob  rome\ncarol  oslo\n"
    ),
    AppletCase(
      ["awk", "{$5=\"x\";print;print NF}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice 30 paris  x\n5\nbob 25 rome  x\n5\ncarol 35 oslo  x\n5\n"
    ),
    AppletCase(
      ["awk", "NR==1,NR==2"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice 30 paris\nbob 25 rome\n"
    ),
    AppletCase(
      ["awk", "/alice/,/bob/{print $1}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice\nbob\n"
    ),
    AppletCase(
      ["awk", "END{print $0,NF}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "carol 35 oslo 3\n"
    ),
    AppletCase(
      ["awk", "{c[$3]++}END{for(k in c)print k,c[k]}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\ndave 1 rome\n",
      output: "oslo 1\nrome 2\nparis 1\n"
    ),
    AppletCase(["awk", "!seen[$1]++"], input: "a\nb\na\n", output: "a\nb\n"),
    AppletCase(
      ["awk", "{print > \"o\"}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      leaves: ["o": "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n"]
    ),
    AppletCase(
      ["awk", "{print >> \"o\"}"],
      input: "x\n",
      files: ["o": "y\n"],
      leaves: ["o": "y\nx\n"]
    ),
    AppletCase(
      ["awk", "{print FILENAME,FNR,NR}", "f", "g"],
      files: ["f": "1\n2\n", "g": "3\n"],
      output: "f 1 1\nf 2 2\ng 1 3\n"
    ),
    AppletCase(["awk", "{print x}", "x=5", "f"], files: ["f": "1\n"], output: "5\n"),
    AppletCase(
      ["awk", "1", "nofile"],
      errors: "awk: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["awk", "1", "nofile", "f"],
      files: ["f": "a\n"],
      errors: "awk: nofile: No such file or directory\n",
      status: 1
    ),
    AppletCase(
      ["awk", "BEGIN{RS=\"\"}{print NR\": \"$1\"|\"$NF}"],
      input: "a b\nc\n\n\nd\n",
      output: "1: a|c\n2: d|d\n"
    ),
    AppletCase(["awk", "BEGIN{RS=\";\"}{print}"], input: "a;b;c", output: "a\nb\nc\n"),
    AppletCase(
      ["awk", "{print length($0)}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "14\n11\n13\n"
    ),
    AppletCase(
      ["awk", "{next;print}END{print NR}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "3\n"
    ),
    AppletCase(
      ["awk", "NR==2{exit}{print}END{print \"e\"}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice 30 paris\ne\n"
    ),
    AppletCase(["awk", "{getline;print}"], input: "1\n2\n3\n", output: "2\n3\n"),
    AppletCase(
      ["awk", "{while((getline l < \"f\")>0)n++;print n}"],
      input: "x\n",
      files: ["f": "1\n2\n"],
      output: "2\n"
    ),
    AppletCase(
      ["awk", "NR==1{getline x;print \"x=\" x,NR}"],
      input: "1\n2\n3\n",
      output: "x=2 2\n"
    ),
    AppletCase(
      ["awk", "$1~/^a/&&$2==30"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice 30 paris\n"
    ),
    AppletCase(
      ["awk", "$1==\"bob\"||NR==3{print $1}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "bob\ncarol\n"
    ),
    AppletCase(
      ["awk", "{print ($2 == \"25\" ? \"yes\" : \"no\")}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "no\nyes\nno\n"
    ),
    AppletCase(["awk", "{print ($1 >= 5)}"], input: "7\n3\n10\n", output: "1\n0\n1\n"),
    AppletCase(
      ["awk", "{gsub(/o/,\"0\");print}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice 30 paris\nb0b 25 r0me\ncar0l 35 0sl0\n"
    ),
    AppletCase(
      ["awk", "{sub(/a/,\"A\",$1);print}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "Alice 30 paris\nbob 25 rome\ncArol 35 oslo\n"
    ),
    AppletCase(["awk", "{print NF}"], input: "\n a  b \n", output: "0\n2\n"),
    AppletCase(["awk", "-F\\t", "{print $2}"], input: "a\tb c\n", output: "b c\n"),
    AppletCase(["awk", "-Ft", "{print $1}"], input: "atb\n", output: "a\n"),
    AppletCase(
      ["awk", "-f", "p.awk"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      files: ["p.awk": "# c\n{ print $1 }\n"],
      output: "alice\nbob\ncarol\n"
    ),
    AppletCase(["awk", "-v", "n=3", "BEGIN{print n+1}"], output: "4\n"),
    AppletCase(["awk", "-v", "s=a\\tb", "BEGIN{print s}"], output: "a\tb\n"),
    AppletCase(
      ["awk", "{printf \"%-10s|%5d\\n\",$1,$2}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice     |   30\nbob       |   25\ncarol     |   35\n"
    ),
    AppletCase(
      ["awk", "{a[NR]=$1}END{for(i=NR;i>0;i--)print a[i]}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "carol\nbob\nalice\n"
    ),
    AppletCase(["awk", "BEGIN{FS=\",\"}{print $2}"], input: "a,b\n", output: "b\n"),
    AppletCase(
      ["awk", "{print $(NF-1)}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "30\n25\n35\n"
    ),
    AppletCase(
      ["awk", "{print $-1}"],
      input: "a\n",
      errors: "awk: cmd. line:1: Access to negative field\n",
      status: 1
    ),
    AppletCase(["awk", "-F|", "{print $2}"], input: "a|b\n", output: "b\n"),
    AppletCase(
      ["awk", "{ print toupper($1) }"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "ALICE\nBOB\nCAROL\n"
    ),
    AppletCase(
      ["awk", "$2 > max { max=$2; who=$1 } END { print who, max }"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "carol 35\n"
    ),
    AppletCase(
      ["awk", "{$3=\"\"; print NF}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "3\n3\n3\n"
    ),
    AppletCase(
      ["awk", "{NF=2}1"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice 30\nbob 25\ncarol 35\n"
    ),
    AppletCase(["awk", "{$0=\"x y\";print $2,NF}"], input: "q\n", output: "y 2\n"),
    AppletCase(["awk", "length>5"], input: "short\nlonger line\n", output: "longer line\n"),
    AppletCase(["awk", "{print;}"], input: "a", output: "a\n"),
    AppletCase(["awk", "{i=1;while(i<=NF){print $i;i++}}"], input: "a b\n", output: "a\nb\n"),
    AppletCase(
      ["awk", "BEGIN{while((getline line)>0)n++;print n}"],
      input: "a\nb\n",
      output: "2\n"
    ),
    AppletCase(["awk"], errors: "usage\n", status: 1),
    AppletCase(
      ["awk", "-f", "nofile"],
      errors: "awk: can't open 'nofile': No such file or directory\n",
      status: 1
    ),
    AppletCase(["awk", "BEGIN{printf \"a\\n\"}", "nofile"], output: "a\n"),
    AppletCase(["awk", "/a/&&!/b/"], input: "a\nab\n", output: "a\n"),
    AppletCase(["awk", "{print $1}{print $2}"], input: "x y\n", output: "x\ny\n"),
    AppletCase(
      ["awk", "END{print NR}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "3\n"
    ),
    AppletCase(
      ["awk", "{x=x $1}END{print x}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alicebobcarol\n"
    ),
    AppletCase(
      ["awk", "$0=$2"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "30\n25\n35\n"
    ),
    AppletCase(["awk", "{print NR%2?\"odd\":\"even\"}"], input: "1\n2\n", output: "odd\neven\n"),
    AppletCase(["awk", "NF"], input: "a\n\nb\n", output: "a\nb\n"),
    AppletCase(
      [
        "awk",
        "{ if ($2 > 26) { print $1 } else if ($2 == 25) print \"twentyfive\"; else print \"none\" }",
      ],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "alice\ntwentyfive\ncarol\n"
    ),
    AppletCase(
      ["awk", "{print substr($0,index($0,$2))}"],
      input: "alice 30 paris\nbob 25 rome\ncarol 35 oslo\n",
      output: "30 paris\n25 rome\n35 oslo\n"
    ),
    AppletCase(["awk", "-F.", "{print $2}"], input: "a.b\n", output: "b\n"),
    AppletCase(["awk", "-F", "", "{print $2}"], input: "abc\n", output: "b\n"),
    AppletCase(["awk", "BEGIN{RS=\"[0-9]\"}{print}"], input: "a1b2c\n", output: "a\nb\nc\n\n"),
    AppletCase(["awk", "{print \"x\" , $1 > \"/dev/stderr\"}"], input: "a\n", errors: "x a\n"),
  ]
}
