"""Dates and times as the clerk types and reads them: day first, English names, nothing guessed in silence.

The program reads dates here while it starts, so this module imports little and knows no locale.
"""

from __future__ import annotations

import datetime as dt
import re

from store.problems import Problem, Refused

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, Monday first as `date.weekday()` counts them."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months of the year, January first."""

FIRST_YEAR = 2000
"""The earliest year that can be typed."""

LAST_YEAR = 2099
"""The latest year that can be typed."""

LONGEST = 60
"""The most characters a typed date can have; the longest honest one has about thirty."""

_EXAMPLES = "Type a date such as 29/7/2021, 29 July 2021, 29 jul, thu, next thu, tomorrow or +10."
_TIME_EXAMPLES = "Type a time such as 1pm, 1:30 pm, 13:30 or noon."
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s?(am|pm|noon)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,4})([/.-])(\d{1,4})(?:\2(\d{1,6}))?", re.ASCII)
_DAY = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?", re.ASCII)
_OFFSET = re.compile(r"([+-])\s?(\d{1,12})", re.ASCII)
_YEAR = re.compile(r"\d{1,8}", re.ASCII)
_ONE_DAY = dt.timedelta(days=1)
_DASHES = re.compile("\\s*[\u2010-\u2015\u2212]\\s*")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)\s*([-/])\s*(?=\d)")
_LETTER = re.compile(r"[a-z]")
_PARTING = re.compile(r"(?<=[0-9a-z])[-/.](?=[0-9a-z])")
_APOSTROPHE = re.compile(r"\A['\u2019](?=\d\d\Z)")
_FOUR = re.compile(r"\d{4}", re.ASCII)
_WEEK = re.compile(r"(?:w c|wc|week(?: commencing| beginning| starting| ending)?)\b", re.ASCII)
_SHORTENED = {"weds": "wed"}
_RELATIVE = {"today": 0, "tomorrow": 1, "yesterday": -1}


def long_date(day: dt.date) -> str:
    """Write a date in full with its weekday: `Thursday 29 July 2021`."""
    return f"{WEEKDAYS[day.weekday()]} {day_month(day)}"


def day_month(day: dt.date) -> str:
    """Write a date in full without its weekday: `29 July 2021`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: dt.date) -> str:
    """Write a date with its weekday in three letters each: `Thu 29 Jul 2021`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def near_date(day: dt.date, year: int) -> str:
    """Write a date with its weekday in three letters, and its year only if that is another: `Thu 29 Jul`."""
    words = short_date(day)
    return words[:-5] if day.year == year else words


def days_in_month(month: int, year: int) -> int:
    """Count the days of a month, January being 1."""
    return 31 if month == 12 else (dt.date(year, month + 1, 1) - _ONE_DAY).day


def read_date(text: str, today: dt.date, *, past: bool = False) -> dt.date:
    """Read a date as a clerk types it, day first. Capitals, commas and full stops after words do not matter.

    `29/7/2021`, `29.7.2021`, `29-Jul-2021`, `29 July 2021`, `29th jul 21` and `2021-07-29` are read as they stand, with
    whatever dash; a year in two figures is of this century. Without a year (`29 jul`, `29/7`) it is the next such date
    on or after today, for what a clerk types is nearly always still to come; with `past`, which stands for a field that
    takes only what has happened, the last one up to today. `thu` is the next Thursday strictly after today, or the last
    one before; `next thu` the Thursday of the week after this one, weeks beginning on Monday. `today`, `tomorrow`,
    `yesterday`, `+10` and `-3` count calendar days. A weekday in front of a date is checked against it.

    Raises Refused, with a sentence and a cure, for everything else: a weekday that disagrees with its date, a year in
    one figure or three, a week or a month in place of a day, a month before a day, a date that does not exist, a year
    outside 2000 to 2099.
    """
    typed = _clean(text)
    day = _spoken(typed, today, past)
    if day is None:
        words = typed.split()
        _a_day_of_it(words, text)
        weekday = _weekday(words[0])
        if weekday is not None and len(words) > 1:
            words = words[1:]
        day = _written(words, today, text, past)
        if weekday is not None:
            _agree(day, weekday, today)
    return _within(day)


def _clean(text: str) -> str:
    """Reduce what was typed to words parted by single spaces, or refuse what no date can hold."""
    if not text.strip():
        raise _refused("dates.empty", "No date has been typed.", _EXAMPLES)
    if len(text) > LONGEST:
        raise _refused("dates.too_long", "That is too long to be a date.", _EXAMPLES)
    if any(c.isnumeric() and not c.isascii() for c in text):
        raise _refused("dates.digits", f"{_quoted(text)} uses figures that are not 0 to 9.", _EXAMPLES)
    plain = _DASHES.sub("-", text.casefold().replace(",", " "))
    plain = _BETWEEN_FIGURES.sub(r"\1", re.sub(r"(?<=[a-z])\.(?![0-9])", " ", plain))
    words = [w for word in plain.split() if word != "of" for w in _parted(word)]
    if not words or not "".join(words).isprintable():
        raise _refused("dates.unreadable", f"{_quoted(text)} is not a date.", _EXAMPLES)
    return " ".join(words)


def _parted(word: str) -> list[str]:
    """Part `29-jul-2021` into its words; what is of figures alone stays. An apostrophe of a year is dropped."""
    if not _LETTER.search(word) or not _PARTING.search(word):
        return [_APOSTROPHE.sub("", word)]
    return [part for part in _PARTING.split(word) if part]


def _weekday(word: str) -> int | None:
    """Give the number of a weekday, Monday 0, by its name or how it is shortened; None if it is none."""
    return _index(_SHORTENED.get(word, word), WEEKDAYS)


def _spoken(typed: str, today: dt.date, past: bool) -> dt.date | None:
    """Read the words that count from today; None if it is not one of them."""
    if typed in _RELATIVE:
        return _shift(today, _RELATIVE[typed])
    offset = _OFFSET.fullmatch(typed)
    if offset:
        return _shift(today, int(offset[1] + offset[2]))
    following = typed.startswith("next ")
    weekday = _weekday(typed.removeprefix("next "))
    if weekday is None:
        return None
    if following:
        return _shift(today, 7 - today.weekday() + weekday)
    if past:
        return _shift(today, -((today.weekday() - weekday - 1) % 7 + 1))
    return _shift(today, (weekday - today.weekday() - 1) % 7 + 1)


def _written(words: list[str], today: dt.date, text: str, past: bool) -> dt.date:
    """Read a date written with a day and a month, and perhaps a year."""
    numbers = _NUMBERS.fullmatch(words[0]) if len(words) == 1 else None
    if numbers:
        return _numeric(numbers, today, text, past)
    if len(words) == 1 and words[0].isdigit():
        raise _refused(
            "dates.incomplete", f"{_quoted(text)} is not a whole date: it needs a day and a month.", _EXAMPLES
        )
    if len(words) not in {2, 3}:
        raise _refused("dates.unreadable", f"{_quoted(text)} is not a date.", _EXAMPLES)
    _day_before_month(words)
    day, month = _DAY.fullmatch(words[0]), _index(words[1], MONTHS)
    if day is None:
        raise _refused("dates.unreadable", f"{_quoted(text)} is not a date.", _EXAMPLES)
    if month is None:
        raise _refused("dates.month", f"{_quoted(words[1])} is not a month.", "Type the month as a word, such as jul.")
    if len(words) == 2:
        return _such(int(day[1]), month + 1, today, past)
    if not _YEAR.fullmatch(words[2]):
        raise _refused("dates.year", f"{_quoted(words[2])} is not a year.", "Type the year in four figures.")
    return _date(int(day[1]), month + 1, words[2])


def _numeric(numbers: re.Match[str], today: dt.date, text: str, past: bool) -> dt.date:
    """Read `29/7/2021`, `29/7` or `2021-07-29`."""
    first, mark, second, third = numbers[1], numbers[2], numbers[3], numbers[4]
    if len(first) == 4 and mark == "-" and third:
        if len(third) > 2:
            raise _refused("dates.unreadable", f"{_quoted(text)} is not a date.", _EXAMPLES)
        return _date(int(third), int(second), first)
    if len(first) > 2 or len(second) > 2:
        raise _refused("dates.unreadable", f"{_quoted(text)} is not a date.", _EXAMPLES)
    if third is None:
        return _such(int(first), int(second), today, past)
    return _date(int(first), int(second), third)


def _a_day_of_it(words: list[str], text: str) -> None:
    """Refuse a week or a month in place of a day: `w/c 5 December`, `November 2024`."""
    month = _index(words[0], MONTHS) is not None and (len(words) == 1 or _FOUR.fullmatch(" ".join(words[1:])))
    if not month and not _WEEK.match(" ".join(words)):
        return
    what = "month" if month else "week"
    raise _refused("dates.no_day", f"{_quoted(text)} names a {what} and no day.", f"Type a day of that {what}.")


def _day_before_month(words: list[str]) -> None:
    """Refuse `July 29 2021`, offering the same date with its day first."""
    month, day = _index(words[0], MONTHS), _DAY.fullmatch(words[1])
    if month is not None and day is not None:
        offer = " ".join([day[1], MONTHS[month], *words[2:]])
        raise _refused("dates.month_first", "The day comes before the month here.", f"Did you mean {offer}?")


def _date(day: int, month: int, year: str) -> dt.date:
    """Put a date together from its day, its month from 1 and its year as typed."""
    year = f"20{year}" if len(year) == 2 else year
    if len(year) != 4 or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise _refused("dates.year", f"The year {year} cannot be right.", _year_cure())
    _check_month(month, day, year)
    days = days_in_month(month, int(year))
    if not 1 <= day <= days:
        raise _refused(
            "dates.no_such_day",
            f"There is no day {day} in {MONTHS[month - 1]} {year}.",
            f"{MONTHS[month - 1]} {year} has {days} days: type a day from 1 to {days}.",
        )
    return dt.date(int(year), month, day)


def _such(day: int, month: int, today: dt.date, past: bool) -> dt.date:
    """Give the next date with this day and month on or after today, or the last up to it; 29 February waits."""
    _check_month(month, day)
    back, on = range(today.year, max(today.year - 9, 1), -1), range(today.year, min(today.year + 9, dt.MAXYEAR))
    for year in back if past else on:
        if not 1 <= day <= days_in_month(month, year):
            continue
        such = dt.date(year, month, day)
        if such <= today if past else such >= today:
            return such
    most = 29 if month == 2 else days_in_month(month, 2001)
    raise _refused(
        "dates.no_such_day",
        f"There is no day {day} in {MONTHS[month - 1]}.",
        f"{MONTHS[month - 1]} has at most {most} days: type a day from 1 to {most}.",
    )


def _check_month(month: int, day: int, year: str = "") -> None:
    """Refuse a month that does not exist, saying whether day and month were changed round."""
    if 1 <= month <= 12:
        return
    swapped = 1 <= day <= 12 and 1 <= month <= 31
    offer = f"{month} {MONTHS[day - 1]} {year}".rstrip() if swapped else ""
    cure = f"The day comes first. Did you mean {offer}?" if offer else _EXAMPLES
    raise _refused("dates.month", f"There is no month {month}.", cure)


def _agree(day: dt.date, weekday: int, today: dt.date) -> None:
    """Refuse a weekday that is not the date's, naming the date and the nearest day with that weekday."""
    if day.weekday() == weekday:
        return
    away = (weekday - day.weekday() + 3) % 7 - 3
    other = _shift(day, away)
    raise _refused(
        "dates.weekday",
        f"{day_month(day)} {'was' if day < today else 'is'} a {WEEKDAYS[day.weekday()]}.",
        f"Did you mean {long_date(day)} or {long_date(other)}?",
    )


def _within(day: dt.date) -> dt.date:
    """Refuse a date outside the years that can be typed."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _refused("dates.year", f"The year {day.year} cannot be right.", _year_cure())
    return day


def _shift(day: dt.date, days: int) -> dt.date:
    """Move a date by calendar days, refusing to leave the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        raise _refused("dates.too_far", "That many days away there is no date.", "Type a smaller number.") from None


def _index(word: str, names: tuple[str, ...]) -> int | None:
    """Find a name by its first three letters or more; None if it is none of them."""
    if len(word) < 3:
        return None
    return next((i for i, name in enumerate(names) if name.casefold().startswith(word)), None)


def _quoted(text: str) -> str:
    """Quote what was typed, cut short and without characters that would upset a screen."""
    shown = "".join(c if c.isprintable() else " " for c in text).strip()
    return f"“{shown[:30]}…”" if len(shown) > 31 else f"“{shown}”"


def _year_cure() -> str:
    """Say which years can be typed."""
    return f"Type a year from {FIRST_YEAR} to {LAST_YEAR} in four figures."


def _refused(code: str, sentence: str, cure: str) -> Refused:
    """Make the refusal of a typed date."""
    return Refused(Problem(code, sentence, cure, "date"))


def clock_time(time: dt.time) -> str:
    """Write a time by the twelve-hour clock: `1:00 pm`, `9:30 am`, `12 noon`; seconds are not shown."""
    if (time.hour, time.minute) == (12, 0):
        return "12 noon"
    return f"{(time.hour - 1) % 12 + 1}:{time.minute:02d} {'am' if time.hour < 12 else 'pm'}"


def read_time(text: str) -> dt.time:
    """Read a time of day as a clerk types it: `1pm`, `1.00 pm`, `1:30 p.m.`, `13:00`, `1300`, `09:30`, `noon`.

    Hours in two figures without am or pm are by the twenty-four-hour clock. Raises Refused, with a sentence and a cure,
    for anything else, for an hour in one figure without am or pm (both readings offered) and for `midnight`, which
    leaves open which day is meant.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        raise _bad_time("times.empty", "No time has been typed.", _TIME_EXAMPLES)
    if typed in {"noon", "midday"}:
        return dt.time(12, 0)
    if typed in {"midnight", "12 midnight", "24:00", "2400"}:
        cure = "Type 23:59 for the end of the day or 00:00 for its beginning."
        raise _bad_time("times.midnight", "Midnight could be the beginning of the day or its end.", cure)
    match = _TIME.fullmatch(re.sub(r"\b([ap])\.?\s?m\b\.?", r"\1m", re.sub(r"(?<=\d)(?=[ap])", " ", typed)))
    if match is None:
        raise _bad_time("times.unreadable", "That is not a time of day.", _TIME_EXAMPLES)
    return _clock(match[1], match[2], match[3])


def _clock(hours: str, minutes: str | None, half: str | None) -> dt.time:
    """Put a time together from its parts as typed."""
    hour, minute = int(hours), int(minutes or 0)
    if hour > 23 or minute > 59:
        raise _bad_time("times.no_such", f"There is no time {hour}:{minute:02d}.", _TIME_EXAMPLES)
    if half == "noon":
        if (hour, minute) != (12, 0):
            raise _bad_time("times.noon", "Noon is 12 o'clock.", _TIME_EXAMPLES)
        return dt.time(12, 0)
    if half is None:
        if minutes is None or len(hours) == 1:
            raise _half_open(hour, minute)
        return dt.time(hour, minute)
    if not 1 <= hour <= 12:
        raise _bad_time(
            "times.half", f"{hour}:{minute:02d} is by the 24-hour clock and takes no {half}.", _TIME_EXAMPLES
        )
    return dt.time(hour % 12 + (12 if half == "pm" else 0), minute)


def _half_open(hour: int, minute: int) -> Refused:
    """Refuse an hour that leaves morning or afternoon open, or that lacks its minutes."""
    if not 1 <= hour <= 12:
        full = f"{hour:02d}:{minute:02d}"
        return _bad_time("times.half", "By the 24-hour clock a time has four figures.", f"Type {full}.")
    shown = f"{hour}:{minute:02d}"
    sentence = f"{shown} could be in the morning or in the afternoon."
    return _bad_time("times.half", sentence, f"Type {shown} am or {shown} pm.")


def _bad_time(code: str, sentence: str, cure: str) -> Refused:
    """Make the refusal of a typed time."""
    return Refused(Problem(code, sentence, cure, "time"))
