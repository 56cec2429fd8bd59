"""A Word document looked over: its settings, its pages' heads and feet, its notes, and what every document carries."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from store.papers.inspecting.belongings import belongings, core
from store.papers.inspecting.parcel import Parcel, R, W
from store.papers.inspecting.traces import Trace, TraceCount, are
from store.papers.inspecting.word_styles import WordStyles, is_on
from store.papers.inspecting.word_text import NOUNS, has_words, look_through

_PARTS = {
    "header+xml": "the head of the pages",
    "footer+xml": "the foot of the pages",
    "footnotes+xml": "the footnotes",
    "endnotes+xml": "the endnotes",
    "document.glossary+xml": "the building blocks",
}
_MAIN = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_MAIN_WITH_MACROS = ("ms-word.document.macroenabled.main+xml", "ms-word.template.macroenabledtemplate.main+xml")
_NO_TEMPLATE = ("normal.dotm", "normal.dotx", "normal")


def word(parcel: Parcel) -> Iterator[Trace]:
    """Give everything that was come upon in a Word document. Raises CannotInspectError: a part of it is damaged."""
    main = main_part(parcel)
    root = parcel.xml(main)
    if root is None:
        yield Trace("damaged", "", "The part that holds its text is not in it.")
        return
    styles = WordStyles(parcel)
    tally = TraceCount(NOUNS, "paragraph")
    look_through(root, "", styles, tally)
    for ending, part in _PARTS.items():
        for name in parcel.of_type(ending):
            other = parcel.xml(name)
            if other is not None:
                look_through(other, part, styles, tally)
    yield from tally.traces()
    yield from _comments(parcel)
    yield from _settings(parcel)
    yield from _heads_unused(parcel, main, root)
    yield from _notes_left(parcel, root)
    yield from _for_readers(parcel, root, styles)
    yield from belongings(parcel, "word/")


def main_part(parcel: Parcel) -> str:
    """Give the name of the part that holds the text: Word calls it as it likes, its type says which it is."""
    mains = [name for kind in (*_MAIN, *_MAIN_WITH_MACROS) for name in parcel.of_type(kind)]
    return mains[0] if mains else "word/document.xml"


def _comments(parcel: Parcel) -> Iterator[Trace]:
    number = sum(len(parcel.each(name)) for name in parcel.of_type("wordprocessingml.comments+xml"))
    replies = sum(
        any(key.endswith("paraIdParent") for key in one.attrib)
        for name in parcel.of_type("commentsextended+xml")
        for one in parcel.each(name)
    )
    if number:
        answered = f", {replies:,} of them in reply to another" if replies else ""
        yield Trace("comment", "", f"{are(number, 'comment')} in it{answered}.")


def _settings(parcel: Parcel) -> Iterator[Trace]:
    names = parcel.of_type("wordprocessingml.settings+xml")
    root = parcel.xml(names[0]) if names else None
    if root is None:
        return
    variables = root.findall(f"{W}docVars/{W}docVar")
    if variables:
        yield Trace("variable", "", f"{are(len(variables), 'variable')} in it that no page shows.")
    for one in parcel.relations:
        if (
            one.type == "attachedTemplate"
            and one.target.replace("\\", "/").rpartition("/")[2].lower() not in _NO_TEMPLATE
        ):
            yield Trace("template", "", f"It names the template that it was made from: {one.target}.")
    if root.find(f"{W}mailMerge") is not None:
        yield Trace("connection", "", "It is tied to a list of addressees for a mail merge.")


def _heads_unused(parcel: Parcel, main: str, root: Element) -> Iterator[Trace]:
    """Give heads and feet of pages that hold words and are shown on no page."""
    settings = [parcel.xml(name) for name in parcel.of_type("wordprocessingml.settings+xml")]
    both_sides = any(one is not None and is_on(one.find(f"{W}evenAndOddHeaders")) for one in settings)
    by_id = {one.id: parcel.leads_to(one) for one in parcel.relations if one.part == main}
    shown: set[str] = set()
    first = both = False
    for section in root.iter(f"{W}sectPr"):
        first = first or is_on(section.find(f"{W}titlePg"))
        both = both or both_sides
        for ref in (*section.findall(f"{W}headerReference"), *section.findall(f"{W}footerReference")):
            if {"first": first, "even": both}.get(ref.get(f"{W}type", ""), True):
                shown.add(by_id.get(ref.get(f"{R}id", ""), ""))
    all_of_them = {*parcel.of_type("header+xml"), *parcel.of_type("footer+xml")}
    seen = {_said_in(parcel.xml(name)) for name in all_of_them & shown}
    # Many documents keep the same head for pages on the left, which they do not tell apart.
    unused = [words for name in sorted(all_of_them - shown) if (words := _said_in(parcel.xml(name))) not in {"", *seen}]
    if unused:
        noun = "head or foot of pages"
        what = f"A {noun} is in it" if len(unused) == 1 else f"{len(unused)} heads or feet of pages are in it"
        yield Trace("unused-heading", "", f"{what} that no page shows.")


def _said_in(root: Element | None) -> str:
    return "" if root is None else "".join("".join(one.text or "" for one in root.iter(f"{W}t")).split())


def _notes_left(parcel: Parcel, root: Element) -> Iterator[Trace]:
    """Give notes to which nothing in the text leads."""
    for kind in ("footnote", "endnote"):
        led_to = {one.get(f"{W}id") for one in root.iter(f"{W}{kind}Reference")}
        notes = [one for name in parcel.of_type(f"{kind}s+xml") for one in parcel.each(name)]
        left = [one for one in notes if not one.get(f"{W}type") and one.get(f"{W}id") not in led_to and has_words(one)]
        if left:
            yield Trace("left-over-note", "", f"{are(len(left), kind)} in it to which nothing leads.")


def _for_readers(parcel: Parcel, root: Element, styles: WordStyles) -> Iterator[Trace]:
    """Give what keeps those out who have the document read to them."""
    about = core(parcel)
    texts = [one for one in root.iter(f"{W}p") if has_words(one)]
    if len(texts) > 1 and not any(styles.is_heading(one.find(f"{W}pPr")) for one in texts):
        yield Trace("no-headings", "", "No paragraph has the style of a heading.")
    spoken = about.get("language") or any(one.get(f"{W}val") for one in (*styles.languages, *root.iter(f"{W}lang")))
    if not spoken:
        yield Trace("no-language", "", "It does not say in which language it is.")
    if not about.get("title"):
        yield Trace("no-title", "properties", "It has no title.")
