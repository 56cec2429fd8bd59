"""The evidence of a meeting from its place: made into a file, and verified."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.papers.bundle.verifying import verified
from store.records import Meeting
from tests.screens.helpers import Session

