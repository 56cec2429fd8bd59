"""Change what a module makes when it is imported: a plugin of pytest that stands before any module is loaded."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import types
from collections.abc import Sequence

import msgspec

from tests.mutants.places import ROOT, Place, changed_tree

ASKED = "SECRETARIAT_MUTANT"


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, place: Place) -> None:
        super().__init__(name, str(ROOT / place.path))
        self.place = place

    def get_code(self, fullname: str) -> types.CodeType:
        code: types.CodeType = compile(changed_tree(self.place), self.path, "exec", dont_inherit=True)
        return code


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, place: Place) -> None:
        self.place = place
        self.name = place.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        inside = [str((ROOT / self.place.path).parent)] if self.place.path.endswith("__init__.py") else None
        file = ROOT / self.place.path
        loader = _Loader(fullname, self.place)
        return importlib.util.spec_from_file_location(fullname, file, loader=loader, submodule_search_locations=inside)


def pytest_addoption() -> None:
    """Stand before the import of the module that is asked for: options are asked for before any conftest is read."""
    place = msgspec.json.decode(os.environ[ASKED], type=Place)
    assert place.path.removesuffix(".py").replace("/", ".") not in sys.modules
    sys.meta_path.insert(0, _Finder(place))
