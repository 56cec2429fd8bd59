"""Change the program in random places and count what the tests notice: `python -m tests.mutants rules --places 100`."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from tests.mutants.judged import is_equivalent
from tests.mutants.places import KINDS, ROOT, Place, chosen, modules
from tests.mutants.places import places as places_of
from tests.mutants.session import ENOUGH, Mutants, Result, file_of, learnt_of, meeting_tests

ROOMS = {
    "rules": (("store/rules",), ("tests/store",)),
    "commands": (("store/commands",), ("tests/store",)),
    "file": (("store/file", "store/desk.py", "store/journal"), ("tests/store", "tests/tui")),
    "queries": (("store/queries",), ("tests/store", "tests/tui", "tests/screens")),
    "papers": (("store/papers",), ("tests/store", "tests/tui")),
    "screens": (("screens",), ("tests/screens",)),
    "program": (("tui",), ("tests/tui", "tests/screens")),
}
"""What is changed in each room, and the tests that are run for it."""

LEAST = {"rules": 95, "commands": 95, "file": 95}
"""How many of a hundred that make a difference are to be noticed; 90 elsewhere."""

KEPT = ROOT / "build" / "mutants"


def main(asked: list[str] | None = None) -> int:
    """Try the places of the rooms asked for, and say what was noticed; gives 1 if that is too little."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", choices=[*ROOMS, []], help="the rooms; all of them, if none is named")
    parser.add_argument("--places", type=int, help="how many places of each room: 50, or with --kind all there are")
    parser.add_argument("--kind", nargs="+", default=[], choices=KINDS, help="only places of these kinds")
    parser.add_argument("--seed", default="1", help="chooses the places: the same seed, the same places")
    parser.add_argument("--alike", action="store_true", help="every place as likely as any other, whatever its kind")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes try places")
    parser.add_argument("--tests", nargs="+", help="files or folders of tests, instead of those of the room")
    parser.add_argument("--live", action="store_true", help="only what was live when the room was last tried")
    parser.add_argument("--enough", type=float, default=ENOUGH, help="seconds of tests that a place is tried with")
    given = parser.parse_args(asked)
    KEPT.mkdir(parents=True, exist_ok=True)
    return max([_room(room, given) for room in given.rooms or ROOMS])


def _room(room: str, given: argparse.Namespace) -> int:
    changed, tests = ROOMS[room]
    name = (
        "-".join((room, given.seed, *given.kind, *(["alike"] if given.alike else [])))
        .replace(", ", "-")
        .replace(" ", "-")
    )
    kept = KEPT / f"{name}.json"
    before = msgspec.json.decode(kept.read_bytes(), type=list[Result]) if kept.exists() else []
    if given.live:
        places = [found for one in before if _standing(one) == "live" for found in _still_there(one.place)]
        results = [one for one in before if _standing(one) != "live"]
    else:
        most = given.places or (None if given.kind else 50)
        places, results = chosen(changed, most, f"{given.seed} {room}", given.kind, alike=given.alike), []

    def told(result: Result) -> None:
        results.append(result)
        print(f"{_standing(result):10} {result.place.path}:{result.place.line} {result.place.kind}", flush=True)
        print(f"           {result.place.was} -> {result.place.becomes}  {result.by}", flush=True)
        kept.write_bytes(msgspec.json.encode(results))

    options = ["-q", "-p", "no:xdist", "-m", "not soak", *_files(given.tests or tests, places, given.enough)]
    os.environ["EACH"] = "1"  # A case that notices is reached sooner than the end of its table.
    pytest.main(options, plugins=[Mutants(places, given.jobs, told, given.enough)])
    return summed_up(room, results)


def _files(asked: Sequence[str], places: list[Place], enough: float) -> list[str]:
    """Give the files of tests to be collected: those that meet a place, once it is known of each what it meets."""
    files = [path for path in modules(asked) if Path(path).name.startswith("test_")]
    learnt = learnt_of(files)
    if len(learnt) < len(files) or not places:
        return files
    return sorted({file_of(one.test) for place in places for one in meeting_tests(place, learnt, enough)}) or files[:1]


def _still_there(place: Place) -> list[Place]:
    """Find a place again in a module that was changed since; nothing, if it is gone."""
    known = places_of(place.path) if (ROOT / place.path).exists() else []
    return [one for one in known if one.key == place.key][:1]


def _standing(result: Result) -> str:
    return "equivalent" if result.outcome == "live" and is_equivalent(result.place) else result.outcome


def summed_up(room: str, results: list[Result]) -> int:
    """Print what came of the places of a room; gives 1 if fewer were noticed than must be."""
    counts = Counter(_standing(one) for one in results)
    noticed, told = counts["killed"] + counts["slow"], len(results) - counts["equivalent"]
    share = 100 * noticed / told if told else 100.0
    print(f"{room}: {len(results)} places, {noticed} killed, {counts['live']} live, {counts['equivalent']} equivalent")
    print(f"{room}: {share:.1f} % of those that make a difference; at least {LEAST.get(room, 90)} %")
    return int(share < LEAST.get(room, 90))


if __name__ == "__main__":
    raise SystemExit(main())
