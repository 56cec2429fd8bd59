"""Nothing stands in the program that nothing in the program uses. What only its own test calls is dead."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from vulture import Vulture

from screens.places import PLACES, SIDE_PLACES
from store.papers.printed import FORMS, PAPERS
from store.papers.views import VIEWS, row_type
from store.queries.rows import columns
from tests.parsed import nodes_in, tree_of

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("tui", "screens", "store")

TEXTUAL = {
    *("BINDINGS", "COMPONENT_CLASSES", "CSS", "DEFAULT_CSS", "ENABLE_COMMAND_PALETTE"),
    *(
        "SCOPED_CSS",
        "TITLE",
        "can_focus",
        "compose",
        "get_default_screen",
        "get_theme_variable_defaults",
        "render_line",
        "validate",
        "virtual_size",
    ),
    *("focus_previous", "get_content_height", "watch_show_vertical_scrollbar"),
    *("_return_code", "_must_signal_resume", "_repaint_required", "_run_input_thread"),
    *("mouse_pixels", "terminal_pixel_size", "terminal_size"),
}
"""Names that Textual calls or reads, besides those that begin with `on_`."""

HANDLERS = {"_entry_changed", "_entry_submitted", "_paint_again"}
"""Methods that Textual finds by their decorator `@on`."""

REASONS = {
    "__class_getitem__": "what Python calls when a type is given what stands in square brackets behind it",
    "border_title": "what Textual draws on the border of a widget",
    "placeholder": "what Textual draws where nothing is typed yet",
    "warn_on_close": "what the reader of PDF pages asks before it warns on the terminal",
    **dict.fromkeys(("max_height", "max_width", "min_height"), "what Textual lays a widget out by"),
    "callback": "the name of a parameter in a protocol",
    **dict.fromkeys(("container", "greedy", "viewport"), "what Textual hands to whatever lays out"),
    **dict.fromkeys(
        ("attrs", "handle_data", "handle_endtag", "handle_starttag"), "the reader of web pages is called so"
    ),
    **dict.fromkeys(
        (
            *("CharacterDataHandler", "EndElementHandler", "EntityDeclHandler", "StartDoctypeDeclHandler"),
            "StartElementHandler",
        ),
        "the reader of XML calls what stands there",
    ),
}
"""What else may stand unused, and why."""

UNREAD_FIELDS: dict[str, str] = {}
"""Fields of records that no rule reads yet; the files hold them."""


def known() -> set[str]:
    """Name everything that is found by its name: Textual's, places, lists, and what the keys do."""
    named = {one for view in VIEWS.values() for one in (view.rows, view.text)}
    return {
        *TEXTUAL,
        *HANDLERS,
        *REASONS,
        *UNREAD_FIELDS,
        *(name for _, name in (*PLACES.values(), *SIDE_PLACES.values())),
        *(one.rpartition(":")[2] for one in named),
        *(one.rpartition(":")[2] for paper in PAPERS.values() for one in (paper.document, *paper.others.values())),
        *(one.rpartition(":")[2] for one in FORMS.values()),
        *(column.words for name in VIEWS for column in columns(row_type(name))),
    }


def declared_shapes() -> set[tuple[str, int]]:
    """Give where fields of published rows, small tuples and words of enumerations stand: they are read by their shape.

    Fields of records are not among them: a rule's field that no rule reads says something and does nothing.
    """
    found = set()
    for path in modules():
        for node in nodes_in(path.read_text(encoding="utf-8")):
            if isinstance(node, ast.ClassDef):
                enum = any(isinstance(base, ast.Name) and base.id.endswith("Enum") for base in node.bases)
                record = path.is_relative_to(ROOT / "store" / "records")
                kinds = (ast.Assign,) if enum else () if record else (ast.AnnAssign,)
                found |= {(str(path), one.lineno) for one in node.body if isinstance(one, kinds)}
    return found


def modules() -> list[Path]:
    found = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    assert found
    return found


@cache
def unused() -> tuple[Any, ...]:
    """Give everything that the tool finds unused, however unsure it is."""
    finder = Vulture()
    finder.scavenge([str(path) for path in modules()])
    return tuple(finder.get_unused_code(min_confidence=60))


@pytest.mark.slow
def test_nothing_is_unused_and_every_reason_still_has_something_to_stand_for() -> None:
    """One test, because the tool takes 4 s, and two would run in two processes."""
    names, shapes = known(), declared_shapes()
    dead = [
        f"{Path(one.filename).relative_to(ROOT)}:{one.first_lineno} {one.name}"
        for one in unused()
        if one.name not in names
        and not one.name.startswith("on_")
        and (str(one.filename), one.first_lineno) not in shapes
    ]
    assert dead == [], "nothing reads these by their names: read them, or give each its reason in the tables above"
    assert {one.name for one in unused()} >= {*REASONS, *UNREAD_FIELDS, *HANDLERS}


def unnamed(texts: Mapping[str, str]) -> set[str]:
    """Name what stands at the top of a module and is neither used there nor imported by another.

    This is asked besides, because the tool knows only names: a dead `passed` lives for it as long as anything else is
    called `passed`.
    """
    nodes = [node for text in texts.values() for node in nodes_in(text)]
    imported = {(node.module, alias.name) for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    strings = {
        node.value.rpartition(":")[2]
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    modules_named = {name for _, name in imported}
    found = set()
    for module, text in texts.items():
        body = tree_of(text).body
        loaded = [_loaded(node) for node in body]
        for place, node in enumerate(body):
            for name in _names(node):
                here = any(name in one for other, one in enumerate(loaded) if other != place)
                through = name in attributes and module.rpartition(".")[2] in modules_named
                if not (here or through or (module, name) in imported or name in strings):
                    found.add(f"{module}:{name}")
    return found


def _loaded(node: ast.stmt) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Assign):
        return [one.id for one in node.targets if isinstance(one, ast.Name)]
    return [node.target.id] if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) else []


@pytest.mark.slow
def test_what_stands_at_the_top_of_a_module_is_used_by_name() -> None:
    texts = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
        for path in modules()
    }
    dead = {one for one in unnamed(texts) if one.rpartition(":")[2] not in {*known(), "COMMANDS", "__all__"}}
    assert dead == set()


@pytest.mark.parametrize(
    ("source", "dead"),
    [
        ("def gone(x):\n    return gone(x)\n", {"one:gone"}),
        ("def kept(x):\n    return x\n\nkept(1)\n", set()),
        ("LIMIT = 3\n", {"one:LIMIT"}),
    ],
)
def test_the_check_sees_what_is_dead(source: str, dead: set[str]) -> None:
    assert unnamed({"one": source}) == dead
