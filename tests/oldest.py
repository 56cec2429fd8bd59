"""The oldest versions that pyproject.toml allows, as constraints for pip: what `make oldest` runs the tests on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
_LEAST = re.compile(r"([\w.-]+)>=([\d.]+)")


def oldest(text: str) -> list[str]:
    """Give one constraint for each library of the program: `msgspec==0.20`. The tools of the tests are left alone."""
    found = []
    for wanted in tomllib.loads(text)["project"]["dependencies"]:
        match = _LEAST.match(wanted)
        if match is None:
            raise ValueError(f"{wanted} names no oldest version")
        found.append(f"{match[1]}=={match[2]}")
    return found


if __name__ == "__main__":
    print("\n".join(oldest(PYPROJECT.read_text(encoding="utf-8"))))
