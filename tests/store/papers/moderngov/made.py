"""Three years of a panel as modern.gov's web service would give them, Word's HTML and the service's oddities included.

Structure and spelling are the service's; the people are placeholders. What each meeting holds is written down once, as
plain words, and dressed as XML in one of several ways.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable
from typing import NamedTuple

WEB = "https://democracy.example.gov.uk"
BODY = ("543", "Police and Crime Panel")

MEMBERS = (
    ("101", "Councillor Ann Other", "Chair", "Blue"),
    ("102", "Councillor Ben Nevis", "Vice-Chair", "Red"),
    ("103", "Councillor Cara Dee", "Committee Member", "Red"),
    ("104", "Councillor Dai ap Rhŷs", "Committee Member", "Green"),
    ("105", "Councillor Elin O'Dare", "Committee Member", "Blue"),
)
INDEPENDENT = ("106", "Mr Frank Lee", "Independent Member", "")
GUEST = ("0", "Grace Note", "Police and Crime Commissioner", "")
STAND_IN = ("120", "Councillor Hal Fway", "Substitute", "Red")
DAYS = tuple(
    dt.date(*day)
    for day in (
        (2018, 7, 26), (2018, 9, 27), (2018, 12, 6), (2019, 1, 31), (2019, 3, 21),
        (2019, 6, 20), (2019, 9, 26), (2019, 12, 5), (2020, 1, 30), (2020, 3, 26),
        (2020, 7, 30), (2020, 9, 24), (2020, 12, 3), (2021, 1, 28), (2021, 3, 25),
    )
)  # fmt: skip
"""The days of three municipal years. The meeting of 26 March 2020 was cancelled."""
CANCELLED = dt.date(2020, 3, 26)
TO_COME = dt.date(2021, 7, 29)
"""A meeting still to come on the day of the tests, only in the list."""


class Words(NamedTuple):
    """A minute in plain words: paragraphs, then what was resolved and recommended, each clause with its label."""

    heading: str
    said: tuple[str, ...] = ()
    resolved: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    how: str = ""

    @property
    def whole(self) -> str:
        """Every word in its order, with the words that begin each block."""
        parts = list(self.said)
        parts += [f"RESOLVED{f' ({self.how})' if self.how else ''}:", *self.resolved] if self.resolved else []
        several = "S" if len(self.recommended) > 1 else ""
        parts += [f"RECOMMENDATION{several}:", *self.recommended] if self.recommended else []
        return "\n".join(parts)


class Item(NamedTuple):
    """An item of an agenda: its words, whether it is restricted, and its papers as title and address."""

    words: Words
    restricted: bool = False
    papers: tuple[tuple[str, str], ...] = ()


class Sitting(NamedTuple):
    """A meeting: its id, day, status, items and roll of id, name, role, party and word for attendance."""

    number: str
    day: dt.date
    status: str
    items: tuple[Item, ...]
    roll: tuple[tuple[str, str, str, str, str], ...]


def sittings() -> tuple[Sitting, ...]:
    """Give the meetings of three years."""
    return tuple(_sitting(place, day) for place, day in enumerate(DAYS))


def _sitting(place: int, day: dt.date) -> Sitting:
    number = str(1200 + place)
    if day == CANCELLED:
        return Sitting(number, day, "Cancelled", (Item(Words("Delivery of the Plan")),), _roll(place, "Expected"))
    return Sitting(number, day, "Confirmed", tuple(_items(place, day)), _roll(place))


def _roll(place: int, word: str = "") -> tuple[tuple[str, str, str, str, str], ...]:
    """Give the roll of a meeting: from the second year on another takes the chair and one member has gone."""
    rows = []
    for at, (number, name, role, party) in enumerate((*MEMBERS, INDEPENDENT)):
        if place >= 5 and number == "105":
            continue
        if place >= 5 and number in {"101", "102"}:
            role = "Chair" if number == "102" else "Committee Member"
        said = word or ("Apologies" if (place + at) % 5 == 4 else "Present")
        said = "Present (virtual)" if said == "Present" and place >= 10 and at % 2 else said
        rows.append((number, name, role, party, said))
    if word:
        return tuple(rows)
    rows.append((*GUEST, "In attendance"))
    if place in {3, 7}:
        rows.append((*STAND_IN, "Present as substitute"))
    return tuple(rows)


def _items(place: int, day: dt.date) -> Iterable[Item]:
    report = f"{WEB}/documents/s{4000 + place}/Report of {day:%B}.pdf"
    away = [name for _, name, _, _, word in _roll(place) if word == "Apologies"]
    sent = [f"Apologies for absence were received from {', '.join(away)}."] if away else ["There were no apologies."]
    if place == 3:
        sent.append(f"Councillor Hal Fway was present as a substitute for {away[0]}.")
    yield Item(Words("Apologies for Absence", tuple(sent)))
    yield Item(
        Words("Minutes of the Previous Meeting", resolved=("That the minutes be confirmed as a correct record.",)),
        papers=((f"Minutes {place}", f"{WEB}/documents/g{1199 + place}/Printed minutes.pdf"),),
    )
    yield Item(
        Words(
            "Delivery of the Police & Crime Plan",
            (
                "The Panel considered a report of the Commissioner – “Delivery of the Plan” – on the quarter.",
                "Members asked about: • response times; • the café at Hinckley Road’s station; • funding of £1.5m.",
                f"Arising from the discussion of {day:%d %B %Y}, a member noted that 5% had not been spent.",
            ),
            ("(a) That the report be noted;", "(b) That figures for each district be supplied to the next meeting;"),
            ("That the Commissioner publish the figures by ward.",) if place % 2 else (),
            "unanimously" if place == 4 else "",
        ),
        papers=(("Plan report", report), ("Appendix A", f"{report}?a=1&b=2"), ("Plan report", report)),
    )
    yield Item(Words("Complaints against the Commissioner"), restricted=True, papers=(("Complaints", f"{WEB}/s9.pdf"),))
    yield Item(Words("Date of Next Meeting", ("It was noted that the next meeting would be held as printed.",)))


def text(words: Words, style: int) -> str:
    """Dress a minute in HTML, in one of five ways in which Word and clerks have done so."""
    said = "".join(_paragraph(one, style) for one in words.said)
    how = f" ({words.how})" if words.how else ""
    blocks = _block("RESOLVED", how, words.resolved, style) if words.resolved else ""
    several = "S" if len(words.recommended) > 1 else ""
    blocks += _block(f"RECOMMENDATION{several}", "", words.recommended, style) if words.recommended else ""
    if not said and not blocks:
        return " \n "
    whole = said + blocks
    if style == 0:
        return f"<div class=WordSection1>{whole}</div>"
    if style == 4:
        return f"<style>p.MsoNormal {{margin:0cm}}</style><!--[if gte mso 9]><xml>junk</xml><![endif]-->{whole}"
    return whole


def _paragraph(words: str, style: int) -> str:
    """Write a paragraph; its bullets stand in a list of their own."""
    first, *bullets = words.split("• ")
    begun = _dressed(first.strip(), style)
    if style == 1:
        return f"<div>{begun}</div>" + (
            f"<ul>{''.join(f'<li>{_dressed(b, 1)}' for b in bullets)}</ul>" if bullets else ""
        )
    return f"<p class=MsoNormal>{begun}<o:p></o:p></p>" + "".join(_bullet(one, style) for one in bullets)


def _bullet(words: str, style: int) -> str:
    if style == 2:
        return f"<p class=MsoNormal>·&nbsp;&nbsp;&nbsp;&nbsp; {_dressed(words, style)}</p>"
    return (
        "<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>"
        f"&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{_dressed(words, style)}</p>\n"
    )


def _dressed(words: str, style: int) -> str:
    """Write words as HTML: entities, spans in the middle of words, line ends where Word broke them."""
    made = html.escape(words, quote=False)
    if style == 0:
        made = made.replace(" – ", "&nbsp;&#150; ").replace("’", "&rsquo;")
    if style == 3:
        made = made.replace(" the ", " the\r\n<span lang=EN-GB style='font-size:11.0pt'>", 1)
        made = f"{made}</span>" if "<span" in made else made
    return made.replace("report", "<i>rep</i>ort", 1) if style == 4 else made


def _block(word: str, how: str, clauses: tuple[str, ...], style: int) -> str:
    dressed = [_dressed(one, style) for one in clauses]
    if style == 1:
        return f"<p><b>{word}{how}</b></p>" + "".join(f"<p><strong>{one}</strong></p>" for one in dressed)
    if style == 2 and len(clauses) == 1:
        return f"<p><b><u>{word}</u></b>{how}: {dressed[0]}</p>"
    if style == 3:
        return f"<p><b>{word}{how}:</b><br></p><p>{'</p><p>'.join(dressed)}</p>"
    return f"<p class=MsoNormal><b><span>{word[:3]}</span>{word[3:]}{how}:</b></p>\n" + "".join(
        f"<p class=MsoNormal>{_labelled(one)}</p>" for one in dressed
    )


def _labelled(clause: str) -> str:
    """Put the label of a clause where Word puts it: in a span that it overlooks itself."""
    if not clause.startswith("("):
        return clause
    label, _, rest = clause.partition(" ")
    return (
        f"<![if !supportLists]><span style='mso-list:Ignore'>{label}<span>&nbsp;&nbsp; </span></span><![endif]>{rest}"
    )


def whole_xml(one: Sitting, style: int = 0) -> bytes:
    """Write a meeting as `GetMeeting` gives it; the number of its first minute follows from its id."""
    first = (int(one.number) - 1200) * 5 + 1
    items = "".join(
        _item_xml(item, place, first + place - 1 if one.status == "Confirmed" else 0, style)
        for place, item in enumerate(one.items, start=1)
    )
    people = "".join(
        f'<attendee membertype="U" memberid="{number}" name="{html.escape(name)}" roledescription="{role}" '
        f'attendance="{word}" politicalparty="{party}" ward="" keyposts="" />\r\n'
        for number, name, role, party, word in one.roll
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\r\n<meeting>\r\n'
        f"<meetingid>{one.number}</meetingid><meetingdate>{one.day:%d/%m/%Y}</meetingdate>"
        f"<meetingstatus>{one.status}</meetingstatus><isdisplayallowed>True</isdisplayallowed>"
        "<meetingtime>1.00 pm</meetingtime><meetingactualstarttime> \r\n </meetingactualstarttime>"
        "<meetingplannedfinishtime/><meetingactualfinishtime>3.15 pm</meetingactualfinishtime>"
        "<meetinglocation>County Hall,\r\n Glenfield</meetinglocation><meetingroom>Council Chamber</meetingroom>"
        f"<iswebcast>{style == 3}</iswebcast><agendaid>1</agendaid><agendapublished>True</agendapublished>"
        f"<minutepublished>True</minutepublished><agendaitems>{items}</agendaitems>"
        f"<attendees>{people}</attendees></meeting>"
    ).encode()


def _item_xml(item: Item, place: int, number: int, style: int) -> str:
    body = "" if item.restricted else text(item.words, style)
    dressed = body if style == 1 else html.escape(body, quote=False)  # older installations escape nothing
    papers = "".join(
        f"<linkeddoc><attachmentid>{at}</attachmentid><title>{html.escape(title)}</title><isurl>False</isurl>"
        f"<url>{html.escape(address)}</url><isrestricted>{item.restricted}</isrestricted>"
        f"<restrictionsRef>{'Para 1' if item.restricted else ''}</restrictionsRef>"
        "<publicationdate>21/07/2018</publicationdate></linkeddoc>"
        for at, (title, address) in enumerate(item.papers)
    )
    return (
        f"<agendaitem><agendaitemid>{place}</agendaitemid>"
        f"<agendaitemtitle>{html.escape(item.words.heading)}</agendaitemtitle><agendatext> </agendatext>"
        f"<agendaitemnumber>{place}</agendaitemnumber><agendaitemsubnumber>0</agendaitemsubnumber>"
        f"<fulldisplaynumberformat>{place}.</fulldisplaynumberformat>"
        f"<minutesitemnumber>{number}</minutesitemnumber><minutesitemsubnumber>0</minutesitemsubnumber>"
        f"<minutesnonemptyhtmlbody>{dressed}</minutesnonemptyhtmlbody><declarationcount>0</declarationcount>"
        f"<isrestricted>{item.restricted}</isrestricted><commentlabel1>Presented By</commentlabel1>"
        f"<commenttext1>{'Grace Note' if place == 3 else ''}</commenttext1>"
        f"<linkeddocuments>{papers}</linkeddocuments></agendaitem>\r\n"
    )


def list_xml() -> bytes:
    """Write the list of the meetings as `GetMeetings` gives it, with one that is still to come."""
    rows = [(one.number, one.day, one.status) for one in sittings()] + [("1300", TO_COME, "Provisional")]
    meetings = "".join(
        f"<meeting><meetingid>{number}</meetingid><meetingdate>{day:%d/%m/%Y}</meetingdate>"
        f"<meetingstatus>{status}</meetingstatus><meetingtime>1.00 pm</meetingtime>"
        "<iswebcast>False</iswebcast></meeting>"
        for number, day, status in rows
    )
    return (
        f"<getmeetings><committee><committeeid>{BODY[0]}</committeeid><committeetitle>{BODY[1]}</committeetitle>"
        f"<committeemeetings>{meetings}</committeemeetings></committee></getmeetings>"
    ).encode()


def councillors_xml() -> bytes:
    """Write councillors as `GetCouncillorsByWard` gives them, contact details and one whom no roll names included."""
    rows = [*MEMBERS, ("140", "Councillor Ivy Wall", "", "Blue")]
    people = "".join(
        f"<councillor><councillorid>{number}</councillorid><fullusername>{html.escape(name)}</fullusername>"
        f"<politicalpartytitle>{party}</politicalpartytitle><representing>Melton</representing>"
        "<workaddress><email>never@read.example</email></workaddress></councillor>"
        for number, name, _, party in rows
    )
    ward = f"<ward><councillors>{people}</councillors></ward>"
    return f"<councillorsbyward><wards>{ward}</wards></councillorsbyward>".encode()


def files() -> dict[str, bytes]:
    """Give every file, by its name: the list, the councillors, and each meeting in another dress."""
    made = {"GetMeetings.xml": list_xml(), "GetCouncillorsByWard.xml": councillors_xml()}
    for place, one in enumerate(sittings()):
        made[f"GetMeeting-{one.number}.xml"] = whole_xml(one, place % 5)
    return made
