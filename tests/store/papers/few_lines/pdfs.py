"""Parts of PDF files: what is come upon in each, what is wrong with it as a pack, and what is left of it within one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zlib import compress

import msgspec
import pikepdf

from store.papers.inspecting.files import traces_in
from store.papers.pack.checking import faults_of
from store.papers.pack.index import PackedPaper, PackFile
from store.papers.pack.opening import opened_bytes
from store.papers.pack.plan import PackPaper
from store.problems import Refused
from tests.store.papers.few_lines.objects import cases, said
from tests.store.papers.few_lines.telling import Lines, other, told

_DEEP = " | ".join(f"{at} <</Title({at}) /Dest(one) /First {at + 1} 0 R>>" for at in range(20, 72))
PARTS = (
    *cases("pdfs"),
    "X \0 \n",
    *(
        f"R/Kept 20 0 R | 20 <</Filter/FlateDecode>>~x\x9c{packed}"
        for packed in ("", "garbage", "\x03\x00\x00\x00\x00\x01", compress(b"x\x9cgarbage").decode("latin-1")[2:])
    ),
    f"R/Outlines <</First 20 0 R>> | R/Dests <</one [4 0 R /Fit]>> | {_DEEP} | 72 <<>>",
)


def lines() -> Lines:
    """Tell of each file what is other than of the one in which nothing is said otherwise."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack.pdf"
        usual: dict[str, list[str]] = {}
        for change in ("", *PARTS):
            made = _of_file(said(change), path)
            yield f"## {told(change) or 'the file as it is'}"
            for who, lines_of in made.items():
                refused = any(line.startswith("refused") for line in lines_of)
                otherwise = lines_of if refused else other(lines_of, usual.get(who, ()))
                yield from (f"{who}: {line}" for line in otherwise)
            usual = usual or made


def _of_file(data: bytes, path: Path) -> dict[str, list[str]]:
    path.write_bytes(data)
    strict, loose = (_faults(path, accessible=accessible) for accessible in (True, False))
    return {
        "come upon": [f"{one.kind} {one.where}: {one.what}" for one in traces_in(data, "a.pdf")],
        "as a pack": strict,
        "as a pack that is not accessible": [*(one for one in loose if one not in strict)],
        "in a pack": list(_opened(data)),
    }


def _faults(path: Path, *, accessible: bool) -> list[str]:
    file = PackFile(file="F", readers="public", pages=2, accessible=accessible, bytes=1, sha512="")
    return [one.sentence for one in faults_of(path, file, (_paper(1), _paper(2)))]


def _paper(first: int) -> PackedPaper:
    known: dict[str, Any] = {
        "item": str(first),
        "title": "T",
        "first": first,
        "last": first,
        "end": first,
        "version": 1,
    }
    texts = {name: "" for name in PackedPaper.__struct_fields__ if name not in known and name != "versions"}
    return msgspec.convert({**texts, **known, "versions": ()}, PackedPaper)


def _opened(data: bytes) -> Iterator[str]:
    try:
        paper = opened_bytes(PackPaper("1", "T", "Paper", "", None), data)
    except Refused as refused:
        yield from (f"refused: {one.sentence}" for one in refused.problems)
        return
    with paper.file as file:
        yield "accessible" if paper.accessible else "not accessible"
        yield from paper.notes
        yield from _left(file)


def _left(file: pikepdf.Pdf) -> Iterator[str]:
    """Tell what stands in a paper that was made ready: its pages without what all have, its links and bookmarks."""
    yield from (f"root {key}" for key in sorted(file.Root.keys()))
    for number, page in enumerate(list(file.pages)[:2], start=1):
        yield from (f"page {number} {key}" for key in sorted(page.obj.keys()))
        for one in page.obj.get("/Annots", ()):
            yield f"page {number} has {bytes(one.unparse(resolved=True)).decode('latin-1')}"
    for one in file.objects:
        if one.objgen[0] >= 20 and isinstance(one, pikepdf.Dictionary) and ("/Title" in one or "/First" in one):
            yield f"bookmark {bytes(one.unparse(resolved=True)).decode('latin-1')}"
        elif isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form":
            yield f"drawing {' '.join(sorted(one.keys()))}"
