"""What a bundle says of itself: of which meeting it is, for whom, what is in it, and which bundle went before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from hashlib import sha256, sha512
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from store.papers.bundle.zipped import Held
from store.papers.tables import json_text

FORMAT: Final = "panel-secretariat-bundle/1"
"""What a manifest calls itself: the format and its version."""

MANIFEST, SUMS = "manifest.json", "SHA512SUMS"
"""The first two files of a bundle; the second can be checked without this program, by `sha512sum -c`."""

PUBLIC: Final = "public"
MEMBERS: Final = "members"

_Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]+\Z", description="in hexadecimal")]


class BundledFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of a bundle: its name, what it is, its size and its digests."""

    file: Annotated[str, Meta(description="its name in the bundle, with the folder")]
    what: Annotated[str, Meta(description="what it is")]
    bytes: int
    sha256: _Digest
    sha512: _Digest


class BundleBefore(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The bundle that went before: its meeting, and the digest of its manifest."""

    meeting: Annotated[dt.date, Meta(description="day of the meeting")]
    meeting_id: Annotated[str, Meta(description="id of the meeting")]
    sha512: _Digest


class BundleManifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is in a bundle, in the order in which it stands there; the manifest and the sums go before it."""

    format: str = FORMAT
    panel: Annotated[str, Meta(description="name of the panel")]
    panel_id: Annotated[str, Meta(description="id of the panel's file, which its copies share")]
    meeting: Annotated[dt.date, Meta(description="day of the meeting")]
    meeting_id: Annotated[str, Meta(description="id of the meeting")]
    title: Annotated[str, Meta(description="what the meeting is called")]
    readers: Annotated[Literal["public", "members"], Meta(description="for whom it is")]
    made_on: Annotated[dt.date, Meta(description="day on which it was made")]
    before: Annotated[BundleBefore | None, Meta(description="null if none was made of an earlier meeting")] = None
    lacking: Annotated[tuple[str, ...], Meta(description="what could not be put into it, and why")] = ()
    files: tuple[BundledFile, ...] = ()


def bundled(one: Held, what: str) -> BundledFile:
    """Describe a file of a bundle."""
    data = one.data
    return BundledFile(
        file=one.name, what=what, bytes=len(data), sha256=sha256(data).hexdigest(), sha512=sha512(data).hexdigest()
    )


def written(manifest: BundleManifest) -> bytes:
    """Write a manifest as it stands in a bundle."""
    return json_text(manifest)


def read_manifest(data: bytes) -> BundleManifest | None:
    """Read a manifest; None if it is none of this format."""
    try:
        manifest = msgspec.json.decode(data, type=BundleManifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return manifest if manifest.format == FORMAT else None


def sums_of(manifest: BundleManifest, data: bytes) -> dict[str, str]:
    """Give the SHA-512 that the sums must have for every file but themselves, by name, the manifest's own first."""
    return {MANIFEST: digest_of(data), **{one.file: one.sha512 for one in manifest.files}}


def written_sums(sums: Iterable[tuple[str, str]]) -> bytes:
    """Write sums as they stand in a bundle: a digest and a name in each line."""
    return "".join(f"{digest}  {name}\n" for name, digest in sums).encode("ascii", "backslashreplace")


def read_sums(data: bytes) -> dict[str, str]:
    """Read as much of the sums as can be read."""
    lines = (line.partition("  ") for line in data.decode("utf-8", "replace").splitlines())
    return {name: digest for digest, _, name in lines if name}


def digest_of(data: bytes) -> str:
    """Give the SHA-512 of a manifest or another file."""
    return sha512(data).hexdigest()


def files_of(manifest: BundleManifest, files: Sequence[Held]) -> tuple[Held, ...]:
    """Put the manifest and the sums in front of the files that they tell of."""
    data = written(manifest)
    sums = written_sums(sums_of(manifest, data).items())
    return (Held(MANIFEST, data), Held(SUMS, sums), *files)
