#### set -e stops at a failure
set -e; echo a; false; echo b
## status: 1
## STDOUT:
a
## END

#### set -e and conditions
set -e; if false; then :; fi; while false; do :; done; false || true; false && true; ! true; echo ok
## STDOUT:
ok
## END

#### set -e at the end of an and-or list
set -e; true && false; echo never
## status: 1

#### set -e in a function under a condition
set -e; f() { false; echo in; }; f || true; if f; then :; fi; echo ok
## STDOUT:
in
in
ok
## END

#### set -e in a function
set -e; f() { false; echo never; }; f; echo never
## status: 1

#### set -e and subshells
set -e; (false); echo never
## status: 1

#### set -e and a subshell under a condition
set -e; (false; echo in) || echo out
## STDOUT:
in
## END

#### set -e and pipelines
set -e; false | true; echo a; true | false; echo never
## status: 1
## STDOUT:
a
## END

#### set -e and command substitution
set -e; x=$(false); echo never
## status: 1

#### set -e and a substitution as an argument
set -e; echo $(false) ok
## STDOUT:
ok
## END

#### set -e and negation
set -e; ! false; echo a; ! true; echo b
## STDOUT:
a
b
## END

#### set +e
set -e; set +e; false; echo ok
## STDOUT:
ok
## END

#### set -e with a trap
trap 'echo bye $?' EXIT; set -e; false; echo never
## status: 1
## STDOUT:
bye 1
## END

#### set -e in eval
set -e; eval false; echo never
## status: 1

#### set -e in a loop body
set -e; for i in 1 2; do echo $i; false; done
## status: 1
## STDOUT:
1
## END

#### set -e and a case
set -e; case a in a) false;; esac; echo never
## status: 1

#### sh -e
sh -ec 'echo a; false; echo b'; echo $?
## STDOUT:
a
1
## END

#### set -e and test
set -e; [ 1 = 2 ] || echo no; [ 1 = 2 ] && echo yes; echo end
## STDOUT:
no
end
## END

#### set -e and a brace group in a list
set -e; { false; echo in; } || echo out; { true; false; } && echo x; echo end
## STDOUT:
in
end
## END
