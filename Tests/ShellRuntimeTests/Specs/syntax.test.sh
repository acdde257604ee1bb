#### an unexpected word
done
## status: 2
## STDERR:
sh: syntax error: unexpected "done"
## END

#### an unexpected parenthesis
echo a
echo )
## status: 2
## STDOUT:
a
## END
## STDERR:
sh: syntax error: unexpected ")"
## END

#### a missing then
if true; echo a; fi
## status: 2
## STDERR:
sh: syntax error: unexpected "fi" (expecting "then")
## END

#### a missing fi
if true; then echo a
## status: 2
## STDERR:
sh: syntax error: unexpected end of file (expecting "fi")
## END

#### a missing done
while true; do echo a
## status: 2
## STDERR:
sh: syntax error: unexpected end of file (expecting "done")
## END

#### a missing brace
f() { echo a
## status: 2
## STDERR:
sh: syntax error: unexpected end of file (expecting "}")
## END

#### a missing parenthesis
(echo a
## status: 2
## STDERR:
sh: syntax error: unexpected end of file (expecting ")")
## END

#### a missing esac
case a in a) echo a;;
## status: 2
## STDERR:
sh: syntax error: unexpected end of file (expecting ")")
## END

#### an open single quote
echo 'abc
## status: 2
## STDERR:
sh: syntax error: unterminated quoted string
## END

#### an open double quote
echo "abc
## status: 2
## STDERR:
sh: syntax error: unterminated quoted string
## END

#### an open substitution
echo $(echo a
## status: 2
## STDERR:
sh: syntax error: unexpected end of file (expecting ")")
## END

#### an open backquote
echo `echo a
## status: 2
## STDERR:
sh: syntax error: EOF in backquote substitution
## END

#### an open parameter
echo ${a
## status: 2
## STDERR:
sh: syntax error: missing '}'
## END

#### open arithmetic
echo $((1+2)
## status: 2
## STDERR:
sh: syntax error: missing '))'
## END

#### a pipe to nothing
echo a |
## status: 2
## STDERR:
sh: syntax error: unexpected end of file
## END

#### and nothing
true &&
## status: 2
## STDERR:
sh: syntax error: unexpected end of file
## END

#### two semicolons
echo a ;; echo b
## status: 2
## STDERR:
sh: syntax error: unexpected ";;"
## END

#### an operator first
| cat
## status: 2
## STDERR:
sh: syntax error: unexpected "|"
## END

#### a redirection to nothing
echo a >
## status: 2
## STDERR:
sh: syntax error: unexpected newline
## END

#### a bad loop variable
for 1x in a; do :; done
## status: 2
## STDERR:
sh: syntax error: bad for loop variable
## END

#### a bad function name
a-b() { :; }
## status: 2
## STDERR:
sh: syntax error: bad function name
## END

#### an empty then
if true; then fi
## status: 2
## STDERR:
sh: syntax error: unexpected "fi"
## END

#### an ampersand first
& echo a
## status: 2
## STDERR:
sh: syntax error: unexpected "&"
## END

#### what comes before an error runs
echo before
if
## status: 2
## STDOUT:
before
## END

#### in for a semicolon is missing
for i in a b do echo $i; done
## status: 2
## STDERR:
sh: syntax error: unexpected "done" (expecting "do")
## END

#### reserved words as arguments
echo if then else fi for do done case esac while until { } ! in
## STDOUT:
if then else fi for do done case esac while until { } ! in
## END

#### an empty script


#### only a comment
# nothing

#### braces need a blank
{echo a} 2>/dev/null; echo $?
## STDOUT:
127
## END

#### several compound commands in one line
if true; then for i in 1; do while :; do echo x; break; done; done; fi
## STDOUT:
x
## END

#### newline after operators
true &&
echo a ||
echo b
## STDOUT:
a
## END

#### a function body on the next line
f()
{
  echo hi
}
f
## STDOUT:
hi
## END

#### a trailing ampersand
true & 
wait; echo ok
## STDOUT:
ok
## END
