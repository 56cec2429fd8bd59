"""What the desk asks of the computer: the name of its user."""


def whole(text: str) -> str:
    """Give a text that can be written, whatever the system put into a name."""
    return text.encode("utf-8", "replace").decode("utf-8")


def user_name() -> str:
    """Give the name of the user of this computer; "clerk" if it has none."""
    from getpass import getuser

    try:
        return getuser() or "clerk"
    except (OSError, KeyError, ImportError):
        return "clerk"
