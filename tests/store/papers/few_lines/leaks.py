"""Words of exempt papers: what of each is a mark, and where it is come upon."""

from __future__ import annotations

from itertools import product

from store.papers.pack.marks import Marks, is_odd, is_read, marks_of, names_in, parted, read_marks, words_in
from store.papers.pack.scanning import LeakSearch, MarkedPaper
from store.papers.pack.unpacking import Place
from store.private_search import needles
from tests.store.papers.few_lines.telling import Lines, each, told

WORDS = (
    "Cost of £1,234,567.50, in 2021-22.",
    "1.2.3 and 1,2 and 1, 2.",
    "procure-\n ment pro-cure",
    "a_b A'B",
    "",
    "7",
    "12345",
    "Dr. Ann Quill and Mrs B. Jones-Smith MP",
    "Cllr O’Neil, Sir John of Gaunt",
    "PC Sam Vimes 1234 Sgt colon",
    "Zephyr Holdings Ltd and Bell & Son plc, A and B and C and D Limited",
    "the Ltd of it, limited",
    "Superintendent Five Whole Long Names Here",
)
ODD = (
    *(
        "1234",
        "12345",
        "12000",
        "123456",
        "1234.5",
        "12345.5",
        "12345.000",
        "1000001",
        "a1",
        "ab123",
        "abc123",
        "abcdef",
    ),
    *("abcde1", "1abcde", "123456a", "", "."),
)
READ = (
    "",
    "ab",
    "a.",
    "a..",
    "a...",
    "ab...",
    "\x01abcdefghijklmnopqrs",
    "\x01abcdefghijklmnopqrst",
    "\x01\x01" + "abcdefghij" * 4,
    "\x02\t\n\x0b\x0c\r a",
    "\x03\x08a",
    "\ufffd",
)
TITLES = ("Exempt annex 2", "Plan", "Estates plan", "Budget 2025", "A Budget plan", "Draft of the budget", "x y", "")
AUTHORS = ("Jane Quill", "Quill", "Borsetshire Council", "Police Officer", "user", "J Q")
PAPER = (
    "The offer of Zephyr Holdings Ltd stands at 1,234,567 pounds until noon. Mr Jo Quill signed reference AB1234 "
    "for the extraordinary premises of it."
)
TEXTS = {
    "six in a row": "the extraordinary premises of it and for the extraordinary premises of it",
    "six": "so that signed reference AB1234 for the extraordinary",
    "five": "premises until noon, and 567 pounds until noon of Jo",
    "the name": "Zephyr Holdings Ltd",
    "half the name": "Zephyr Holdings",
    "the person": "by Jo Quill",
    "another": "Jo Quinn",
    "a figure": "1234567",
    "a reference": "ab1234 was",
    "three": "stands at 1,234,567",
    "three plain": "pounds until noon",
    "two": "until noon",
    "long": "extraordinary",
    "long as it may be": "premises",
    "other": "nothing of it",
    "an address": "Write to 14 Made Up Lane",
}
KNOWN = {
    "nothing known": (),
    "three known": ("pounds until noon", "extraordinary"),
    "six known": ("for the extraordinary premises of it", "AB1234"),
    "name known": ("Zephyr Holdings Ltd", "Jo", "1,234,567"),
}


def lines() -> Lines:
    """Tell what is a mark of a paper, and what of it is come upon in each place and beside each other."""
    for function in (words_in, names_in):
        yield from each(function, WORDS)
    for asked in (is_odd, is_read):
        yield from each(asked, ODD if asked is is_odd else READ)
    yield "## marks"
    for name in (*TITLES, *AUTHORS):
        yield f"{name!r}: {_marks(marks_of(['Words'], [name], [name]))}"
    for text in (
        *WORDS,
        PAPER,
        "one two three four five",
        "one two three four five six",
        "one two",
        "abcdefg abcdefgh",
    ):
        yield f"{told(text)}: {_marks(marks_of([text, text[::-1], '']))}"
    yield from (f"{data!r}: {read_marks(data)}" for data in (b"{}", b'{"format":"panel-secretariat-marks/1"}', b"x"))
    yield from _come_upon()


def _marks(marks: Marks) -> str:
    several = {name: len(parted(getattr(marks, name))) for name in ("runs", "few", "words", "odd")}
    names = [f"{many} {first.hex()} {whole.hex()}" for many, first, whole in marks.names]
    return told(
        {**several, "names": names, "pages": marks.pages, "unread": marks.unread, "first": marks.runs[:4].hex()}
    )


def _come_upon() -> Lines:
    paper = MarkedPaper("paper 1", marks_of([PAPER], ["Jo Quill"]))
    details = needles(["14 Made Up Lane\nOld Town"])
    places = {
        name: (Place("on page 7", text, "7"), Place("in a title", text), Place("hidden", text, worded=False))
        for name, text in TEXTS.items()
    }
    for how, known in KNOWN.items():
        yield f"## come upon, {how}"
        search = LeakSearch([paper], details, known)
        for name, several in places.items():
            leaks = [", ".join(f"{one.what} {one.code}" for one in search.in_places([place])) for place in several]
            yield f"{name}: {' | '.join(leaks)}"
    yield "## what a page shows, and then what nobody sees"
    search = LeakSearch([paper, MarkedPaper("paper 2", marks_of([TEXTS["six"]]))], details, ())
    for shown, hidden in product(("three plain", "two", "long", "other"), ("three", "three plain", "long", "five")):
        found = search.in_places([places[hidden][1], places[shown][0]])
        yield f"{shown}, {hidden}: {told([(one.where, one.what) for one in found])}"
    yield "## what open papers say, of some papers on pages from 7 on"
    for many, said_on in product((1, 2, 3, 4, 5, 6), repeat=2):
        pages = [range(7 + at, 8 + at) for at in range(many)]
        search = LeakSearch([paper], details, (), pages)
        met = [Place(f"on page {7 + at}", TEXTS["six"], str(7 + at)) for at in range(said_on)]
        title = Place("in a title", TEXTS["six"])
        yield f"{many} papers, {said_on} say it: {len(search.in_places([*met, *met, title]))}"
    leak = LeakSearch([paper], details, ()).in_places([places["six"][0]])[0]
    yield told(leak.problem)
    yield told(
        [one.code for one in LeakSearch([paper], details, ()).in_places([Place("\udc00", TEXTS["six"] + "\udc00")])]
    )
