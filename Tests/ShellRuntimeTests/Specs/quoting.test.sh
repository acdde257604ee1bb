#### single and double quotes
echo 'a  b' "c  d" e\ f "g'h" 'i"j'
## STDOUT:
a  b c  d e f g'h i"j
## END

#### a backslash in double quotes
echo "a\b\$x\\y\"z\`w"
## STDOUT:
a\b$x\y"z`w
## END

#### adjacent quotes make one word
echo a'b c'"d e"f
## STDOUT:
ab cd ef
## END

#### line continuation
echo a\
b "c\
d"
## STDOUT:
ab cd
## END

#### empty arguments stay
set -- '' "" a; echo $#
## STDOUT:
3
## END

#### an unset variable in quotes is an empty argument
set -- "$nope" $nope; echo $#
## STDOUT:
1
## END

#### dollar quotes
printf '%s\n' $'a\tb\x41\101\n\\q\''
## STDOUT:
a	bAA
\q'
## END

#### a lone dollar
echo $ "$" a$ "a$"
## STDOUT:
$ $ a$ a$
## END

#### comments
echo a # b
echo a#b # c
## STDOUT:
a
a#b
## END

#### semicolons and newlines
echo a; echo b

echo c
## STDOUT:
a
b
c
## END

#### quoted newline
echo "a
b"
## STDOUT:
a
b
## END

#### backquotes with escaped backquotes
echo `echo a \`echo b\``
## STDOUT:
a b
## END

#### backquotes in double quotes
echo "x `echo "a  b"` y"
## STDOUT:
x a  b y
## END

#### nested command substitution
echo $(echo $(echo $(echo deep)))
## STDOUT:
deep
## END

#### quotes within substitution within quotes
echo "$(echo "a  b" 'c  d')"
## STDOUT:
a  b c  d
## END

#### a case within a substitution
echo $(case a in (a) echo yes;; esac)
## STDOUT:
yes
## END

#### hash within a word in a substitution
echo $(echo a#b)
## STDOUT:
a#b
## END

#### tilde
HOME=/h; echo ~ ~/x "~" \~ a~ x=~
## STDOUT:
/h /h/x ~ ~ a~ x=~
## END

#### tilde in an assignment
HOME=/h; x=~/a:~/b; echo $x
## STDOUT:
/h/a:/h/b
## END

#### globbing characters in quotes
touch a b; echo "*" '*' \*
## STDOUT:
* * *
## END

#### escaped newline in single quotes stays
echo 'a\
b'
## STDOUT:
a\
b
## END
