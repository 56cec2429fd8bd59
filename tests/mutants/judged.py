"""Places at which a change makes no difference that anybody could see, each with the reason: judged by hand."""

from __future__ import annotations

EQUIVALENT: dict[str, str] = {}
"""By the key of the place."""
