"""The small files of this clerk that lead to the servers on which panels are kept."""

from __future__ import annotations

from pathlib import Path

from tui.settings import default_file


def signpost(address: str) -> Path:
    """Give the signpost to a desk on a server, in the clerk's own folder. Raises FileTrouble if it is no address."""
    from store.file.troubles import os_trouble
    from store.team.address import read_address, signpost_for

    where = read_address(address)
    folder = default_file().parent / "desks"
    try:
        return signpost_for(where, folder)
    except OSError as error:
        raise os_trouble(error, folder, "saved") from None
