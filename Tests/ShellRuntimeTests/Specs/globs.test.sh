#### star
touch a.txt b.txt c.log; echo *.txt; echo *
## STDOUT:
a.txt b.txt
a.txt b.txt c.log
## END

#### no match stays
echo *.nope
## STDOUT:
*.nope
## END

#### question mark and sets
touch a1 a2 b1; echo a? [ab]1 [!a]*
## STDOUT:
a1 a2 a1 b1 b1
## END

#### hidden files
touch .h v; echo *; echo .h*
## STDOUT:
v
.h
## END

#### folders
mkdir d e; touch d/x e/y; echo */x */*; echo d*/
## STDOUT:
d/x d/x e/y
d/
## END

#### from a variable
touch a b; p='*'; echo $p "$p"
## STDOUT:
a b *
## END

#### set -f
touch a; set -f; echo *
## STDOUT:
*
## END

#### quoted parts
touch 'a*b' axb; echo a"*"b a\*b
## STDOUT:
a*b a*b
## END

#### sorted by bytes
touch b A a B _ 1; echo *
## STDOUT:
1 A B _ a b
## END

#### in for
touch x1 x2; for f in x*; do echo "<$f>"; done
## STDOUT:
<x1>
<x2>
## END

#### not in an assignment
touch a b; x=*; echo "$x"
## STDOUT:
*
## END

#### classes
touch a1 aB a_; echo a[[:digit:]] a[[:upper:]]
## STDOUT:
a1 aB
## END

#### ranges
touch f1 f2 f3 f4; echo f[2-3] f[^2-3]
## STDOUT:
f2 f3 f1 f4
## END

#### absolute
echo /bi[n] | tr -d x
## STDOUT:
/bin
## END

#### a slash is no match
mkdir d; touch d/x; echo d*x
## STDOUT:
d*x
## END

#### an open bracket is no pattern
touch a b '[' ; echo [ [a a[ ]; echo [ab] ; x='['; echo $x ] $x]
## STDOUT:
[ [a a[ ]
a b
[ ] []
## END
