#### a process's own descriptors, and the one by which they are listed
ls -1 /proc/self/fd | wc -l; ls -1 /proc/self/fd 2>&1 > /proc/self/fd/1 | wc -l
find /proc/self/fd > list; cat list; { ls /proc/self/fd; } 5< list | tr '\n' ' '; echo
## only: joblab, where a shell is started with three descriptors and no more
## STDOUT:
4
4
/proc/self/fd
/proc/self/fd/0
/proc/self/fd/1
/proc/self/fd/2
/proc/self/fd/3
0 1 2 3 5 
## END

#### whether a process is there
sleep 100 & p=$!; [ -d /proc/$p ] && echo there; kill $p; wait $p; [ -d /proc/$p ] || echo gone; [ -d /proc/$$ ] && echo here
## STDOUT:
there
gone
here
## END

#### what a process says of itself
sleep 100 & p=$!; sleep 0.1; tr '\0' ' ' < /proc/$p/cmdline; echo; cat /proc/$p/comm; grep PPid: /proc/$p/status | wc -l
readlink /proc/self/cwd > f; [ "$(cat f)" = "$PWD" ] && echo cwd; A=b sh -c 'tr "\0" "\n" < /proc/self/environ' | grep ^A=; kill $p
## STDOUT:
sleep 100 
sleep
1
cwd
A=b
## END

#### the signals that a process ignores
trap '' INT; grep SigIgn: /proc/self/status | cut -c24-
## only: joblab, where the tests' own program passes on no ignored signals
## STDOUT:
2
## END

#### what /proc does not have
cat /proc/99999/status; ls /proc/self/nothing; echo > /proc/self/comm; echo $?
## only: joblab, where a program's name cannot be changed
## STDOUT:
1
## END
## STDERR:
cat: can't open '/proc/99999/status': No such file or directory
ls: /proc/self/nothing: No such file or directory
sh: can't create /proc/self/comm: Permission denied
## END
