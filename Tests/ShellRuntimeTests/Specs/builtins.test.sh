#### echo
echo -n a; echo b; echo -e 'a\tb\n\x41\0101'; echo 'a\tb'; echo -- -n; echo -E 'a\n'
## STDOUT:
ab
a	b
AA
a\tb
-- -n
a\n
## END

#### printf
printf '%s-%d-%5d-%-5s|%05.1f %x %X %o %c%%\n' a 3 4 b 2.5 255 255 8 xyz; printf '%s\n' 1 2 3; printf 'a\tb\n'
## STDOUT:
a-3-    4-b    |002.5 ff FF 10 x%
1
2
3
a	b
## END

#### printf reuses its format
printf '%s=%s\n' a 1 b 2 c
## STDOUT:
a=1
b=2
c=
## END

#### printf with no arguments
printf '%s|%d|\n'
## status: 1
## STDOUT:
|0|
## END

#### a bad number for printf
printf '%d\n' abc; echo $?
## STDOUT:
0
1
## END
## STDERR:
sh: invalid number 'abc'
## END

#### test strings
[ a = a ] && [ a != b ] && [ -n a ] && [ -z '' ] && echo ok; [ '' ] || echo empty
## STDOUT:
ok
empty
## END

#### test numbers
[ 1 -lt 2 ] && [ 2 -le 2 ] && [ 3 -gt 2 ] && [ 3 -ge 3 ] && [ 1 -eq 1 ] && [ 1 -ne 2 ] && echo ok
## STDOUT:
ok
## END

#### test files
touch f; mkdir d; [ -e f ] && [ -f f ] && [ -d d ] && [ ! -f d ] && [ ! -e no ] && echo ok
## STDOUT:
ok
## END

#### test combinations
[ 1 = 1 -a 2 = 2 ] && [ 1 = 2 -o 2 = 2 ] && [ ! 1 = 2 ] && [ \( 1 = 1 \) ] && echo ok
## STDOUT:
ok
## END

#### test with a bad number
[ a -eq 1 ]; echo $?
## STDOUT:
2
## END
## STDERR:
sh: a: bad number
## END

#### a missing bracket
[ 1 = 1; echo $?
## STDOUT:
2
## END
## STDERR:
sh: missing ]
## END

#### the extended test
[[ a == a ]] && [[ abc == ab? ]] && [[ a != b && ( 1 -lt 2 ) ]] && echo ok
## status: 2

#### read
echo 'a b c' > f; read x < f; echo "$x"; read x y < f; echo "$x|$y"; read x y z w < f; echo "$z|$w"
## STDOUT:
a b c
a|b c
c|
## END

#### read trims
echo '  a   b  ' > f; read x < f; echo "[$x]"; read -r x y < f; echo "[$x][$y]"
## STDOUT:
[a   b]
[a][b]
## END

#### read with backslashes
printf 'a\\ b c\n' > f; read x y < f; echo "$x|$y"; read -r x y < f; echo "$x|$y"
## STDOUT:
a b|c
a\|b c
## END

#### read continues lines
printf 'a\\\nb\n' > f; read x < f; echo $x
## STDOUT:
ab
## END

#### read with IFS
echo 'a:b:c' > f; IFS=: read x y < f; echo "$x|$y"
## STDOUT:
a|b:c
## END

#### read at the end
read x < /dev/null; echo $?; printf abc > f; read x < f; echo $? $x
## STDOUT:
1
1 abc
## END

#### read without a name
echo ' a b ' > f; read < f; echo "[$REPLY]"
## STDOUT:
[ a b ]
## END

#### cd and pwd
mkdir -p a/b; cd a/b; pwd | sed 's,.*/a/b,A/B,'; cd ..; pwd | sed 's,.*/a$,A,'; cd - >/dev/null; pwd | sed 's,.*/a/b,A/B,'
## STDOUT:
A/B
A
A/B
## END

#### cd to nowhere
cd /nonexistent; echo $?
## STDOUT:
2
## END
## STDERR:
sh: cd: line 0: can't cd to /nonexistent: No such file or directory
## END

#### export
export A=1 B; B=2; sh -c 'echo $A $B'; export -n A; sh -c 'echo [$A]'
## STDOUT:
1 2
[]
## END

#### export does not split
x='a b'; export y=$x; echo "$y"
## STDOUT:
a b
## END

#### readonly
readonly a=1; echo $a; a=2; echo never
## status: 2
## STDOUT:
1
## END
## STDERR:
sh: a: is read only
## END

#### unset
x=1; unset x; echo [$x]; f() { echo f; }; unset -f f; f 2>/dev/null; echo $?
## STDOUT:
[]
127
## END

#### set parameters
set -- -a b; echo $1 $2 $#; set x y; echo $*
## STDOUT:
-a b 2
x y
## END

#### options in a variable
set -eu; case $- in *e*u*) echo both;; esac

#### an illegal option
set -q; echo never
## status: 2
## STDERR:
sh: set: line 0: illegal option -q
## END

#### getopts
while getopts ab:c o -a -b val -c rest; do echo "$o $OPTARG $OPTIND"; done; echo $OPTIND
## STDOUT:
a  2
b val 4
c  5
5
## END

#### getopts with clusters
set -- -abval -c x; while getopts ab:c o; do echo "$o [$OPTARG]"; done; shift $((OPTIND-1)); echo $*
## STDOUT:
a []
b [val]
c []
x
## END

#### getopts with a wrong option
set -- -x; getopts ab o; echo $? $o
## STDOUT:
0 ?
## END
## STDERR:
Illegal option -x
## END

#### silent getopts
set -- -x -b; while getopts :ab: o; do echo "$o $OPTARG"; done
## STDOUT:
? x
: b
## END

#### type
f() { :; }; type f if cd :
## STDOUT:
f is a function
if is a shell keyword
cd is a shell builtin
: is a special shell builtin
## END

#### command -v
command -v cd if nope; echo $?; f() { :; }; command -v f
## STDOUT:
cd
0
f
## END

#### command skips functions
echo() { printf 'mine\n'; }; echo a; command echo b
## STDOUT:
mine
b
## END

#### a command that is not there
nope-such; echo $?
## STDOUT:
127
## END
## STDERR:
sh: nope-such: not found
## END

#### a path that is not there
./nope; echo $?
## STDOUT:
127
## END
## STDERR:
sh: ./nope: not found
## END

#### a folder is no command
mkdir d; ./d; echo $?
## STDOUT:
126
## END
## STDERR:
sh: ./d: Permission denied
## END

#### a script that is not executable
echo 'echo hi' > s; ./s 2>/dev/null; echo $?; chmod +x s; ./s
## STDOUT:
126
hi
## END

#### a script with an interpreter
printf '#!/bin/sh\necho "$0 $1"\nexit 4\n' > s; chmod +x s; ./s a; echo $?
## STDOUT:
./s a
4
## END

#### sh with a script from a pipe
echo 'echo from $0' | sh
## STDOUT:
from sh
## END

#### sh with a file and arguments
echo 'echo $0 $1 $#' > s; sh s a b
## STDOUT:
s a 2
## END

#### sh -c with arguments
sh -c 'echo $0 $1' x y
## STDOUT:
x y
## END

#### umask
umask 077; umask; umask -S
## STDOUT:
0077
u=rwx,g=,o=
## END

#### aliases
alias hi='echo hello'
hi world
unalias hi
hi 2>/dev/null || echo gone
## STDOUT:
hello world
gone
## END

#### alias within a line takes effect on the next
alias a=echo; a x 2>/dev/null || echo no
a y
## STDOUT:
no
y
## END

#### true and false
true; echo $?; false; echo $?
## STDOUT:
0
1
## END

#### kill -l
kill -l 9; kill -l TERM; kill -l 143
## STDOUT:
KILL
15
TERM
## END

#### exec replaces the shell
sh -c 'exec echo hi; echo never'
## STDOUT:
hi
## END

#### exec of nothing
exec nope; echo never
## status: 127
## STDERR:
sh: exec: line 0: nope: not found
## END

#### a syntax error in eval
eval 'echo )'; echo never
## status: 2
## STDERR:
sh: eval: line 0: syntax error: unexpected ")"
## END

#### the shift builtin's numbers
shift a; echo never
## status: 2
## STDERR:
sh: shift: line 0: Illegal number: a
## END

#### a bad variable name
export 1x=2; echo never
## status: 2
## STDERR:
sh: export: line 0: 1x: bad variable name
## END

#### PPID is a number
[ $PPID -ge 0 ] && echo ok
## STDOUT:
ok
## END

#### hash and times
hash; times | wc -l | tr -d ' '
## STDOUT:
2
## END

#### pwd in a subshell
(cd /; pwd); [ "$PWD" != / ] && echo stays
## STDOUT:
/
stays
## END

#### local outside of a function
local x 2>/dev/null; echo $?
## status: 2

#### tracing
set -x; x=1; echo $x 'a b' 2>/dev/null; [ a = b ] 2>/dev/null; set +x 2>/dev/null; echo done
## STDOUT:
1 a b
done
## END

#### traced commands
set -x; y=$(echo hi) z=3; echo "$y" a=b 'if' "it's"; for i in 1; do :; done
## STDOUT:
hi a=b if it's
## END
## STDERR:
+ echo hi
+ y=hi z=3
+ echo hi 'a=b' 'if' 'it'"'"'s'
+ :
## END

#### verbose
set -o | grep -c off
## STDOUT:
14
## END

#### printf of a leading dash
printf -- '-%s\n' a
## STDOUT:
-a
## END

#### wc of a long echo
x=0123456789; x=$x$x$x$x$x; x=$x$x$x$x$x; echo $x$x$x$x | wc -c | tr -d ' '
## STDOUT:
1001
## END

#### printf takes the code of a quoted character, behind blanks for whole numbers alone
printf '%d,%o,%x,%u\n' " 'a" "	'b" "
'c" ' "d'
printf '%d,%o\n' " '" "'"
printf '%f\n' "'a"
printf '%d,%x\n' '  5' ' +10'
printf '%f' " 'a" 2>&1 >/dev/null
printf '%d' '  x' 2>&1 >/dev/null
## status: 1
## STDOUT:
97,142,63,100
0,0
97.000000
5,a
sh: invalid number ' 'a'
sh: invalid number 'x'
## END
