"""Trees of tags, each taken over into a pack twice and once more without it, behind a paper whose names it shares."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from store.papers.pack.merging import BrokenTreeError, TagTree
from tests.store.papers.few_lines.objects import cases, said
from tests.store.papers.few_lines.telling import Lines, other

FIRST = (
    "T/RoleMap <</Body/P /Head/H1 /Same/P>> | T/ClassMap <</Wide <</O/Table /ColSpan 2>> /Even <</O/Table>>>>"
    " | T/Namespaces [<</Type/Namespace /NS(one)>>]"
)
"""What the paper before says of its roles and classes."""


def lines() -> Lines:
    """Tell what each tree becomes in a pack, and how its pages lead back to it, where that is not as usual."""
    usual: list[str] = []
    for change in ("", *cases("tags")):
        yield f"## {change or 'as it is'}"
        told = list(_merged(change))
        yield from told if len(told) == 1 else other(told, usual)
        usual = usual or told
    yield "## as deep as it may be, and deeper"
    for deep in (399, 400):
        elements = " | ".join(f"{at} <</S/Div /K {at + 1} 0 R>>" for at in range(20, 20 + deep))
        with _opened(f"A/K 20 0 R | {elements} | {20 + deep} <</S/P /K []>>") as held:
            yield f"{deep} => {_taken(TagTree(pack := pikepdf.new()), pack, held) or 'taken over'}"


def _opened(change: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(said(change)))


def _merged(change: str) -> Iterator[str]:
    pack = pikepdf.new()
    tree = TagTree(pack)
    with _opened(FIRST) as first, _opened(change) as one, _opened(change) as two, _opened(change) as plain:
        for held in (first, one, two):
            if taken := _taken(tree, pack, held):
                yield taken
                return
        pack.pages.extend(plain.pages)
        pages = [page.obj for page in pack.pages][-2:]
        tree.add_plain(pages, "Plain", str(plain.Root.get("/Lang", "")), ["", "A picture"])
        tree.finish()
        yield from _told(pack)


def _taken(tree: TagTree, pack: pikepdf.Pdf, held: pikepdf.Pdf) -> str:
    before = len(pack.pages)
    pack.pages.extend(held.pages)
    pages = [page.obj for page in pack.pages][before:]
    try:
        tree.add(held, pages, "Title", str(held.Root.get("/Lang", "")))
    except BrokenTreeError:
        return "broken"
    return ""


def _told(pack: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pack.Root.StructTreeRoot
    numbers = {page.obj.objgen: at for at, page in enumerate(pack.pages, start=1)}
    names = {root.K[0].objgen: "all"}
    for part in root.K[0].K:
        yield _element(part, numbers, names)
    for number, led in zip(list(root.ParentTree.Nums)[::2], list(root.ParentTree.Nums)[1::2], strict=True):
        several = dict(enumerate(led)) if isinstance(led, pikepdf.Array) else {"": led}
        to = [f"{at}{_name(one, names)}" for at, one in several.items() if one is not None]
        yield f"{number} leads to {' '.join(to)}"
    for key in sorted(set(root.keys()) - {"/K", "/ParentTree", "/Type", "/IDTree"}):
        yield f"{key} {_text(root[key])}"
    if "/IDTree" in root:
        (kid,) = root.IDTree.Kids
        yield f"/IDTree {' '.join(str(one) for one in list(kid.Names)[::2])} limits {_text(kid.Limits)}"
        yield f"/IDTree {' '.join(_name(one, names) for one in list(kid.Names)[1::2])}"
    for at, page in enumerate(pack.pages, start=1):
        held = [f"link {one.get('/StructParent', '-')}" for one in page.obj.get("/Annots", ())]
        yield f"page {at}: {page.obj.get('/StructParents', '-')} {page.obj.get('/Tabs', '')} {' '.join(held)}".rstrip()
    for one in pack.objects:
        if isinstance(one, pikepdf.Stream) and "/StructParents" in one:
            yield f"drawing: {one.StructParents}"


def _name(one: Any, names: dict[tuple[int, int], str]) -> str:
    return names.get(one.objgen, "elsewhere") if isinstance(one, pikepdf.Dictionary) else str(one)


def _element(one: Any, numbers: dict[tuple[int, int], int], names: dict[tuple[int, int], str]) -> str:
    names[one.objgen] = f"{one.S}{len(names)}"
    said_of = [
        f"{key[1:]} {_text(one[key])}" for key in ("/T", "/Lang", "/ID", "/C", "/A", "/Alt", "/NS") if key in one
    ]
    on = f"@{numbers.get(one.Pg.objgen, '?')}" if "/Pg" in one else ""
    up = "" if "/P" not in one else f"^{names.get(one.P.objgen, '?')}"
    kids = one.get("/K", ())
    held = [
        _element(kid, numbers, names) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else _mark(kid, numbers)
        for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
    ]
    return f"{names[one.objgen]}{up}{on}[{' '.join([*said_of, *held])}]"


def _mark(kid: Any, numbers: dict[tuple[int, int], int]) -> str:
    if not isinstance(kid, pikepdf.Dictionary):
        return str(kid)
    on = f"@{numbers.get(kid.Pg.objgen, '?')}" if "/Pg" in kid else ""
    return f"{kid.get('/Type', '')}{kid.get('/MCID', '')}{on}{' in a drawing' if '/Stm' in kid else ''}"


def _text(value: Any) -> str:
    return bytes(value.unparse(resolved=True)).decode("latin-1") if isinstance(value, pikepdf.Object) else str(value)
