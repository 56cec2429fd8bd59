"""Every library that comes along is listed with its licence, and its text is found for the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shipping.licences import LISTED, ROOT, licence_of, needed, page, write_texts


def versions_tried() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()[1:]
    return {name.casefold().replace("_", "-"): version for name, _, version in (line.partition("==") for line in lines)}


def test_every_library_that_is_needed_is_listed_with_its_licence() -> None:
    listed = LISTED.read_text(encoding="utf-8")
    libraries = needed()
    assert {"textual", "tinydb", "lxml", "linkify-it-py"} <= set(libraries)
    assert not {"pytest", "mypy", "hypothesis"} & set(libraries)
    if not libraries.keys() <= versions_tried().keys():
        pytest.skip("versions that need other libraries than the tested ones are installed")
    assert [name for name in libraries if f"| {name} | " not in listed] == []


def test_the_page_is_as_the_versions_tried_say_it() -> None:
    libraries, tested = needed(), versions_tried()
    if any(library.version != tested.get(name) for name, library in libraries.items()):
        pytest.skip("other versions than the tested ones are installed, which may word their licence otherwise")
    assert LISTED.read_text(encoding="utf-8") == page(libraries)


def test_the_texts_are_found(tmp_path: Path) -> None:
    libraries = needed()
    without = write_texts(libraries, tmp_path)
    assert len(without) <= 2
    assert {path.name for path in tmp_path.iterdir()} == set(libraries) - set(without)
    assert "Permission is hereby granted" in next((tmp_path / "rich").rglob("LICEN*")).read_text(encoding="utf-8")


class Silent:
    """A library that says nothing of its licence, or something."""

    def __init__(self, **said: str) -> None:
        self.said = said

    @property
    def metadata(self) -> Silent:
        return self

    def get_all(self, field: str) -> list[str] | None:
        said = self.said.get(field.replace("-", "_"))
        return said.split("; ") if said else None


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ({"License_Expression": "MIT", "License": "see below"}, "MIT"),
        ({"License": "BSD-3-Clause"}, "BSD-3-Clause"),
        (
            {"License": "Copyright (c)\nPermission is hereby", "Classifier": "License :: OSI Approved :: MIT License"},
            "MIT License",
        ),
        ({"License": "Dual License", "Classifier": "License :: A; Typing :: Typed; License :: B"}, "A, B"),
    ],
)
def test_a_licence_is_taken_from_wherever_it_is_said(said: dict[str, str], licence: str) -> None:
    library = Silent(**said)
    assert licence_of(library) == licence  # type: ignore[arg-type]


def test_a_library_without_a_licence_is_named() -> None:
    with pytest.raises(ValueError, match="no licence is said by quiet"):
        page({"quiet": Silent()})  # type: ignore[dict-item]
