"""Whether a bundle still is what was made: each file that was altered, is missing or was added is named.

A bundle vouches for itself only as far as nobody made it anew as a whole. That shows in the bundle of the next meeting,
which names the digest of its manifest, and in the panel's file, which has recorded it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256, sha512
from typing import Annotated

import msgspec
from msgspec import Meta

from store.papers.bundle.manifest import (
    MANIFEST,
    MEMBERS,
    SUMS,
    BundledFile,
    BundleManifest,
    digest_of,
    read_manifest,
    read_sums,
    sums_of,
    written_sums,
)
from store.papers.bundle.zipped import LIST, NAME, Held, unzipped, wrong_pieces
from store.papers.safety import plain_line
from store.records import BundleMade, Meeting
from store.register import Register
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import counted, listed, quoted

FRAME = "frame"
"""What is wrong with a packed file itself, and with none of the files in it."""


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is not as it was made: what sort of fault, of which file, and a sentence."""

    kind: Annotated[str, Meta(description="altered, missing, added, twice, name, frame, manifest, chain or record")]
    file: Annotated[str, Meta(description="name of the file in the bundle; empty if it is of none")]
    sentence: str


class BundleVerdict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What became of a bundle: whether it is whole, of what it is, and every fault of it."""

    whole: bool
    panel: str = ""
    meeting: dt.date | None = None
    readers: str = ""
    made_on: dt.date | None = None
    files: Annotated[int, Meta(description="how many files it holds")] = 0
    sha512: Annotated[str, Meta(description="digest of its manifest; empty if that cannot be read")] = ""
    held_against: Annotated[tuple[str, ...], Meta(description="what it was held against beside itself")] = ()
    faults: tuple[Fault, ...] = ()


def verified(
    data: bytes, before: bytes | None = None, register: Register | None = None, panel_id: str = ""
) -> BundleVerdict:
    """Judge a bundle by itself, by the bundle `before` it, and by the records of the panel if they are of its file."""
    files = unzipped(data)
    manifest, digest, faults = _itself(data, files)
    against = []
    if manifest is not None and before is not None:
        against.append("the bundle before it")
        faults += _chain(manifest, before)
    if manifest is not None and register is not None and panel_id == manifest.panel_id:
        against.append("the panel's file")
        faults += _recorded(manifest, digest, register)
    if manifest is None:
        return BundleVerdict(whole=False, files=len(files), faults=tuple(faults))
    return BundleVerdict(
        whole=not faults,
        panel=manifest.panel,
        meeting=manifest.meeting,
        readers=manifest.readers,
        made_on=manifest.made_on,
        files=len(files),
        sha512=digest,
        held_against=tuple(against),
        faults=tuple(faults),
    )


def verdict_lines(verdict: BundleVerdict, name: str) -> tuple[str, ...]:
    """Say of what a bundle is, what is wrong with it, and against what it was held."""
    lines = []
    if verdict.meeting and verdict.made_on:
        readers = "members" if verdict.readers == MEMBERS else "the public"
        of = f"the meeting of {long_date(verdict.meeting)} of {verdict.panel}"
        lines.append(f"{name} is the bundle for {readers} of {of}, made on {long_date(verdict.made_on)}.")
    if verdict.faults:
        wrong = (f"  {one.sentence}" for one in verdict.faults)
        return (*lines, f"It is not what was made: {counted(len(verdict.faults), 'fault')}.", *wrong)
    lines.append(f"All {verdict.files} files are as they were made. Its digest is {verdict.sha512}.")
    if verdict.held_against:
        return (*lines, f"It fits {listed(verdict.held_against)}.")
    return (*lines, "It was held against itself alone: name the bundle before it to hold it against that.")


def _itself(data: bytes, files: Sequence[Held]) -> tuple[BundleManifest | None, str, list[Fault]]:
    """Judge a bundle by what it says of itself."""
    if not files:
        sentence = "This is no bundle, or it is damaged beyond being read."
        return None, "", [Fault(FRAME, "", sentence)]
    held = {one.name: one.data for one in reversed(files)}
    faults = [*_names(files)]
    manifest = read_manifest(held.get(MANIFEST, b""))
    sums = read_sums(held.get(SUMS, b""))
    faults += [*_manifest(held, manifest), *_contents(held, manifest, sums)]
    told = {one.file for one in faults}
    faults += [_frame(of) for of in wrong_pieces(data, files) if of not in told and not (of == LIST and told)]
    return manifest, digest_of(held[MANIFEST]) if manifest else "", faults


def _names(files: Sequence[Held]) -> Iterator[Fault]:
    """Go through names that stand twice, on any system, and names that no bundle has."""
    times = Counter(one.name.casefold() for one in files)
    for name in dict.fromkeys(one.name for one in files):
        if not NAME.fullmatch(name) or ".." in name:
            sentence = f"{_shown(name)} has a name that no file in a bundle has; it may lead out of a folder."
            yield Fault("name", name, f"{sentence} It was added.")
        if times[name.casefold()] > 1:
            yield Fault("twice", name, f"{_shown(name)} stands in it {counted(times[name.casefold()], 'time')}.")


def _manifest(held: dict[str, bytes], manifest: BundleManifest | None) -> Iterator[Fault]:
    """Hold the manifest and the sums against one another."""
    for name in (MANIFEST, SUMS):
        if name not in held:
            yield Fault("missing", name, f"{name} is missing, so the bundle does not say what it should hold.")
    if MANIFEST not in held:
        return
    if manifest is None:
        yield Fault("manifest", MANIFEST, f"{MANIFEST} was altered: it cannot be read as what a bundle says of itself.")
        return
    if SUMS not in held:
        return
    expected = sums_of(manifest, held[MANIFEST])
    lines = held[SUMS].splitlines(keepends=True)
    right = [written_sums([one]) for one in expected.items()]
    # Whichever of the two was altered, every other line tells: what was changed in the manifest changes its own digest.
    if lines[:1] != right[:1]:
        yield Fault("manifest", MANIFEST, f"{MANIFEST} was altered: it is not what {SUMS} says of it.")
    if lines[1:] != right[1:]:
        yield Fault("altered", SUMS, f"{SUMS} was altered: it does not say what {MANIFEST} says.")


def _contents(held: dict[str, bytes], manifest: BundleManifest | None, sums: dict[str, str]) -> Iterator[Fault]:
    """Hold every file against what the manifest and the sums say of it."""
    said = {one.file: one for one in manifest.files} if manifest else {}
    for name in dict.fromkeys((*said, *sums)):
        if name in {MANIFEST, SUMS}:
            continue
        if name not in held:
            yield Fault("missing", name, f"{_shown(name)} is missing.")
        elif not _is_as_said(held[name], said.get(name), sums.get(name, "")):
            yield Fault("altered", name, f"{_shown(name)} was altered.")
    for name in held:
        if name not in {*said, *sums, MANIFEST, SUMS} and NAME.fullmatch(name):
            yield Fault("added", name, f"{_shown(name)} was added.")


def _is_as_said(data: bytes, said: BundledFile | None, summed: str) -> bool:
    """Say whether a file is what was made, by either of the two that tell of it: the other was altered then."""
    digest = sha512(data).hexdigest()
    by_manifest = said is not None and (said.sha512, said.bytes) == (digest, len(data))
    return (by_manifest and said is not None and said.sha256 == sha256(data).hexdigest()) or summed == digest


def _frame(of: str) -> Fault:
    """Tell of bytes of the packed file itself that are not as they must be."""
    if NAME.fullmatch(of) and of != LIST:
        return Fault(FRAME, of, f"What the packed file says before {of} was altered.")
    return Fault(FRAME, "", f"The packed file itself was altered: {of}.")


def _chain(manifest: BundleManifest, before: bytes) -> Iterator[Fault]:
    """Hold a bundle against the one before it."""
    earlier, digest, faults = _itself(before, unzipped(before))
    for one in faults:
        yield Fault("chain", one.file, f"In the bundle before it: {one.sentence}")
    if earlier is None:
        return
    named = manifest.before
    if named is None:
        yield Fault("chain", "", f"The bundle names none before it, not that of {day_month(earlier.meeting)}.")
    elif (named.meeting_id, named.meeting) != (earlier.meeting_id, earlier.meeting):
        words = f"that of {day_month(named.meeting)}, not that of {day_month(earlier.meeting)}"
        yield Fault("chain", "", f"The chain is broken: the bundle before it is {words}.")
    elif (manifest.panel_id, manifest.readers) != (earlier.panel_id, earlier.readers):
        yield Fault("chain", "", "The chain is broken: the bundle before it is another panel's, or for other readers.")
    elif named.sha512 != digest:
        sentence = f"The chain is broken: the bundle of {day_month(earlier.meeting)} is not the one that it names."
        yield Fault("chain", "", f"{sentence} One of the two was made anew.")


def _recorded(manifest: BundleManifest, digest: str, register: Register) -> Iterator[Fault]:
    """Hold a bundle against what the panel's file has recorded of it and of the one before it."""
    for_members = manifest.readers == MEMBERS
    if digest not in _digests(register, manifest.meeting_id, for_members):
        sentence = f"The panel's file has no record that this bundle was made on {long_date(manifest.made_on)}."
        yield Fault("record", "", f"{sentence} It was made anew, or its record was taken back.")
    before = manifest.before
    if before is not None and before.sha512 not in _digests(register, before.meeting_id, for_members):
        sentence = f"The chain is broken: the panel's file has no record of the bundle of {day_month(before.meeting)}"
        yield Fault("chain", "", f"{sentence} that it names.")


def _digests(register: Register, meeting_id: str, for_members: bool) -> tuple[str, ...]:
    meeting = register.get(Meeting, meeting_id)
    made: Iterable[BundleMade] = meeting.bundles if meeting is not None else ()
    return tuple(one.sha512 for one in made if one.for_members is for_members)


def _shown(name: str) -> str:
    """Write the name of a file in a sentence: what no bundle has stands in quotes, on one line and cut."""
    return name if NAME.fullmatch(name) else quoted(plain_line(name)[:80])
