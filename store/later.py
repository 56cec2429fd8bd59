"""Modules that are imported when the first of their functions is called, so that naming a function costs nothing.

    if TYPE_CHECKING:
        from store.commands.programme import moves
    else:
        moves = Later("store.commands.programme.moves")

The checkers of types and of layers read the first line, the program the second; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple


class Deferred(NamedTuple):
    """A function by its module and its name; calling it imports the module."""

    module: str
    name: str

    def resolve(self) -> Callable[..., Any]:
        """Import the module and give the function."""
        function: Callable[..., Any] = getattr(import_module(self.module), self.name)
        return function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function."""
        return self.resolve()(*args, **kwargs)


class Later:
    """A module whose functions can be named before it is imported."""

    def __init__(self, module: str) -> None:
        """Stand for the module of this name."""
        self._module = module

    def __getattr__(self, name: str) -> Deferred:
        """Name a function of the module."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Deferred(self._module, name)
