"""The words of a drawing read without drawing it: its strings as they stand, and by the fonts that they are set in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

_TOKEN: Final = re.compile(
    rb"/(?P<font>[^\s/<>\[\](){}%]+)\s+[-\d.]+\s+Tf"
    rb"|\((?P<string>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)"
    rb"|<(?P<hex>[0-9A-Fa-f\s]+)>"
    rb"|(?P<gap>(?<=[\s\])>])-\d{3,}(?:\.\d+)?(?=[\s(<\]]))"
    rb"|(?P<line>(?<![A-Za-z])(?:T[dDm*]|ET|TJ|Tj|'|\")(?![A-Za-z]))",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"", b"\r": b"", b"\r\n": b""}
_ENDS_LINE: Final = frozenset({b"Td", b"TD", b"Tm", b"T*", b"ET", b"'", b'"'})
_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CODE: Final = re.compile(rb"<([0-9A-Fa-f\s]+)>")
_RANGE: Final = re.compile(
    rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[((?:\s*<[0-9A-Fa-f\s]+>)*)\s*\])"
)
_WIDEST: Final = 65_535


class DrawnText:
    """Reads drawings, and keeps the fonts that it has met."""

    def __init__(self) -> None:
        """Begin with no font."""
        self._fonts: dict[tuple[int, int], dict[bytes, str]] = {}

    def strings(self, data: bytes) -> Iterator[str]:
        """Give the strings of a drawing as they stand: in a row, apart where a line ends, and by UTF-16."""
        joined: list[bytes] = []
        for match in _TOKEN.finditer(data):
            raw = _raw(match)
            if raw is not None:
                joined.append(raw)
            elif match["gap"] or match["line"] in _ENDS_LINE:
                joined.append(b" ")
        if joined:
            whole = b"".join(joined)
            yield " ".join(whole.decode("pdfdoc", "replace").split(" "))
            if b"\0" in whole:
                yield whole.replace(b"\0", b"").decode("latin-1")

    def text(self, data: bytes, resources: Any) -> str:
        """Give the words of a drawing, each string read by the font that it is set in."""
        import pikepdf

        held = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
        fonts = held if isinstance(held, pikepdf.Dictionary) else pikepdf.Dictionary()
        letters: dict[bytes, str] = {}
        said: list[str] = []
        for match in _TOKEN.finditer(data):
            raw = _raw(match)
            if match["font"] is not None:
                letters = self._letters(fonts.get(f"/{match['font'].decode('latin-1')}"))
            elif raw is not None:
                said.append(_read(raw, letters))
            elif match["gap"] or match["line"] in _ENDS_LINE:
                said.append(" ")
        return "".join(said)

    def _letters(self, font: Any) -> dict[bytes, str]:
        """Give what the codes of a font stand for, as it says itself (ToUnicode): in a table, else nothing."""
        import pikepdf

        mapped = font.get("/ToUnicode") if isinstance(font, pikepdf.Dictionary) else None
        if not isinstance(mapped, pikepdf.Stream):
            return {}
        if mapped.objgen not in self._fonts:
            try:
                self._fonts[mapped.objgen] = _letters_of(bytes(mapped.read_bytes()))
            except pikepdf.PdfError:
                self._fonts[mapped.objgen] = {}
        return self._fonts[mapped.objgen]


def _raw(match: re.Match[bytes]) -> bytes | None:
    if match["string"] is not None:
        return unescaped(match["string"])
    return unhexed(match["hex"]) if match["hex"] is not None else None


def unescaped(raw: bytes) -> bytes:
    """Give the bytes of a string that is written in brackets."""

    def plain(match: re.Match[bytes]) -> bytes:
        what = match[1]
        return bytes([int(what, 8) & 255]) if what[:1].isdigit() else _ESCAPES.get(what, what)

    return _ESCAPE.sub(plain, raw) if b"\\" in raw else raw


def unhexed(figures: bytes) -> bytes:
    """Give the bytes of a string that is written in figures of sixteen."""
    plain = b"".join(figures.split())
    return bytes.fromhex((plain + b"0" if len(plain) % 2 else plain).decode("ascii"))


def _read(raw: bytes, letters: dict[bytes, str]) -> str:
    if not letters:
        return raw.decode("pdfdoc", "replace")
    wide = len(next(iter(letters)))
    codes = (raw[at : at + wide] for at in range(0, len(raw), wide))
    return "".join(letters.get(code, "") for code in codes)


def _letters_of(mapped: bytes) -> dict[bytes, str]:
    """Read the table of a font from codes to letters."""
    letters: dict[bytes, str] = {}
    for kind, body in _BLOCK.findall(mapped):
        if kind == b"bfchar":
            codes = [unhexed(code) for code in _CODE.findall(body)]
            pairs = zip(codes[::2], codes[1::2], strict=False)
            letters |= {code: to.decode("utf-16-be", "replace") for code, to in pairs}
        else:
            letters |= dict(_ranges(body))
    return letters


def _ranges(body: bytes) -> Iterator[tuple[bytes, str]]:
    """Read stretches of codes: each with the letter of its first, from which the others go on, or with all of them."""
    for match in _RANGE.finditer(body):
        first, last = unhexed(match[1]), unhexed(match[2])
        start = int.from_bytes(first)
        codes = [code.to_bytes(len(first)) for code in range(start, min(int.from_bytes(last), start + _WIDEST) + 1)]
        if match[3] is not None:
            to = unhexed(match[3])
            letter = int.from_bytes(to[-2:])
            yield from ((code, chr((letter + step) & 0xFFFF)) for step, code in enumerate(codes))
        else:
            every = (unhexed(one).decode("utf-16-be", "replace") for one in _CODE.findall(match[4]))
            yield from zip(codes, every, strict=False)
