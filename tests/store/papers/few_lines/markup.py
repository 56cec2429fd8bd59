"""Pieces of the HTML that a web service keeps minutes in, beside each other and within each other."""

from __future__ import annotations

from itertools import product

from store.papers.minutes.reading.lines import LineKind
from store.papers.moderngov.files import read_gov_file
from store.papers.moderngov.tree import read_tree
from store.papers.moderngov.word_html import html_lines, html_words
from store.problems import Refused
from tests.store.papers.few_lines.telling import Lines, told

PIECES = {
    "x": "words",
    "p": "<p>One</p>",
    "b": "<br>",
    "u": "<ul><li>Uno<li>Due</ul>",
    "o": "<ol type=a start=3><li>Three</li><li>Four</li></ol>",
    "i": "<ol type=I start=9><li>Nine</ol>",
    "n": "<ul><li>Out<ul><li>In</ul></ul>",
    "h": "<h2>Head</h2>",
    "d": "<p>Kept<del>struck</del></p>",
    "v": "<span style='display:none'>hidden</span>",
    "c": "<div class=msocomment>said</div>",
    "g": "<img alt=' a picture '>",
    "a": "<a href='https://example.org/x'>link</a>",
    "m": "<a href='mailto:x@example.org'>mail</a>",
    "l": "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>(a)<span>&nbsp;</span></span>Listed</p>",
    "L": "<p style='mso-list:l0 level3 lfo1'><span style='mso-list:Ignore'>·</span>Deep</p>",
    "B": "<p>·&nbsp;&nbsp; Dotted</p>",
    "D": "<p>-&nbsp;&nbsp; Dashed</p>",
    "-": "<p>- not dashed</p>",
    "t": "<table><tr><td>1.</td><td><p>A</p><p>B</p><p>C</p></td></tr></table>",
    "T": "<table><tr><th>A</th><td>B</td></tr><tr><td></td></tr><tr><td>C<td>D<br>E</table>",
    "S": "<table><tr><td>alone</td></tr></table>",
    "<": "<b>",
    "/": "</div></b></p></table></ul>",
    "!": "<!-- unsaid --><style>p {}</style>",
    "s": "<!-- stray",
    "e": "<![if !x]>if<![endif]>",
}
WHOLE = (
    "plain\n\nwords\nof lines",
    "&lt;p&gt;twice&lt;/p&gt; escaped",
    "a &lt; b",
    "&amp; alone",
    "soft\xadhyphen  and \t blanks",
    "<p>a\tb</p>",
    "<ol type=a start=26><li>z<li>aa</ol>",
    "<ol type=i start=1944><li>year</ol>",
    "<ol start=x><li>one</ol>",
    "<li>without a list",
    "<td>without a table",
    "<table><tr><td>(a)</td><td></td><td>Words</td></tr><tr><td>(b)</td></tr></table>",
    "<table><tr><td>Label</td><td>" + "long " * 41 + "</td></tr></table>",
    "<table><tr><td>" + "long " * 39 + "</td><td>b</td></tr></table>",
    "<table><tr><td>out<table><tr><td>in</td><td>ner</td></tr></table></td><td>x</td></tr></table>",
    "<p>\ue000 private</p>",
    "<del>open",
    "<p><span style='visibility: hidden'>a<br>b</span>c</p>",
    "<div>a<p>b<div>c</div>d</p>e</div>",
)
FILES = (
    "<a><b>x</b></a>",
    "words before <a>x</a>",
    "<?xml version='1.0'\n?>\n<a>x</a>",
    "<A B='c'><n:D>x</n:D></A>",
    "<a>x & y &nbsp;&amp;&unknown; &#150; &#x96; &#1; &#65;</a>",
    "<a><agendatext><p>x</p> & y</agendatext></a>",
    "<a><agendatext><![CDATA[<p>x</p>]]></agendatext></a>",
    "<a>&lt;b&gt;x&lt;/b&gt;</a>",
    "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
    "<html><body>x</body></html>",
    "<!doctype html><p>",
    "only words",
    "<a><b>x</a>",
    "<a/><b/>",
    "",
    "<a>" * 60 + "</a>" * 60,
    "<a>" * 61 + "</a>" * 61,
)


_MEETING = "<meeting><meetingid>1</meetingid><meetingstatus>{}</meetingstatus>{}</meeting>"
STATUSES = ("Confirmed", "provisional", "Cancelled", "canceled", "Postponed", "")
CAME = (
    *("Expected", "Present", "Attended", "present as substitute", "Substitute", "In attendance", "Attendance"),
    *("Apologies", "Apologies for absence", "Apologies received", "Absent", "Virtual", "Present (virtually)"),
    *("remote", "Absent remotely", "online", "Late", ""),
)
ROLES = (
    *("Committee Member", "member", "Panel Member", "board member", "Substitute", "none", "Chair", "Guest", "Observer"),
    *("Chief Constable", "Clerk", "OPCC", "Police and Crime Commissioner", "Advisor", "adviser", "Visitor", "Witness"),
    *("Chief Executive", "Treasurer", "Secretary", "Solicitor", "Inspector", "Superintendent", "Speaker", "Manager"),
    *("Director", "Officer", "Officers"),
)
_KINDS = {LineKind.TEXT: ""} | {one: f"{one.value} " for one in LineKind if one is not LineKind.TEXT}


def lines() -> Lines:
    """Tell of HTML the lines that it is read as and what was left out, then of XML its elements."""
    yield "## whole texts"
    for text in WHOLE:
        yield f"{told(text)} => {_made(text)} = {html_words(text)}"
    yield "## two pieces, or three"
    for codes in [*product(PIECES, repeat=2), *product("<uT", "xplBvt", "/x"), *product("ol", "ub", "oL")]:
        yield f"{''.join(codes)} => {_made(''.join(PIECES[one] for one in codes))}"
    yield "## words of a meeting, and of those who came"
    for status in STATUSES:
        (one,) = read_gov_file(_MEETING.format(status, "").encode(), "a.xml").sittings
        yield f"{status} => {told(one.notes)}"
    for word, role in [*product(CAME, ("",)), *product(("Present", "Expected"), ROLES)]:
        name = f'<attendee name="A B" attendance="{word}" roledescription="{role}"/>'
        (one,) = read_gov_file(_MEETING.format("", f"<attendees>{name}</attendees>").encode(), "a.xml").sittings
        yield f"{word}, {role} => {told(one.roll)}"
    yield "## elements"
    for text in FILES:
        try:
            root = read_tree(text.encode(), "file")
        except Refused as refused:
            (why,) = refused.problems
            yield f"{told(text[:80])} => {why.code} at {why.field}: {why}"
            continue
        few = [f"{one.name} {told(one.attributes)} {one.line} {told(one.text)}" for one in list(root.within())[:5]]
        yield f"{told(text[:80])} => {' / '.join(few)}"


def _made(text: str) -> str:
    made, left = html_lines(text)
    kept = [f"{_KINDS[one.kind]}{one.indent or ''}{'' if one.gap else '_'}{told(one.text)}" for one in made]
    out = [f"{one.text}: {one.why[:16]} {one.where.value}" for one in left]
    return f"{told(kept)}{' left ' if left else ''}{told(out)}"
