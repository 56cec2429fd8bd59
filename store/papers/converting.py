"""A Word document made into a tagged PDF by LibreOffice, where that is found; Word itself is never run.

LibreOffice is given a copy in a folder of its own, with settings of its own: it runs beside one that the clerk has
open, no macro of the document runs, and nothing that it links to is fetched.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Final

from store.file.temporary import throw_away
from store.problems import Problem, Refused

SECONDS: Final = 120
"""Seconds that LibreOffice may take for one document; a report of 100 pages takes 5."""

FROM_WORD: Final = (
    "Save it as PDF from Word: Save As, PDF, Options, tick “Document structure tags for accessibility”; then add that."
)
_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = {
    "win32": tuple(
        rf"C:\{folder}\LibreOffice\program\soffice.com" for folder in ("Program Files", "Program Files (x86)")
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_TO_PDF: Final = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">\
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse">\
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value>\
</prop></item>
</oor:items>
"""


def pdf_from_word(data: bytes, name: str) -> bytes:
    """Make a PDF of a Word document (docx); `name` is what the clerk calls it.

    Raises Refused, with how to save it from Word: LibreOffice is not found, fails, or takes longer than `SECONDS`.
    """
    program = program_here()
    if program is None:
        sentence = f"{name} is a Word document, and LibreOffice, which makes a PDF of one, is not on this computer."
        raise Refused(Problem("paper.word", sentence, FROM_WORD, "file"))
    with throw_away("report.docx") as source:
        source.write_bytes(data)
        made = source.with_name("made") / "report.pdf"
        trouble = _run(program, source, made.parent)
        if trouble or not made.is_file():
            sentence = f"LibreOffice made no PDF of {name}: {trouble or 'it gave none, and did not say why'}."
            raise Refused(Problem("paper.not-converted", sentence, FROM_WORD, "file"))
        return made.read_bytes()


def program_here() -> Path | None:
    """Give where LibreOffice is on this computer; None if it is not found."""
    named = (Path(place) for name in _NAMES if (place := which(name)))
    usual = (Path(place) for place in _PLACES.get(sys.platform, ()))
    return next((one for one in (*named, *usual) if one.is_file()), None)


def _run(program: Path, source: Path, out: Path) -> str:
    """Run LibreOffice on a document; gives what went wrong, or nothing."""
    profile = source.with_name("settings")
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    words = [str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    words += ["--convert-to", _TO_PDF, "--outdir", str(out), str(source)]
    nothing = subprocess.DEVNULL
    try:
        running = subprocess.Popen(words, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    except OSError:
        return "it does not start"
    try:
        code = running.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return f"it had not ended after {SECONDS} seconds"
    finally:
        _end(running)
    return "" if code == 0 else f"it ended with the code {code}"


def _end(running: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with what it has started, if it still runs; nothing of it may hold the folder open."""
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        running.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()
