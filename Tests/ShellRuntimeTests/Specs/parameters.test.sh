#### default values
echo ${x-a} ${x:-b}; x=; echo ${x-a} ${x:-b}; x=1; echo ${x-a} ${x:-b}
## STDOUT:
a b
b
1 1
## END

#### alternative values
echo [${x+a}] [${x:+b}]; x=; echo [${x+a}] [${x:+b}]; x=1; echo [${x+a}] [${x:+b}]
## STDOUT:
[] []
[a] []
[a] [b]
## END

#### assigned values
echo ${x=a} $x; y=; echo [${y=a}] [${y:=b}] $y
## STDOUT:
a a
[] [b] b
## END

#### an error for an unset parameter
echo ${x?}; echo never
## status: 2
## STDERR:
sh: x: parameter not set
## END

#### an error with a message
echo ${x:?bad news}; echo never
## status: 2
## STDERR:
sh: x: bad news
## END

#### the length
x=hello; echo ${#x} ${#nope} ${#}; set -- a b; echo ${#} ${#1}
## STDOUT:
5 0 0
2 1
## END

#### shortest and longest prefix
x=a.b.c; echo ${x#*.} ${x##*.} ${x#z}
## STDOUT:
b.c c a.b.c
## END

#### shortest and longest suffix
x=a.b.c; echo ${x%.*} ${x%%.*} ${x%z}
## STDOUT:
a.b a a.b.c
## END

#### a path's parts
p=/usr/local/file.tar.gz; echo ${p##*/} ${p%/*} ${p%%.*} ${p##*.}
## STDOUT:
file.tar.gz /usr/local /usr/local/file gz
## END

#### quoted patterns are literal
x='a*b*c'; echo "${x#"a*"}" "${x%'*c'}" "${x#*\*}"
## STDOUT:
b*c a*b b*c
## END

#### patterns from variables
x=abcabc; p='*b'; echo ${x#$p} ${x#"$p"}
## STDOUT:
cabc abcabc
## END

#### substrings
x=abcdef; echo ${x:2} ${x:1:3} ${x: -2} ${x:0:-1} ${x:10}
## STDOUT:
cdef bcd ef abcde
## END

#### a substring with arithmetic
x=abcdef; i=1; echo ${x:i+1:i*2} ${x:$i:2}
## STDOUT:
cd bc
## END

#### replacement
x=banana; echo ${x/a/o} ${x//a/o} ${x/na} ${x//n?/-} ${x/z/y}
## STDOUT:
bonana bonono bana ba-- banana
## END

#### replacement with patterns and quotes
x='a b c'; echo "${x// /_}" "${x/"b"/[&]}"
## STDOUT:
a_b_c a [&] c
## END

#### nested expansions
a=1; echo ${x:-${y:-${a}}} "${x:-"$a b"}"
## STDOUT:
1 1 b
## END

#### defaults with quotes
set -- ${x:-"a b" c}; echo $#; set -- "${x:-a b}"; echo $#
## STDOUT:
2
1
## END

#### an unquoted default is split
set -- ${x:-a b c}; echo $#
## STDOUT:
3
## END

#### a brace in a default
echo "${x:-a\}b}" ${x:-'}'}
## STDOUT:
a}b }
## END

#### positional parameters beyond nine
set -- 1 2 3 4 5 6 7 8 9 ten eleven; echo $10 ${10} ${11}
## STDOUT:
10 ten eleven
## END

#### all parameters
set -- 'a b' c; for i in "$@"; do echo "[$i]"; done; for i in $@; do echo "<$i>"; done; for i in "$*"; do echo "{$i}"; done
## STDOUT:
[a b]
[c]
<a>
<b>
<c>
{a b c}
## END

#### all parameters with a prefix and a suffix
set -- a b c; for i in "x$@y"; do echo "[$i]"; done
## STDOUT:
[xa]
[b]
[cy]
## END

#### no parameters
set --; set -- "$@"; echo $#; set -- "x$@"; echo $#; set -- ""$@; echo $#
## STDOUT:
0
1
1
## END

#### the star joins with IFS
set -- a b c; IFS=-; echo "$*"; IFS=; echo "$*"; unset IFS; echo "$*"
## STDOUT:
a-b-c
abc
a b c
## END

#### special parameters
set -- a b; echo $# $? "$-"; false; echo $?
## STDOUT:
2 0 c
1
## END

#### the name of the shell
echo $0
## STDOUT:
sh
## END

#### name boundaries
x=1; echo $x_y ${x}_y $x-y "$x"y
## STDOUT:
1_y 1-y 1y
## END

#### a bad substitution
echo ${x!y}
## status: 2
## STDERR:
sh: syntax error: bad substitution
## END

#### an unset variable with set -u
set -u; echo ${x-ok}; echo $x; echo never
## status: 2
## STDOUT:
ok
## END
## STDERR:
sh: x: parameter not set
## END

#### set -u and parameters
set -u; set --; echo "$@" "$*" $#; echo ok
## STDOUT:
 0
ok
## END

#### field splitting
x='a  b	c
d'; set -- $x; echo $#
## STDOUT:
4
## END

#### splitting at other characters
IFS=:; x='a:b::c'; set -- $x; echo $#; for i; do echo "[$i]"; done
## STDOUT:
4
[a]
[b]
[]
[c]
## END

#### a trailing separator
IFS=:; x='a:'; set -- $x; echo $#; x=':a'; set -- $x; echo $#
## STDOUT:
1
2
## END

#### blanks around separators
IFS=' :'; x='a : b  c'; set -- $x; echo $#
## STDOUT:
3
## END

#### splitting joins with neighbours
x='a b'; set -- 1$x"2 3"; echo $#; for i; do echo "[$i]"; done
## STDOUT:
2
[1a]
[b2 3]
## END

#### assignment does not split
x='a  b'; y=$x; echo "$y"; z=$(echo 'c  d'); echo "$z"
## STDOUT:
a  b
c  d
## END

#### case does not split
x='a b'; case $x in 'a b') echo yes;; esac
## STDOUT:
yes
## END

#### empty IFS
IFS=; x='a b'; set -- $x; echo $#
## STDOUT:
1
## END

#### random numbers
[ $RANDOM -ge 0 ] && [ $RANDOM -le 32767 ] && echo ok; echo $((RANDOM % 1))
## STDOUT:
ok
0
## END

#### random numbers differ
a=$RANDOM$RANDOM$RANDOM; b=$RANDOM$RANDOM$RANDOM; [ $a != $b ] && echo differ
## STDOUT:
differ
## END

#### the line number
echo $LINENO
echo $LINENO
## STDOUT:
0
1
## END

#### double quotes make a field of nothing, except around $@ alone
count() { echo $#; }
count "$@"
count "${@}"
count "$@""$@"
count "$@$@"
count "${@-}"
count "${@:+x}"
count "${@-"$@"}" ${x-"$@"}
## STDOUT:
0
0
0
1
1
1
1
## END

#### cutting by one character
v=abc; echo "${v#?}${v%?}${v##?}${v%%?}"; v=; echo "<${v#?}${v%?}>"
## STDOUT:
bcabbcab
<>
## END

#### cutting by texts and stars
v=a/b/c; echo ${v#a} ${v#*/} ${v##*/} ${v#a*} "<${v##a*}>" ${v%c} ${v%/*} ${v%%/*} "<${v%%*c}>" ${v%*c}
echo ${v#x} ${v#*x} ${v%x} ${v%x*} "<${v##*}>" ${v#*} "<${v%%*}>" ${v#} ${v#*/*} "<${v##*/*}>" ${v%*/*}
## STDOUT:
/b/c b/c c /b/c <> a/b/ a/b a <> a/b/
a/b/c a/b/c a/b/c a/b/c <> a/b/c <> a/b/c b/c <> a/b
## END

#### stars and question marks in quotes stand for themselves
v='*a?'; echo "${v#'*'}" "${v%"?"}" "${v#\*}" "${v%\?}" "${v#"*"*}" "${v#x'*'}"
## STDOUT:
a? *a a? *a a? *a?
## END

#### a case of texts and stars
for v in abc a '' '*' b.c; do
  case $v in '') echo empty ;; '*') echo star ;; *.*) echo dot ;; a?c) echo three ;; a*) echo a ;; esac
done
## STDOUT:
three
a
empty
star
dot
## END
