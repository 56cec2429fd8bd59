"""Every word of the lists by which a text is read: each is read as what it means, and the nearest other word is not."""

from __future__ import annotations

import datetime as dt

import pytest

from store.problems import Refused
from store.records import (
    Asker,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    Presence,
    Role,
    RoundKind,
    Stamp,
    StampKind,
    StatutoryRound,
)
from store.records.panel import Deadline, PreElection
from store.register import Register
from store.rules.calendar.printed_kinds import called, is_of_panel, kind_alone, kind_in, status_named
from store.rules.declarations.minute_words import _RUNS_ON
from store.rules.findings.plan import _is_the_plan
from store.rules.members.barred import EUROPE, FORCE, PARLIAMENT, SCOTLAND, SENEDD, Bar, bar_of_words
from store.rules.members.printed_roles import (
    council_meant,
    is_councillor,
    is_vacant,
    role_named,
    vote_named,
    why_no_name,
)
from store.rules.minutes.drafts import RollName
from store.rules.minutes.newcomers import proposed_role
from store.rules.programme.cover_headings import BY_CODE
from store.rules.questions.eligibility import _last_place
from store.rules.questions.outgoing import outgoing
from store.rules.reports.provisions import provisions
from store.rules.room.house import day_slots
from store.rules.room.recording import place_in_recording
from store.rules.rounds.limits import of_the_commissioner
from store.rules.rounds.warnings import _post
from store.rules.settings.reading import with_value
from store.rules.settings.table import BY_PATH
from store.rules.words.amounts import number_word, whole_number
from store.rules.words.deadlines import read_deadline
from store.rules.words.printed_dates import printed_date
from store.rules.words.printings import printing
from store.rules.words.similar import words_of

PANEL = Panel(id="PANEL", name="A panel")

NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


@pytest.mark.parametrize(("number", "word"), [*enumerate(NUMBERS, 1)])
def test_a_whole_number_up_to_twelve_is_written_and_read_as_a_word(number: int, word: str) -> None:
    assert number_word(number) == word
    assert whole_number(word.upper()) == number


def test_a_whole_number_beyond_twelve_and_none_are_figures() -> None:
    assert [number_word(number) for number in (0, 12, 13)] == ["0", "twelve", "13"]
    assert [whole_number(typed) for typed in ("thirteen", "9999", "10000", "1.5", "²")] == [
        None,
        9999,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("number", "word"), [*enumerate([*NUMBERS, *TEENS], 1), *enumerate(ORDINALS, 1), (21, "21st"), (22, "22nd")]
)
def test_a_deadline_counts_in_words_in_order_and_in_figures(number: int, word: str) -> None:
    assert read_deadline(f"{word} day before the meeting") == Deadline(mode="calendar", n=number)


@pytest.mark.parametrize("before", ["before", "prior to", "in advance of", "preceding", "by"])
def test_each_word_that_puts_a_deadline_before_the_meeting_is_read(before: str) -> None:
    assert read_deadline(f"3 working days {before} the meeting", either=True) == Deadline(mode="wd_before", n=3)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("no later than 2 complete calendar days before a meeting starts", Deadline(mode="clear_wd", n=2)),
        ("not later than 2 full days prior to the meetings", Deadline(mode="clear_wd", n=2)),
        ("at least 2 clear days in advance of an meeting", Deadline(mode="clear_wd", n=2)),
        ("2 work days before it", Deadline(mode="wd_before", n=2)),
        ("a working day before the start of its meeting", Deadline(mode="wd_before", n=1)),
        ("up to a week before each meeting", Deadline(mode="calendar", n=7)),
        ("until 2 weeks before every meeting", Deadline(mode="calendar", n=14)),
        ("notice must be received 2 hours before", Deadline(mode="minutes_before", n=120)),
        ("an hour before it begins", Deadline(mode="minutes_before", n=60)),
        ("1 minute before the start", Deadline(mode="minutes_before", n=1)),
        ("submitted 10 minutes before", Deadline(mode="minutes_before", n=10)),
        ("a month after the meeting", Deadline(mode="months_after", n=1)),
        ("2 months after", Deadline(mode="months_after", n=2)),
        ("1 week after", Deadline(mode="weeks_after", n=1)),
        ("3 days after and no later", Deadline(mode="calendar_after", n=3)),
        ("as each agenda prints", Deadline(mode="printed")),
        ("as it is printed", Deadline(mode="printed")),
        ("that is for the agenda to print", Deadline(mode="printed")),
        ("on the day of the meeting", Deadline(mode="same_day")),
        ("2 days before (only asked for)", Deadline(mode="calendar", n=2, advisory=True)),
        ("2 days before, advisory", Deadline(mode="calendar", n=2, advisory=True)),
        ("2 days before is helpful", Deadline(mode="calendar", n=2, advisory=True)),
        ("none", Deadline()),
        ("not set", Deadline()),
        ("no deadline", Deadline()),
        ("the deadline is 2 days before", Deadline(mode="calendar", n=2)),
        ("12 noon, 2 days before", Deadline(mode="calendar", n=2, hour=dt.time(12))),
        ("midday, 2 days before", Deadline(mode="calendar", n=2, hour=dt.time(12))),
        ("5.30 p.m. 2 days before", Deadline(mode="calendar", n=2, hour=dt.time(17, 30))),
        ("999 days before", Deadline(mode="calendar", n=999)),
        ("0 days before", Deadline(mode="calendar", n=0)),
    ],
)
def test_a_deadline_is_read_whatever_is_said_around_it(typed: str, meant: Deadline) -> None:
    assert read_deadline(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "2 moons before the meeting",
        "2 3 days before",
        "2",
        "1000 days before",
        "0 working days before",
        "0 working days after",
        "clear working days before",
        "2 clear days after",
        "minutes before",
        "10 minutes after",
        "at noon, 10 minutes before",
        "a month before",
    ],
)
def test_what_is_no_deadline_is_not_read_as_one(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_deadline(typed)
    assert refused.value.first.code == "deadline.words"
    assert refused.value.first.sentence == f"“{typed}” cannot be read as a deadline."


@pytest.mark.parametrize("typed", ["3 working days", "3 days", "2 weeks"])
def test_where_a_deadline_may_fall_on_either_side_it_says_on_which(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_deadline(typed, either=True)
    assert refused.value.first.code == "deadline.side"
    assert read_deadline(typed).n == {"3 working days": 3, "3 days": 3, "2 weeks": 14}[typed]


_TITLES_TOLD = """
    Mr Mrs Ms Miss Mx Dr Doctor Cllr Cllrs Clr Coun Councillor Councillors Prof Professor Lord Lady Sir Dame Baron
    Baroness Viscount Viscountess Rev Revd Reverend Father Canon Bishop Pastor Imam Rabbi Rt Right Most Very Hon
    Honourable Honorable HRH Col Colonel Lt Lieutenant Maj Major Capt Captain Gen General Brig Brigadier Sgt Sergeant
    Cdr Commander Cmdr Adm Admiral Insp Inspector Supt Superintendent Alderman Alderwoman Ald PCC DPCC
"""
TITLES = _TITLES_TOLD.split()
OPENINGS = (
    ("the", "deputy", "police", "and", "crime", "commissioner"),
    ("deputy", "police", "and", "crime", "commissioner"),
    ("the", "police", "and", "crime", "commissioner"),
    ("police", "and", "crime", "commissioner"),
    ("assistant", "chief", "constable"),
    ("deputy", "chief", "constable"),
    ("temporary", "chief", "constable"),
    ("t", "chief", "constable"),
    ("chief", "constable"),
    ("chief", "superintendent"),
    ("chief", "inspector"),
    ("wing", "commander"),
    *(("the", word) for word in ("rt", "right", "hon", "reverend", "revd", "rev", "venerable", "ven", "very")),
    *(("the", word) for word in ("lord", "lady", "baroness")),
    ("his", "honour"),
    ("her", "honour"),
)
BESIDE = ("Dean", "Archdeacon", "Ven", "Venerable", "Constable", "Judge", "Officer", "Chief", "the")
_HONOURS_TOLD = """
    OBE MBE CBE KBE DBE GBE KCB DCB CB KCMG DCMG CMG KCVO DCVO CVO LVO MVO BEM GM GC QPM KPM QFSM KFSM QGM QSO RVM QC KC
    JP DL TD VR VRD MC DSO DSC DFC AFC CC PCC DPCC MP MSP MEP PhD BSc LLB LLM FCA FRICS MRICS FRS FRSA MBA CEng Esq Bart
    CStJ OStJ MStJ FCIPD FCMI
"""
HONOURS = _HONOURS_TOLD.split()
ALSO_NAMES = ["MA", "BA", "MS", "AM", "OM", "CH", "AS", "RD", "TC", "BT", "MD"]


@pytest.mark.parametrize("title", [*TITLES, *map(" ".join, OPENINGS), *(f"Rev {word}" for word in BESIDE)])
def test_each_title_stands_before_the_name_and_is_no_part_of_it(title: str) -> None:
    assert printing(f"{title} Ada Byrne")[:3] == (title, "Ada Byrne", "")
    assert printing(f"{title.title()} Byrne")[:3] == (title.title(), "Byrne", "")


@pytest.mark.parametrize("word", ["Dean", "Judge", "Constable", "Chief", "Wing", "Temporary", "His", "Her"])
def test_what_is_a_title_only_beside_another_is_part_of_a_name_by_itself(word: str) -> None:
    assert printing(f"{word} Byrne").name == f"{word} Byrne"


@pytest.mark.parametrize("honour", [*HONOURS, *ALSO_NAMES])
def test_each_honour_stands_behind_the_name_and_is_no_part_of_it(honour: str) -> None:
    assert printing(f"Ada Byrne {honour}")[:3] == ("", "Ada Byrne", honour)
    assert printing(f"Ada Byrne, {honour}")[:3] == ("", "Ada Byrne", honour)


@pytest.mark.parametrize("word", ALSO_NAMES)
def test_an_honour_that_is_a_name_as_well_counts_in_capitals_alone(word: str) -> None:
    assert printing(f"Ada {word.capitalize()}").name == f"Ada {word.capitalize()}"
    assert printing(f"ADA {word}").name == f"ADA {word}"


@pytest.mark.parametrize(
    ("titles", "address"),
    [
        (("Mr", "Lord", "Sir", "Baron", "Viscount", "Father", "Alderman"), "he"),
        (("Mrs", "Ms", "Miss", "Lady", "Dame", "Baroness", "Viscountess", "Alderwoman"), "she"),
        (("Mx", "Dr", "Cllr", "Prof", "Rev", "Mr Mrs"), ""),
    ],
)
def test_what_a_title_says_of_a_person_is_known(titles: tuple[str, ...], address: str) -> None:
    assert {title: printing(f"{title} Ada Byrne").address for title in titles} == dict.fromkeys(titles, address)


@pytest.mark.parametrize(
    ("word", "generation"),
    [("junior", "jr"), ("jnr", "jr"), ("jr", "jr"), ("senior", "sr"), ("snr", "sr"), ("sr", "sr"), ("ii", "ii")],
)
def test_a_father_is_told_from_a_son_however_it_is_printed(word: str, generation: str) -> None:
    one = printing(f"Ada Byrne {word.capitalize()}.")
    assert (one.words, one.generation) == (("ada", "byrne"), generation)
    assert printing(word).generation == ""


def test_what_nobody_could_say_is_initials_and_a_word_with_a_vowel_is_not() -> None:
    assert [printing(f"{vowel}j Byrne").words for vowel in "AEIOUY"] == [(f"{vowel}j", "byrne") for vowel in "aeiouy"]
    assert printing("Bj Byrne").words == ("b", "j", "byrne")


@pytest.mark.parametrize(
    "ending",
    [
        *("ations", "ation", "ments", "ment", "ings", "ing", "ness", "ities", "ity", "iers", "ier", "ies", "ied"),
        *("ers", "er", "ed", "es", "ly", "s"),
    ],
)
def test_a_word_counts_as_its_stem_whatever_its_ending(ending: str) -> None:
    assert words_of(f"Zorb{ending}") == {"zorb"}
    assert words_of(f"zor{ending}") != {"zor"}


@pytest.mark.parametrize(
    ("office", "bar"),
    [
        ("mp", PARLIAMENT),
        ("member of Parliament", PARLIAMENT),
        ("MS", SENEDD),
        ("Member of the Senedd", SENEDD),
        ("AM", SENEDD),
        ("Assembly Member", SENEDD),
        ("Member of the National Assembly for Wales", SENEDD),
        ("msp", SCOTLAND),
        ("Member of the Scottish Parliament", SCOTLAND),
        ("mep", EUROPE),
        ("Member of the European Parliament", EUROPE),
    ],
)
def test_each_legislator_is_kept_from_being_coopted(office: str, bar: Bar) -> None:
    assert bar_of_words(office) is bar
    assert bar_of_words(office.upper()) is bar


@pytest.mark.parametrize(
    ("body", "bar"),
    [
        ("Leicestershire Police", FORCE),
        ("Kent Constabulary", FORCE),
        ("The police force", FORCE),
        ("Police service of the north", FORCE),
        ("Heddlu Gwent", FORCE),
        ("federation", None),
        ("federation of Leicestershire Police", None),
        ("Kent Fire", None),
    ],
)
def test_the_staff_of_a_force_is_kept_from_being_coopted_and_a_federation_is_none(body: str, bar: Bar | None) -> None:
    assert bar_of_words("analyst", body) is bar


@pytest.mark.parametrize(
    "name",
    ["vacant", "Vacancy", "TBC", "TBA", "tba", "to be confirmed", "to be appointed", "none", "awaited", "N/A", "n.a"],
)
def test_each_word_for_a_seat_that_nobody_holds_is_read(name: str) -> None:
    assert is_vacant(f"({name})")
    assert not is_vacant(f"{name} Byrne")


@pytest.mark.parametrize("title", ["cllr", "clr", "coun", "councillor", "alderman", "mayor"])
def test_each_title_of_a_councillor_is_read_at_the_beginning(title: str) -> None:
    assert is_councillor(f"{title} Byrne")
    assert is_councillor(f"the {title} Byrne")
    assert not is_councillor(f"Ada May {title}")
    assert role_named(f"co-opted {title}") is Role.COOPTED_COUNCILLOR


@pytest.mark.parametrize(
    ("words", "role"),
    [
        *((word, Role.CHAIR) for word in ("chair", "chairman", "chairwoman", "chairperson", "Chair of the Panel")),
        *((f"{vice} {word}", Role.VICE_CHAIR) for vice in ("vice", "deputy") for word in ("chair", "chairwoman")),
        *((word, Role.MEMBER) for word in ("member", "councillor", "cllr", "panel member", "elected member")),
        *((word, Role.MEMBER) for word in ("appointed member", "ordinary member")),
        *((word, Role.SUBSTITUTE) for word in ("substitute", "sub", "reserve", "named substitute")),
        *((word, Role.SUBSTITUTE) for word in ("substitute member", "deputy member")),
        ("chief constable of Kent", Role.CHIEF_CONSTABLE),
        ("police and crime commissioner", Role.COMMISSIONER),
        ("police, fire and crime commissioner", Role.COMMISSIONER),
        ("pcc", Role.COMMISSIONER),
        ("deputy police and crime commissioner", Role.DEPUTY_COMMISSIONER),
        ("deputy police, fire and crime commissioner", Role.DEPUTY_COMMISSIONER),
        ("dpcc", Role.DEPUTY_COMMISSIONER),
        ("co-opted", Role.INDEPENDENT),
        ("coopted member", Role.INDEPENDENT),
        ("independent", Role.INDEPENDENT),
        ("independent member", Role.INDEPENDENT),
        ("monitoring officer", Role.OFFICER),
        ("clerk to the panel", Role.OFFICER),
        ("", None),
        ("guest", None),
        ("opted out", None),
    ],
)
def test_each_word_for_a_seat_or_office_is_read(words: str, role: Role | None) -> None:
    assert role_named(words) is role


@pytest.mark.parametrize(
    ("words", "vote"),
    [
        *((word, True) for word in ("yes", "y", "true", "x", "1", "voting", "vote", "votes", "✓", "full")),
        *((word, False) for word in ("no", "n", "false", "0", "non-voting", "nonvoting", "not voting", "none")),
        ("no vote", False),
        ("perhaps", None),
        ("", None),
    ],
)
def test_each_word_for_a_vote_is_read(words: str, vote: bool | None) -> None:
    assert vote_named(words) is vote


@pytest.mark.parametrize(
    "words", ["members", "panel", "total", "totals", "councillors", "vacancies", "substitutes", "note", "notes"]
)
def test_a_heading_of_a_list_is_no_name(words: str) -> None:
    assert why_no_name(f"{words} A") == f"“{words} A” does not read as the name of a person."
    assert why_no_name("Ada Byrne") == ""
    assert why_no_name("") == "It has no name."


@pytest.mark.parametrize(
    ("typed", "sort"),
    [
        *((word, "Borough") for word in ("borough", "metropolitan", "bc", "cbc", "mbc")),
        *((word, "District") for word in ("district", "dc")),
        *((word, "City") for word in ("city",)),
        *((word, "County") for word in ("county",)),
    ],
)
def test_each_word_for_a_sort_of_council_tells_it_from_the_others(typed: str, sort: str) -> None:
    councils = [f"Melton {one} Council" for one in ("Borough", "District", "City", "County")]
    assert council_meant(f"Melton {typed}", councils) == f"Melton {sort} Council"


@pytest.mark.parametrize(
    "word", ["council", "the", "of", "and", "&", "borough", "unitary", "authority", "bc", "mbc", "cbc"]
)
def test_a_common_word_of_councils_tells_none_apart(word: str) -> None:
    assert (
        council_meant(f"Melton {word}", ["Melton Borough Council", "Weston Borough Council"])
        == "Melton Borough Council"
    )


@pytest.mark.parametrize("title", ["cllr", "coun", "councillor", "alderman", "alderwoman", "ald"])
def test_beside_a_printed_councillor_a_member_without_a_title_is_independent(title: str) -> None:
    titled, plain = (
        RollName(printed=name, presence=Presence.PRESENT) for name in (f"{title.title()} Ada Byrne", "Leo Grant")
    )
    assert proposed_role(titled, (titled, plain)) is Role.MEMBER
    assert proposed_role(plain, (titled, plain)) is Role.INDEPENDENT
    assert proposed_role(plain, (plain,)) is Role.MEMBER


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("members only", MeetingKind.PRIVATE_BRIEFING),
        ("briefing", MeetingKind.PRIVATE_BRIEFING),
        ("private", MeetingKind.PRIVATE_BRIEFING),
        ("confirmation hearing", MeetingKind.CONFIRMATION_HEARING),
        ("annual", MeetingKind.ANNUAL),
        ("special", MeetingKind.SPECIAL),
        ("extraordinary", MeetingKind.SPECIAL),
        ("reserve", MeetingKind.RESERVE),
        ("provisional", MeetingKind.RESERVE),
        ("task group", MeetingKind.TASK_GROUP),
        ("task and finish", MeetingKind.TASK_GROUP),
        ("informal", MeetingKind.INFORMAL),
        ("ordinary", MeetingKind.ORDINARY),
        ("private annual briefing", MeetingKind.PRIVATE_BRIEFING),
        ("budget", None),
    ],
)
def test_each_word_for_a_sort_of_meeting_is_read(words: str, kind: MeetingKind | None) -> None:
    assert kind_in(words) is kind
    assert kind_alone(f"{words} (the public session of a meeting date)") is kind
    assert kind_alone(f"{words} on knives") is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        *((word, MeetingStatus.CANCELLED) for word in ("cancelled", "canceled", "abandoned", "called off")),
        *((word, MeetingStatus.RELEASED) for word in ("released", "not needed", "not required")),
        *((word, MeetingStatus.PROPOSED) for word in ("proposed", "tentative", "draft", "to be confirmed", "tbc")),
        ("unconfirmed", MeetingStatus.PROPOSED),
        *((word, MeetingStatus.HELD) for word in ("held", "concluded", "completed", "complete", "took place")),
        *((word, MeetingStatus.ARRANGED) for word in ("arranged", "confirmed", "scheduled", "planned", "agreed")),
        *((word, MeetingStatus.CALLED) for word in ("called", "agenda published")),
        ("busy", None),
    ],
)
def test_each_word_for_how_far_a_meeting_has_got_is_read(words: str, status: MeetingStatus | None) -> None:
    assert status_named(f"* {words.title()}!") is status


@pytest.mark.parametrize(
    ("words", "own"),
    [
        *((word, True) for word in ("pcp", "pfcp", "pfccp", "PFCCP")),
        ("Police Panel", True),
        ("Crime Panel", True),
        ("Policing Panel", True),
        ("Fire Panel", False),
        ("Police Committee", False),
        ("A panel", True),
    ],
)
def test_the_panel_is_known_by_each_of_its_short_names(words: str, own: bool) -> None:
    assert is_of_panel(words, ("A panel", "")) is own
    assert called(f"{words}: annual", ("A panel", "")).own is own


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("Police and Crime Plan", True),
        ("Draft Police and Crime Plan", True),
        ("Proposed Police and Crime Plan", True),
        *((f"{word} of the Police and Crime Plan", True) for word in ("draft", "proposed", "variation")),
        ("Progress on the Police and Crime Plan", False),
        ("Progress on the draft Police and Crime Plan", False),
        ("Draft Police and Crime Plan and progress", True),
        ("Variation of the Police and Crime Plan after progress", True),
        ("Police and Crime Plan: progress", False),
    ],
)
def test_a_draft_that_is_called_one_is_the_plan(title: str, plan: bool) -> None:
    assert _is_the_plan(title) is plan


def test_a_nature_runs_on_from_the_sentence_before_it_with_these_words() -> None:
    words = {"as", "because", "since", "in", "through", "by", "having", "being", "owing", "due", "that"}
    assert words == _RUNS_ON


@pytest.mark.parametrize(
    ("code", "stems"),
    [
        ("financial", ("financ", "budget", "cost", "fund", "£", "spend", "spent", "expenditure", "precept", "saving")),
        ("legal", ("legal", "legislat", "law", "act", "statut", "regulation", "section")),
        ("equality", ("equal", "divers", "protected characteristic", "bame", "inclusi", "discriminat")),
        ("risk", ("risk", "impact", "uncertain", "threat")),
        ("plan", ("crime plan", "priorit")),
        ("communications", ("communicat", "media", "publicity", "publish", "consult")),
        ("appendices", ()),
    ],
)
def test_a_report_speaks_of_a_matter_with_these_beginnings_of_words(code: str, stems: tuple[str, ...]) -> None:
    assert BY_CODE[code].stems == stems
    assert "eia" in BY_CODE["equality"].printed


@pytest.mark.parametrize("country", ["England", "Wales", "UK", "uk", "United Kingdom", "Great Britain"])
def test_a_country_behind_a_place_is_passed_over(country: str) -> None:
    assert _last_place(f"Kent, York, {country}", {"york": "York"}) == "York"
    assert _last_place(country, {"york": "York"}) == ""


STYLES = ("mr", "mrs", "miss", "ms", "mx", "dr", "sir", "dame", "lord", "lady", "rev", "cllr", "councillor")


@pytest.mark.parametrize("style", STYLES)
def test_a_name_that_is_withheld_is_taken_out_whatever_style_it_was_given_with(style: str) -> None:
    asker = Asker(name=f"{style.title()} Ada Byrne", consents_to_name=False)
    assert "Byrne" not in outgoing("Written by Ada Byrne of Kent.", asker)
    assert "Ada" not in outgoing("Written by Ada Byrne of Kent.", asker)
    assert outgoing(f"Written by a {style} of Kent.", asker) == f"Written by a {style} of Kent."


@pytest.mark.parametrize(
    ("day", "ending"),
    [
        *((day, "th") for day in (4, 10, 11, 12, 13, 14, 20, 24, 30)),
        *((day, "st") for day in (1, 21, 31)),
        *((day, "nd") for day in (2, 22)),
        *((day, "rd") for day in (3, 23)),
    ],
)
def test_a_day_of_a_month_has_its_ending(day: int, ending: str) -> None:
    assert day_slots(dt.date(2021, 3, day))["nth_day"] == f"{day}{ending} March 2021"


@pytest.mark.parametrize(
    ("host", "mark"),
    [("youtube.com", "&"), ("youtu.be", "&"), ("vimeo.com", "&"), ("www.vimeo.com", "&"), ("example.com", "#")],
)
def test_a_place_in_a_recording_is_asked_for_as_its_player_knows_it(host: str, mark: str) -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29), webcast=f"https://{host}/x?v=1")
    began = Stamp(id="T1", meeting="M1", kind=StampKind.NOTE, at=dt.time(13))
    then = Stamp(id="T2", meeting="M1", kind=StampKind.NOTE, at=dt.time(13, 1, 30))
    assert place_in_recording(meeting, began, then) == f"https://{host}/x?v=1{mark}t=90"


@pytest.mark.parametrize("office", ["commissioner", "commissioners", "pcc", "pccs", "pfcc", "pfccs"])
@pytest.mark.parametrize(
    ("word", "ordinary"),
    [("", True), *((word, False) for word in ("by", "bye", "byelection", "byelections", "by-election"))],
)
def test_a_poll_is_of_the_commissioner_by_each_name_of_the_office(office: str, word: str, ordinary: bool) -> None:
    day = dt.date(2021, 5, 6)
    assert of_the_commissioner(PreElection(what=f"{word} election: {office}", first=day, poll=day)) is ordinary
    assert not of_the_commissioner(PreElection(what=f"{word} election of councils", first=day, poll=day))


@pytest.mark.parametrize(
    ("post", "heard"),
    [
        ("Chief Executive", True),
        ("executive", False),
        ("Chief finance officer", True),
        ("Finance officer", True),
        ("Deputy", True),
        ("dpcc", True),
        ("dpfcc", True),
        ("Deputy chief executive", False),
        ("Assistant chief executive", False),
        ("Deputy chief constable", False),
        ("Deputy chief finance officer", False),
        ("Analyst", False),
        ("", True),
    ],
)
def test_a_confirmation_hearing_is_for_the_posts_of_the_act(post: str, heard: bool) -> None:
    one = StatutoryRound(id="R1", kind=RoundKind.CONFIRMATION_HEARING, post=post)
    asked = [*_post(Register.of(PANEL), one, dt.date(2021, 7, 1), None)]  # type: ignore[arg-type]
    assert len(asked) == (0 if heard else 1)


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("precept-told", "precept-report"), "paragraphs 2 and 3 of Schedule 5 to the 2011 Act"),
        (("published", "copies"), "sections 28(7) and 28(8) of the 2011 Act"),
        (("annual-sent",), "section 12(2) of the 2011 Act"),
    ],
)
def test_provisions_of_one_place_stand_together(codes: tuple[str, ...], said: str) -> None:
    assert provisions(*codes) == said


@pytest.mark.parametrize(
    ("text", "day", "month", "year"),
    [
        ("2021-07-09", "9", "July", "2021"),
        ("9/7", "9", "July", ""),
        ("9/7/21", "9", "July", "21"),
        ("9.7.2021", "9", "July", "2021"),
        ("9-7-2021", "9", "July", "2021"),
        ("9-Jul-21", "9", "July", "21"),
        ("9/13", "9", "13", ""),
    ],
)
def test_a_date_in_figures_is_taken_apart(text: str, day: str, month: str, year: str) -> None:
    printed = printed_date(text)
    assert printed is not None
    assert (printed.day, printed.month, printed.year) == (day, month, year)


@pytest.mark.parametrize(
    ("path", "code", "typed"),
    [
        (
            "eligibility",
            "live",
            ("live", "lives", "living", "resident", "residents", "lives here"),
        ),
        ("eligibility", "live", ("resides", "residing")),
        ("eligibility", "work", ("work", "works", "working", "employed", "work in the area")),
        ("eligibility", "study", ("study", "studies", "studying", "student", "students", "they must study")),
        ("eligibility", "electors", ("elector", "on the electoral register", "on electoral roll", "voter", "voters")),
        ("eligibility", "electors", ("electors", "be on the electoral register", "registered to vote")),
        (
            "eligibility",
            "represent",
            ("represents", "representing", "represents someone"),
        ),
        ("eligibility", "represent", ("represent someone in the area",)),
        ("eligibility", "area", ("area", "be of the area")),
        ("require", "name", ("name", "names", "full name", "their name")),
        ("require", "address", ("address", "full address", "postal address", "home address")),
        ("require", "contact", ("contact", "contact details", "contacts", "email address", "telephone number")),
        ("require", "contact", ("a way to reach the asker",)),
    ],
)
def test_each_word_of_what_is_asked_of_askers_is_read(path: str, code: str, typed: tuple[str, ...]) -> None:
    day = dt.date(2021, 7, 12)
    for words in typed:
        panel = with_value(PANEL, f"rules.questions.{path}", words, from_date=None, today=day)
        assert getattr(panel.rules_on(day).questions, path) == (code,)


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("oral", "orally"),
        ("written", "in writing"),
        ("normally written", "in writing, unless at the meeting"),
        ("oral or written", "orally or in writing"),
    ],
)
def test_how_answers_are_given_is_offered_in_words(mode: str, said: str) -> None:
    assert (mode, said) in BY_PATH["rules.questions.answer_mode"].choices
