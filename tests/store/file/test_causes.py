"""Why the computer would not do something with a file is said in the clerk's words, not in the system's."""

from __future__ import annotations

import errno
import os

import pytest

from store.file.causes import NO_NAME, cause

HELD_WHOLE = ("cause",)


@pytest.mark.parametrize("number", ["ENOENT", "EACCES", "ENOSPC", "EROFS", "EISDIR", "ENOTDIR", "ENAMETOOLONG", "EIO"])
def test_the_usual_causes_are_said_in_plain_words(number: str) -> None:
    code = getattr(errno, number)
    words = cause(OSError(code, os.strerror(code)))
    assert words != os.strerror(code)
    assert words[0].islower()
    assert not words.endswith(".")


def test_other_causes_keep_the_words_of_the_system_and_none_is_left_out() -> None:
    assert cause(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert cause(OSError("no number")) == "the computer gives no reason"
    assert cause(OSError(), "it cannot be opened") == "it cannot be opened"
    assert cause(ValueError("embedded null byte")) == NO_NAME
