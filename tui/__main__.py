"""Lets the program be started as `python -m tui`."""

from tui.main import main

raise SystemExit(main())
