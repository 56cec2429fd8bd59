"""One paper printed in the terminal as it will be: the text or the JSON of what `export` writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tui.commandline.call import Call
from tui.commandline.guard import DONE
from tui.commandline.output import write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show.lists import echo


def show_paper(call: Call, name: str, choose: Callable[[Reading], Mapping[str, Any]]) -> int:
    """Print a paper in the form asked for; `choose` reads from the options what it is of.

    Raises Refused if what is chosen is refused, with everything that is wrong with it.
    """
    from store.papers.house import house_of

    form = call.options.format
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            chosen = choose(read)
        data = call.printed(desk, name, form, house_of(desk.path, form), **chosen).data
    if form != "json":
        echo((*call.echoes, *read.echoes))
    write_bytes(data)
    return DONE


def meeting_chosen(call: Call, **more: Any) -> Callable[[Reading], dict[str, Any]]:
    """Make the function that reads the meeting that a paper is of, beside what else is chosen."""
    return lambda read: {"meeting": read.meeting(call.options.meeting), **more}
