#### output, append, input
echo a > f; echo b >> f; cat < f; cat f | wc -l | tr -d ' '
## STDOUT:
a
b
2
## END

#### descriptors
{ echo out; echo err >&2; } 2>&1 | cat; { echo out; echo err >&2; } 2>/dev/null
## STDOUT:
out
err
out
## END

#### order matters
{ echo a >&2; } 2>&1 >/dev/null; { echo b >&2; } >/dev/null 2>&1; echo c
## STDOUT:
a
c
## END

#### a descriptor of one's own
exec 3>f; echo a >&3; echo b >&3; exec 3>&-; cat f
## STDOUT:
a
b
## END

#### reading from a descriptor
printf '1\n2\n' > f; exec 4<f; read a <&4; read b <&4; echo $a $b; exec 4<&-
## STDOUT:
1 2
## END

#### a closed descriptor
echo a >&7; echo $?
## STDOUT:
1
## END
## STDERR:
sh: 7: Bad file descriptor
## END

#### here-document
x=1; cat <<EOF
a $x
  b $(echo c) $((1+1)) `echo d`
\$x "q" 'q' \\
EOF
## STDOUT:
a 1
  b c 2 d
$x "q" 'q' \
## END

#### a quoted here-document
cat <<'EOF'
a $x $(echo b) \$ `
EOF
## STDOUT:
a $x $(echo b) \$ `
## END

#### here-documents with tabs
cat <<-EOF
		a
	b
	EOF
## STDOUT:
a
b
## END

#### two here-documents
cat <<A; cat <<B
a
A
b
B
## STDOUT:
a
b
## END

#### a here-document in a pipe
cat <<EOF | tr a-z A-Z
hello
EOF
## STDOUT:
HELLO
## END

#### a here-document in a loop
for i in 1 2; do cat <<EOF
n $i
EOF
done
## STDOUT:
n 1
n 2
## END

#### a here-document for a function
f() { cat; }; f <<X
hi
X
## STDOUT:
hi
## END

#### a here-document within a substitution
x=$(cat <<E
a
b
E
); echo "$x"
## STDOUT:
a
b
## END

#### a here-document with a parameter expansion
x='a "b" c'; cat <<E
${x} ${y:-"d"} ${y:-'e'}
E
## STDOUT:
a "b" c d 'e'
## END

#### reading a here-document
while read a b; do echo "$b $a"; done <<E
1 2
3 4 5
E
## STDOUT:
2 1
4 5 3
## END

#### a missing input file
cat < nope; echo $?
## STDOUT:
1
## END
## STDERR:
sh: can't open nope: no such file
## END

#### a missing folder
echo a > no/pe; echo $?
## STDOUT:
1
## END
## STDERR:
sh: can't create no/pe: nonexistent directory
## END

#### a redirection of a special builtin
: > no/pe; echo never
## status: 1
## STDERR:
sh: can't create no/pe: nonexistent directory
## END

#### noclobber
set -C; echo a > f; echo b > f; echo $?; echo c >| f; cat f
## STDOUT:
1
c
## END

#### input and output
echo abc > f; exec 3<>f; read x <&3; echo $x; exec 3>&-
## STDOUT:
abc
## END

#### both outputs
sh -c 'echo a; echo b >&2' &> f; cat f
## STDOUT:
a
b
## END

#### a redirection alone
> f; [ -e f ] && echo made; [ -s f ] || echo empty
## STDOUT:
made
empty
## END

#### redirecting a group
{ echo a; echo b; } > f; cat f; { cat; } < f
## STDOUT:
a
b
a
b
## END

#### expansion in a target
n=f; echo a > $n.txt; cat f.txt; echo b > "$n 2"; cat 'f 2'
## STDOUT:
a
b
## END

#### a descriptor from a variable
fd=2; echo a 2>/dev/null >&$fd; echo b
## STDOUT:
b
## END

#### stdin of a loop
printf 'a\nb\n' | while read x; do echo "[$x]"; done
## STDOUT:
[a]
[b]
## END

#### a device
echo hi > /dev/null; cat /dev/null; echo err > /dev/stderr; echo out > /dev/stdout
## STDOUT:
out
## END

#### redirections go in order
echo a > f 2>&1; cat f
## STDOUT:
a
## END

#### exec keeps redirections
(exec > f; echo a; echo b); cat f
## STDOUT:
a
b
## END

#### closing standard output
(exec >&-; echo a 2>/dev/null); echo $?
## STDOUT:
1
## END

#### redirection before the command
> f echo a b; cat f
## STDOUT:
a b
## END

#### a compound command's input
if read x; then echo $x; fi <<E
yes
E
## STDOUT:
yes
## END

#### standard error of a compound command
{ nope-such; } 2> f; cat f | sed 's/.*: n/n/'
## STDOUT:
not found
## END

#### a here-document with a backslash at the end of a line
cat <<E
a\
b
E
## STDOUT:
ab
## END

#### a file read twice through one descriptor
printf '1\n2\n3\n' > f; { read a; read b; echo $b $a; cat; } < f
## STDOUT:
2 1
3
## END
