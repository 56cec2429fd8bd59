"""The Word styles in which papers are written, and how they look where a council's own document has none of a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from store.papers.styling.reference import WORD_STYLES

FONT = "Arial"


class StyleLook(NamedTuple):
    """What a style says of paragraphs and of letters, as XML in the order of Word's schema; its kind and its base."""

    paragraph: str = ""
    letters: str = ""
    kind: str = "paragraph"
    based: str = "Normal"


def _spaced(before: int, after: int, rest: str = "") -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>{rest}'


def _heading(level: int, half_points: int, before: int) -> StyleLook:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return StyleLook(
        f"<w:keepNext/><w:keepLines/>{_spaced(before, 100, outline)}",
        f'<w:b/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
    )


_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="595959"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

LOOKS: Mapping[str, StyleLook] = {
    "Normal": StyleLook(
        '<w:spacing w:before="0" w:after="140" w:line="264" w:lineRule="auto"/>',
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/>',
        based="",
    ),
    "Heading 1": _heading(1, 32, 0),
    "Heading 2": _heading(2, 26, 280),
    "Heading 3": _heading(3, 24, 200),
    "Heading 4": _heading(4, 24, 160),
    "Heading 5": _heading(5, 24, 160),
    "Heading 6": _heading(6, 24, 160),
    "List Paragraph": StyleLook(_spaced(0, 80)),
    "Caption": StyleLook(f"<w:keepNext/>{_spaced(120, 80)}", "<w:b/>"),
    "Header": StyleLook(_spaced(0, 0), '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
    "Footer": StyleLook(_spaced(0, 0, '<w:jc w:val="center"/>'), '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
    "Table Grid": StyleLook(f"<w:tblPr><w:tblBorders>{_LINES}</w:tblBorders></w:tblPr>", kind="table", based=""),
    "Paper Draft": StyleLook(_spaced(0, 200), '<w:b/><w:sz w:val="40"/><w:szCs w:val="40"/>'),
    "Paper Mark": StyleLook(_spaced(0, 140), '<w:b/><w:sz w:val="28"/><w:szCs w:val="28"/>'),
    "Paper Lead": StyleLook(_spaced(0, 140), '<w:sz w:val="26"/><w:szCs w:val="26"/>'),
    "Paper Small": StyleLook(_spaced(0, 100), '<w:sz w:val="22"/><w:szCs w:val="22"/>'),
    "Paper Quote": StyleLook(_spaced(0, 140, '<w:ind w:left="567" w:right="567"/>')),
    "Paper Signing": StyleLook(f"<w:keepLines/>{_spaced(600, 140)}"),
    "Paper Table": StyleLook(
        '<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>',
        '<w:sz w:val="22"/><w:szCs w:val="22"/>',
    ),
}
"""The styles that papers use. Those that Word itself knows stand in `WORD_STYLES`; the others are ours.

Words quoted have one of ours: of Word's own `Quote`, and of a line beside them, LibreOffice makes what fails PDF/UA.
"""


def styles_of(styles: Any) -> dict[str, str]:
    """Give the id of every style that papers use, by its name; those that are missing are added, based on Normal."""
    there = {name.casefold(): identity for name, identity in _named(styles)}
    for name, look in LOOKS.items():
        if name.casefold() not in there:
            identity = _free(name.replace(" ", ""), set(there.values()))
            based = there.get(look.based.casefold(), "")
            styles.append(_style(name, identity, look._replace(based=based)))
            there[name.casefold()] = identity
    return {name: there[name.casefold()] for name in LOOKS}


def give_looks(styles: Any) -> None:
    """Make every style that papers use look as it does in a paper without a house style."""
    for style in [one for one in styles.iter(qn("w:style")) if _name(one).casefold() in _BY_NAME]:
        look = LOOKS[_BY_NAME[_name(style).casefold()]]
        for tag in ("w:pPr", "w:rPr", "w:tblPr", "w:link"):
            for old in style.findall(qn(tag)):
                style.remove(old)
        made = _style(_name(style), style.get(qn("w:styleId")), look)
        for tag in ("w:pPr", "w:rPr", "w:tblPr"):
            for new in made.findall(qn(tag)):
                style.append(new)


def speak(styles: Any, language: str) -> None:
    """Say which language all text is in: once, for the whole document, whatever single styles said."""
    for old in list(styles.iter(qn("w:lang"))):
        old.getparent().remove(old)
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parse_xml(f"<w:docDefaults {nsdecls('w')}/>")
        styles.insert(0, defaults)
    given = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if given is None:
        for old in defaults.findall(qn("w:rPrDefault")):
            defaults.remove(old)
        defaults.insert(0, parse_xml(f"<w:rPrDefault {nsdecls('w')}><w:rPr/></w:rPrDefault>"))
        given = defaults[0][0]
    given.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'))


def _named(styles: Any) -> Iterator[tuple[str, str]]:
    for style in styles.iter(qn("w:style")):
        yield _name(style), style.get(qn("w:styleId"))


def _name(style: Any) -> str:
    name = style.find(qn("w:name"))
    return str(name.get(qn("w:val"))) if name is not None else ""


def _free(identity: str, taken: set[str]) -> str:
    while identity in taken:
        identity += "0"
    return identity


def _style(name: str, identity: str, look: StyleLook) -> Any:
    kept = look.paragraph if look.kind == "table" else f"<w:pPr>{look.paragraph}</w:pPr>"
    letters = f"<w:rPr>{look.letters}</w:rPr>" if look.letters else ""
    based = f'<w:basedOn w:val="{look.based}"/>' if look.based else ""
    custom = "" if name in WORD_STYLES or name == "Normal" else ' w:customStyle="1"'
    default = ' w:default="1"' if name == "Normal" else ""
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="{look.kind}"{default}{custom} w:styleId="{identity}">'
        f'<w:name w:val="{name}"/>{based}<w:qFormat/>{kept}{letters}</w:style>'
    )


_BY_NAME = {name.casefold(): name for name in LOOKS}
