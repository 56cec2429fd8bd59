"""`secretariat style`: the council's own style of papers, a folder beside the panel's file."""

from __future__ import annotations

from store.problems import FileTrouble, Problem
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.common import Usage
from tui.commandline.guard import DONE, REFUSED, complain, warn


def _new(call: Call) -> int:
    """Write each file of a style that is not there yet. Raises FileTrouble if the folder cannot be made or written."""
    from store.file.causes import cause
    from store.file.documents import write_paper
    from store.file.kinds import STYLE
    from store.file.owners import make_side_folder, owners_of
    from store.papers.house import FOLDER
    from store.papers.house_folder import FILES, begun

    panel_file = call.file
    if call.common.read_only:
        raise Usage(Problem("usage.read-only", "With --read-only no file can be made.", "Leave it out."))
    folder = panel_file.parent / FOLDER
    try:
        make_side_folder(folder, owners_of(panel_file))
        there = {path.name.casefold() for path in folder.iterdir()}
    except OSError as trouble:
        sentence = f"The folder {folder} cannot be made: {cause(trouble)}."
        raise FileTrouble(Problem("house.folder", sentence, "Put that right, or ask whoever keeps it.")) from trouble
    for name, data in begun().items():
        if name in there:
            say(f"Left {name} as it is.")
        else:
            say(f"Wrote {write_paper(data, folder / name, panel_file, kind=STYLE)}: {FILES[name]}.")
    say("Papers look as before until something in these files is changed. To try them: secretariat style check")
    return DONE


def _check(call: Call) -> int:
    """Say what of the style is used and what is wrong with it, all of it."""
    from store.papers.house_folder import checked

    seen = checked(call.file)
    say(*seen.used)
    for note in seen.notes:
        warn(note)
    if seen.problems:
        return complain(seen.problems, REFUSED)
    say("A paper was written in every form in this style, and nothing is wrong.")
    return DONE


COMMANDS = (
    Command(
        "style new",
        "begin a style of the council's own: a folder of files to change, beside the panel's file",
        "secretariat style new",
        _new,
        notes="A file that is there is left as it is. To print without a style, move the folder away.",
    ),
    Command(
        "style check",
        "try a paper in the council's own style, and say what is wrong, with file and line",
        "secretariat style check",
        _check,
        first=("secretariat style new",),
    ),
)
