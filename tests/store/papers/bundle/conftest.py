"""A desk on the sample on which something was done, so that a bundle has a journal to tell of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.desk import Desk
from store.sample import DEMO_DAY, sample_records


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.create(tmp_path / "panel.json", sample_records(), today=DEMO_DAY, who="clerk")
    yield made
    made.close()
