"""Reading the provisions that a text names: `ss.100A(6)(a), 100B(3)-(4)`, `Sch 6 paras 21-22`, `reg 13(4)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

INSTRUMENTS = {
    "Police Reform and Social Responsibility Act 2011": "PRSRA",
    "Police Reform and Social Responsibility Act": "PRSRA",
    "2011 Act": "PRSRA",
    "Act of 2011": "PRSRA",
    "Local Government Act 1972": "LGA",
    "1972 Act": "LGA",
    "Localism Act 2011": "Localism",
    "Local Authorities (Model Code of Conduct) (Wales) Order 2008": "Welsh code",
    "Local Government Association Model Code 2020": "model code",
    "Local Government and Elections (Wales) Act 2021": "LGEWA",
    "Banking and Financial Dealings Act 1971": "BFDA",
    "Data Protection Act 2018": "DPA",
    "English Devolution and Community Empowerment Act 2026": "EDCEA",
}
"""How the instruments are called in full and in short. A new Act is a line here."""

_NAME = "|".join(re.escape(name) for name in sorted(INSTRUMENTS, key=len, reverse=True))
_SI = r"SI \d{4}/\d+"
_NUMBER = r"\d+[A-Z]*(?:\(\w+\))*"
_MORE = rf"(?:(?:, | and |-| to )(?:{_NUMBER}|(?:\(\w+\))+))*"
_LIST = rf"{_NUMBER}{_MORE}"
_UNIT = re.compile(
    rf"(?P<name>{_NAME})|(?P<si>{_SI})"
    r"|(?P<year>\b(?:Act|Measure|Regulations|Order|Code) (?:of )?(?:19|20)\d\d\b(?! \(SI)|\b(?:19|20)\d\d Act\b)"
    rf"|\b(?:ss?\.|sections?) ?(?P<s>{_LIST})"
    rf"|\b(?:Schs?|Schedules?)\.? ?(?P<sch>\d+[A-Z]*(?: and \d+[A-Z]*)*)(?P<part> Part \w+)?"
    rf"(?:,? para(?:graph)?s? (?P<schpara>{_LIST}))?"
    rf"|\bpara(?:graph)?s? (?P<para>{_LIST})|\breg(?:ulation)?s?\.? (?P<reg>{_LIST})"
    r"|(?P<case>\[\d{4}\] EW(?:HC|CA) \d+)"
)


def provisions_in(text: str) -> Iterator[tuple[str, str]]:
    """Go through the provisions that a text names: the instrument in short, if one was named, and the label."""
    words = " ".join(text.split())
    instrument = schedule = ""
    for match in _UNIT.finditer(words):
        found = match.groupdict()
        if found["name"] or found["si"]:
            instrument, schedule = INSTRUMENTS.get(found["name"] or "", found["si"] or ""), ""
            yield instrument, ""
        elif found["year"]:
            yield found["year"], "not listed"
        elif found["case"]:
            yield "", found["case"]
        elif found["sch"]:
            for number in found["sch"].split(" and "):
                schedule = f"Sch {number}"
                for label in _labels(found["schpara"]) if found["schpara"] else ("",):
                    below = f" para {label}" if label else found["part"] or ""
                    yield instrument, f"{schedule}{below}"
        elif found["s"]:
            yield from ((instrument, f"s.{label}") for label in _labels(found["s"]))
        elif found["reg"]:
            yield from ((instrument, f"reg {label}") for label in _labels(found["reg"]))
        elif found["para"]:
            at = f"{schedule} para" if schedule else "para"
            yield from ((instrument, f"{at} {label}") for label in _labels(found["para"]))


def _labels(written: str) -> Iterator[str]:
    """Take a list apart: `100A(6)(a), 100B(3)-(4)` gives `100A(6)(a)`, `100B(3)`, `100B(4)`; `9-12` gives four."""
    last = ""
    joint = ""
    for piece in re.findall(rf"{_NUMBER}|(?:\(\w+\))+|, | and |-| to ", written):
        if not piece[0].isdigit() and piece[0] != "(":
            joint = piece
            continue
        label = piece if piece[0].isdigit() else f"{_trunk(last, piece)}{piece}"
        if joint in {"-", " to "} and last:
            yield from _between(last, label)
        yield label
        last, joint = label, ""


def _trunk(last: str, piece: str) -> str:
    """Give what a part that follows hangs on: `(4)` after `100B(3)(a)` on `100B`, `(f)` after `5(6)(d)` on `5(6)`."""
    parts = re.findall(r"\d+[A-Z]*|\(\w+\)", last)
    first = piece[1]
    depth = next((at for at, part in enumerate(parts) if part[0] == "(" and part[1].isdigit() == first.isdigit()), None)
    return "".join(parts[:depth]) if depth else "".join(parts)


def _between(first: str, last: str) -> Iterator[str]:
    """Give what lies between the two ends of a range that differ in one number or letter only."""
    lower, upper = (re.fullmatch(r"(.*?)(\d+|\([a-z0-9]+\))", one) for one in (first, last))
    if lower is None or upper is None or lower[1] != upper[1]:
        return
    head, start, end = lower[1], lower[2].strip("()"), upper[2].strip("()")
    shape = "({})" if lower[2].startswith("(") else "{}"
    if start.isdigit() and end.isdigit():
        yield from (head + shape.format(one) for one in range(int(start) + 1, int(end)))
    elif len(start) == len(end) == 1:
        yield from (head + shape.format(chr(one)) for one in range(ord(start) + 1, ord(end)))
