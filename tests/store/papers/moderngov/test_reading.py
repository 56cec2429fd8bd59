"""Files of modern.gov: the service's oddities and Word's are read, and nothing that is unsafe or foreign is."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.papers.minutes.reading.lines import LineKind
from store.papers.moderngov.agenda import whole_date
from store.papers.moderngov.files import GovFile, in_folders, read_gov_file, read_past
from store.papers.moderngov.tree import read_tree
from store.papers.moderngov.word_html import html_lines, html_words
from store.problems import Problem, Refused
from store.records import Presence
from store.rules.imports import Correction
from store.rules.moderngov.drafts import DraftAgendaItem, DraftName, DraftSitting
from tests.store.papers.moderngov import made
from tests.told import codes_told
from tests.told import told as problems_told

HELD_WHOLE = ("html_lines", "html_words", "read_gov_file", "read_past")


def meeting(inside: str = "", **fields: str) -> bytes:
    """A meeting whole, with some fields of its own and whatever else stands in it."""
    given = {"meetingid": "7", "meetingdate": "29/07/2021", "meetingstatus": "Confirmed", "meetinglocation": "Hall"}
    words = "".join(f"<{name}>{value}</{name}>" for name, value in (given | fields).items())
    return f"<meeting>{words}{inside}</meeting>".encode()


def item(**fields: str) -> str:
    """An item of an agenda; its texts are escaped as the service escapes them."""
    given = {"agendaitemtitle": "Budget", "agendaitemnumber": "1", "fulldisplaynumberformat": "1."} | fields
    return f"<agendaitem>{''.join(f'<{name}>{value}</{name}>' for name, value in given.items())}</agendaitem>"


def minuted(body: str) -> bytes:
    """A meeting with one minute, whose HTML is escaped once."""
    one = item(minutesitemnumber="39", minutesnonemptyhtmlbody=html.escape(body))
    return meeting(f"<agendaitems>{one}</agendaitems>")


def read(data: bytes, named: str = "a.xml") -> DraftSitting:
    [sitting] = read_gov_file(data, named).sittings
    return sitting


def first(data: bytes) -> DraftAgendaItem:
    return read(data).items[0]


def name(**attributes: str) -> DraftName:
    given = {"name": "Councillor Ann Other", "attendance": "Present", "roledescription": "Member"} | attributes
    words = " ".join(f'{key}="{value}"' for key, value in given.items())
    return read(meeting(f"<attendees><attendee {words}/></attendees>")).roll[0]


def refusal(data: bytes, named: str = "a.xml") -> str:
    with pytest.raises(Refused) as refused:
        read_gov_file(data, named)
    return str(refused.value)


# --- what a file is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said", "code"),
    [
        (b"", "a.xml is empty.", "read.empty"),
        (b" \r\n ", "a.xml is empty.", "read.empty"),
        (b"Sign in", "a.xml holds no XML; it begins with “Sign in”.", "read.kind"),
        (
            b"<!DOCTYPE html><html><body>Sign in</body></html>",
            "a.xml is a web page, such as a sign-in or an error",
            "read.kind",
        ),
        (b"\xef\xbb\xbf\r\n<HTML><p>", "a.xml is a web page", "read.kind"),
        (b"%PDF-1.7 <meeting>", "a.xml is a PDF, not the XML of the web service.", "read.kind"),
        (b"PK\x03\x04 word/", "a.xml is a Word document, not the XML of the web service.", "read.kind"),
        (
            b"<meeting>\n<meetingid>7</meetingid>",
            "a.xml breaks off or is damaged: line 2 cannot be read as XML.",
            "read.damaged",
        ),
        (b"<meeting>\n<a>\n</b></meeting>", "line 3 cannot be read as XML", "read.damaged"),
        (
            b"<rss><channel/></rss>",
            "a.xml holds no meeting, committee or councillor of modern.gov.",
            "moderngov.nothing",
        ),
        (b"<meeting/>", "a.xml holds no meeting", "moderngov.nothing"),
        (b"<a>" * 100, "more stands inside one another than a meeting has", "read.damaged"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_with_file_place_and_cure(data: bytes, said: str, code: str) -> None:
    told = refusal(data)
    assert said in told
    assert codes_told(lambda: read_gov_file(data, "a.xml")) == [code]
    assert told.endswith(".")
    assert any(word in told for word in ("Save", "save", "copy the words"))


@pytest.mark.parametrize(
    "kind",
    [
        '<!DOCTYPE meeting [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE meeting SYSTEM "http://never.example/fetched.dtd">',
        '<!DOCTYPE meeting [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE meeting [<!ENTITY % p SYSTEM "http://never.example/p">%p;]>',
    ],
)
def test_a_document_type_is_refused_and_nothing_of_it_is_read(kind: str) -> None:
    told = refusal(kind.encode() + b"<meeting><meetingid>&x;&b;</meetingid></meeting>")
    assert "declares a document type of its own" in told
    assert codes_told(lambda: read_gov_file(kind.encode() + b"<meeting/>", "a.xml")) == ["read.entities"]


def test_the_answer_of_a_form_is_read_out_of_the_one_element_that_holds_it() -> None:
    inner = html.escape(minuted("<p>Noted.</p>").decode())
    wrapped = f'<?xml version="1.0"?>\n<string xmlns="http://tempuri.org/">{inner}</string>'.encode()
    assert first(wrapped) == first(minuted("<p>Noted.</p>"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_whatever_it_was_saved_as(encoding: str) -> None:
    text = meeting(meetinglocation="The Café – Hinckley").decode()
    assert read(f'<?xml version="1.0" encoding="x"?>{text}'.encode(encoding)).venue == "The Café – Hinckley"


def test_names_with_a_namespace_and_in_capitals_are_the_same_names() -> None:
    data = meeting(meetingtime="1.00 pm").decode().replace("<meeting>", '<m:Meeting xmlns:m="urn:x">', 1)
    assert read(data.replace("</meeting>", "</m:Meeting>").encode()).start == dt.time(13)


def test_signs_and_entities_that_xml_does_not_have_are_read_as_meant() -> None:
    data = meeting(meetinglocation="Police & Crime&nbsp;Room &#x1F;&#150; A&B&eacute;\x0b").replace(
        b"&eacute;", b"&eacute;"
    )
    assert read(data).venue == "Police & Crime Room – A&Bé"


def test_html_that_stands_in_the_xml_as_it_is_is_read_as_html() -> None:
    raw = "<div class=WordSection1><p class=MsoNormal>The Panel&nbsp;noted<br>it & more.</p></div>"
    one = item(minutesitemnumber="39", minutesnonemptyhtmlbody=raw)
    minute = first(meeting(f"<agendaitems>{one}</agendaitems>")).minute
    assert minute is not None
    assert minute.text == "The Panel noted it & more."


def test_lines_are_counted_as_the_file_counts_them() -> None:
    data = b'<?xml version="1.0"?>\n\n<meeting>\n<meetingid>7</meetingid>\n<agendaitems>\n' + item().encode()
    assert first(data + b"<meetinglocation/></agendaitems></meeting>").place.line == 6


def test_a_folder_stands_for_the_xml_files_in_it(tmp_path: Path) -> None:
    for each in ("b.xml", "a.XML", "c.pdf"):
        (tmp_path / each).write_bytes(b"x")
    none = tmp_path / "none"
    none.mkdir()
    assert [Path(one).name for one in in_folders([str(tmp_path), "other.xml"])] == ["a.XML", "b.xml", "other.xml"]
    (problem,) = problems_told(lambda: in_folders([str(tmp_path), str(none)]))
    assert (problem.code, problem.sentence) == ("read.none", f"There is no XML file in the folder {none}.")


WHOLE = made.whole_xml(made.sittings()[3], 1)


@given(st.integers(0, len(WHOLE)), st.binary(max_size=6), st.integers(0, 60))
def test_a_damaged_file_is_read_or_refused_in_a_sentence(at: int, put_in: bytes, left_out: int) -> None:
    data = WHOLE[:at] + put_in + WHOLE[at + left_out :]
    problems: tuple[Problem, ...] = ()
    sittings: tuple[DraftSitting, ...] = ()
    try:
        sittings = read_gov_file(data, "a.xml").sittings
    except Refused as refused:
        problems = refused.problems
    assert bool(sittings) is not bool(problems)
    assert all(one.sentence.startswith("a.xml") and one.cure for one in problems)


PIECES_OF_HTML = (
    "<p>|</p>|<b>|</b>|<table>|<tr>|<td>|</td>|</table>|<ul>|<li>|</ul>|</ol>|<del>|</del>|<!--|-->|<|>|&|</div>|<br>|"
    "<style>|</style>|<title>|</span>|&nbsp;|&#0;|<o:p>|RESOLVED:|(a)|word|·|1.|\x07|<![endif]>|<![if x]>| |"
    "<ol type=i start=9999>|<span style='mso-list:Ignore'>|<p style='display:none'>|<img alt='x'>|<a href='http://a'>"
)
PIECES = st.sampled_from(PIECES_OF_HTML.split("|"))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_html_is_read_into_lines_that_can_stand_in_a_record(markup: str) -> None:
    lines, asides = html_lines(markup)
    for text in (*(line.text for line in lines), *(one.text for one in asides)):
        assert text == text.strip()
        assert "\n" not in text
        assert text.replace("\t", "").isprintable()


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_word_of_any_minute_is_lost(body: str) -> None:
    one = first(minuted(body))
    kept = one.minute
    read_words = Counter(re.findall(r"\w+", " ".join(line.text for line in html_lines(body)[0]).casefold()))
    if kept is None:
        assert not read_words
        return
    clauses = [f"{each.label} {each.text}" for each in (*kept.resolutions, *kept.recommendations)]
    how = [kept.motion.result] if kept.motion else []
    all_kept = " ".join([kept.text, kept.resolutions_lead, kept.recommendations_lead, *clauses, *how])
    del read_words["resolved"]
    assert not read_words - Counter(re.findall(r"\w+", all_kept.casefold()))


# --- Word's HTML ----------------------------------------------------------------------------------------------------

LISTED = (
    "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>{label}<span>&nbsp;&nbsp;</span></span></span>"
    "<![endif]>{words}<o:p></o:p></p>"
)


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<div class=WordSection1><p class=MsoNormal>One<o:p></o:p></p><p>Two</p></div>", ["One", "Two"]),
        ("plain words\nof two lines\n\nand another", ["plain words", "of two lines", "and another"]),
        ("a &lt;b&gt; c", ["a <b> c"]),
        ("&lt;p&gt;escaped twice&lt;/p&gt;", ["escaped twice"]),
        ("<p>wo<b>r</b>d <span>by</span> w<i>ord</i></p>", ["word by word"]),
        ("<p>un<p>closed<li>list", ["un", "closed", "list"]),
        ("<b>crossed <p>marks</b> close</p>no block", ["crossed", "marks close", "no block"]),
        ("<!--[if gte mso 9]><xml><w:x>junk</w:x></xml><![endif]--><p>kept</p>", ["kept"]),
        ("<style>p {x:y}</style><script>x()</script><head><title>t</title></head>kept", ["kept"]),
        ("<![foo bar]><p>kept</p><![", ["kept", "<!["]),
        ("<ol type=a start=3><li>one<li>two</ol>", ["c. one", "d. two"]),
        ("<ol type=i><li>one<li>two<li>three<li>four</ol>", ["i. one", "ii. two", "iii. three", "iv. four"]),
        ("<ol><li><p>one</p><p>more</p></li></ol>", ["1. one", "more"]),
        ("<table><tr><td>A<td>B<tr><td>1<td>2</table>after", ["A\tB", "1\t2", "after"]),
        ("<table><tr><td>(a)</td><td>That it be noted</td></tr></table>", ["(a)\tThat it be noted"]),
        ("<table><tr><td>1.</td><td><p>One</p><p>Two</p><p>Three</p></td></tr></table>", ["1. One", "Two", "Three"]),
        (LISTED.format(level=1, label="(b)", words="words"), ["(b) words"]),
        ("<p>caf&#233; &#150; &euro;5 \xad\u200b</p>", ["café – €5 \u200b"]),
        ("<p> </p><div>\r\n</div>&nbsp;", []),
        ("<style>kept, for it has no end<p>too", ["kept, for it has no end", "too"]),
        ("<!-- kept as well<p>too", ["kept as well", "too"]),
    ],
)
def test_lines_of_html(markup: str, lines: list[str]) -> None:
    assert [line.text for line in html_lines(markup)[0]] == lines


@pytest.mark.parametrize("label", ["·", "§", "o", "\uf0b7", "-", "Ø"])
def test_bullets_of_words_lists_are_bullets_with_their_depth(label: str) -> None:
    lines, _ = html_lines(
        LISTED.format(level=1, label=label, words="a") + LISTED.format(level=2, label=label, words="b")
    )
    assert [(line.text, line.kind, line.indent) for line in lines] == [
        ("a", LineKind.BULLET, 0),
        ("b", LineKind.BULLET, 2),
    ]


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("<p>a<del>gone</del> b</p>", ["gone"]),
        ("<p>a<s>gone <b>too</b></s> b</p>", ["gone too"]),
        ("<p>a b</p><p style='display:none'>hidden</p>", ["hidden"]),
        ("<p>a b</p><div style='mso-element:comment'>remark", ["remark"]),
        ("<p>a <a href='https://example.org/x'>b</a></p>", ["https://example.org/x"]),
        ("<p>a b<img alt='A crest'></p>", ["A crest"]),
    ],
)
def test_what_stands_beside_the_text_is_left_out_and_named(markup: str, left: list[str]) -> None:
    lines, asides = html_lines(markup)
    assert " ".join(line.text for line in lines) == "a b"
    assert [one.text for one in asides] == left
    assert all(one.why for one in asides)


@pytest.mark.parametrize("markup", ["<b>" * 5_000 + "x" + "</b>" * 5_000, "<table><td>" * 500 + "x", "<!--" * 5_000])
def test_hostile_html_is_read_to_its_end(markup: str) -> None:
    assert html_words(markup) in {"x", ""} or markup.startswith("<!--")


# --- meetings -------------------------------------------------------------------------------------------------------


def test_a_meeting_has_day_times_place_and_what_no_field_is_for() -> None:
    one = read(
        meeting(
            meetingtime="1.00 pm",
            meetingactualstarttime="1.05 pm",
            meetingplannedfinishtime="3.00 pm",
            meetingactualfinishtime=" 3.15 p.m. ",
            meetinglocation="\r\n County Hall,\r\n Glenfield ",
            meetingroom="Chamber",
            meetingstatus="Adjourned",
            iswebcast="True",
            isdisplayallowed="False",
        )
    )
    assert (one.date, one.start, one.finish) == (dt.date(2021, 7, 29), dt.time(13), dt.time(15, 15))
    assert (one.venue, one.status) == ("Chamber, County Hall, Glenfield", "Adjourned")
    assert one.notes == (
        "Status in modern.gov: Adjourned",
        "Began at 1:05 pm",
        "Planned to finish at 3:00 pm",
        "Webcast",
        "Not shown to the public in modern.gov",
    )


def test_papers_of_the_meeting_itself_are_told_in_its_note() -> None:
    papers = "<linkeddoc><title>Agenda frontsheet</title><url>documents/g7.pdf</url></linkeddoc>"
    assert read(meeting(f"<linkeddocuments>{papers}</linkeddocuments>")).notes == (
        "Paper: Agenda frontsheet: documents/g7.pdf",
    )


@pytest.mark.parametrize("printed", ["31/02/2021", "To be confirmed", "", "07/29/2021", "29 July", "tomorrow"])
def test_a_date_that_cannot_be_read_stays_in_its_words_until_it_is_typed(printed: str) -> None:
    file = read_gov_file(meeting(meetingdate=printed), "a.xml")
    [one] = read_past([file]).sittings
    assert (one.date, one.printed_date) == (None, printed)
    assert one.why
    [typed] = read_past([file], {one.key: Correction(values={"date": "1 March 2021", "start": "2pm"})}).sittings
    assert (typed.date, typed.start) == (dt.date(2021, 3, 1), dt.time(14))
    [slip] = read_past([file], {one.key: Correction(values={"date": "30/2/2021"})}).sittings
    assert slip.date is None
    assert "February" in slip.why
    [bare] = read_past([file], {one.key: Correction(values={"date": "29 July"})}).sittings
    assert bare.date is None
    assert "does not say its year" in bare.why
    assert codes_told(lambda: whole_date("29 July")) == ["dates.no_year"]
    assert codes_told(lambda: whole_date("29 July 2021")) == []


@pytest.mark.parametrize(
    ("word", "presence", "remote"),
    [
        ("Expected", Presence.EXPECTED, False),
        ("Present", Presence.PRESENT, False),
        ("Present (virtual)", Presence.PRESENT, True),
        ("Present, as substitute", Presence.SUBSTITUTE, False),
        ("Present as substitute (virtual)", Presence.SUBSTITUTE, True),
        ("In attendance", Presence.IN_ATTENDANCE, False),
        ("In attendance (virtual)", Presence.IN_ATTENDANCE, True),
        ("Apologies", Presence.APOLOGIES, False),
        ("Absent", Presence.ABSENT, False),
    ],
)
def test_the_words_for_attendance(word: str, presence: Presence, remote: bool) -> None:
    one = name(attendance=word)
    assert (one.roll.presence, one.roll.remote, one.known, one.word) == (presence, remote, True, word)


def test_a_word_for_attendance_that_nobody_knows_is_kept_and_not_guessed_at() -> None:
    assert (name(attendance="Late").known, name(attendance="Late").word) == (False, "Late")
    assert name(attendance="").known is False


def test_an_officer_who_was_present_is_no_member() -> None:
    assert name(roledescription="Monitoring Officer").roll.presence is Presence.ALSO_PRESENT


def test_party_and_council_come_from_the_list_of_councillors() -> None:
    files = [read_gov_file(data, named) for named, data in made.files().items() if "1200" in named or "Ward" in named]
    roll = {one.roll.printed: one for one in read_past(files).sittings[0].roll}
    assert (roll["Councillor Ann Other"].party, roll["Councillor Ann Other"].roll.council) == ("Blue", "Melton")


def test_contact_details_of_councillors_are_not_even_read() -> None:
    assert b"never@read" in made.councillors_xml()
    file = read_gov_file(made.councillors_xml(), "c.xml")
    assert len(file.councillors) == 6
    assert "never@read" not in repr((file, read_past([file])))


# --- items and minutes ----------------------------------------------------------------------------------------------


def test_an_item_has_its_printed_number_who_presents_it_and_its_papers_once_each() -> None:
    papers = "".join(
        f"<linkeddoc><title>{title}</title><url>{url}</url><isrestricted>{restricted}</isrestricted>"
        f"<restrictionsRef>Para 3</restrictionsRef><publicationdate>{day}</publicationdate></linkeddoc>"
        for title, url, restricted, day in (
            ("Report", "https://example.org/a?x=1&amp;y=2", "False", "21/07/2021"),
            ("Report", "https://example.org/a?x=1&amp;y=2", "False", "21/07/2021"),
            ("Other title", "https://example.org/a?x=1&amp;y=2", "False", ""),
            ("Figures", "documents/s2.pdf", "True", "soon"),
        )
    )
    one = first(
        meeting(
            "<agendaitems>"
            + item(
                fulldisplaynumberformat="4(a)",
                agendatext=html.escape("<p>To consider.</p><p>&nbsp;</p>"),
                commentlabel1="Presented By",
                commenttext1="Grace Note",
                commentlabel2="Scope",
                commenttext2="All wards",
                isrestricted="False",
                declarationcount="2",
                authorusername="jdoe",
                linkeddocuments=papers,
            )
            + "</agendaitems>"
        )
    )
    assert (one.number, one.title, one.lead, one.text) == (
        "4(a)",
        "Budget",
        "Grace Note",
        "To consider.\n\nScope: All wards",
    )
    assert [(each.title, each.location, each.restricted, each.published_on) for each in one.papers] == [
        ("Report", "https://example.org/a?x=1&y=2", False, dt.date(2021, 7, 21)),
        ("Figures", "documents/s2.pdf", True, None),
    ]
    assert [each.text for each in one.left] == ["2 declarations at Budget", "Other title", "Figures: published soon"]


def test_fields_that_are_not_read_are_named_and_never_shown() -> None:
    data = meeting(f"<agendaitems>{item(authorusername='jdoe')}{item(authorusername='asmith')}</agendaitems>")
    [line] = read_past([read_gov_file(data, "a.xml")]).aside
    assert (line.words, line.why) == ("authorusername", "This field is not taken over; it stands 2 times in the files.")


def test_items_stand_in_the_order_of_their_numbers() -> None:
    numbers = [("2", "0"), ("10", "0"), ("2", "1"), ("1", "0")]
    items = "".join(
        item(agendaitemnumber=n, agendaitemsubnumber=sub, agendaitemtitle=f"{n}.{sub}") for n, sub in numbers
    )
    found = read(meeting(f"<agendaitems>{items}</agendaitems>")).items
    assert [one.title for one in found] == ["1.0", "2.0", "2.1", "10.0"]


def test_a_restricted_item_has_its_number_and_no_text() -> None:
    one = first(meeting(f"<agendaitems>{item(isrestricted='True', minutesitemnumber='41')}</agendaitems>"))
    assert one.restricted
    assert one.minute is not None
    assert (one.minute.number, one.minute.heading, one.minute.text) == ("41", "Budget", "")


@pytest.mark.parametrize(
    ("number", "sub", "printed"),
    [("39", "0", "39"), ("39", "", "39"), ("39", "2", "39.2"), ("PCP 1/21", "", "PCP 1/21")],
)
def test_the_number_of_a_minute(number: str, sub: str, printed: str) -> None:
    one = first(
        meeting(f"<agendaitems>{item(minutesitemnumber=number, minutesitemsubnumber=sub)}</agendaitems>")
    ).minute
    assert one is not None
    assert one.number == printed


def test_an_item_without_number_and_text_has_no_minute() -> None:
    assert first(meeting(f"<agendaitems>{item(minutesitemnumber='0')}</agendaitems>")).minute is None


RESOLVED = (
    "<p>Talk.</p><p><b>RESOLVED</b></p><p>(1) That A.</p><p>(2) That B.</p>",
    "<p>Talk.</p><p><b>RES</b><b>OLVED:</b>&nbsp;(1) That A.</p><p>(2) That B.</p>",
    "<p>Talk.</p><p>RESOLVED –</p><table><tr><td>(1)<td><p>That A.</p><tr><td>(2)<td><p>That B.</p></table>",
    "<p>Talk.</p><p>RESOLVED:-</p><ol><li>That A.<li>That B.</ol>",
)


@pytest.mark.parametrize("body", RESOLVED[:2])
def test_what_was_resolved_is_recognised(body: str) -> None:
    minute = first(minuted(body)).minute
    assert minute is not None
    assert minute.text == "Talk."
    assert [(one.label, one.text) for one in minute.resolutions] == [("(1)", "That A."), ("(2)", "That B.")]


def words(text: str) -> Iterator[str]:
    return (word.strip(".,:;–-()|").casefold() for word in text.split() if word.strip(".,:;–-()|"))


@pytest.mark.parametrize(
    "body",
    [
        *RESOLVED,
        "<p>It was moved by Councillor A and seconded by B that the report be noted.</p><p>It was agreed.</p>",
        "<p>Councillor Ann Other left the meeting at this point.</p><p>The Panel went on.</p>",
        "<p>Councillor Ann Other left the meeting at this point.</p>",
        "<p>Considered a report of the Clerk on costs. A copy of the report, marked “5”, is filed with it.</p>",
        "<p><b>RECOMMENDED (nem con):</b> that a letter be sent.</p>",
        "<p><b>RESOLVED</b> (8 votes for, 2 against): that it be noted.</p><p>Talk.</p><p>RESOLVED: that it be so.</p>",
        "<p>RESOLVED</p>",
        "<p>An amendment was moved by B.</p><p>The motion was put and carried.</p>",
        "<ul><li>one<ul><li>two</ul></ul><h2>Heading</h2><p>3. three</p>",
    ],
)
def test_no_word_of_a_minute_is_lost(body: str) -> None:
    minute = first(minuted(body)).minute
    assert minute is not None
    begun = {"resolved", "recommended"}
    clauses = [f"{one.label} {one.text}" for one in (*minute.resolutions, *minute.recommendations)]
    how = [minute.motion.result] if minute.motion else []
    kept = sorted(words(" ".join([minute.text, minute.resolutions_lead, minute.recommendations_lead, *clauses, *how])))
    lost = sorted(words(html_words(body)))
    assert [word for word in lost if word not in begun] == [word for word in kept if word not in begun]


# --- several files --------------------------------------------------------------------------------------------------


def both(*data: bytes) -> tuple[GovFile, ...]:
    return tuple(read_gov_file(one, f"{place}.xml") for place, one in enumerate(data))


def test_a_meeting_in_a_list_and_whole_is_one_meeting() -> None:
    listed = (
        b"<getmeetings><committee><committeeid>5</committeeid><committeetitle>Panel</committeetitle><committeemeetings>"
    )
    listed += (
        b"<meeting><meetingid>7</meetingid><meetingdate>29/07/2021</meetingdate><meetingtime>2.00 pm</meetingtime>"
    )
    listed += b"</meeting></committeemeetings></committee></getmeetings>"
    [one] = read_past(both(listed, meeting(meetingtime="1.00 pm"))).sittings
    assert (one.whole, one.body, one.start, one.venue) == (True, "5", dt.time(13), "Hall")
    assert one.why == "Another file gives the time as 2:00 pm."


def test_a_meeting_saved_twice_is_read_once_and_from_the_fuller_file() -> None:
    fuller = meeting(f"<agendaitems>{item(minutesitemnumber='1')}</agendaitems>")
    draft = read_past(both(meeting(f"<agendaitems>{item()}</agendaitems>"), fuller))
    assert [len(one.items) for one in draft.sittings] == [1]
    assert draft.sittings[0].items[0].minute is not None
    assert [line.why for line in draft.aside] == ["This meeting stands in 0.xml and 1.xml; 1.xml was read."]
    assert read_past(both(fuller, fuller)).aside == ()


def test_a_list_of_committees_alone_says_what_else_is_needed() -> None:
    body = b"<committee><committeeid>5</committeeid><committeetitle>Panel</committeetitle></committee>"
    data = b"<committees>" + body + b"</committees>"
    [line] = read_past(both(data)).aside
    assert line.words == "Panel (5)"
    assert "save GetMeetings with the id of yours" in line.why


def test_the_three_years_are_read_whole() -> None:
    draft = read_past(read_gov_file(data, named) for named, data in made.files().items())
    assert [one.date for one in draft.sittings] == [*made.DAYS, made.TO_COME]
    assert sum(len(one.items) for one in draft.sittings) == 14 * 5 + 1
    assert draft.aside == ()


def test_reading_takes_no_more_than_its_share_of_a_large_text() -> None:
    body = "<p>word word word</p>" * 2_000
    minute = first(minuted(body)).minute
    assert minute is not None
    assert minute.text.count("word") == 6_000


def test_a_tree_holds_words_and_elements_in_their_order() -> None:
    root = read_tree(b"<a>x<b c='1'>y</b><b>z</b></a>", "a.xml")
    assert [(one.name, one.text) for one in root.within()] == [("a", "x"), ("b", "y"), ("b", "z")]
    assert root.children[0].attributes == {"c": "1"}
