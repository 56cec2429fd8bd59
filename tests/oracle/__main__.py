"""Every paper of the sample and a pack of them, judged by others: veraPDF, qpdf, LibreOffice, axe-core in Chromium.

`make oracle` runs it. What is missing on this computer is named and left out; the exit code is 1 if anything is found.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from store.papers.document import Written
from store.papers.house import PLAIN_HOUSE
from store.papers.printed import FORMS, PAPERS, printed
from store.papers.views import resolved
from store.register import Register
from store.sample import DEMO_DAY, sample_records
from tests.oracle.axe import ask_axe, no_axe
from tests.oracle.judges import Judge, ask_office, ask_qpdf, ask_vera, no_office, no_qpdf, no_vera
from tests.oracle.planted import cut_short, with_a_level_skipped, with_every_fault, without_language
from tests.store.packed import ITEMS, annex, built, desk_in, published, put
from tests.store.papers.pack.packs import report
from tests.store.papers.rendering.samples import every_block, sample_papers

JUDGES = (
    Judge("veraPDF", "pdf", no_vera, ask_vera, without_language, ("7.2-34",)),
    Judge("qpdf", "pdf", no_qpdf, ask_qpdf, cut_short, ("cut-short.pdf",)),
    Judge("LibreOffice", "docx", no_office, ask_office, with_a_level_skipped, ("made a PDF", "HEADING-NESTING")),
    Judge("axe-core", "html", no_axe, ask_axe, with_every_fault, ("html-has-lang", "at 320 pixels: needs", "fetches")),
)


def write_papers(folder: Path, forms: frozenset[str]) -> Iterator[Path]:
    """Write every paper of the sample in each of the forms that it can be, and one of every block there is."""
    for form in sorted(forms):
        written = resolved(FORMS[form])(every_block("Words of every kind, such as ŵ and ½"), PLAIN_HOUSE)
        file = folder / f"every-block.{form}"
        file.write_bytes(written.data if isinstance(written, Written) else written)
        yield file
    register = Register.of(*sample_records())
    for name, chosen in sample_papers(register):
        for form in sorted(forms.intersection(PAPERS[name].forms)):
            file = folder / f"{'-'.join((name, *map(str, chosen.values())))}.{form}"
            file.write_bytes(printed(name, form, register, DEMO_DAY, **chosen).data)
            yield file


def write_packs(folder: Path) -> Iterator[Path]:
    """Build the pack of a meeting in its twins: agenda, minutes, an English and a Welsh report, an exempt annex."""
    desk = desk_in(folder)
    put(desk, ITEMS[0], report("Performance", 5))
    put(desk, ITEMS[0], annex(), "Offer", exempt_paragraph="3", interest="Prices are negotiated.")
    put(desk, ITEMS[1], report("Adroddiad", 4, "cy"), "Adroddiad")
    published(desk)
    built(desk, folder / "pack")
    desk.close()
    yield from sorted((folder / "pack").glob("*.pdf"))


def main(folder: Path) -> int:
    """Write the papers, have them judged, and say what each judge found."""
    forms = frozenset(form for form, named in FORMS.items() if find_spec(named.partition(":")[0]))
    files = list(write_papers(folder, forms & {judge.form for judge in JUDGES}))
    files += write_packs(folder)
    faults = 0
    for judge in JUDGES:
        given = [file for file in files if file.suffix == f".{judge.form}"]
        if not given:
            print(f"{judge.name}: there is no paper as {judge.form}")
        elif lacking := judge.missing():
            print(f"{judge.name}: not asked, because this is missing here: {lacking}")
        elif not judge.is_awake(folder):
            faults += 1
            print(f"{judge.name}: not believed, because it does not see a fault that was planted for it")
        else:
            found = judge.ask(given)
            faults += len(found)
            print(f"{judge.name}: {len(given)} papers as {judge.form}, {len(found)} findings", *found, sep="\n  ")
    return 1 if faults else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made)))
