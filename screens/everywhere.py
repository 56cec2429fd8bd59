"""What each key that works everywhere does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from screens.kit.deed import Deed
from screens.kit.keys.key import EVERYWHERE
from screens.kit.keys.table import keys_in
from store.later import Later

if TYPE_CHECKING:
    from screens import (
        at_odds,
        dialogs,
        health,
        own_settings,
        palette,
        pane,
        panels,
        undoing,
        versions,
        way_out,
        written,
    )
    from screens.forms import export, inspecting, preview
    from screens.kit import copying
    from screens.kit.office import Office
else:
    at_odds = Later("screens.at_odds")
    dialogs = Later("screens.dialogs")
    health = Later("screens.health")
    own_settings = Later("screens.own_settings")
    palette = Later("screens.palette")
    pane = Later("screens.pane")
    panels = Later("screens.panels")
    undoing = Later("screens.undoing")
    versions = Later("screens.versions")
    way_out = Later("screens.way_out")
    written = Later("screens.written")
    export = Later("screens.forms.export")
    preview = Later("screens.forms.preview")
    inspecting = Later("screens.forms.inspecting")
    copying = Later("screens.kit.copying")

_GO = "go."


def deeds_everywhere(
    office: Office, back: Callable[[], None], repaint: Callable[[], object], leave: Callable[[], None]
) -> Mapping[str, Deed[str]]:
    """Say what each key that works everywhere does."""
    places = [key.id for key in keys_in(EVERYWHERE) if key.id.startswith(_GO)]
    return {
        **{place: Deed(runs=partial(office.go, place.removeprefix(_GO))) for place in places},
        "filter": Deed(dialogs.open_filter),
        "find": Deed(palette.open_find),
        "undo": Deed(runs=lambda: undoing.reverse(office, office.desk.undo)),
        "redo": Deed(runs=lambda: undoing.reverse(office, office.desk.redo)),
        "undo_other": Deed(undoing.open_undo_choice, why_not=lambda: undoing.why_not_undo_choice(office)),
        "at_odds": Deed(at_odds.open_at_odds),
        "history": Deed(dialogs.open_history),
        "versions": Deed(versions.open_versions, why_not=lambda: versions.why_not_open_versions(office)),
        "points": Deed(versions.open_points),
        "export": Deed(export.open_export, why_not=lambda: export.why_not_papers(office)),
        "preview": Deed(preview.open_preview, why_not=lambda: export.why_not_papers(office)),
        "written.open": Deed(written.open_file, why_not=lambda: written.why_not_open(office)),
        "written.folder": Deed(written.open_folder, why_not=lambda: written.why_not_open(office)),
        "copy": Deed(copying.open_copy),
        "inspect": Deed(inspecting.open_inspect),
        "elsewhere": Deed(way_out.open_elsewhere),
        "doctor": Deed(health.open_doctor),
        "own": Deed(own_settings.open_own_settings),
        "file.other": Deed(health.open_other),
        "panels": Deed(panels.open_panels),
        "file.backups": Deed(health.open_backups, why_not=lambda: health.why_no_backups(office)),
        "merge": Deed(health.open_merge),
        "bin": Deed(dialogs.open_bin, why_not=lambda: dialogs.why_not_open_bin(office)),
        "palette": Deed(palette.open_palette),
        "keys": Deed(palette.open_keys),
        "help": Deed(palette.open_help),
        "back": Deed(runs=back),
        "pane": Deed(pane.turn_pane),
        "repaint": Deed(runs=repaint),
        "quit": Deed(runs=leave),
    }
