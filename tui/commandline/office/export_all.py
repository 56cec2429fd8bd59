"""`secretariat export all`: the papers of one meeting as they are put on the web, with an index beside them."""

from __future__ import annotations

import argparse
from pathlib import Path

from store.problems import Problem, Refused
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE, warn
from tui.commandline.reading import Reading


def _run(call: Call) -> int:
    """Write what is new into a folder: first the papers, then the index that tells of them."""
    from store.file.documents import write_paper
    from store.papers.house import house_of
    from store.papers.published import INDEX, published_set, read_index

    options, folder = call.options, Path(call.options.out).expanduser()
    _refuse_no_folder(folder)
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(options.meeting)
        index = folder / INDEX
        before = read_index(index.read_bytes()) if index.is_file() else None
        made = published_set(
            desk.register,
            desk.today,
            meeting,
            house_of(desk.path),
            forms=tuple(dict.fromkeys(options.format)),
            language=options.language,
            before=before,
            taken=[one.name for one in folder.iterdir()],
            written_on=call.real_today if call.as_at else None,
        )
        for name, data in made.files:
            write_paper(data, folder / name, desk.path)
        if made.files:
            write_paper(made.index_bytes, index, desk.path, replace=True)
    for problem in made.lacking:
        warn(str(problem))
    for note in made.notes:
        warn(note)
    say(*(f"Wrote {name}." for name, _ in made.files), *(f"{name} reads as before." for name in made.same))
    if made.files:
        say(f"Wrote {INDEX}, which says what each is. All is in {folder}.")
    return DONE


def _refuse_no_folder(folder: Path) -> None:
    if not folder.is_dir():
        sentence = f"There is no folder {folder}."
        raise Refused(Problem("out.folder", sentence, "Make it first, or choose another.", "out"))


def _arguments(parser: argparse.ArgumentParser) -> None:
    from store.papers.printed import FORMS
    from store.papers.published import USUAL_FORMS

    parser.add_argument("--meeting", metavar="ID|DATE|next", required=True, help="the meeting that the papers are of")
    parser.add_argument("--out", metavar="FOLDER", required=True, help="the folder that they go into")
    parser.add_argument(
        "--format",
        nargs="+",
        choices=tuple(FORMS),
        default=USUAL_FORMS,
        metavar="FORM",
        help=f"one or several of {', '.join(FORMS)}; {', '.join(USUAL_FORMS)} if not given",
    )
    parser.add_argument(
        "--language", choices=("en-GB", "cy"), default="en-GB", help="of the words that papers print of themselves"
    )


COMMANDS = (
    Command(
        "export all",
        "write the papers of a meeting for the web, with an index of what each is",
        "secretariat export all --meeting 25/3/2021 --out .",
        _run,
        _arguments,
        notes="Nothing is written over: what has changed is a further version, and the index says what it replaces.",
    ),
)
