"""Pairs of printings of names, with what a careful clerk makes of each: one person, perhaps one, or two people."""

from __future__ import annotations

from typing import NamedTuple

SAME, PERHAPS, OTHER = "the same", "perhaps the same", "somebody else"


class Pair(NamedTuple):
    """A name of the register, another printing, whether they are one person, and why."""

    known: str
    printed: str
    are: str
    why: str


PAIRS = (
    Pair("Mr. J. T. Orson JP CC", "Cllr Orson, J.T.", SAME, "title, honours, order and points differ"),
    Pair("Mr J. T. Orson", "JT ORSON", SAME, "initials without points, all in capitals"),
    Pair("Cllr. Ozzy O'Shea", "Councillor Ozzy O’Shea", SAME, "the apostrophe of another printer"),
    Pair("Cllr Ozzy O'Shea", "Ozzy OShea", SAME, "the apostrophe left out"),
    Pair("Cllr Fay Wyn-Jones", "Cllr Fay Wyn‑Jones", SAME, "a non-breaking hyphen"),
    Pair("Cllr Fay Wyn-Jones", "Fay Wyn Jones", SAME, "a blank for the hyphen"),
    Pair("Cllr Zoë Ŵyn", "cllr zoe wyn", SAME, "accents and capitals left out"),
    Pair("Lord Willy Bach", "The Rt Hon. Lord Willy Bach PCC", SAME, "a longer title and an office"),
    Pair("Col. Robert Martin OBE", "Lt. Col. Robert Martin, O.B.E.", SAME, "another rank, points in the honour"),
    Pair("Reverend Canon Mary Bell", "Rev. Mary Bell", SAME, "a shorter title"),
    Pair("Baroness Helen Carter", "Mrs. Helen Carter", SAME, "both titles of a woman"),
    Pair("Professor Ann Lee", "Dr Ann Lee (in the Chair)", SAME, "an office of that day in brackets"),
    Pair("Alderman David Slater", "David\u00a0Slater JP", SAME, "a no-break blank, an honour for a title"),
    Pair(
        "Cllr Manjula Sood",
        "Man\u00adjula So\u200bod",
        SAME,
        "unseen marks of a copied page",
    ),
    Pair("Mr Søren Müller", "Soren Muller Esq.", SAME, "letters of other alphabets"),
    Pair("Police and Crime Commissioner Rupert Matthews", "Rupert Matthews, PCC", SAME, "the office before and after"),
    Pair("Robert Smith", "Robert Smith Jr", PERHAPS, "a son, or the same man with the word left out"),
    Pair("J. Smith", "John Smith", PERHAPS, "an initial may be anybody's"),
    Pair("Manjula Sood", "Manjula Sod", PERHAPS, "a letter missing may be a slip"),
    Pair("Rosita Page", "Rosita Page-Hall", PERHAPS, "somebody who married, or somebody else"),
    Pair("Tony Mathias", "Toni Mathias", PERHAPS, "four letters that differ in one"),
    Pair("Mr J. Orson", "Mrs J. Orson", OTHER, "a couple"),
    Pair("Lord Bach", "Lady Bach", OTHER, "a couple"),
    Pair("John Smith", "Joan Smith", OTHER, "short given names that differ are two names"),
    Pair("Robert Smith Sr", "Robert Smith Jr", OTHER, "father and son"),
    Pair("Lee Breckon", "Lynn Senior", OTHER, "nothing in common"),
    Pair("J. T. Orson", "K. T. Orson", OTHER, "initials that differ"),
    Pair("Dean Carter", "Helen Carter", OTHER, "Dean is a given name here, no title"),
    Pair("Jo Ng", "J. O. Ng", PERHAPS, "a short given name is not two initials, yet may be read as them"),
    Pair("Ann Ma", "Ann", PERHAPS, "Ma is a family name, no degree"),
    Pair("Kirk Master", "Kirk Marsh", OTHER, "family names that begin alike"),
    Pair("Rae Bhatia", "Bhatia Rae", OTHER, "the order tells given from family name"),
)
