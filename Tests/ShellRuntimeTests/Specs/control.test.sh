#### if, elif, else
for x in 1 2 3; do if [ $x = 1 ]; then echo one; elif [ $x = 2 ]; then echo two; else echo many; fi; done
## STDOUT:
one
two
many
## END

#### the status of an if without a match
if false; then echo a; fi; echo $?
## STDOUT:
0
## END

#### while and until
i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done; until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i
## STDOUT:
1
2
3
0
## END

#### break and continue
for i in 1 2 3 4 5; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done; echo $?
## STDOUT:
1
3
0
## END

#### break out of two loops
for i in 1 2; do for j in a b; do [ $j = b ] && break 2; echo $i$j; done; done; echo end
## STDOUT:
1a
end
## END

#### continue an outer loop
for i in 1 2; do for j in a b; do [ $j = a ] && continue 2; echo $j; done; done; echo end
## STDOUT:
end
## END

#### break outside of a loop
break; echo $?
## STDOUT:
0
## END

#### break in a while condition
while break; do echo never; done; echo $?
## STDOUT:
0
## END

#### for without in
set -- a 'b c'; for i do echo "[$i]"; done; for i; do echo "<$i>"; done
## STDOUT:
[a]
[b c]
<a>
<b c>
## END

#### for over nothing
for i in; do echo never; done; echo $?
## STDOUT:
0
## END

#### the loop variable stays
for i in 1 2; do :; done; echo $i
## STDOUT:
2
## END

#### case patterns
for x in abc a* xyz 5 ''; do case $x in a?c) echo 1;; 'a*') echo 2;; x*|y*) echo 3;; [0-9]) echo 4;; '') echo 5;; *) echo 6;; esac; done
## STDOUT:
1
2
3
4
5
## END

#### case classes
for x in a A 5 ' ' .; do case "$x" in [[:lower:]]) echo lower;; [[:upper:]]) echo upper;; [[:digit:]]) echo digit;; [[:space:]]) echo space;; [!a-z]) echo other;; esac; done
## STDOUT:
lower
upper
digit
space
other
## END

#### case without a match
false; case a in b) ;; esac; echo $?
## STDOUT:
0
## END

#### an empty case item
false; case a in a) ;; esac; echo $?
## STDOUT:
0
## END

#### case with parentheses and newlines
case x in
  (a|x)
    echo yes
    ;;
  *) echo no
esac
## STDOUT:
yes
## END

#### and-or lists
true && echo a || echo b; false && echo c || echo d; false || true && echo e
## STDOUT:
a
d
e
## END

#### negation
! true; echo $?; ! false; echo $?; if ! false; then echo yes; fi
## STDOUT:
1
0
yes
## END

#### groups and subshells
x=1; { x=2; echo $x; }; (x=3; echo $x); echo $x
## STDOUT:
2
3
2
## END

#### the status of a subshell
(exit 3); echo $?; (true); echo $?
## STDOUT:
3
0
## END

#### functions
f() { echo "$# $1"; return 3; }; f a b; echo $?; f; echo $?
## STDOUT:
2 a
3
0 
3
## END

#### function arguments shadow the script's
set -- x y; f() { echo $1 $#; shift; echo $1; }; f a b c; echo $1 $#
## STDOUT:
a 3
b
x 2
## END

#### functions see and change variables
x=1; f() { x=2; y=3; }; f; echo $x $y
## STDOUT:
2 3
## END

#### local variables
x=1; f() { local x=2 y; y=3; echo $x $y; g; }; g() { echo g $x; }; f; echo $x [$y]
## STDOUT:
2 3
g 2
1 []
## END

#### recursion
fact() { if [ $1 -le 1 ]; then echo 1; else echo $(($1 * $(fact $(($1-1))))); fi; }; fact 6
## STDOUT:
720
## END

#### a function with a redirection
f() { echo out; echo err >&2; } >f.txt 2>&1; f; cat f.txt
## STDOUT:
out
err
## END

#### a function as a subshell
f() ( x=5; echo $x ); x=1; f; echo $x
## STDOUT:
5
1
## END

#### functions may be redefined within themselves
f() { echo 1; f() { echo 2; }; }; f; f
## STDOUT:
1
2
## END

#### return without a number
f() { false; return; }; f; echo $?
## STDOUT:
1
## END

#### return from a loop
f() { for i in 1 2 3; do [ $i = 2 ] && return 7; echo $i; done; }; f; echo $?
## STDOUT:
1
7
## END

#### the function keyword
function f { echo hi $1; }; f x
## STDOUT:
hi x
## END

#### redirected compound commands
for i in 1 2; do echo $i; done > o.txt; while read x; do echo "got $x"; done < o.txt
## STDOUT:
got 1
got 2
## END

#### a pipeline runs in subshells
x=1; echo 2 | read x; echo $x; echo a | while read l; do x=9; done; echo $x
## STDOUT:
1
1
## END

#### the status of a pipeline
false | true; echo $?; true | false; echo $?
## STDOUT:
0
1
## END

#### pipefail
set -o pipefail; false | true; echo $?; true | true; echo $?
## STDOUT:
1
0
## END

#### pipes over lines
echo a |
cat |
cat
## STDOUT:
a
## END

#### nested loops and pipes
for i in 1 2; do echo $i; done | while read x; do for j in a b; do echo $x$j; done; done
## STDOUT:
1a
1b
2a
2b
## END

#### exit ends the script
echo a; exit 3; echo b
## status: 3
## STDOUT:
a
## END

#### exit takes the last status
false; exit
## status: 1

#### an exit in a function
f() { exit 4; }; f; echo never
## status: 4

#### eval
x='echo $y'; y=5; eval $x; eval "echo a; echo b"; eval; echo $?
## STDOUT:
5
a
b
0
## END

#### eval with loops
eval 'for i in 1 2'; echo never
## status: 2

#### eval with break
for i in 1 2 3; do eval 'if [ $i = 2 ]; then break; fi'; echo $i; done
## STDOUT:
1
## END

#### sourcing a file
echo 'x=5; echo in $1; return 2; echo never' > s.sh; . ./s.sh; echo $? $x
## STDOUT:
in
2 5
## END

#### shift
set -- a b c d; shift; echo $*; shift 2; echo $*; shift 5; echo $?
## STDOUT:
b c d
d
1
## END

#### an empty command substitution as a command
$(true) echo hi; $(false); echo $?
## STDOUT:
hi
1
## END

#### assignments before commands
x=1; x=2 true; echo $x; f() { echo $x; }; x=3 f; echo $x; x=4 eval 'echo $x'
## STDOUT:
1
3
1
4
## END

#### exported only to the command
x=5 sh -c 'echo $x'; sh -c 'echo [$x]'
## STDOUT:
5
[]
## END

#### colon
: a b c; echo $?
## STDOUT:
0
## END

#### the first round of a loop sees the status from before it
false
for i in 1 2; do echo $?; done
set -- a; (exit 3)
for i; do echo $?; done
(exit 4)
for i in; do :; done; echo $?
test ! a
for i in 1; do continue; done; echo $?
(exit 5)
for i in 1; do break; done; echo $?
## STDOUT:
1
0
3
0
0
0
## END

#### a command substitution's status counts when its command ends
(exit 3); case $(exit 4) in *) echo $?;; esac
(exit 3); case x in $(exit 4)*) echo $?;; esac
(exit 3); for i in $(exit 4) a; do echo $?; done
(exit 3); echo $(exit 4) $?
(exit 3); x=$(exit 4) y=$?; echo $? $y
f() { echo $?; }
(exit 3); f $(exit 4)
(exit 3); $(exit 4); echo $?
## STDOUT:
3
3
3
3
4 3
3
4
## END
