"""What the doctor says of a file, as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

from store.file.doctor import Examined


class BackupListed(msgspec.Struct, frozen=True):
    """A backup of the file. `bytes` is its size, `revision` how often the file had been changed by then, if it says."""

    path: str
    day: dt.date
    bytes: int
    note: str
    revision: int | None


class LastChanged(msgspec.Struct, frozen=True):
    """The newest change in the file; `at` is UTC."""

    at: dt.datetime
    who: str
    sentence: str


class Examination(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it was found. Nothing was changed."""

    path: str
    verdict: Annotated[str, Meta(description="what is to be thought of the file, in words")]
    sound: Annotated[bool, Meta(description="whether it can be opened and nothing was found")]
    sentences: Annotated[tuple[str, ...], Meta(description="what was found")]
    advice: Annotated[tuple[str, ...], Meta(description="what can be done")]
    format: int | None
    revision: Annotated[int | None, Meta(description="how many times it was changed")]
    inside: Annotated[dict[str, int], Meta(description="how many records of each kind, those in the bin included")]
    last_change: LastChanged | None
    backups: Annotated[tuple[BackupListed, ...], Meta(description="the newest first")]
    good_backup: Annotated[str, Meta(description="the newest that can be read; looked for only if the file cannot")]


def examination_of(report: Examined, *, sound: bool) -> Examination:
    """Put what the doctor found into plain values."""
    last = report.last_change
    return Examination(
        path=str(report.path),
        verdict=report.verdict.value,
        sound=sound,
        sentences=report.sentences,
        advice=report.advice,
        format=report.format,
        revision=report.revision,
        inside=dict(report.inside),
        last_change=LastChanged(last.at, last.who, last.sentence) if last else None,
        backups=tuple(
            BackupListed(str(one.path), one.day, one.size, one.note, one.revision if one.revision >= 0 else None)
            for one in report.backups
        ),
        good_backup=str(report.good_backup.path) if report.good_backup else "",
    )
