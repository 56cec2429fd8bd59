"""The files of papers in one packed file, to go with an export of all data, and taken back from one.

Each has its digest as its name, as in the folder beside the panel's file: what comes back is what went out, or is told.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from store.edit import FileToKeep
from store.file.papers_folder import folder_of, named_of
from store.problems import Problem, Refused
from store.records import Record
from store.rules.agenda.minutes_out import kept_files

LARGEST: Final = 2_000_000_000
"""The most bytes that the files in one may have together."""

_NAME: Final = re.compile(r"(?P<digest>[0-9a-f]{64})(?P<ending>\.pdf|\.docx)")
_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The same for every file, so that the same papers make the same bytes."""


class Packed(NamedTuple):
    """The packed file, and the names of files that are not there or not what they were, which it lacks."""

    data: bytes
    files: int
    lacking: tuple[str, ...]


def names_in(records: Iterable[Record]) -> tuple[str, ...]:
    """Give the names of the files that records name, each once, in their order."""
    named = (name for record in records for _, _, file in kept_files(record) for name in named_of(file))
    return tuple(dict.fromkeys(named))


def packed(names: Iterable[str], panel_file: Path) -> Packed:
    """Pack files that are kept beside a panel's file; one that is damaged is left out, as is one that is missing."""
    out, folder, lacking, files = io.BytesIO(), folder_of(panel_file), [], 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name in sorted(names):
            try:
                data = (folder / name).read_bytes()
            except OSError:
                data = b""
            if sha256(data).hexdigest() != Path(name).stem:
                lacking.append(name)
                continue
            made.writestr(zipfile.ZipInfo(name, _DAY), data)
            files += 1
    return Packed(out.getvalue(), files, tuple(lacking))


def unpacked(data: bytes, called: str) -> tuple[FileToKeep, ...]:
    """Give the files in a packed file, each held against its name.

    Raises Refused with everything that is wrong: it is no such file, a name is no digest, a file is not what its name
    says, or they are far too large.
    """
    cure = "Choose the file that was written by: secretariat export data --papers."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            infos = held.infolist()
            if sum(one.file_size for one in infos) > LARGEST:
                sentence = f"{called} holds far too much."
                raise Refused(Problem("papers.large", sentence, cure, "papers"))
            read = [(one.filename, held.read(one)) for one in infos]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError):
        sentence = f"{called} is no packed file of papers, or is damaged."
        raise Refused(Problem("papers.parcel", sentence, cure, "papers")) from None
    wrong = [_no_paper(name, called) for name, content in read if not _is_paper(name, content)]
    if wrong:
        raise Refused(*wrong)
    return tuple(FileToKeep(content, Path(name).suffix) for name, content in read)


def _is_paper(name: str, content: bytes) -> bool:
    match = _NAME.fullmatch(name)
    return match is not None and sha256(content).hexdigest() == match["digest"]


def _no_paper(name: str, called: str) -> Problem:
    if _NAME.fullmatch(name):
        sentence = f"{name} in {called} was altered: it is not what its name says."
        return Problem("papers.altered", sentence, "Export the papers again where they are whole.", "papers")
    return Problem("papers.name", f"{called} holds {name!r}, which is no paper.", "Leave that out of it.", "papers")
