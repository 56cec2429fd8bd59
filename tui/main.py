"""The way in. It imports the version and nothing else, so that `secretariat --version` answers at once."""

from __future__ import annotations

import sys

from tui.version import VERSION


def main(argv: list[str] | None = None) -> int:
    """Run the program with the arguments given (those of the process if None).

    Gives the exit code: 0 done, 1 refused, 2 the command line cannot be understood, 3 trouble with a file.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    if _asks_for_version(arguments):
        return _print_version()
    from tui.commandline.start import start

    return start(arguments)


def _asks_for_version(arguments: list[str]) -> bool:
    """Say whether the version is asked for; after a lone `--` words are only words."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--version" in options


def _print_version() -> int:
    """Print the version on a line; a reader that has gone away is no trouble of ours."""
    try:
        print(f"secretariat {VERSION}", flush=True)  # noqa: T201 - importing what prints would cost more than the rest
    except OSError as trouble:
        from tui.commandline.guard import output_failed

        return output_failed(trouble)
    return 0
