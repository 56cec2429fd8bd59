"""Why the computer would not do something with a file, in the clerk's words."""

from __future__ import annotations

import errno

NO_NAME = "its name is not one a file can have"
"""Said where the name itself is refused, such as one with a zero byte in it."""

_WORDS = {
    errno.ENOENT: "there is no such file or folder",
    errno.EACCES: "this computer does not let you",
    errno.EPERM: "this computer does not let you",
    errno.ENOSPC: "the disk is full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "your share of the disk is full",
    errno.EFBIG: "it would be too large for the disk",
    errno.EROFS: "the disk can only be read",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "its links lead round in a circle",
    errno.EBUSY: "another program is using it",
    errno.EMFILE: "too many files are open at once",
    errno.ENFILE: "too many files are open at once",
    errno.EIO: "the disk reports an error",
    errno.ETIMEDOUT: "the drive does not answer",
    errno.ENOEXEC: "it is not a program",
}


def cause(trouble: OSError | ValueError, unknown: str = "the computer gives no reason") -> str:
    """Say why something went wrong, to stand behind a colon; in the system's words where there are none of ours."""
    if not isinstance(trouble, OSError):
        return NO_NAME
    number = trouble.errno
    return _WORDS.get(number, trouble.strerror or unknown) if number is not None else trouble.strerror or unknown
