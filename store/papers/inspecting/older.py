"""Files of an older Office program (doc, xls, ppt, msg): and the hidden sheets of such a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterator

from store.papers.inspecting.traces import Trace

_LOCKED = ("EncryptedPackage", "EncryptionInfo")
_KINDS = (
    ("WordDocument", "a document of an older Word (doc)"),
    ("PowerPoint Document", "slides of an older Office (ppt)"),
)
_BOOKS = ("Workbook", "Book")
_MACROS = ("_VBA_PROJECT", "Macros")


def older(data: bytes) -> Iterator[Trace]:
    """Give what can be said of such a file without the program that wrote it."""
    if _holds(data, *_LOCKED):
        yield Trace("password", "", "It needs a password to open.")
        return
    if _holds(data, *_MACROS):
        yield Trace("macros", "", "It holds macros, which are programs.")
    if _holds(data, *_BOOKS):
        yield from _hidden_sheets(data)
        what = "It is a spreadsheet of an older Excel (xls): nothing of it was looked at but which sheets are hidden."
    else:
        kind = next(
            (words for name, words in _KINDS if _holds(data, name)), "a message or a file of an older Office program"
        )
        what = f"It is {kind}. Nothing in it was looked at."
    yield Trace("other-kind", "", what)


def _holds(data: bytes, *names: str) -> bool:
    return any(name.encode("utf-16-le") in data for name in names)


def _hidden_sheets(data: bytes) -> Iterator[Trace]:
    from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        about = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheets_metadata
    except PasswordError:
        yield Trace("password", "", "It needs a password to open.")
        return
    except Exception:  # noqa: BLE001 - the library has a kind of error for each way to be damaged
        yield Trace("damaged", "", "It is damaged: it breaks off or was altered.")
        return
    for one in about:
        if one.visible == SheetVisibleEnum.Hidden:
            yield Trace("hidden-sheet", f"sheet {one.name}", "The sheet is hidden.")
        elif one.visible != SheetVisibleEnum.Visible:
            yield Trace("very-hidden-sheet", f"sheet {one.name}", "The sheet is hidden so that no menu shows it.")
