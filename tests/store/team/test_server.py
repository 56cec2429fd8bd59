"""What `make team` asks first: whether there is a PostgreSQL here."""

from __future__ import annotations

import subprocess
import sys

from tests.store.team.server import why_none


def test_asked_as_a_program_it_ends_well_where_there_is_one_and_says_why_where_there_is_none() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "tests.store.team.server"], capture_output=True, text=True, check=False, timeout=60
    )
    why = why_none()
    assert (asked.returncode, asked.stderr.strip()) == (1 if why else 0, why)
