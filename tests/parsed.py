"""Modules taken apart once in a process, for all the tests that read how they are written.

Twenty tests go through every module of the product. To take all apart and to list their nodes takes 2 s of the
processor, to go through the list 0.1 s.
"""

from __future__ import annotations

import ast
from functools import cache


@cache
def tree_of(text: str) -> ast.Module:
    """Give the syntax tree of a module's text. Several tests hold it: none may change it."""
    return ast.parse(text)


@cache
def nodes_in(text: str) -> tuple[ast.AST, ...]:
    """Give every node of the syntax tree of a module's text, as `ast.walk` goes through them."""
    return tuple(ast.walk(tree_of(text)))
