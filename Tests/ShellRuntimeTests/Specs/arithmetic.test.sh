#### operators
echo $((1+2*3)) $((7/2)) $((7%3)) $((-7/2)) $((-7%3)) $((2**10)) $((1<<4)) $((256>>2))
## STDOUT:
7 3 1 -3 -1 1024 16 64
## END

#### comparisons
echo $((1<2)) $((2<=1)) $((1==1)) $((1!=1)) $((3>2)) $((2>=3))
## STDOUT:
1 0 1 0 1 0
## END

#### logic
echo $((1&&0)) $((1||0)) $((!5)) $((!0)) $((5&3)) $((5|3)) $((5^3)) $((~5))
## STDOUT:
0 1 0 1 1 7 6 -6
## END

#### short circuit
x=1; echo $((0 && (x=5))) $x $((1 || (x=6))) $x
## STDOUT:
0 5 1 6
## END

#### the conditional operator
echo $((5>3?10:20)) $((0?1:0?2:3))
## STDOUT:
10 3
## END

#### assignments
x=5; echo $((x+=3)) $((x-=1)) $((x*=2)) $((x/=7)) $((x<<=3)) $((x|=1)) $x
## STDOUT:
8 7 14 2 16 17 17
## END

#### increments
x=5; echo $((x++)) $((++x)) $((x--)) $((--x)) $x
## STDOUT:
5 7 7 5 5
## END

#### bases
echo $((0x1F)) $((010)) $((2#101)) $((16#ff)) $((36#z))
## STDOUT:
31 8 5 255 35
## END

#### variables with and without a dollar
a=4; echo $((a+1)) $(($a+1)) $((nope+1))
## STDOUT:
5 5 1
## END

#### a variable that holds an expression
a=b+1; b=3; echo $((a*2))
## STDOUT:
8
## END

#### parentheses and blanks
echo $(( ( 1 + 2 ) * 3 ))
## STDOUT:
9
## END

#### commas
echo $((x=3, x+1))
## STDOUT:
4
## END

#### wrap round
echo $((9223372036854775807+1)) $((-9223372036854775808-1)) $((9223372036854775807*2))
## STDOUT:
-9223372036854775808 9223372036854775807 -2
## END

#### division by zero
echo $((1/0)); echo never
## status: 2
## STDERR:
sh: divide by zero
## END

#### a malformed expression
echo $((1+)); echo never
## status: 2
## STDERR:
sh: arithmetic syntax error
## END

#### a digit out of base
echo $((08))
## status: 2
## STDERR:
sh: arithmetic syntax error
## END

#### expansions within
set -- 3; x=2; echo $(($1*${x}+$(echo 4)))
## STDOUT:
10
## END

#### an empty expression
echo $(( ))
## STDOUT:
0
## END

#### unary minus
echo $((-5+3)) $((- -5)) $((5 - -3)) $((+5))
## STDOUT:
-2 5 8 5
## END

#### a quoted expression
echo "$((1+1))" a$((2+2))b
## STDOUT:
2 a4b
## END

#### arithmetic with defaults
echo $(( ${F:-0} + ${S:-0} ))
## STDOUT:
0
## END

#### let
let x=3+4; echo $x $?; let x=0; echo $?
## STDOUT:
7 0
1
## END

#### precedence
echo $((1+2<<1)) $((1|2&3)) $((2+3==5)) $((1<2==1)) $((10-3-2)) $((2**3**2))
## STDOUT:
6 3 1 1 5 512
## END

#### over several lines
echo $((1 +
2))
## STDOUT:
3
## END

#### a text that is wrong is refused before any of it is computed
echo $((1 ? n / n , --m : 2))
## only: joblab, where ash divides by zero before it comes to the colon
## status: 2
## STDERR:
sh: malformed ?: operator
## END

#### a text that is no expression is refused when it is expanded
echo a; echo $((1 ? 2 , 3 : 4)); echo b
## status: 2
## STDOUT:
a
## END
## STDERR:
sh: malformed ?: operator
## END

#### expansions as operands of their own
i=7; s=abcd; set -- 3; echo $(($i + ${#s} * $1)) $(( ${i}%4 )) $((-$i)) $(($i ? $1 : 0)) $((i - $((i - 1))))
## STDOUT:
19 3 -7 3 1
## END

#### expansions whose values are more than numbers
a='1+2'; z=010; n=-5; h=0x10; e=; echo $(($a * 2)) $(($z + 1)) $((3 - $n)) $((2 ** 2 + $h)) $(($e + 1))
## STDOUT:
5 9 8 20 1
## END

#### expansions that are pieces of operands
a=1; b=2; v=x; x1=9; echo $(($a$b + 1)) $((1$b)) $(($v$a)) $((16#$a$b)) $((${v}1 + 0))
## STDOUT:
13 12 9 18 9
## END

#### an expansion to which is assigned names the variable
v=x; : $(($v = 4)) $(($v += 1)); echo $x; n=5; echo $(($n = 4)); echo no
## status: 2
## STDOUT:
5
## END
## STDERR:
sh: arithmetic syntax error
## END

#### the numbers that a variable may hold
a=-010; b=+7; c=-0; d=' 12 '; e=00; f=9223372036854775807; echo $((a)) $((b)) $((c)) $((d)) $((e)) $((f)) $((f + 1))
## STDOUT:
-8 7 0 12 0 9223372036854775807 -9223372036854775808
## END
