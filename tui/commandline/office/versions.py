"""`secretariat version list|compare|restore`, `point name|list|forget`: earlier wordings and named points."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.later import Later
from tui.commandline.acts import act
from tui.commandline.args import ALL_THE_SAME, text
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_exempt, add_format, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.telling import OUTCOME, add_answer, told

if TYPE_CHECKING:
    from store.commands import versions as commands
    from store.commands.versions import put_back_wording
    from store.desk import Desk
    from store.queries.versions import PointRow, Version
else:
    commands = Later("store.commands.versions")
    put_back_wording = commands.put_back_wording

_RECORD = "the record: its id, such as W13"


def _record_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", metavar="RECORD", help=_RECORD)
    add_exempt(parser)
    add_format(parser, "text", "json")


def _shown_versions(call: Call, desk: Desk) -> tuple[Version, ...]:
    """Give the versions of a record as they are printed: without what is exempt, unless --exempt was given."""
    from store.queries.versions import public_versions

    listed = _versions(desk, call.options.record)
    return listed if call.exempt else public_versions(desk.register, listed)


def _versions(desk: Desk, typed: str) -> tuple[Version, ...]:
    """Give the versions of a record. Raises Refused if there is no such record."""
    from store.queries.versions import versions

    with Reading(desk.register, desk.today) as read:
        (record,) = read.records([typed])
    return versions(desk.register, desk.history(record), record)


def _points(desk: Desk) -> tuple[PointRow, ...]:
    from store.queries.versions import point_rows
    from store.register import PANEL_ID

    return point_rows(desk.register, desk.history(PANEL_ID))


def _list(call: Call) -> int:
    from store.papers.tables import json
    from store.queries.versions import VersionRow, version_rows

    with call.desk() as desk:
        rows = version_rows(_shown_versions(call, desk), _points(desk))
    if call.options.format == "json":
        write_bytes(json(VersionRow, rows))
        return DONE
    for row in rows:
        at = f" ({', '.join(row.points)})" if row.points else ""
        say(f"{row.number}  {row.when}, {row.who or 'name not recorded'}: {row.sentence}{at}")
    if not rows:
        say("Nothing has been changed here since the file was begun: there is one version only.")
    return DONE


def _compare_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", metavar="RECORD", help=_RECORD)
    parser.add_argument("earlier", metavar="VERSION", help="its number, the change that gave it, or a named point")
    parser.add_argument("later", metavar="VERSION", nargs="?", help="the same; as it stands now if not given")
    add_exempt(parser)
    add_format(parser, "text", "json")


def _compare(call: Call) -> int:
    from store.papers.tables import json
    from store.queries.versions import ComparedRow, compare, compared_rows, numbered

    with call.desk() as desk:
        listed, points = _shown_versions(call, desk), _points(desk)
        later = numbered(listed, call.options.later, points) if call.options.later else None
        earlier = numbered(listed, call.options.earlier, points)
        rows = compared_rows(compare(call.seen(desk), earlier.record, (later or listed[0]).record))
    if call.options.format == "json":
        write_bytes(json(ComparedRow, rows))
        return DONE
    say(*_comparison_lines(earlier, later or listed[0], [(row.field, row.compared) for row in rows]))
    return DONE


def _comparison_lines(earlier: Version, later: Version, rows: list[tuple[str, str]]) -> Iterator[str]:
    yield f"{earlier.number}  {earlier.told}"
    yield f"{later.number}  {later.told}"
    yield "[-taken out-] {+put in+}" if rows else "They read the same."
    for field, words in rows:
        yield f"{field}:"
        yield from (f"  {line}" for line in words.splitlines())


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", metavar="RECORD", help=_RECORD)
    parser.add_argument("version", metavar="VERSION", help="its number, the change that gave it, or a named point")
    ALL_THE_SAME.add(parser)
    add_answer(parser)


def _restore(call: Call) -> int:
    from store.queries.history import local_words
    from store.queries.versions import numbered

    with call.desk() as desk:
        version = numbered(_versions(desk, call.options.record), call.options.version, _points(desk))
        asked = bool(call.options.yes)
        when = local_words(version.change.at)
        change = desk.run(put_back_wording, version=version.record, told=when, all_the_same=asked)
        return told(call, desk, change, named=(version.record.id,))


def _point_list(call: Call) -> int:
    from store.papers.tables import json
    from store.queries.versions import PointRow
    from store.rules.words.dates import long_date

    with call.desk() as desk:
        rows = _points(desk)
    if call.options.format == "json":
        write_bytes(json(PointRow, rows))
        return DONE
    say(
        *(f"{row.name}: {long_date(row.on)}, change {row.change}" for row in rows) if rows else ["No point has a name."]
    )
    return DONE


def _format_argument(parser: argparse.ArgumentParser) -> None:
    add_format(parser, "text", "json")


_EDITED = 'secretariat item edit "Human Trafficking" --title "Human trafficking and modern slavery"'
_NAMED = 'secretariat point name "before publication"'

COMMANDS = (
    Command(
        "version list",
        "list the versions that a record had, the newest first",
        "secretariat version list W31",
        _list,
        _record_argument,
        output=Output("store.queries.versions", "VersionRow"),
        first=(_EDITED,),
    ),
    Command(
        "version compare",
        "compare two versions of a record word by word",
        "secretariat version compare W31 1 2",
        _compare,
        _compare_arguments,
        output=Output("store.queries.versions", "ComparedRow"),
        first=(_EDITED,),
    ),
    Command(
        "version restore",
        "give a record the words back that it had in an earlier version",
        "secretariat version restore W31 1",
        _restore,
        _restore_arguments,
        OUTCOME,
        notes="Where the record stands, its meeting, state and number, stays as it is. One undo takes it back.",
        first=(_EDITED,),
    ),
    act(
        "point name",
        "give this point of the history a name, to look back to",
        _NAMED,
        commands.name_point,
        text("name", "such as: before publication", "NAME"),
    ),
    Command(
        "point list",
        "list the points of the history that have a name",
        "secretariat point list",
        _point_list,
        _format_argument,
        output=Output("store.queries.versions", "PointRow"),
        first=(_NAMED,),
    ),
    act(
        "point forget",
        "take the name of a point away; the history stays",
        'secretariat point forget "before publication"',
        commands.take_point_back,
        text("name", "the name of the point", "NAME"),
        first=(_NAMED,),
    ),
)
