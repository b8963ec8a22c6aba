"""What a Python on Windows does not have, by module; and what of it the libraries here on Linux cannot do without."""


def names(text: str) -> set[str]:
    return set(text.split())


MODULES = names("crypt fcntl grp nis posix pty pwd readline resource spwd syslog termios tty")
OS = names(
    """O_ASYNC O_CLOEXEC O_DIRECT O_DIRECTORY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_SYNC O_TMPFILE WNOHANG
    chown chroot confstr ctermid fchdir fchmod fchown fork forkpty geteuid getegid getgid getgroups getloadavg getpgid
    getpgrp getpriority getresuid getsid getuid getxattr initgroups killpg lchown link lockf major makedev mkfifo mknod
    nice pathconf posix_fallocate posix_spawn pread preadv pwrite pwritev register_at_fork sched_getaffinity
    sched_setaffinity sched_yield sendfile setegid seteuid setgid setpgid setpriority setsid setuid setxattr
    statvfs symlink sync sysconf tcgetpgrp ttyname uname wait wait3 wait4 waitid"""
)
SIGNAL = names(
    """ITIMER_REAL SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGUSR1 SIGUSR2 SIGXCPU SIGXFSZ
    alarm getitimer pause pthread_kill setitimer sigwait"""
)
SOCKET = names("AF_UNIX SO_PEERCRED SO_REUSEPORT")

FOR_LIBRARIES = names(
    """O_CLOEXEC WNOHANG geteuid getuid posix posix_spawn register_at_fork sched_getaffinity symlink sysconf uname
    SIGBUS SIGCHLD SIGKILL pthread_kill sigwait"""
)
"""They ask which system this is, find Linux, and use it; on Windows they go another way."""
