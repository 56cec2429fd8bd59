"""Places at which a change makes no difference that anybody could see, each with the reason: judged by hand."""

from __future__ import annotations

from tests.mutants.places import Place

_ONE = "There is exactly one there, so that the first is the last."
_ANY_WORD = "Each word of a line stands in a text in which the line is found, so that any of them will do to look for."
_RESTS = "How often work rests for a key is felt from some ten times as much on, not from one more or less."
_BLANK = "A title begins behind a blank and is looked through from there, so that nothing is ever found at 0."
_NOBODY = "Nobody above hears of it: what is stopped there saves the program a turn."
_BRACKET = "A text begins with its bracket, so that nothing is ever found at 0."

_NO_CELLS = "Of a text that is cut to no cells nothing is left in either way."
_NO_ID = "It is only asked whether an id was given, or which of those there are it is."

_BETWEEN_RESTS = (
    ("store/rules/as_of.py: _STEP = 500", 500),
    ("store/rules/findings/__init__.py: _STEP = 200", 200),
    ("store/rules/findings/days.py: _STEP = 2_500", 2500),
    ("store/rules/findings/deadlines.py: _STEP = 500", 500),
    ("store/rules/findings/finding.py: _ROUNDS, _CLOCKS, _ITEMS = 50, 10, 10_000", 10000),
    ("store/rules/findings/finding.py: _ROUNDS, _CLOCKS, _ITEMS = 50, 10, 10_000", 50),
    ("store/rules/findings/finding.py: _ROUNDS, _CLOCKS, _ITEMS = 50, 10, 10_000", 10),
    ("store/rules/findings/plan.py: _STEP = 250", 250),
    ("store/rules/findings/rounds.py: _STEP = 100", 100),
    ("store/rules/words/titles.py: _STEP = 500", 500),
)
"""After how much work rests for a key; that it does after so much is tested (`test_rests_between.py`)."""

EQUIVALENT: dict[str, str] = {
    'store/rules/settings/naming.py: typed = words[0] if words else "" [words[0] -> words[-1]]': _ONE,
    "store/rules/words/dates.py: back, on = range(today.year, max(today.year - 9, 1), -1), range(today.year,"
    " min(today.year + 9, dt.MAXYEAR)) [max(today.year - 9, 1) -> min(today.year - 9, 1)]": (
        "A day that there is comes up within nine years; only one that there never is would be sought for longer."
    ),
    "store/rules/words/dates.py: back, on = range(today.year, max(today.year - 9, 1), -1), range(today.year,"
    " min(today.year + 9, dt.MAXYEAR)) [min(today.year + 9, dt.MAXYEAR) -> max(today.year + 9, dt.MAXYEAR)]": (
        "A day that there is comes up within nine years; only one that there never is would be sought for longer."
    ),
    'store/rules/questions/private.py: _Sought(ADDRESS, line.split()[0].strip(",;").casefold(), pattern)'
    " [line.split()[0] -> line.split()[-1]]": _ANY_WORD,
    'store/rules/questions/private.py: _Sought(kind, value.split()[0].strip(",;").casefold(), pattern)'
    " [value.split()[0] -> value.split()[-1]]": _ANY_WORD,
    "store/rules/findings/days.py: _DATED = 20 [20 -> 21]": _RESTS,
    "store/rules/findings/days.py: _DATED = 20 [20 -> 19]": _RESTS,
    "store/rules/versions.py: return one.kind in {PART, PARTS} and all(map(_all_text, _parts_in(one.type)))"
    " [all(map(_all_text, _parts_in(one.type))) -> any(map(_all_text, _parts_in(one.type)))]": (
        "No field of a record is made of parts of which one holds only texts and another does not."
    ),
    "store/rules/declarations/interests.py: if declaration.pending and _english(register) and any(row.by_law for row in"
    " rows) and not (own and own.vote): [any((row.by_law for row in rows)) -> all((row.by_law for row in rows))]": (
        "What a kind bars from by law it bars from however it bears on the item: all of its rows say so, or none."
    ),
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
    "store/commands/members/seats.py: if register.votes_of(meeting.id) and any(_concerns(register, record,"
    " meeting.date) for record in edit.puts): [register.votes_of(meeting.id) and"
    " any((_concerns(register, record, meeting.date) -> register.votes_of(meeting.id) or any((_concerns(register,"
    " record, meeting.date) ]": (
        "It only spares looking at meetings without votes, or whose votes the change does not concern."
    ),
    "store/queries/search_words.py: return self.words.find(word, 1, self.ends) > 0 [0 -> -1]": _BLANK,
    "store/queries/search_words.py: return self.words.find(word, 1, self.ends) > 0"
    " [self.words.find(word, 1, self.ends) > 0 -> self.words.find(word, 1, self.ends) >= 0]": _BLANK,
    **{
        f"{text} [{so_many} -> {other}]": _RESTS
        for text, so_many in _BETWEEN_RESTS
        for other in (so_many - 1, so_many + 1)
    },
    **{
        f"tui/in_turn.py: _PATIENT, _IMPATIENT = 1000, 25 [{change}]": _RESTS
        for change in ("1000 -> 999", "1000 -> 1001", "25 -> 24", "25 -> 26")
    },
    **{
        f"tui/app.py: gc.set_threshold(_ALLOCATIONS_BETWEEN_SWEEPS, 20, 50) [{change}]": _RESTS
        for change in ("20 -> 19", "20 -> 21", "50 -> 49", "50 -> 51")
    },
    **{f"tui/app.py: _ALLOCATIONS_BETWEEN_SWEEPS = 20_000 [20000 -> {other}]": _RESTS for other in (19999, 20001)},
    **{
        "tui/commandline/asking/prompts.py: setattr(kept, one.name, values if one.several else values[0])"
        f" [{change}]": _ONE
        for change in ("values[0] -> values[-1]", "0 -> -1")
    },
    "screens/kit/form.py: event.stop() [event.stop() -> pass]": _NOBODY,
    "screens/kit/picker.py: event.stop() [event.stop() -> pass]": _NOBODY,
    "screens/dialogs.py: event.stop() [event.stop() -> pass]": _NOBODY,
    "screens/kit/present.py: if width <= 0: [width <= 0 -> width < 0]": _NO_CELLS,
    "screens/kit/present.py: if width <= 0: [0 -> -1]": _NO_CELLS,
    "screens/kit/detail.py: self._wrapped_to = 0 [0 -> -1]": "In no cells nothing is seen, wrapped again or not.",
    "screens/kit/lines_of.py: NOTHING, HEADING, GAP = -1, -2, -3 [3 -> 4]": "It is any number that no record has.",
    **{
        'store/rules/words/similar.py: _BLANKS = {code: " " for code in range(128) if not chr(code).isalnum() and'
        f' chr(code) != "\'"}} [128 -> {other}]': "Neither sign stands in any text: both are left out."
        for other in (127, 129)
    },
    "store/journal/changes.py: while (at := body.find(words, at + 1)) >= 0:"
    " [(at := body.find(words, at + 1)) >= 0 -> (at := body.find(words, at + 1)) > 0]": _BRACKET,
    'store/file/owners.py: flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) |'
    ' getattr(os, "O_NOFOLLOW", 0) [0 -> -1]': "Where there is such a flag, no other is asked for.",
    "store/commands/moderngov/people.py: return \"\" [return '' -> return None]": _NO_ID,
    "store/commands/minutes/returned.py: return \"\" [return '' -> return None]": _NO_ID,
    **{
        f"store/rules/rounds/limits.py: return date_in(provision(code, dt.date(year, 2, 1)), year) [{change}]": (
            "It is in the winter before the year of a precept, and no provision on precepts has begun or ended in one."
        )
        for change in ("1 -> 2", "2 -> 1", "2 -> 3")
    },
    "store/file/parts.py: if not more or len(text) > 64 * _HEAD: [64 -> 65]": (
        "What was read is doubled each time, so that behind 64 pieces there are 128."
    ),
    'store/file/stretches.py: at, kept, most = start, b"", max(len(words) - 1, 1) [1 -> 0]': (
        "A byte more of either piece where two meet is looked at twice, and nobody looks for a single one."
    ),
    "store/papers/rendering/docx.py: section = word.element.body[-1] [word.element.body[-1] -> word.element.body[0]]": (
        _ONE
    ),
    "store/papers/rendering/word_lists.py: return ListCounting(manner, f\"{known[0]['before']}%{{level}}"
    "{known[0]['after']}\", start) [0 -> -1]": "All labels have the same before and behind them.",
    "store/papers/rendering/word_lists.py: return next((number for number in range(1, _MOST + 1) if _roman(number) =="
    " plain), 0) [1 -> 0]": "No label is without signs, as nought would be written.",
    **{
        f"store/papers/inspecting/pdf_seen.py: blank = code <= 32 or chr(code).isspace() [{change}]": (
            "The sign of this number is a blank, which the other half says as well."
        )
        for change in ("32 -> 31", "code <= 32 -> code < 32")
    },
    **{
        f"store/papers/pack/unpacking.py: {one}.close() [{one}.close() -> pass]": (
            "What is not closed there is when nothing holds it any more, at the next page."
        )
        for one in ("text", "page")
    },
    "store/papers/pack/building.py: grown = {at: many for at, many in pages.items() if many > lengths[at] or"
    " (many < lengths[at] and turn < 2)} [many < lengths[at] -> many <= lengths[at]]": (
        "Sheets that are as long as before are then only printed once more, and are the same."
    ),
    'store/papers/inspecting/sheet_styles.py: filled = pattern is not None and pattern.get("patternType", "none") =='
    " \"solid\" ['none' -> 'noneX']": "Neither is solid.",
}
"""By the key of the place."""


def is_equivalent(place: Place) -> bool:
    """Say whether nobody could see a change that no test noticed.

    Of the ranks of keys in the line of hints only the order shows, which `test_hints_in_order` states for every place.
    Of how much is remembered of what was worked out nothing shows, and time only from many times as much on.
    """
    by_one = place.kind in {"one more", "one less"}
    rank = place.path.startswith("screens/kit/keys/") and not place.function and by_one
    remembered = place.text.startswith("@lru_cache(maxsize=") and by_one and int(place.was) >= 16
    return rank or remembered or place.key in EQUIVALENT
