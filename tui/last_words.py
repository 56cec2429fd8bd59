"""What is said and noted of a failure that nobody foresaw: where it happened, never with which values."""

from __future__ import annotations

import os
import sys

from store.problems import Problem


def last_words(fault: BaseException) -> Problem:
    """Note a failure in the log, and give what is to be said of it."""
    where = _log(fault)
    cure = f"Where it happened is noted in {where}." if where else "It could not be noted anywhere."
    return Problem("unexpected", "Something unexpected went wrong; what was saved is safe.", cure)


def redacted(fault: BaseException) -> str:
    """Describe where an error happened: kinds of error and lines of the program, never messages or values.

    Messages are left out because they may quote a record.
    """
    import traceback

    lines: list[str] = []
    chain: BaseException | None = fault
    while chain is not None and len(lines) < 500:
        lines.append(f"{type(chain).__module__}.{type(chain).__qualname__}")
        for frame in traceback.extract_tb(chain.__traceback__, limit=-50):
            folder, name = os.path.split(frame.filename)
            lines.append(f"  {os.path.basename(folder)}/{name}, line {frame.lineno}, in {frame.name}")  # noqa: PTH119
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


def _log(fault: BaseException) -> str:
    """Add a redacted account of an error to the log; gives the log's path, or nothing if it cannot be written."""
    from store.clock import now
    from store.file.owners import append, make_folder
    from tui.settings import log_path
    from tui.version import VERSION

    path = log_path()
    when = now().isoformat(timespec="seconds")
    try:
        make_folder(path.parent)
        if path.exists() and not path.is_file():
            return ""
        append(path, f"{when} secretariat {VERSION} Python {sys.version.split()[0]}\n{redacted(fault)}\n\n".encode())
    except OSError:
        return ""
    return str(path)
