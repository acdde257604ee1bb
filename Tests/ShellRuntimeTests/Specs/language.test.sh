#### a backslash joins lines within operators and expansions
cat <\
<\
EOF
text
EOF
false |\
| echo or
set -- 1 22; v=word
echo $\
1 $\
{\
2\
} $\
{\
#\
v\
} $\
((\
1 + 1\
)\
) "$v\
x"
## STDOUT:
text
or
1 22 4 2 
## END

#### a line that a backslash joins does not end a here-document
cat <<-END
	a\
	b
	c\
END
	END
echo after
## STDOUT:
a	b
cEND
after
## END

#### a here-document's delimiter is not expanded
cat <<E`x`F$y
body $HOME
E`x`F$y
echo after
## STDOUT:
body $HOME
after
## END

#### a pattern is not looked up among aliases
alias a='case x in ' b=x
eval 'a
b) echo wrong;;
*) echo right;;
esac'
## STDOUT:
right
## END

#### assignments bind looser than the conditional operator
(echo $((1 ? x = 2 : 3)))
(y=$((1 ? 20 : x += 2)))
(echo $((1 ? 20)))
(echo $((1 ? 2 : 3 : 4)))
(echo $((4 ? : 3)))
echo $((0 ? 1 : 1 ? 2 : 3))
## STDOUT:
2
## END
## STDERR:
sh: malformed ?: operator
sh: arithmetic syntax error
sh: malformed ?: operator
sh: malformed ?: operator
sh: arithmetic syntax error
## END

#### arithmetic numbers at their limits
echo $((2#)) $((9223372036854775808)) $((99999999999999999999)) $((0xffffffffffffffff))
## STDOUT:
0 -9223372036854775808 0 -1
## END

#### set -u does not look at names in arithmetic
set -u
echo $((nope + 1))
## STDOUT:
1
## END

#### backslashes from an expansion quote in a pattern
mkdir d && cd d
touch name other
v='na\me*'; echo $v
v='na\*'; echo $v
a=/b/c/*; b=\\
echo "${a%$b*}"
v='a\b\c'; s='b\\c'
echo "${v/$s/d}"
cd .. && rm -r d
## STDOUT:
name
na\*
/b/c/
a\d
## END

#### quotes in a replacement are quotes in double quotes too
v=xx
echo "${v/'x'/'y z'}" "${v//x/\z}"
## STDOUT:
y zx zz
## END

#### a pattern to replace may begin with a slash
v=/dev/ram
echo ${v////-} ${v///r/-}
## STDOUT:
-dev-ram /dev-am
## END

#### an empty value is replaced by a pattern that matches nothing
v=
echo "<${v/*/w}>"
unset v
echo "<${v/*/w}>"
## STDOUT:
<w>
<>
## END

#### all forms of $@ and $* join with the first separator in an assignment
set -- a 'b c'
IFS=; v=$*; w=$@; x="$*"; y="$@"; echo "$v|$w|$x|$y"
IFS=:; v=$*; w=$@; x="$*"; y="$@"; echo "$v|$w|$x|$y"
## STDOUT:
ab c|ab c|ab c|ab c
a:b c|a:b c|a:b c|a:b c
## END

#### a length counts characters in a UTF-8 locale
a=É
echo ${#a}
LANG=en_US.UTF-8
echo ${#a}
LC_ALL=C
echo ${#a}
## STDOUT:
2
1
2
## END

#### what a length cannot be
(echo ${#x-})
(echo ${#=})
echo ${#:=} ${#-x}
## STDOUT:
0 0
## END
## STDERR:
sh: syntax error: bad substitution
sh: syntax error: bad substitution
## END

#### a missing name of a substring
echo ${var:}
## status: 2
## STDERR:
sh: syntax error: missing '}'
## END

#### getopts keeps its place beside OPTIND
set -- -ab -c 1 -d
while getopts abc:d o; do echo "$o $OPTIND <$OPTARG>"; done
echo $? $o $OPTIND
OPTIND=0
getopts abc:d o; echo $o $OPTIND
f() { getopts xy o -y -x; echo $o $OPTIND; }
f
getopts abc:d o; echo $o $OPTIND
OPTIND=1
getopts abc:d o; echo $o $OPTIND
## STDOUT:
a 2 <>
b 2 <>
c 4 <1>
d 5 <>
0 ? 5
a 2
y 2
b 2
a 2
## END

#### getopts is silent with OPTERR or a colon
OPTERR=0
getopts ab: o -x; echo "$o <$OPTARG>"
OPTIND=1
getopts ab: o -b; echo "$o <$OPTARG>"
OPTERR=1 OPTIND=1
getopts :ab: o -x; echo "$o <$OPTARG>"
OPTIND=1
getopts ab: o -b; echo "$o <${OPTARG-unset}>"
## STDOUT:
? <x>
: <b>
? <x>
? <unset>
## END
## STDERR:
No arg for -b option
## END

#### break leaves the rest of a subshell, and loops around a function
for i in 1 2; do (echo in; break; echo no); echo out $i; done
f() { break; }
for i in 1 2; do f; echo no; done
echo end
## STDOUT:
in
out 1
in
out 2
end
## END

#### the empty name is no program
""
echo $?
$(true) ""
echo $?
## STDOUT:
127
127
## END
## STDERR:
sh: : Permission denied
sh: : Permission denied
## END

#### a failed write is told by echo alone
echo x >&-
echo $?
printf x >&-
echo $?
pwd >&-
echo $?
## STDOUT:
1
1
1
## END
## STDERR:
sh: write error: Bad file descriptor
## END

#### return in a trap's action leaves the status
trap 'echo trap; return' USR1
f() { (kill -s USR1 $$; exit 3); echo no; }
f
echo $?
## STDOUT:
trap
3
## END

#### a trap of a background command runs at its end
{ trap 'echo got' TERM; sleep 1; } &
sleep 0.3
kill $!
wait
echo end
## STDOUT:
got
end
## END

#### local unsets, and a dash keeps the options
x=1
f() { local x; echo "${x-unset}"; x=2; local -; set -f; }
f
echo $x $-
## STDOUT:
unset
1 c
## END

#### the arguments of a sourced file go with it
printf 'echo $1; shift; echo $#\n' > s
set -- 1 2
. ./s a
echo $*
. ./s
echo $*
rm s
## STDOUT:
a
0
1 2
1
1
2
## END

#### a command substitution of trap lists the actions around it
trap 'echo bye' EXIT
v=$(trap)
echo "$v"
echo "$( (trap) )"
## STDOUT:
trap -- 'echo bye' EXIT

bye
## END

#### a number as a trap's first word resets
trap 'echo x' INT USR1
trap 2 10
trap

#### illegal options of builtins
(unset -m a)
(export -x)
(readonly -x)
(trap -x)
(. -x)
echo $?
## STDOUT:
2
## END
## STDERR:
sh: unset: line 0: illegal option -m
sh: export: line 1: illegal option -x
sh: readonly: line 2: illegal option -x
sh: trap: line 3: illegal option -x
sh: .: line 4: illegal option -x
## END

#### an error within command eval stays there
readonly x=1
command eval x=2
echo $?
(eval x=2; echo no)
echo $?
## STDOUT:
2
2
## END
## STDERR:
sh: eval: line 1: x: is read only
sh: eval: line 3: x: is read only
## END

#### read with no time looks only
echo a | { sleep 0.2; read -t 0 v; echo "$? <$v>"; }
sleep 0.5 | { read -t 0 v; echo "$? <$v>"; }
## STDOUT:
0 <>
1 <>
## END

#### read takes the delimiter at the end from the last name
IFS=': '
echo ':a :' | { read x y; echo "($x)($y)"; }
echo 'a b : ' | { read x y; echo "($x)($y)"; }
echo 'a:b:' | { read x y; echo "($x)($y)"; }
echo 'a:b:c:' | { read x y; echo "($x)($y)"; }
## STDOUT:
()(a)
(a)(b)
(a)(b)
(a)(b:c:)
## END

#### the parent of a program is the shell that started it
a=$(sh -c 'echo $PPID'); [ "$a" = "$$" ] && echo no
sh -c 'echo $PPID; :' | { read p; [ "$p" = "$$" ] && echo same || echo other; }
sh -c '[ $PPID = '$$' ] && echo parent; :'
## STDOUT:
no
same
parent
## END

#### an ended child is gone for kill
sleep 0.1 &
p=$!
n=0
while kill -0 $p 2>/dev/null; do sleep 0.05; n=$((n + 1)); done
[ $n -lt 10 ] && echo gone
## STDOUT:
gone
## END

#### NUL in a quoted string is left out
echo $'a\x00b' $'c\000d'
## STDOUT:
ab cd
## END

#### a script that names no interpreter of the machine is not found
printf '#!/nope/sh\necho a\n' > s
chmod +x s
./s
echo $?
rm s
## STDOUT:
127
## END
## STDERR:
sh: ./s: not found
## END

#### a name given after -c has messages tell the line
busybox sh -c 'nope' NAME
busybox sh -c 'echo ${x?}' NAME
## status: 2
## STDERR:
NAME: line 0: nope: not found
NAME: line 0: x: parameter not set
## END

#### process substitutions are paths of pipes
cat <(echo a) <(echo b)
echo x >(true)z "<(echo)"
f() { cat "$1" > "$2"; }
f <(echo hi) out; cat out; rm out
## STDOUT:
a
b
x /dev/fd/64z <(echo)
hi
## END

#### a program reads what is left of the standard input
read a; cat

#### a name in arithmetic is looked up when its operator is
n=0; echo $((n != (n++))) $n
unset m; echo $((m << --m))
n=0; echo $((n + n++)) $(((n) + n++)) $((n ? n-- : 9))
## STDOUT:
1 1
-9223372036854775808
1 2 2
## END

#### what a trace quotes
set -x
echo '' '~' a% 'a=b' '{' a:b/c.d-e ']' '!'
command echo a
command -v echo
## STDOUT:
 ~ a% a=b { a:b/c.d-e ] !
a
echo
## END
## STDERR:
+ echo  '~' 'a%' 'a=b' '{' a:b/c.d-e ] '!'
+ echo a
+ command -v echo
## END

#### a program in the shell's place is traced first
set -x
{ echo a; } 2>/dev/null | cat
## STDOUT:
a
## END
## STDERR:
+ cat
## END

#### eval of an open parenthesis
eval '('
## status: 2
## STDERR:
sh: eval: line 0: syntax error: unexpected end of file (expecting ")")
## END

#### no parameters count as set
set --
echo "<${@+set}>" "<${@-unset}>" "<${@:+set}>" "<${*:-empty}>"
## STDOUT:
<set> <> <> <empty>
## END

#### elements of an unquoted list are divided as by a blank
IFS=:
set -- a: b :c '' d
printf '<%s>' $*; echo
printf '<%s>' $@; echo
printf '<%s>' "$@"; echo
## STDOUT:
<a><b><c><d>
<a><b><c><d>
<a:><b><:c><><d>
## END

#### redirections are undone before the EXIT trap
set -u
trap 'echo end $?' EXIT
f() { echo in; echo $nope; }
f 2>/dev/null >f1
## status: 2
## STDOUT:
end 2
## END

#### an error in redirected commands goes where they are redirected
{ echo ${nope?}; } 2>&1 | { read a; echo "got $a"; }
(set -u; { echo $nope; } 2>&1 | { read a; echo "got $a"; })
## STDOUT:
got sh: nope: parameter not set
got sh: nope: parameter not set
## END

#### read takes a quoted character wherever it stands
echo '\q 7' | { read a; echo "$a"; }
echo 'a \q 7' | { read a b; echo "$a|$b"; }
echo 'a\ b c\ ' | { read a b; echo "$a|$b|"; }
echo ' a:b c:d ' | { IFS=': ' read a b; echo "$a|$b|"; }
## STDOUT:
q7
a|q7
a b|c|
a|b c:d|
## END

#### printf tells a bad number without its blanks
printf '%d\n' ' x'
echo $?
## STDOUT:
0
1
## END
## STDERR:
sh: invalid number 'x'
## END

#### a case that ends within an item
case x in a) echo a
## status: 2
## STDERR:
sh: syntax error: unexpected end of file (expecting ";;")
## END

#### trap ERR runs for a failed command that nobody tests
trap 'echo err $?' ERR
trap
false
(exit 3)
if false; then :; fi
false || echo tested
! true
f() { false; echo in; }
f
set -E
f
trap - ERR
false
echo end $?
## STDOUT:
trap -- 'echo err $?' ERR
err 1
err 3
tested
in
err 1
in
end 1
## END

#### trap ERR comes before the exit of set -e
set -e
trap 'echo err $?' ERR
trap 'echo exit $?' EXIT
(exit 4)
echo no
## status: 4
## STDOUT:
err 4
exit 4
## END

#### a job that was waited for is known until the next one
(exit 3) & p=$!
wait $p; echo $?
wait $p; echo $?
(exit 4) &
wait $p; echo $?
wait; wait $!; echo $?
## STDOUT:
3
3
127
4
## END

#### [[ compares three words, whatever the outer two look like
x='!'
[[ ! = ! ]]; echo $?
[[ ! = "$x" ]]; echo $?
[[ '!' = a ]]; echo $?
## STDOUT:
0
0
1
## END

#### a pattern of [[ that ends in a backslash matches nothing
[[ 'a\' = 'a\' ]]; echo $?
[[ 'a\' != 'a\' ]]; echo $?
[[ 'a\' = 'a\\' ]]; echo $?
## STDOUT:
1
0
0
## END
