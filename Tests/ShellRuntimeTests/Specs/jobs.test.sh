#### background and wait
echo a & wait; echo b
## STDOUT:
a
b
## END

#### the status of a background command
(exit 3) & wait $!; echo $?
## STDOUT:
3
## END

#### waiting for all
(exit 3) & (exit 4) & wait; echo $?
## STDOUT:
0
## END

#### waiting for each
(exit 3) & a=$!; (exit 4) & b=$!; wait $a; echo $?; wait $b; echo $?
## STDOUT:
3
4
## END

#### waiting for an unknown process
wait 99999; echo $?
## STDOUT:
127
## END

#### killing a job
sleep 5 & kill $!; wait $! 2>/dev/null; echo $?
## STDOUT:
143
## END

#### killing by job number
sleep 5 & kill %1; wait $! 2>/dev/null; echo $?
## STDOUT:
143
## END

#### kill -9
sleep 5 & kill -9 $!; wait $! 2>/dev/null; echo $?
## STDOUT:
137
## END

#### kill by signal names
for s in HUP SIGINT 15 TERM; do sh -c 'sleep 5' & kill -$s $! 2>/dev/null; kill -s KILL $! 2>/dev/null; done; wait; echo done
## STDOUT:
done
## END

#### a child killed by a signal
sh -c 'kill -9 $$' 2>/dev/null; echo $?; sh -c 'kill -TERM $$' 2>/dev/null; echo $?
## STDOUT:
137
143
## END

#### what is said about it
sh -c 'kill -9 $$'; sh -c 'kill -TERM $$'; sh -c 'kill -INT $$'; sh -c 'kill -PIPE $$'; echo $?
## STDOUT:
141
## END
## STDERR:
Killed
Terminated
## END

#### a trap on a signal
trap 'echo got' TERM; kill -TERM $$; echo after
## STDOUT:
got
after
## END

#### a trap keeps the status
trap 'false' USR1; true; kill -USR1 $$; echo $?
## STDOUT:
0
## END

#### ignoring a signal
trap '' TERM; kill -TERM $$; echo alive; sh -c 'kill -TERM $$; echo child too'
## STDOUT:
alive
child too
## END

#### resetting a trap
sh -c 'trap "echo x" TERM; trap - TERM; kill -TERM $$; echo never' 2>/dev/null; echo $?
## STDOUT:
143
## END

#### the exit trap
trap 'echo bye' EXIT; echo hi
## STDOUT:
hi
bye
## END

#### the exit trap sees the status
trap 'echo "st $?"' EXIT; exit 3
## status: 3
## STDOUT:
st 3
## END

#### the exit trap may change the status
trap 'exit 5' EXIT; exit 3
## status: 5

#### the exit trap of a subshell
trap 'echo outer' EXIT; (echo in; exit 2); echo $?
## STDOUT:
in
2
outer
## END

#### a subshell's own exit trap
(trap 'echo sub' EXIT; echo in); echo out
## STDOUT:
in
sub
out
## END

#### printing traps
trap 'echo a' EXIT; trap 'echo "b c"' TERM; trap; trap - EXIT TERM
## STDOUT:
trap -- 'echo a' EXIT
trap -- 'echo "b c"' TERM
## END

#### an invalid signal
trap 'x' FOO 2>/dev/null; echo $?
## STDOUT:
1
## END

#### a trap in a function
f() { trap 'echo t' USR1; kill -USR1 $$; echo f; }; f; echo end
## STDOUT:
t
f
end
## END

#### a signal interrupts wait
trap 'echo caught' USR1; sleep 1 & (sleep 0.2; kill -USR1 $$) & wait $!; wait %1; echo $?; wait
## STDOUT:
caught
0
## END

#### a signal during a foreground command waits for its end
trap 'echo caught' USR1; (sleep 0.1; kill -USR1 $$) & sleep 0.3; echo after; wait
## STDOUT:
caught
after
## END

#### process ids
[ "$$" = "$(sh -c 'echo $PPID')" ] && echo parent; [ $$ = $(echo $$) ] && echo same
## STDOUT:
parent
same
## END

#### the last background process
: & [ -n "$!" ] && echo set; wait
## STDOUT:
set
## END

#### a background pipeline
echo a | cat & wait; echo $?
## STDOUT:
a
0
## END

#### a background list
{ echo a; echo b; } & wait
## STDOUT:
a
b
## END

#### no input for background commands
echo x | { cat & wait; }; echo end
## STDOUT:
end
## END

#### order of output from the background
(sleep 0.1; echo late) & echo early; wait
## STDOUT:
early
late
## END

#### sleeping in order
(sleep 0.3; echo 3) & (sleep 0.1; echo 1) & (sleep 0.2; echo 2) & wait
## STDOUT:
1
2
3
## END

#### a pipe that is closed early
seq 100000 | { read x; echo $x; }
## STDOUT:
1
## END

#### timeout by hand
sleep 5 & p=$!; (sleep 0.1; kill $p) & wait $p 2>/dev/null; echo $?
## STDOUT:
143
## END
