#### the pattern of a mountain of tests
for f in a.yaml b.yml c.txt; do case ${f##*.} in y*ml) echo "yaml ${f%.*}";; *) echo other;; esac; done
## STDOUT:
yaml a
yaml b
other
## END

#### counting with a while loop
n=0; while [ $n -lt 5 ]; do n=$((n + 1)); done; echo "Processed $n"
## STDOUT:
Processed 5
## END

#### a retry loop
attempt=1; until [ $attempt -ge 4 ] || false; do echo "try $attempt"; attempt=$((attempt+1)); done
## STDOUT:
try 1
try 2
try 3
## END

#### a script with a function library
cat > lib.sh <<'E'
log() { echo "[$1] $2"; }
E
. ./lib.sh; log INFO started
## STDOUT:
[INFO] started
## END

#### reading a file into variables
printf 'name=x\nsize=3\n' > c; while IFS='=' read -r k v; do echo "$k is $v"; done < c
## STDOUT:
name is x
size is 3
## END

#### an output with both streams
{ echo a; echo b >&2; } > all.txt 2>&1; sort all.txt
## STDOUT:
a
b
## END

#### sub in the middle of words
echo pre$(echo mid)post "pre$(echo 'm  d')post"
## STDOUT:
premidpost prem  dpost
## END

#### nested quotes in substitutions
echo "$(echo "$(echo "a b")" c)"
## STDOUT:
a b c
## END

#### arithmetic in tests
[ $((3 * 2)) -eq 6 ] && echo yes
## STDOUT:
yes
## END

#### the last status within and after a list
(exit 5); echo $?; { (exit 6); }; echo $?; if (exit 7); then :; else echo $?; fi
## STDOUT:
5
6
7
## END

#### exit status of negated pipelines
! false | true; echo $?; ! true | false; echo $?
## STDOUT:
1
0
## END

#### multiple assignments in order
a=1 b=$a c=$b; echo $a $b $c
## STDOUT:
1 1 1
## END

#### unset in a subshell stays there
x=1; (unset x; echo [$x]); echo [$x]
## STDOUT:
[]
[1]
## END

#### positional parameters in a subshell
set -- a b; (shift; echo $*); echo $*
## STDOUT:
b
a b
## END

#### functions in a subshell
(f() { echo inner; }; f); f 2>/dev/null || echo none
## STDOUT:
inner
none
## END

#### exported functions do not exist but variables do
export V=1; sh -c 'echo $V'
## STDOUT:
1
## END

#### a long pipeline
echo abc | cat | cat | cat | cat | tr a-c x-z
## STDOUT:
xyz
## END

#### output of a background job goes to the same place
{ echo bg & wait; echo fg; } | cat
## STDOUT:
bg
fg
## END

#### command substitution strips newlines only at the end
x=$(printf 'a\n\nb\n\n\n'); echo "[$x]"
## STDOUT:
[a

b]
## END

#### a substitution with a failing command
x=$(echo out; exit 4); echo $? $x
## STDOUT:
4 out
## END

#### a trap with a substitution
trap 'echo "$(echo trapped)"' EXIT; echo body
## STDOUT:
body
trapped
## END

#### trap in a substitution
x=$(trap 'echo t' EXIT; echo b); echo $x
## STDOUT:
b t
## END

#### a case with command substitution
case $(echo yes) in y*) echo matched;; esac
## STDOUT:
matched
## END

#### a for over a substitution
for i in $(seq 1 3); do printf '%s ' $i; done; echo
## STDOUT:
1 2 3 
## END

#### a while loop on a substitution's output
seq 3 | while read n; do echo $((n*n)); done
## STDOUT:
1
4
9
## END

#### a loop with a pipe and a redirection inside
for i in 1 2; do echo $i | cat > f$i; done; cat f1 f2
## STDOUT:
1
2
## END

#### shift in a while loop
set -- a b c; while [ $# -gt 0 ]; do echo $1; shift; done
## STDOUT:
a
b
c
## END

#### a nested function call with status
f() { g; return $?; }; g() { return 9; }; f; echo $?
## STDOUT:
9
## END

#### if with a pipeline condition
if echo abc | grep -q b; then echo found; fi
## STDOUT:
found
## END

#### and-or with groups
{ false || { echo inner; false; }; } || echo outer
## STDOUT:
inner
outer
## END

#### special characters in arguments
printf '[%s]\n' 'a;b' "c|d" e\&f '$x' "\`"
## STDOUT:
[a;b]
[c|d]
[e&f]
[$x]
[`]
## END

#### an assignment with a glob-like value
x='[a]'; echo "$x"; y=*; echo "$y"
## STDOUT:
[a]
*
## END

#### quotes in assignments
x="it's"; y='say "hi"'; echo "$x $y"
## STDOUT:
it's say "hi"
## END

#### empty variables vanish unquoted
x=; set -- $x a "$x"; echo $#
## STDOUT:
2
## END

#### echo of an option-like variable
x=-n; echo "$x" a; echo "$x"a
## STDOUT:
a-na
## END

#### set -f and back
touch a1 a2; set -f; echo a*; set +f; echo a*
## STDOUT:
a*
a1 a2
## END

#### IFS newline
IFS='
'; x='a b
c d'; for i in $x; do echo "[$i]"; done
## STDOUT:
[a b]
[c d]
## END

#### here-document with a variable delimiter-like line
cat <<END
 END
ENDS
END
## STDOUT:
 END
ENDS
## END

#### sequential redirections
echo 1 > f; echo 2 >> f; { echo 3; echo 4; } >> f; cat f
## STDOUT:
1
2
3
4
## END

#### swap outputs
{ echo out; echo err >&2; } 3>&1 1>&2 2>&3 3>&- | sed 's/^/pipe: /' 2>/dev/null
## STDOUT:
pipe: err
## END

#### reading two files side by side
printf '1\n2\n' > a; printf 'x\ny\n' > b; while read p <&3 && read q <&4; do echo $p$q; done 3<a 4<b
## STDOUT:
1x
2y
## END

#### variables in a here-document in a function
f() { cat <<E
$1 $#
E
}; f a b
## STDOUT:
a 2
## END

#### exit code of a killed pipeline part
sh -c 'kill -9 $$' 2>/dev/null | cat; echo $?
## STDOUT:
0
## END

#### ignoring errors with ||
cat /nonexistent 2>/dev/null || echo "default"
## STDOUT:
default
## END

#### the value of $_ is not kept in $@
set -- a; : b; echo "$@"
## STDOUT:
a
## END

#### tilde only at the start
echo a~ "~" '~'; HOME=/x; echo ~/y
## STDOUT:
a~ ~ ~
/x/y
## END

#### date arithmetic with seconds
s=$(date +%s); e=$(date +%s); [ $((e - s)) -le 1 ] && echo quick
## STDOUT:
quick
## END

#### timeout ends a command
timeout 1 sleep 10; echo $?
## only: joblab, as Debian's own timeout may come before busybox's
## STDOUT:
143
## END

#### timeout lets a quick command be
timeout 5 echo ok; echo $?
## STDOUT:
ok
0
## END

#### env passes variables
env A=1 sh -c 'echo $A'
## STDOUT:
1
## END

#### xargs runs commands
printf 'a\nb\n' | xargs -n 1 echo item
## STDOUT:
item a
item b
## END

#### a loop ended by a signal to itself
sh -c 'while :; do kill -TERM $$; done' 2>/dev/null; echo $?
## STDOUT:
143
## END

#### a trap that exits
sh -c 'trap "echo cleaning; exit 0" TERM; kill -TERM $$; echo never'; echo $?
## STDOUT:
cleaning
0
## END

#### traps see the variables
x=1; trap 'echo x=$x' EXIT; x=2
## STDOUT:
x=2
## END

#### exit in a loop in a pipeline
echo a | while read x; do exit 3; done; echo $?
## STDOUT:
3
## END

#### return in a sourced file within a function
echo 'return 4' > r; f() { . ./r; echo "after $?"; }; f
## STDOUT:
after 4
## END

#### local with a default
f() { local a=${1:-none}; echo $a; }; f; f x
## STDOUT:
none
x
## END

#### arithmetic with a leading zero from date
x=08; echo $(( ${x#0} + 1 ))
## STDOUT:
9
## END

#### a comment after a here-document operator
cat <<E # comment
body
E
## STDOUT:
body
## END

#### a backslash before a newline in a list
true && \
  echo joined
## STDOUT:
joined
## END

#### a semicolon after a here-document operator
cat <<E; echo after
body
E
## STDOUT:
body
after
## END

#### a here-document in an if
if cat <<E
cond
E
then echo yes; fi
## STDOUT:
cond
yes
## END

#### a function with a here-document
f() {
cat <<E
in f
E
}
f
## STDOUT:
in f
## END

#### a case item with a here-document
case a in a) cat <<E
item
E
;; esac
## STDOUT:
item
## END

#### wait for a background function
f() { sleep 0.1; echo done; return 5; }; f & wait $!; echo $?
## STDOUT:
done
5
## END

#### a subshell in the background with a redirection
(echo hidden) > f & wait; cat f
## STDOUT:
hidden
## END

#### printf with a star width
printf '%*d|%-*d|\n' 5 42 5 42
## STDOUT:
   42|42   |
## END

#### test with a not
[ ! -e /nonexistent ] && echo absent; [ ! "" ] && echo empty
## STDOUT:
absent
empty
## END

#### command -v of a builtin, a keyword and a function
f() { :; }; command -v cd; command -v if; command -v f
## STDOUT:
cd
if
f
## END

#### a dot in PATH order
mkdir p; echo 'echo mine' > p/tool; chmod +x p/tool; PATH=$PWD/p:$PATH; tool
## STDOUT:
mine
## END
