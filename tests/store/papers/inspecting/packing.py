"""Packed files changed part by part, as other programs and other people change them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from struct import pack
from zlib import compress, crc32

TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


def picture() -> bytes:
    """A picture of four dots, as PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))

    rows = compress(b"".join(b"\0" + b"\x40\x80\xc0" * 2 for _ in range(2)))
    head = chunk(b"IHDR", pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a packed file."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    """Pack parts into a file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in content.items():
            made.writestr(name, data)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes, kind: str = "", led_from: str = "", relation: str = "") -> bytes:
    """Put a part in, with its type, and led to from another part by a relation."""
    held = parts(data)
    held[name] = content
    if kind:
        entry = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
        held[TYPES] = held[TYPES].replace(b"</Types>", entry)
    if led_from:
        folder, _, own = led_from.rpartition("/")
        rels = f"{folder}/_rels/{own}.rels"
        target = name if name.startswith(("http", "file")) else f"/{name}"
        entry = f'<Relationship Id="rIdX" Type="{relation}" Target="{target}"/></Relationships>'.encode()
        held[rels] = held.get(rels, _NO_RELATIONS).replace(b"</Relationships>", entry)
    return packed(held)


def led_outside(data: bytes, led_from: str, relation: str, target: str) -> bytes:
    """Lead from a part to something outside the file."""
    held = parts(data)
    folder, _, own = led_from.rpartition("/")
    rels = f"{folder}/_rels/{own}.rels"
    entry = f'<Relationship Id="rIdX" Type="{OFFICE}/{relation}" Target="{target}" TargetMode="External"/>'
    held[rels] = held.get(rels, _NO_RELATIONS).replace(b"</Relationships>", f"{entry}</Relationships>".encode())
    return packed(held)


def replaced(data: bytes, name: str, pattern: str, by: str) -> bytes:
    """Change the text of a part; it must change."""
    held = parts(data)
    before = held[name].decode()
    after = re.sub(pattern, lambda _: by, before, count=1, flags=re.DOTALL)
    assert after != before, (name, pattern)
    held[name] = after.encode()
    return packed(held)
