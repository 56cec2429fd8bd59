"""Places at which a change makes no difference that anybody could see, each with the reason: judged by hand."""

from __future__ import annotations

_ONE = "There is exactly one there, so that the first is the last."
_BRACKET = "A text begins with its bracket, so that nothing is ever found at 0."

EQUIVALENT: dict[str, str] = {
    'store/rules/settings/naming.py: typed = words[0] if words else "" [words[0] -> words[-1]]': _ONE,
    'store/rules/words/years.py: return YearFound(days[0], f"its year after {_said(before)} above")'
    " [days[0] -> days[-1]]": _ONE,
    "store/rules/words/dates.py: back, on = range(today.year, max(today.year - 9, 1), -1), range(today.year,"
    " min(today.year + 9, dt.MAXYEAR)) [max(today.year - 9, 1) -> min(today.year - 9, 1)]": (
        "A day that there is comes up within nine years; only one that there never is would be sought for longer."
    ),
    "store/rules/words/dates.py: back, on = range(today.year, max(today.year - 9, 1), -1), range(today.year,"
    " min(today.year + 9, dt.MAXYEAR)) [min(today.year + 9, dt.MAXYEAR) -> max(today.year + 9, dt.MAXYEAR)]": (
        "A day that there is comes up within nine years; only one that there never is would be sought for longer."
    ),
    "store/rules/lint/days.py: return fits[0] if len(plain) >= _FEWEST and fits else None [fits[0] -> fits[-1]]": (
        "No two weekdays begin with the same three letters."
    ),
    "store/rules/findings/finding.py: return bool(_LAST) and _LAST[0].given is register and _LAST[0].today == today"
    " [_LAST[0] -> _LAST[-1]]": _ONE,
    "store/rules/findings/chasing.py: place=_place(chasers[0]), [chasers[0] -> chasers[-1]]": (
        "The letters of a group are of one sort and for one meeting, and their place follows from the sort."
    ),
    "store/rules/findings/chasing.py: only=meeting.id if meeting and chasers[0].sort in _OF_A_MEETING else None,"
    " [chasers[0] -> chasers[-1]]": "The letters of a group are of one sort and for one meeting.",
    'store/papers/printable.py: unseen = re.compile("|".join((_UNPRINTABLE.pattern, *map(re.escape,'
    " sorted(unshown))))) [sorted(unshown) -> list(unshown)]": "Single signs may be tried in any order.",
    'store/file/storage.py: temp = self.path.with_name(f".{owners.short(self.path.name)}.{os.urandom(6).hex()}.saving")'
    " [6 -> 7]": "The name is a chance one, of twelve signs or of fourteen.",
    "store/file/backups.py: fresh = beside(target, \"copying\") ['copying' -> 'copyingX']": (
        "The file bears that name only while it is written, and is removed whatever happens."
    ),
    "store/commands/moderngov/roll.py: why = taking.names[0].why [taking.names[0] -> taking.names[-1]]": _ONE,
    "store/rules/rounds/guards.py: need, in_post = threshold(register, one, step.on, step.members) if veto else"
    " (0, known) [0 -> -1]": "No step has fewer votes than none.",
    "store/journal/journal.py: if -len(lines) <= place < 0 and number_of(lines[place]) == number: [0 -> 1]": (
        "At 0 the number behind the last is sought: the first line has another, and the search finds none either."
    ),
    "store/journal/journal.py: if -len(lines) <= place < 0 and number_of(lines[place]) == number: [0 -> -1]": (
        "The last line is then found by looking, as one is behind a gap."
    ),
    'store/journal/changes.py: begins, ends = body.rfind(b"\\n", 0, at) + 1, body.find(b"\\n", at) [0 -> 1]': _BRACKET,
    "store/journal/changes.py: while (at := body.find(words, at + 1)) >= 0: [0 -> 1]": _BRACKET,
    'store/file/storage.py: flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) |'
    ' getattr(os, "O_CLOEXEC", 0) [0 -> 1]': "Where there is no such flag, 1 is that of writing, which is set anyway.",
    'store/file/owners.py: return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),'
    " 0o666) [0 -> 1]": "Where there is no such flag, 1 is that of writing, which is set anyway.",
    "store/file/lock.py: if sys.platform == \"win32\": ['win32' -> 'win32X']": "No system here has either name.",
    "store/file/codec.py: while at >= 0: [at >= 0 -> at > 0]": _BRACKET,
    "store/file/codec.py: while at >= 0: [0 -> 1]": _BRACKET,
}
"""By the key of the place."""
