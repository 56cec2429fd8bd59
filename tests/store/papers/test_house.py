"""The folder of a council's own style: read when it is needed, everything wrong in it told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.papers.document import Document, HeadingBlock
from store.papers.fixed_words import english
from store.papers.house import FOLDER, PLAIN_HOUSE, House, house_of
from store.papers.house_folder import FILES, begun, checked
from store.papers.printed import FORMS
from store.papers.rendering.html import html
from store.papers.views import resolved
from store.problems import FileTrouble, Refused
from tests.store.papers.rendering.every_block import EVERY_BLOCK
from tests.store.papers.styling.made import council_document

HELD_WHOLE = ("sentences",)


@pytest.fixture
def panel_file(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def put(panel_file: Path, **files: bytes | str) -> Path:
    """Put files into the style; two low lines in a name stand for a full stop."""
    folder = panel_file.parent / FOLDER
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def sentences(panel_file: Path, form: str = "") -> list[str]:
    with pytest.raises(Refused) as refused:
        house_of(panel_file, form)
    assert all(one.cure for one in refused.value.problems)
    return [one.sentence for one in refused.value.problems]


def test_without_a_folder_papers_are_plain(panel_file: Path) -> None:
    assert house_of(panel_file) == PLAIN_HOUSE


def test_an_empty_folder_changes_nothing(panel_file: Path) -> None:
    folder = put(panel_file)
    assert house_of(panel_file) == House(folder=folder)


def test_everything_in_the_folder_is_read(panel_file: Path) -> None:
    data = council_document()
    folder = put(
        panel_file,
        house__docx=data,
        house__typ="#let size = 13pt\n",
        house__css="h1 { color: #00437a }\n",
        words__toml='[programme]\nitem = "BUSINESS"\n',
        words__cy__toml='[programme]\nitem = "EITEM"\n',
        crest__png=b"x",
    )
    assert house_of(panel_file) == House(
        reference=data,
        typst="#let size = 13pt\n",
        css="h1 { color: #00437a }\n",
        english={"programme.item": "BUSINESS"},
        welsh={"programme.item": "EITEM"},
        folder=folder,
    )


def test_names_are_known_in_whatever_case_they_are_written(panel_file: Path) -> None:
    put(panel_file, House__CSS="h1 {}", WORDS__toml='[programme]\nitem = "B"\n')
    house = house_of(panel_file)
    assert (house.css, house.english) == ("h1 {}", {"programme.item": "B"})


WRONG: dict[str, bytes | str] = {
    "house__docx": "no document",
    "house__typ": b"#let size = \xff",
    "house__css": "@import 'x';",
    "words__toml": "[programme]\nodd = 1\n",
    "words__cy__toml": "[programme\n",
}


def test_everything_wrong_is_told_at_once_with_file_and_line(panel_file: Path) -> None:
    put(panel_file, **WRONG)
    with pytest.raises(Refused) as refused:
        house_of(panel_file)
    assert [(one.code, one.sentence.partition(": ")[0], one.field) for one in refused.value.problems] == [
        ("house.docx", "house.docx is no Word document.", "style"),
        ("house.typst", "house.typ, line 1", "style"),
        ("house.css", "house.css, line 1", "style"),
        ("house.words", "words.toml, line 2", "style"),
        ("house.words", "words.cy.toml, line 1", "style"),
    ]


@pytest.mark.parametrize(
    ("form", "files"),
    [
        ("docx", ["house.docx", "words.toml", "words.cy.toml"]),
        ("pdf", ["house.typ", "words.toml", "words.cy.toml"]),
        ("html", ["house.css", "words.toml", "words.cy.toml"]),
        ("md", ["words.toml", "words.cy.toml"]),
        ("csv", ["words.toml", "words.cy.toml"]),
    ],
)
def test_a_fault_in_a_file_keeps_only_those_waiting_who_need_it(panel_file: Path, form: str, files: list[str]) -> None:
    put(panel_file, **WRONG)
    assert [one.replace(",", " ").split()[0] for one in sentences(panel_file, form)] == files


@pytest.mark.parametrize(
    ("name", "sentence", "cure", "form"),
    [
        ("house.dotx", "house.dotx in the folder style is not read.", "save it as house.docx", "docx"),
        ("House.docm", "House.docm in the folder style is not read.", "save it as house.docx", "docx"),
        ("house.doc", "house.doc in the folder style is not read.", "save it as house.docx", "docx"),
        ("style.css", "style.css in the folder style is not read.", "Call it house.css.", "html"),
        ("words.cy-GB.toml", "words.cy-GB.toml in the folder style is not read.", "Call it words.cy.toml.", "md"),
    ],
)
def test_a_file_under_another_name_is_told(panel_file: Path, name: str, sentence: str, cure: str, form: str) -> None:
    folder = put(panel_file)
    (folder / name).write_bytes(b"x")
    with pytest.raises(Refused) as refused:
        house_of(panel_file, form)
    (problem,) = refused.value.problems
    assert (problem.code, problem.sentence) == ("house.name", sentence)
    assert cure in problem.cure
    other = "pdf" if form != "md" else ""
    if other:
        assert house_of(panel_file, other).folder == folder


def test_an_old_copy_beside_the_right_file_is_nobodys_business(panel_file: Path) -> None:
    folder = put(panel_file, house__css="h1 {}", style__css="old")
    assert house_of(panel_file) == House(css="h1 {}", folder=folder)


def test_a_file_that_cannot_be_read_is_trouble_with_its_path(panel_file: Path) -> None:
    folder = put(panel_file)
    (folder / "house.css").mkdir()
    with pytest.raises(FileTrouble) as trouble:
        house_of(panel_file)
    assert str(folder / "house.css") in trouble.value.problem.sentence


def test_a_style_that_has_just_begun_changes_no_paper(panel_file: Path) -> None:
    files = begun()
    assert list(files) == list(FILES)
    folder = put(panel_file)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    house = house_of(panel_file)
    for form in FORMS:
        write = resolved(FORMS[form])
        if form != "html":
            assert write(EVERY_BLOCK, house) == write(EVERY_BLOCK), form
    plain = Document(title="T", blocks=(HeadingBlock(text="T", level=1),))
    shown, usual = (html(plain, one).decode().partition("</style>")[2] for one in (house, PLAIN_HOUSE))
    assert shown == usual
    assert checked(panel_file).problems == ()


def test_trying_a_style_tells_of_every_file_what_it_is_for_and_what_is_wrong(panel_file: Path) -> None:
    put(
        panel_file,
        house__docx=council_document(lacking="Heading 2"),
        house__typ="#let font = no-such-value\n",
        house__css="h1 {",
        words__toml='[programme]\nitem = "BUSINESS"\nodd = "x"\n',
    )
    seen = checked(panel_file)
    assert [one.partition(":")[0] for one in seen.used] == ["house.docx", "house.typ", "house.css", "words.toml"]
    codes = [one.code for one in seen.problems]
    assert sorted(set(codes)) == ["house.css", "house.words"]
    put(panel_file, house__css="h1 {}", words__toml='[programme]\nitem = "BUSINESS"\n')
    again = checked(panel_file)
    assert [one.code for one in again.problems] == ["house.typst"]
    assert again.problems[0].sentence.startswith("house.typ, line 1: ")
    assert any("Heading 2" in note for note in again.notes)
    assert again.used[-1].endswith(f" (1 of {len(english())})")
