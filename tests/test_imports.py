"""No two modules import one another, directly or through others, whichever way the import is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.parsed import nodes_in, tree_of

ROOT = Path(__file__).resolve().parent.parent


def product() -> dict[str, str]:
    """Give the text of every module of the product by the module's name."""
    texts = {}
    for room in ("tui", "screens", "store"):
        for path in (ROOT / room).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            texts[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text(encoding="utf-8")
    return texts


def named_in(text: str) -> Iterator[str]:
    """Go through what a module may import: at its top, inside a function, for a type only, or by a name in a string.

    `import_module(f"screens.forms.{module}")` may import every string of the module that names something there.
    """
    nodes = nodes_in(text)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a relative import; name the module whole"
            yield str(node.module)
            yield from (f"{node.module}.{name.name}" for name in node.names)
    words = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    names = {word for word in words if word.replace(".", "").isidentifier()}
    yield from names
    for head in [name for name in names if name.endswith(".")]:
        yield from (head + name for name in names)


def graph_of(texts: Mapping[str, str]) -> dict[str, set[str]]:
    """Give for every module the others that it may import."""
    return {module: set(named_in(text)) & (texts.keys() - {module}) for module, text in texts.items()}


def circle_in(texts: Mapping[str, str]) -> list[str]:
    """Give the modules of one circle of imports, the first of them again at the end; nothing if there is no circle."""
    sorter = TopologicalSorter(graph_of(texts))
    try:
        sorter.prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def test_no_modules_of_the_product_import_one_another() -> None:
    assert " → ".join(circle_in(product())) == ""


@pytest.mark.parametrize(
    "back",
    [
        "from house.form import Form",
        "import house.form",
        "from house import form",
        "def open_it():\n    from house.form import Form",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house.form import Form",
        "from importlib import import_module\nimport_module('house.form')",
        "PLACES = {'form': ('house.form', 'Form')}",
        "FORMS = ('form',)\ndef open_it(name):\n    import_module(f'house.{name}')",
    ],
)
def test_a_circle_is_found_whichever_way_the_import_back_is_written(back: str) -> None:
    house = {"house": "", "house.frame": back, "house.place": "from house.frame import Frame"}
    assert circle_in(house | {"house.form": ""}) == []
    circle = circle_in(house | {"house.form": "from house.place import Place"})
    assert set(circle) == {"house.frame", "house.place", "house.form"}


def test_places_and_commands_that_are_imported_by_name_are_counted_too() -> None:
    """Otherwise a circle through them would not be seen."""
    texts = product()
    imported = set().union(*graph_of(texts).values())
    with_code = {
        module for module, text in texts.items() if module.startswith(("tui.", "screens.")) and _has_code(text)
    }
    assert with_code - imported == {"tui.__main__"}


def _has_code(text: str) -> bool:
    """Say whether a module holds more than the sentence that says what its folder is for."""
    return len(tree_of(text).body) > 1
