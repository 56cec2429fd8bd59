"""The places at which a module can be changed a little, and the change itself."""

from __future__ import annotations

import ast
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeGuard

import msgspec

ROOT = Path(__file__).resolve().parent.parent.parent

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_CODE = re.compile(r"[a-z][a-z0-9]*([.-][a-z0-9]+)*")
_NONE = (None, False)
_ELSEWHERE = ("sys.platform == 'win32'", "os.name != 'posix'")
_TYPES = {"Literal", "TypeVar", "ParamSpec"}

KINDS = (
    "comparison",
    "and, or",
    "not",
    "branch",
    "return",
    "deletion",
    "yes or no",
    "one more",
    "one less",
    "code",
    "order",
)
"""What a place may be, as `Place.kind` says it."""


class Place(msgspec.Struct, frozen=True):
    """One change that can be made: where it stands, and what becomes of what.

    `number` counts the changes of the module from its top. `function` is the first line of the outermost function that
    holds it, its decorators included, and 0 if the place is met when the module is imported.
    """

    path: str
    number: int
    kind: str
    line: int
    function: int
    was: str
    becomes: str
    text: str

    @property
    def key(self) -> str:
        """Name the place without its line, so that a judgement of it stays true when lines move."""
        return f"{self.path}: {self.text} [{self.was} -> {self.becomes}]"


class Change(NamedTuple):
    """A change in a tree: the node, where it hangs, and what to put there."""

    kind: str
    node: ast.AST
    parent: ast.AST
    field: str
    at: int | None
    new: ast.AST
    function: int

    def make(self) -> None:
        """Put the new node where the old one hangs."""
        if self.at is None:
            setattr(self.parent, self.field, self.new)
        else:
            held = getattr(self.parent, self.field)
            held[held.index(self.node)] = self.new


def changes(tree: ast.Module) -> Iterator[Change]:
    """Give every change of a module, always in the same order."""
    yield from _below(tree, 0, frozenset())


def _below(parent: ast.AST, function: int, alone: frozenset[str]) -> Iterator[Change]:
    """Go through the changes below a node; `alone` are what is known to have exactly one member there."""
    for field, value in ast.iter_fields(parent):
        if _skipped(parent, field, value):
            continue
        inside = function
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef) and field == "body" and not function:
            inside = min([parent.lineno, *(one.lineno for one in parent.decorator_list)])
        listed = value if isinstance(value, list) else [value]
        for at, node in enumerate(listed):
            if not isinstance(node, ast.AST) or _is_words(node) or _no_value(parent, node):
                continue
            known = alone | _known_alone(parent, field, at)
            for kind, new in () if _is_only_one(node, known) else _changed(node, inside=bool(inside)):
                place = at if isinstance(value, list) else None
                yield Change(kind, node, parent, field, place, ast.copy_location(new, node), inside)
            # Of one alone the first is the last: neither [0] nor the 0 in it can be changed so that anybody sees it.
            yield from _below(node.value if _is_only_one(node, known) else node, inside, known)


def _known_alone(parent: ast.AST, field: str, at: int) -> frozenset[str]:
    """Say of what it is known, where a node hangs, that it has exactly one member: `x` behind `len(x) == 1`."""
    match parent:
        case ast.If(test=test) | ast.IfExp(test=test) if field == "body":
            asked = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
        case ast.BoolOp(op=ast.And(), values=values):
            asked = values[:at]
        case _:
            return frozenset()
    texts = (ast.unparse(one) for one in asked)
    return frozenset(text[4:-6] for text in texts if text.startswith("len(") and text.endswith(") == 1"))


def _is_only_one(node: ast.AST, alone: frozenset[str]) -> TypeGuard[ast.Subscript]:
    return (
        bool(alone)
        and isinstance(node, ast.Subscript)
        and ast.unparse(node).endswith(("[0]", "[-1]"))
        and (ast.unparse(node.value) in alone)
    )


def _skipped(parent: ast.AST, field: str, value: object) -> bool:
    if field in {"annotation", "returns", "format_spec", "type_params", "ctx"}:
        return True
    if isinstance(parent, ast.If) and isinstance(parent.test, ast.Name) and parent.test.id == "TYPE_CHECKING":
        return True
    # What another system alone does is met where the workflow runs on it, and nowhere here.
    if isinstance(parent, ast.If) and field == "body" and ast.unparse(parent.test) in _ELSEWHERE:
        return True
    # Who must name the fields may also name them where he need not: only mypy can tell the one from the other.
    if isinstance(parent, ast.keyword) and parent.arg == "kw_only":
        return True
    # That two lists are of one length is asserted by it, and as with any assertion nobody sees it where they are.
    if isinstance(parent, ast.keyword) and parent.arg == "strict" and ast.unparse(parent.value) == "True":
        return True
    return isinstance(parent, ast.Subscript) and field == "slice" and _named(parent.value) in _TYPES


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _no_value(parent: ast.AST, node: ast.AST) -> bool:
    if isinstance(parent, ast.JoinedStr):
        return isinstance(node, ast.Constant)
    if isinstance(node, ast.Assign):
        return any(_named(target) == "__all__" for target in node.targets)
    return isinstance(node, ast.Call) and _named(node.func) in _TYPES


def _named(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _changed(node: ast.AST, *, inside: bool) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _OPPOSITE:
            yield "comparison", ast.Compare(node.left, [_OPPOSITE[type(op)]()], node.comparators)
        case ast.BoolOp(op=op):
            yield "and, or", ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield "not", node.operand
        case ast.IfExp():
            yield "branch", ast.IfExp(node.test, node.orelse, node.body)
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case ast.If():
            yield "branch", ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        # No face tells a no from nothing, and mypy does: `return True` instead is another kind of place already.
        case ast.Return(value=ast.expr() as value) if not (
            isinstance(value, ast.Constant) and any(value.value is one for one in _NONE)
        ):
            yield "return", ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.AugAssign() if inside:
            yield "deletion", ast.Pass()
        case ast.Constant():
            yield from _constant(node.value)
        case ast.Subscript(slice=ast.Constant(value=0)):
            yield "order", ast.Subscript(node.value, ast.UnaryOp(ast.USub(), ast.Constant(1)), node.ctx)
        case ast.Subscript(slice=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1))):
            yield "order", ast.Subscript(node.value, ast.Constant(0), node.ctx)
        case ast.Call(func=ast.Name(id=name)) if name in _SWAPPED:
            yield "order", ast.Call(ast.Name(_SWAPPED[name], ast.Load()), node.args, node.keywords)
        case ast.Call(func=ast.Name(id="sorted"), args=[first]):
            yield "order", ast.Call(ast.Name("list", ast.Load()), [first], [])
        case _:
            pass


def _constant(value: object) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(value, bool):
        yield "yes or no", ast.Constant(not value)
    elif isinstance(value, int):
        yield "one more", ast.Constant(value + 1)
        yield "one less", ast.Constant(value - 1)
    elif isinstance(value, str) and _CODE.fullmatch(value):
        yield "code", ast.Constant(value + "X")


def read(path: str) -> ast.Module:
    """Read a module of the project into a tree."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), path)


def places(path: str) -> list[Place]:
    """Give every place of a module."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    found = []
    for number, one in enumerate(changes(read(path))):
        line = getattr(one.node, "lineno", 0)
        was, becomes = (" ".join(ast.unparse(each).split())[:80] for each in (one.node, one.new))
        found.append(Place(path, number, one.kind, line, one.function, was, becomes, lines[line - 1].strip()))
    return found


def changed_tree(place: Place) -> ast.Module:
    """Give the tree of a module with one place changed."""
    tree = read(place.path)
    list(changes(tree))[place.number].make()
    return ast.fix_missing_locations(tree)


def modules(rooms: Sequence[str]) -> list[str]:
    """Give the modules of rooms, by their paths from the top of the project: `store/rules/titles.py`."""
    found = []
    for room in rooms:
        at = ROOT / room
        found += [at] if at.suffix else sorted(at.rglob("*.py"))
    return [one.relative_to(ROOT).as_posix() for one in found]


def chosen(
    rooms: Sequence[str], count: int | None, seed: str, only: Sequence[str] = (), *, alike: bool = False
) -> list[Place]:
    """Choose places at random, as many of each kind: most places are numbers and codes, and slips are not.

    Of some kinds `only`, if any are named; without a count, all of them, in the order in which they stand. With `alike`
    every place is as likely as any other, whatever its kind.
    """
    kinds: dict[str, list[Place]] = defaultdict(list)
    standing = [one for path in modules(rooms) for one in places(path) if not only or one.kind in only]
    if count is None:
        return standing
    if alike:
        return random.Random(seed).sample(standing, min(count, len(standing)))
    for place in standing:
        kinds[place.kind].append(place)
    dice = random.Random(seed)
    names = sorted(kinds)
    taken: dict[str, Place] = {}
    total = sum(map(len, kinds.values()))
    while len(taken) < min(count, total):
        place = dice.choice(kinds[dice.choice(names)])
        taken.setdefault(f"{place.path}:{place.number}", place)
    return list(taken.values())
