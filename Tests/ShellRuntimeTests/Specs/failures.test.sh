#### what copies bytes ends where its output cannot be written
b() { busybox "$@"; }
echo a > f; for c in cat tac "tail -n 1" "gzip -c"; do b $c f > /dev/full; echo $?; done 2>&1; b tr a b < f > /dev/full; echo $?; b yes > /dev/full; echo $?
## STDOUT:
cat: write error: No space left on device
1
tac: write error: No space left on device
1
tail: write error: No space left on device
1
gzip: write error: No space left on device
1
1
1
## END
## STDERR:
tr: write error: No space left on device
yes: (null): No space left on device
## END

#### what prints says at its end that its output is lost
b() { busybox "$@"; }
echo a > f; for c in "head -n 1" sort wc uniq "cut -c1" nl fold expand base64; do b $c f > /dev/full; echo $?; done 2>&1; b expr 1 > /dev/full; echo $?
## STDOUT:
head: standard output: No space left on device
0
sort: standard output: No space left on device
0
wc: standard output: No space left on device
0
uniq: standard output: No space left on device
0
cut: standard output: No space left on device
0
nl: standard output: No space left on device
0
fold: standard output: No space left on device
0
expand: standard output: No space left on device
0
base64: standard output: No space left on device
0
0
## END
## STDERR:
expr: standard output: No space left on device
## END

#### others say nothing
b() { busybox "$@"; }
echo a > f; for c in "sed p" "grep a" "awk 1" od ls md5sum; do b $c f > /dev/full; echo $?; done 2>&1; b seq 5 > /dev/full; echo $?; b date > /dev/full; echo $?
## STDOUT:
0
0
0
0
0
0
255
0
## END

#### a closed descriptor is as good as a full disk
b() { busybox "$@"; }
echo a > f; b cat f >&-; echo $?; b head -n 1 f >&-; echo $?; b sed p f >&-; echo $?
## STDOUT:
1
0
0
## END
## STDERR:
cat: write error: Bad file descriptor
head: standard output: Bad file descriptor
## END

#### who has lost more than a buffer notices it earlier
b() { busybox "$@"; }
seq 1000 > s; seq 5000 > h
for c in "head -n 4000" "sed p" od; do b $c h > /dev/full; echo $?; done 2>&1
for c in "head -n 4000" "cut -c1-9"; do b $c s > /dev/full; echo $?; done 2>&1
## STDOUT:
head: standard output: I/O error
1
sed: write error
4
od: write error
1
head: standard output: No space left on device
0
cut: standard output: No space left on device
0
## END
