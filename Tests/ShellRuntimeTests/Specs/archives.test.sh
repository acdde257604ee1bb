#### gzip and gunzip put one file in place of the other
b() { busybox "$@"; }
printf 'hello hello hello hello\n' > a; b gzip a; ls; b gunzip a.gz; ls; cat a
## STDOUT:
a.gz
a
hello hello hello hello
## END

#### what gzip makes has no name and no time
b() { busybox "$@"; }
printf 'hello hello hello hello\n' > a; b gzip -c a | od -An -tx1; printf x | b gzip | od -An -tx1; : | b gzip | od -An -tx1
## STDOUT:
 1f 8b 08 00 00 00 00 00 00 03 cb 48 cd c9 c9 57
 c8 40 27 b9 00 00 88 59 0b 18 00 00 00
 1f 8b 08 00 00 00 00 00 00 03 ab 00 00 83 16 dc
 8c 01 00 00 00
 1f 8b 08 00 00 00 00 00 00 03 03 00 00 00 00 00
 00 00 00 00
## END

#### gzip -v and gunzip -v count as they do
b() { busybox "$@"; }
printf 'hello hello hello hello\n' > a; b gzip -v a; b gunzip -v a.gz
## STDERR:
a: 100% - replaced with a.gz
a.gz: 4294967276% - replaced with a
## END

#### gzip -k keeps the file, -f replaces one that is there
b() { busybox "$@"; }
echo x > a; b gzip -k a; b gzip a; echo $?; b gzip -f a; ls; b gunzip -k a.gz; b gunzip a.gz; echo $?; ls
## STDOUT:
1
a.gz
1
a
a.gz
## END
## STDERR:
gzip: can't open 'a.gz': File exists
gunzip: can't open 'a': File exists
## END

#### names that are not there or have no suffix
b() { busybox "$@"; }
b gzip nofile; echo $?; b gunzip nofile.gz; echo $?; echo x > b; b gunzip b; echo $?; b zcat nofile; echo $?
## STDOUT:
1
1
1
1
## END
## STDERR:
gzip: nofile: No such file or directory
gunzip: nofile.gz: No such file or directory
gunzip: b: unknown suffix - ignored
zcat: nofile: No such file or directory
## END

#### gunzip makes a tar of a tgz
b() { busybox "$@"; }
echo x | b gzip > k.tgz; b gunzip k.tgz; ls; cat k.tar
## STDOUT:
k.tar
x
## END

#### what is no gzip file
b() { busybox "$@"; }
echo text > c.gz; b gunzip c.gz; echo $?; : > e.gz; b gunzip -c e.gz; echo $?; b zcat c.gz; echo $?; b zcat e.gz; echo $?; echo hi | b gunzip; echo $?; ls
## STDOUT:
1
1
1
1
1
c.gz
e.gz
## END
## STDERR:
gunzip: invalid magic
gunzip: invalid magic
zcat: no gzip/bzip2/xz magic
zcat: short read
gunzip: invalid magic
## END

#### a file that is cut short or damaged
b() { busybox "$@"; }
printf 'hello hello hello hello\n' | b gzip > a.gz; head -c 20 a.gz > d.gz; b gunzip -c d.gz; echo $?; b zcat d.gz; echo $?; head -c 21 a.gz > x; printf 'abcdefgh' >> x; b gunzip -c < x; echo $?; b gunzip -t a.gz; echo $?
## STDOUT:
1
0
hello hello hello hello
1
0
## END
## STDERR:
gunzip: unexpected end of file
zcat: unexpected end of file
gunzip: crc error
## END

#### members and what is behind them
b() { busybox "$@"; }
echo one | b gzip > a.gz; echo two | b gzip >> a.gz; b zcat a.gz; echo junk >> a.gz; b gunzip -c a.gz; echo $?
## STDOUT:
one
two
one
two
0
## END

#### gzip -d, -t and standard input
b() { busybox "$@"; }
echo x | b gzip | b gzip -d; echo x | b gzip | b gunzip -t; echo $?; echo x > a; b gzip a; b gzip -t a.gz; echo $?; b gzip -dc a.gz
## STDOUT:
x
0
0
x
## END

#### gzip -Z is no option
b() { busybox "$@"; }
b gzip -Z; echo $?
## STDOUT:
1
## END

#### a megabyte comes back
b() { busybox "$@"; }
seq 150000 > a; sum=$(b md5sum < a); b gzip a; b gunzip a.gz; [ "$(b md5sum < a)" = "$sum" ] && echo same
## STDOUT:
same
## END

#### tar makes an archive and lists it
b() { busybox "$@"; }
mkdir d; echo one > d/a; b tar cf x.tar d; b tar tf x.tar; b wc -c < x.tar; b tar cvf y.tar d/a
## STDOUT:
d/
d/a
2560
d/a
## END

#### tar lists with all that it knows
b() { busybox "$@"; }
mkdir d; echo one > d/a; b touch -d '2001-09-09 01:46:40' d/a d; b tar cf x.tar d/a; b tar tvf x.tar
## STDOUT:
-rw-r--r-- root/root         4 2001-09-09 01:46:40 d/a
## END

#### tar takes an archive apart
b() { busybox "$@"; }
mkdir d o; echo one > d/a; ln -s a d/l; b tar cf x.tar d; b tar xf x.tar -C o; cat o/d/l; b readlink o/d/l; b tar xvf x.tar -C o d/a
## STDOUT:
one
a
d/a
## END

#### tar with gzip
b() { busybox "$@"; }
mkdir d; echo one > d/a; b tar czf x.tgz d; b tar tzf x.tgz; rm -r d; b zcat x.tgz | b tar xf -; cat d/a
## STDOUT:
d/
d/a
one
## END

#### tar through pipes
b() { busybox "$@"; }
mkdir d o; echo one > d/a; b tar c d | b tar x -C o; cat o/d/a; b tar cvf - d/a | b tar tv | b wc -l
## STDOUT:
one
1
## END
## STDERR:
d/a
## END

#### hard links in an archive
b() { busybox "$@"; }
mkdir o; echo one > a; ln a z; b tar cf x.tar a z; b tar tf x.tar; b tar xf x.tar -C o; echo two >> o/a; cat o/z
## STDOUT:
a
z
one
two
## END

#### tar names what is missing
b() { busybox "$@"; }
echo one > a; b tar cf x.tar a nofile; echo $?; b tar tf x.tar nope; echo $?; b tar xf nofile; echo $?; b tar cf y.tar; echo $?; b tar xf x.tar -C nodir; echo $?
## STDOUT:
1
1
1
1
1
## END
## STDERR:
tar: nofile: No such file or directory
tar: error exit delayed from previous errors
tar: nope: not found in archive
tar: can't open 'nofile': No such file or directory
tar: empty archive
tar: can't change directory to 'nodir': No such file or directory
## END

#### what is no archive
b() { busybox "$@"; }
echo junk > j; b tar tf j; echo $?; : > e; b tar tf e; echo $?; : | b tar t; echo $?; head -c 1024 /dev/zero > z; b tar tf z; echo $?
## STDOUT:
1
1
1
0
## END
## STDERR:
tar: short read
tar: short read
tar: short read
## END

#### an archive that is cut short
b() { busybox "$@"; }
mkdir d; echo one > d/a; b tar cf x.tar d; head -c 700 x.tar > y.tar; b tar tf y.tar; echo $?
## STDOUT:
d/
1
## END
## STDERR:
tar: short read
## END

#### tar -k leaves what is there
b() { busybox "$@"; }
echo one > a; b tar cf x.tar a; echo two > a; b tar xkf x.tar; echo $?; cat a; b tar xf x.tar; cat a
## STDOUT:
1
two
one
## END
## STDERR:
tar: can't open 'a': File exists
## END

#### tar -O shows contents
b() { busybox "$@"; }
echo one > a; echo two > c; b tar cf x.tar a c; b tar xOf x.tar; b tar xOf x.tar c
## STDOUT:
one
two
two
## END

#### leading slashes go
b() { busybox "$@"; }
echo one > a; b tar cf x.tar "$PWD/a" 2>&1; b tar tf x.tar | b sed 's/.*\///'; b tar cf y.tar ./a; b tar tf y.tar
## STDOUT:
tar: removing leading '/' from member names
a
./a
## END

#### an archive is not put into itself
b() { busybox "$@"; }
echo one > a; b tar cf n.tar n.tar a; echo $?; b tar tf n.tar
## STDOUT:
0
a
## END
## STDERR:
tar: n.tar: file is the archive; skipping
## END

#### tar takes a folder's name for all below it
b() { busybox "$@"; }
mkdir -p d/e; echo 1 > d/e/b; b tar cf x.tar d; b tar tf x.tar d/e; b tar tf x.tar d/; b tar tf x.tar 'd/*' ; echo $?
## STDOUT:
d/e/
d/e/b
d/
d/e/
d/e/b
d/
d/e/
d/e/b
1
## END
## STDERR:
tar: d/*: not found in archive
## END

#### tar --strip-components
b() { busybox "$@"; }
mkdir -p d/e o; echo 1 > d/e/b; b tar cf x.tar d; b tar xf x.tar --strip-components 1 -C o; ls o o/e
## STDOUT:
o:
e

o/e:
b
## END

#### tar without a mode or with two
b() { busybox "$@"; }
b tar; echo $?; b tar -f x; echo $?; b tar ctf x; echo $?
## STDOUT:
1
1
1
## END

#### permissions are kept
b() { busybox "$@"; }
mkdir o; echo 1 > a; chmod 751 a; b tar cf x.tar a; b tar xf x.tar -C o; b stat -c %a o/a; chmod 600 a; b gzip a; b stat -c %a a.gz
## STDOUT:
751
600
## END

#### long names
b() { busybox "$@"; }
n=$(printf 'n%.0s' $(seq 120)); echo 1 > $n; mkdir o; b tar cf x.tar $n; b tar tf x.tar; b wc -c < x.tar; b tar xf x.tar -C o; cat o/$n
## STDOUT:
nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
3072
1
## END

#### links that lead elsewhere are made last
b() { busybox "$@"; }
ln -s /nowhere l; ln -s ../x m; mkdir o; b tar cf x.tar l m; b tar xf x.tar -C o; b readlink o/l; b readlink o/m
## STDOUT:
/nowhere
../x
## END

#### tar --no-recursion and --overwrite
b() { busybox "$@"; }
mkdir d; echo 1 > d/a; b tar cf x.tar --no-recursion d; b tar tf x.tar; b tar cf y.tar d/a; echo 2 > d/a; ln d/a d/c; b tar xf y.tar --overwrite; cat d/c
## STDOUT:
d/
1
## END

#### busybox runs an applet by name
b() { busybox "$@"; }
b echo a b; b nosuch x; echo $?; b sh -c 'echo $1' x y
## STDOUT:
a b
127
y
## END
## STDERR:
nosuch: applet not found
## END
