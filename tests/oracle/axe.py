"""What axe-core, in a real Chromium, has against our web pages: on a telephone and on a desk."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.oracle.browser import Tab, address_of, browser

WIDTHS = (320, 1280)
"""In pixels: 320 is what WCAG asks of a page on a small screen, or one enlarged fourfold."""

_RULES = (
    '{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]}'
)


def _chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((found for name in names if (found := shutil.which(name))), "")


def _axe() -> Path | None:
    """Find axe-core where npm puts it: in a folder node_modules here, or among what is there for everybody."""
    folders = [Path("node_modules")]
    if npm := shutil.which("npm"):
        done = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False, timeout=60)
        folders.append(Path(done.stdout.strip()))
    return next((file for folder in folders if (file := folder / "axe-core" / "axe.min.js").is_file()), None)


def no_axe() -> str:
    """Say what is missing."""
    if not _chromium():
        return "the browser Chromium"
    return "" if _axe() else "axe-core (npm install -g axe-core)"


def ask_axe(files: Sequence[Path]) -> list[str]:
    """Look at every page at every width."""
    script = _axe()
    assert script is not None
    with browser(_chromium()) as tab:
        source = script.read_text(encoding="utf-8")
        return [f"{file.name} {said}" for file in files for width in WIDTHS for said in _seen(tab, file, width, source)]


def _seen(tab: Tab, file: Path, width: int, source: str) -> Iterator[str]:
    tab.ask("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    tab.go(address_of(file))
    yield from (f"fetches {address}" for address in tab.fetched if not address.startswith(("file:", "data:")))
    if (needed := tab.run("document.documentElement.scrollWidth")) > width:
        yield f"at {width} pixels: needs {needed} and has to be moved sideways"
    tab.run(source)
    for rule in tab.run(f"axe.run(document, {_RULES}).then(done => done.violations)"):
        yield f"at {width} pixels: {rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:120]}"
