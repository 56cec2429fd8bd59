"""The first hour of the README without a screen: what somebody does who has just installed the program.

It is tried on the installed package, on the archive, and on the archive in a place where there is nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Run = Callable[[list[str]], tuple[int, str]]
"""Runs the program with some words in one folder; gives its exit code and all that it said."""

MEMBERS = """Councillor,Council,Position,Party,Appointed
Cllr A Ash,Anytown City Council,Chairman,Red,19/05/2021
Cllr B Birch,Anyshire County Council,Vice-Chairman,Blue,19/05/2021
"""
MEETINGS = """Date,Time,Meeting
29/07/2021,13:00,Police and Crime Panel
30/09/2021,13:00,Police and Crime Panel
"""
FILES = {"members.csv": MEMBERS, "meetings.csv": MEETINGS}
"""What lies in the folder before anything is done, by name."""

SAMPLE = ["--file", "sample.json", "--today", "12/7/2021"]
OWN = ["--file", "panel.json", "--today", "12/7/2021"]


class Step(NamedTuple):
    """One line typed, and words that its answer must hold."""

    words: list[str]
    says: str


STEPS = (
    Step(["--version"], "secretariat "),
    Step(["new", "--sample", *SAMPLE], "Made sample.json"),
    Step(["show", "programme", *SAMPLE], "Ethics Committee Annual report"),
    Step(["show", "clock", "--meeting", "next", *SAMPLE], "Wed 21 Jul 2021"),
    Step(["item", "move", "Ethics Committee Annual report", "--to", "2021-09-30", *SAMPLE], "Moved"),
    Step(["undo", *SAMPLE], "Moved"),
    Step(["export", "programme", "--out", "programme.pdf", *SAMPLE], "programme.pdf"),
    Step(["export", "programme", "--out", "programme.docx", *SAMPLE], "programme.docx"),
    Step(["export", "programme", "--out", "programme.html", *SAMPLE], "programme.html"),
    Step(["export", "calendar", "--out", "panel.ics", *SAMPLE], "panel.ics"),
    Step(["inspect", "programme.pdf", "programme.docx"], "Nothing was found that should not be published."),
    Step(["paper", "add", "Ethics Committee Annual report", "programme.pdf", *SAMPLE], "Added"),
    Step(["pack", "build", "--meeting", "next", "--out", "pack", *SAMPLE], "pages, accessible"),
    Step(["new", "--name", "Anyshire Police and Crime Panel", "--rules", "llr", *OWN], "Made panel.json"),
    Step(["import", "members", "members.csv", "--yes", *OWN], "Saved."),
    Step(["import", "meetings", "meetings.csv", "--yes", *OWN], "Saved."),
    Step(["show", "members", *OWN], "A Ash"),
    Step(["completions", "bash"], "secretariat"),
    Step(["doctor", *SAMPLE], "sample.json: sound."),
    Step(["doctor", *OWN], "panel.json: sound."),
)


def troubles(run: Run, steps: tuple[Step, ...] = STEPS) -> list[str]:
    """Do the first hour; say of each line that failed, or did not say what it should, what came instead."""
    found = []
    for step in steps:
        code, said = run(step.words)
        if code != 0 or step.says not in said:
            found.append(f"secretariat {' '.join(step.words)}\n  ended with {code} and said: {said.strip()[:500]}")
    return found
