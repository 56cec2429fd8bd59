"""Reading a panel's settings and making the panel with one of them changed, from a day on if it is a rule."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from store.problems import Problem, Refused
from store.records import Panel, RuleSet
from store.records.panel import Deadline, QuestionKindRule, QuestionRules
from store.rules.questions.steps import NO_SCHEME
from store.rules.settings.dated import panel_on, with_councils, with_title, with_words
from store.rules.settings.quorum import QUORUM, quorum_words, with_quorum
from store.rules.settings.schemes import EITHER_SIDE
from store.rules.settings.setting import NOT_SET, TAKEN, Section, Setting
from store.rules.settings.table import BY_PATH
from store.rules.words.amounts import whole_number
from store.rules.words.dates import clock_time, long_date
from store.rules.words.deadlines import deadline_words, read_deadline
from store.rules.words.folding import words_read
from store.rules.words.office import office_word
from store.rules.words.wording import counted, quoted, verbatim

_RULES = "rules."

BAR = "|"
"""What parts the columns of a setting with several to a line."""


def setting(path: str) -> Setting:
    """Give a setting by its path. Raises Refused if there is none."""
    known = BY_PATH.get(path)
    if known is None:
        raise Refused(Problem("setting.unknown", f"There is no setting “{path[:60]}”.", "Choose one from the list."))
    return known


def value_of(panel: Panel, rules: RuleSet, path: str) -> Any:
    """Give the value of a setting in its own type."""
    owner: Any = rules if path.startswith(_RULES) else panel
    for name in path.removeprefix(_RULES).split("."):
        if name == TAKEN:
            return owner in rules.questions.kinds
        owner = _kind_of(owner, name) if isinstance(owner, tuple) else getattr(owner, name)
    return owner


def is_entered(panel: Panel, rules: RuleSet, one: Setting) -> bool:
    """Say whether a rule that only the panel can say is the panel's: it was entered, or taken with a set by its name.

    What says no more than an empty one counts only if it was entered; every other setting always has its value.
    """
    if not one.until_entered or one.path.removeprefix(_RULES) in rules.confirmed:
        return True
    blank = RuleSet() if _as_put_in(rules.questions) else _BLANK
    return bool(value_of(panel, rules, one.path) != value_of(panel, blank, one.path))


def _as_put_in(scheme: QuestionRules) -> bool:
    """Say whether a scheme stands as an earlier version left it in a new file, without a rule that anybody entered."""
    return bool(replace(scheme, note="", provision="") == QuestionRules())


_BLANK = RuleSet(questions=NO_SCHEME)


def _kind_of(kinds: tuple[QuestionKindRule, ...], code: str) -> QuestionKindRule:
    """Give what a scheme says about a kind; where it says nothing, a rule without any word."""
    return next((one for one in kinds if one.kind == code), QuestionKindRule(kind=code))


def typed_value(panel: Panel, rules: RuleSet, one: Setting) -> Any:
    """Give a setting as it is typed into a form: text, number, time or choice; as not set while it is not."""
    if not is_entered(panel, rules, one):
        return one.unsaid
    value = value_of(panel, rules, one.path)
    if one.until_entered and one.kind in {"number", "words"} and value in {None, ()}:
        return one.unset
    if typed_as(one) != one.kind:
        return str(value)
    if one.kind == "words":
        return ", ".join(dict(one.choices).get(code, code) for code in value)
    if one.kind == "deadline":
        return deadline_words(value)
    if one.kind == "list":
        return "\n".join(value)
    if one.kind == "lines":
        return "\n".join(_line(part, one.columns) for part in value)
    return value.value if one.path == "nation" else value


def shown_value(panel: Panel, rules: RuleSet, one: Setting) -> str:
    """Write a setting for a list, with the words for an empty one where there is nothing.

    What only the panel can say is shown as not set until it was entered or taken, with what is done meanwhile. The
    office is named by the title that the panel has for it: that of the day, as `panel_on` gives it.
    """
    if not is_entered(panel, rules, one):
        return f"{NOT_SET}; {one.meanwhile}" if one.meanwhile else NOT_SET
    if one.path == f"{QUORUM}mode":
        return quorum_words(rules.quorum)
    value = typed_value(panel, rules, one)
    for choice, words in one.choices:
        if choice == value and type(choice) is type(value):
            return f"the {office_word(panel.commissioner).title()}" if choice == "pcc" else words
    if isinstance(value, dt.time):
        return clock_time(value)
    if one.kind == "list":
        return "; ".join(str(value).splitlines()) or one.unset
    if one.kind == "lines":
        return "; ".join(line.partition(f" {BAR}")[0] for line in str(value).splitlines()) or one.unset
    return one.unset if value is None or value == "" else str(value)


def typed_as(one: Setting) -> str:
    """Give how a setting is typed into a form: a number that only the panel can say as words, `no limit` among them."""
    return "words" if one.until_entered and one.kind == "number" else one.kind


def offered(one: Setting, value: Any) -> tuple[tuple[object, str], ...]:
    """Give what is offered for a choice: the values of the table, and the one that stands there if it is another."""
    if one.kind != "choice":
        return ()
    choices = one.choices
    if one.until_entered and all(words != NOT_SET for _, words in choices):
        choices = ((one.unsaid, NOT_SET), *choices)
    known = any(choice == value for choice, _ in choices)
    return choices if known else (*choices, (value, str(value)))


def meaning(one: Setting) -> Callable[[str], str] | None:
    """Give what says back in full what is typed for a setting; None for one that means no more than its words."""
    either = one.path in EITHER_SIDE
    return (lambda typed: deadline_words(read_deadline(typed, either=either))) if one.kind == "deadline" else None


def shown_rows(panel: Panel, rules: RuleSet, section: Section) -> tuple[Setting, ...]:
    """Give the settings of a section that there is something to say about: of a kind not taken, only that it is not."""
    ways = {one.path.rpartition(".")[0]: one for one in section.settings if one.path.endswith(f".{TAKEN}")}
    return tuple(
        one
        for one in section.settings
        if one in ways.values()
        or (taken := ways.get(one.path.rpartition(".")[0])) is None
        or value_of(panel, rules, taken.path)
    )


def with_value(panel: Panel, path: str, typed: Any, *, from_date: dt.date | None, today: dt.date) -> Panel:
    """Give the panel with a setting as it was typed.

    A rule with `from_date` begins a new set of rules on that day, the earlier one standing until then; without, the set
    in force today is corrected. Sets that begin later stay as they are. The title of the office and the councils change
    in the same way.

    Raises:
        Refused: what was typed cannot be read as the setting.
    """
    one = setting(path)
    typed = typed.replace(";", "\n") if path in _NAMES and isinstance(typed, str) else typed
    rules, seen = panel.rules_on(from_date or today), panel_on(panel, from_date or today)
    if one.until_entered:
        return with_rules(panel, rules, _entered(rules, one, typed), from_date)
    value = _read(one, typed, value_of(seen, rules, path))
    if path == "commissioner":
        return with_title(panel, value, from_date, today)
    if not one.of_rules:
        whole: Panel = _converted(_set(panel, one.path.split("."), value), Panel, one)
        if one.keeps_earlier:
            return with_words(panel, replace(whole, earlier=panel.earlier), path, from_date)
        return with_councils(panel, whole.councils, from_date, today) if path == "councils" else whole
    return with_rules(panel, rules, _rules_with(rules, one, value), from_date)


def _entered(rules: RuleSet, one: Setting, typed: Any) -> RuleSet:
    """Give a set of rules with one entered that only the panel can say, or taken back to not being set."""
    key = one.path.removeprefix(_RULES)
    unsaid = typed is None or typed == one.unsaid or (isinstance(typed, str) and words_read(typed) == NOT_SET)
    if unsaid and not is_entered(_NOBODY, rules, one):
        return rules
    if unsaid:
        value = value_of(_NOBODY, _BLANK, one.path)
    else:
        value = _read(one, typed, value_of(_NOBODY, rules, one.path))
        told = {"note": rules.questions.note, "provision": rules.questions.provision}
        rules = replace(rules, questions=replace(NO_SCHEME, **told)) if _as_put_in(rules.questions) else rules
    changed = _rules_with(rules, one, value)
    gone = f"{key.removesuffix(TAKEN)}" if key.endswith(f".{TAKEN}") and not value else key
    kept = tuple(each for each in rules.confirmed if each != key and not (gone != key and each.startswith(gone)))
    tells = unsaid or value != value_of(_NOBODY, _BLANK, one.path)
    return replace(changed, confirmed=kept if tells else (*kept, key))


_NOBODY = Panel(id="PANEL", name="")


def _rules_with(rules: RuleSet, one: Setting, value: Any) -> RuleSet:
    """Give a set of rules with a value in it replaced; a rule for a kind of contribution makes that kind one taken."""
    names = one.path.removeprefix("rules.").split(".")
    if one.path.startswith(QUORUM):
        return replace(rules, quorum=with_quorum(rules.quorum, names[-1], value))
    if "kinds" not in names:
        changed: RuleSet = _converted(_set(rules, names, value), RuleSet, one)
        return changed
    code, name = names[-2:]
    before = rules.questions.kinds
    entry = _kind_of(before, code)
    if name != TAKEN:
        entry = _converted(_set(entry, [name], value), QuestionKindRule, one)
    others = tuple(each for each in before if each.kind != code)
    there = len(others) < len(before)
    if name == TAKEN and not value:
        kinds = others
    elif there:
        kinds = tuple(entry if each.kind == code else each for each in before)
    else:
        kinds = before if entry == QuestionKindRule(kind=code) and name != TAKEN else (*before, entry)
    return replace(rules, questions=replace(rules.questions, kinds=kinds))


def with_rules(panel: Panel, rules: RuleSet, changed: RuleSet, from_date: dt.date | None) -> Panel:
    """Give the panel with a set of rules changed: in its place, or as a new set from a day on."""
    if from_date is None or from_date == rules.from_date:
        kept = tuple(changed if each is rules else each for each in panel.rules)
        return replace(panel, rules=kept)
    fresh = replace(changed, from_date=from_date)
    ordered = sorted((*panel.rules, fresh), key=lambda each: each.from_date or dt.date.min)
    return replace(panel, rules=tuple(ordered))


def later_sets(panel: Panel, day: dt.date) -> tuple[dt.date, ...]:
    """List the days after a day on which another set of rules begins."""
    return tuple(sorted(each.from_date for each in panel.rules if each.from_date and each.from_date > day))


def _line(part: Any, columns: tuple[str, ...]) -> str:
    cells = []
    for column in columns:
        value = part
        for name in column.split("."):
            value = getattr(value, name)
        cells.append("" if value is None else value.strftime("%H:%M") if isinstance(value, dt.time) else str(value))
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return f" {BAR} ".join(cells)


def _read(one: Setting, typed: Any, before: Any) -> Any:
    if one.until_entered and isinstance(typed, str) and words_read(typed) == words_read(one.unset):
        return {"words": (), "deadline": Deadline(), "number": None}.get(one.kind, typed)
    if one.kind == "number" and isinstance(typed, str):
        return read_number(one, typed)
    if one.kind == "words":
        return _read_words(one, str(typed), before)
    if one.kind == "deadline":
        return read_deadline(str(typed), either=one.path in EITHER_SIDE)
    if one.kind == "list":
        return tuple(line.strip() for line in str(typed).splitlines() if line.strip())
    if one.kind == "lines":
        return _read_lines(one, str(typed), before)
    if one.kind in {"line", "text"}:
        return str(typed).strip()
    if one.kind == "number" and typed is None and before is not None and one.path in _NEVER_EMPTY:
        raise Refused(Problem("setting.empty", f"{one.label} cannot be empty.", "Type a number.", "value"))
    return typed


def read_number(one: Setting, typed: str) -> int | None:
    """Read a whole number, in figures or as a word; nothing typed is none. Raises Refused if it is no whole number."""
    if not typed.strip():
        return None
    number = whole_number(typed)
    if number is not None:
        return number
    sentence = f"{verbatim(typed[:40])} is not a whole number (for {quoted(one.label)})."
    none = "" if one.unset in {"not recorded", NOT_SET} else f", or {quoted(one.unset)}"
    raise Refused(Problem("setting.number", sentence, f"Type a number such as 2{none}.", "value"))


def _read_words(one: Setting, typed: str, before: Any) -> tuple[str, ...]:
    """Read words parted by commas as the codes they stand for, if there are any; what stood there is taken.

    The last two may be parted by `or` or `and`, as a sentence has them.
    """
    words = [word.strip() for word in typed.split(",") if word.strip()]
    if not one.choices:
        return tuple(dict.fromkeys(words))
    codes = {_bare(name): str(code) for code, said in one.choices for name in (str(code), said)}
    codes |= {_bare(name): code for code, names in one.also for name in names}
    codes |= {_bare(str(code)): str(code) for code in before}
    words = [part for word in words for part in ([word] if _bare(word) in codes else _BETWEEN.split(word)) if part]
    unknown = [word for word in words if _bare(word) not in codes]
    if unknown:
        cure = f"Choose from: {', '.join(said for _, said in one.choices)}."
        problems = [
            Problem("setting.word", f"“{word[:60]}” is nothing that {one.in_words} can say.", cure, "value")
            for word in unknown
        ]
        raise Refused(*problems)
    return tuple(dict.fromkeys(codes[_bare(word)] for word in words))


_BETWEEN = re.compile(r"(?:^|\s+)(?:and/or|or|and)\s+", re.IGNORECASE)
_IDLE = re.compile(
    r"^(?:(?:they|people|persons|those|anyone|someone|somebody|anybody) )?(?:must |who |that )*(?:is |are |be )?"
    r"|\b(?:the|a|an|their|his or her) | (?:in|of|within) (?:the )?(?:panels? |police |force )?area$"
)


def _bare(word: str) -> str:
    """Give how a word of a rule reads, without what makes no difference: `who lives in the area`, `lives`."""
    read = words_read(word)
    return " ".join(_IDLE.sub("", read).split()) or read


_NAMES = frozenset({"councils", "area"})
"""Lists of names, which may be typed on one line parted by semicolons, as they are shown: no name has one."""

_NEVER_EMPTY = frozenset({"rules.contact_months", "rules.undated_after_meetings"})


def _read_lines(one: Setting, typed: str, before: Any) -> tuple[dict[str, Any], ...]:
    """Read lines of columns; what a line does not show is kept from the entry with the same first column."""
    kept = {str(getattr(part, one.columns[0])): msgspec.to_builtins(part) for part in before}
    entries = []
    problems = []
    for number, line in enumerate(typed.splitlines(), start=1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split(BAR)]
        if len(cells) > len(one.columns):
            sentence = f"Line {number} has {counted(len(cells), 'column')}; there are {len(one.columns)}."
            problems.append(
                Problem(
                    "setting.columns", sentence, f"Write {one.help[:1].lower()}{one.help.split('.')[0][1:]}.", "value"
                )
            )
            continue
        entry: dict[str, Any] = dict(kept.get(cells[0], {}))
        for column, cell in zip(one.columns, [*cells, *[""] * len(one.columns)], strict=False):
            try:
                _put(entry, column.split("."), cell)
            except Refused as refused:
                problems += [Problem(p.code, f"Line {number}: {p.sentence}", p.cure, "value") for p in refused.problems]
        entries.append(entry)
    if problems:
        raise Refused(*problems)
    return tuple(entries)


def _put(entry: dict[str, Any], names: list[str], cell: str) -> None:
    for name in names[:-1]:
        entry[name] = dict(entry.get(name, {}))
        entry = entry[name]
    name = names[-1]
    if not cell:
        entry.pop(name, None)
    elif name in {"n", "seats", "minutes"}:
        if not (cell.isascii() and cell.isdigit() and len(cell) <= 4):
            raise Refused(Problem("setting.number", f"“{cell[:20]}” is not a whole number.", "Type figures only."))
        entry[name] = int(cell)
    else:
        entry[name] = cell


def _set(owner: Any, names: list[str], value: Any) -> Any:
    """Give the plain form of a record with one value in it replaced."""
    built = msgspec.to_builtins(owner)
    place = built
    for name in names[:-1]:
        place = place.setdefault(name, {})
    place[names[-1]] = msgspec.to_builtins(value)
    return built


def _converted(built: Any, kind: Any, one: Setting) -> Any:
    try:
        return msgspec.convert(built, kind)
    except msgspec.ValidationError:
        sentence = f"{one.label} cannot be kept like that."
        raise Refused(Problem("setting.invalid", sentence, one.help, "value")) from None


def from_words(day: dt.date | None) -> str:
    """Say from when a set of rules applies: `from Wednesday 27 January 2021`, `from the beginning`."""
    return f"from {long_date(day)}" if day else "from the beginning"
