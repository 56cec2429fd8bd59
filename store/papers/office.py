"""The office that writes: whose name stands under its letters, and how it is reached."""

from __future__ import annotations

from store.records import Panel


def signed(panel: Panel) -> str:
    """Give what stands under a letter: the clerk, the office, and how to answer it, as far as that is recorded."""
    address = [line.strip() for line in panel.office_address.splitlines() if line.strip()]
    host = panel.host_authority if panel.host_authority not in address else ""
    name = [panel.clerk, panel.office, host, f"for the {panel.name}"]
    reached = [
        *address,
        f"Telephone: {panel.office_phone}" if panel.office_phone else "",
        f"E-mail: {panel.office_email}" if panel.office_email else "",
    ]
    return "\n\n".join("\n".join(line for line in part if line) for part in (name, reached) if any(part))
