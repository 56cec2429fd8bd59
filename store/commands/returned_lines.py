"""The lines of a preview of what came back in a document: a change, a comment, and what they are of."""

from __future__ import annotations

from msgspec.structs import replace

from store.rules.corrections import Passage, PassageRemark, PieceKind, TrackedChange
from store.rules.imports import Correction, ImportField, ImportLine, ImportState

_NOTHING = Correction()


def change_line(of: str, passage: Passage, change: TrackedChange, said: Correction | None) -> ImportLine:
    """Tell a change that can be made; it is taken unless the clerk refuses it."""
    taken = (said or _NOTHING).taken is not False
    words = "; ".join(
        f"{kind.value} “{text.strip() or 'a line end'}”"
        for kind, text in ((PieceKind.STRUCK, change.struck), (PieceKind.ADDED, change.added))
        if text
    )
    return ImportLine(
        key=change.key,
        state=ImportState.CHANGE if taken else ImportState.LEFT,
        what="change",
        words=f"{of}: {words}" if of else words,
        why=f"By {who(change.author, change.on)}.",
        place=passage.place,
        values={"struck": change.struck.strip(), "added": change.added.strip(), "author": change.author},
        taken=taken,
        can_take=True,
    )


def unplaced_change(passage: Passage, change: TrackedChange, why: str) -> ImportLine:
    """Tell a change whose words stand nowhere here, with all it says."""
    line = change_line("", passage, change, None)
    return replace(line, state=ImportState.UNPLACED, why=f"{why} {line.why}", taken=False, can_take=False)


def remark_line(of: str, passage: Passage, number: int, remark: PassageRemark, said: Correction | None) -> ImportLine:
    """Tell a comment; it is kept only if the clerk takes it."""
    taken = bool((said or _NOTHING).taken)
    text = (said or _NOTHING).values.get("text", remark.text)
    about = f" on “{remark.about}”" if remark.about else ""
    refused = said is not None and said.taken is False
    return ImportLine(
        key=f"{passage.key}:comment:{number}",
        state=ImportState.CHANGE if taken else ImportState.LEFT if refused else ImportState.UNPLACED,
        what="comment",
        words=f"{of}: {text}" if of else text,
        why=f"A comment by {who(remark.author)}{about}.",
        place=passage.place,
        values={"text": text, "author": remark.author},
        fields=(ImportField("text", "Comment", text, many_lines=True),),
        taken=taken,
        can_take=bool(of),
    )


def who(author: str, on: str = "") -> str:
    """Name the author of a change, and its day if the document says it."""
    return f"{author or 'somebody who is not named'}{f' on {on}' if on else ''}"
