"""Slides (pptx) looked over for what a reader of them does not see; what every document carries is looked at too."""

from __future__ import annotations

from collections.abc import Iterator

from store.papers.inspecting.belongings import belongings
from store.papers.inspecting.parcel import Parcel
from store.papers.inspecting.traces import Trace, are, places

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def slides(parcel: Parcel) -> Iterator[Trace]:
    """Give everything that was come upon in slides. Raises CannotInspectError: a part of it is damaged."""
    hidden, notes, comments = [], 0, 0
    for name in parcel.of_type("presentationml.slide+xml"):
        root = parcel.xml(name)
        if root is not None and root.get("show") in ("0", "false"):
            number = "".join(filter(str.isdecimal, name.rpartition("/")[2]))
            hidden.append(int(number or 0))
    for name in parcel.of_type("notesslide+xml"):
        root = parcel.xml(name)
        # The number of the slide is a field of its own and no note.
        notes += root is not None and any(
            (one.text or "").strip() for run in root.iter(f"{_A}r") for one in run.iter(f"{_A}t")
        )
    comments = sum(len(parcel.each(name)) for name in (*parcel.of_type("comments+xml"), *parcel.under("ppt/comments/")))
    if hidden:
        yield Trace("hidden-slide", places("slide", sorted(hidden)), f"{are(len(hidden), 'slide')} hidden.")
    if notes:
        yield Trace("speaker-notes", "", f"Notes for the speaker stand beside {notes:,} of the slides.")
    if comments:
        yield Trace("comment", "", f"{are(comments, 'comment')} in it.")
    yield Trace("not-looked-at", "", "It is slides: text on them that is hidden or covered was not looked for.")
    yield from belongings(parcel, "ppt/")
