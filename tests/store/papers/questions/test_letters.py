from __future__ import annotations

import datetime as dt
import os
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store import rulesets
from store.papers.questions.letter_forms import write_letter
from store.papers.questions.letters import (
    DRAFTS,
    KINDS,
    Letter,
    carried,
    carried_words,
    draft,
    letters_for,
    why_not_letter,
    wording,
)
from store.problems import FileTrouble, Refused
from store.records import Asker, ContactDetails, Meeting, Panel, Question, QuestionKind, QuestionState
from store.records.panel import QuestionRules
from store.records.question import Exchange, QuestionStep
from store.register import Register
from tests.told import codes_told

HELD_WHOLE = ("carried_words", "letters_for", "why_not_letter", "write")

S = QuestionState
TODAY = dt.date(2021, 7, 12)
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13), venue="Council Chamber")
PRIVATE = ContactDetails(email="jo@example.org", address="1 Canary Street\nOakham", phone="07700 900123")


def question(state: QuestionState = S.RECEIVED, **more: Any) -> Question:
    given: dict[str, Any] = {
        "asker": Asker(name="Jo Äsker", private=PRIVATE),
        "text": "Will there be more officers?",
        "received_at": dt.datetime(2021, 7, 5, 9),
        "meeting": "M1",
        "steps": (QuestionStep(state=state, on=TODAY, by="the Chair", note="As agreed."),),
    }
    return Question(id="Q1", state=state, **(given | more))


PANEL = Panel(
    id="PANEL",
    name="The Panel",
    host_authority="The Council",
    clerk="Pat Penn, Clerk",
    office_address="The Hall\nOakham",
    rules=(rulesets.rule_set("llr").rules,),
)
OTHER = Question(id="Q2", asker=Asker(name="Another Asker"), text="Something else entirely?", meeting="M1", group=1)
LETTERS = {
    "acknowledgement": question(),
    "acceptance": question(S.ACCEPTED, group=1),
    "rejection": question(S.REJECTED, rejected_ground="frivolous"),
    "redirection": question(S.REDIRECTED, forwarded_to="the Chief Constable"),
    "forward": question(S.REDIRECTED, forwarded_to="the Chief Constable"),
    "holding": question(S.HELD_OVER, held_over_to="M1"),
    "request": question(S.SENT_FOR_ANSWER, answerer="the Commissioner", answer_due=dt.date(2021, 7, 20)),
    "reply": question(
        S.REPLY_OWED,
        answer="Yes.",
        answered_by="the Commissioner",
        supplementaries=(Exchange(asked="When?", answer="Soon."),),
    ),
}


def write(kind: str, one: Question | None = None, words: str | None = None, **more: Any) -> Letter:
    register = Register.of(PANEL, MEETING, OTHER, one or LETTERS[kind])
    words = wording(kind) if words is None else words
    return draft(register, one or LETTERS[kind], kind, TODAY, words=words, **({"through": "asker"} | more))


@pytest.mark.parametrize(
    ("mode", "words"), [("written", "The answer is given in writing."), ("oral", "The answer is given at the meeting.")]
)
def test_an_acceptance_says_how_the_answer_is_given(mode: str, words: str) -> None:
    rules = replace(rulesets.rule_set("llr").rules, questions=QuestionRules(answer_mode=mode))
    register = Register.of(replace(PANEL, rules=(rules,)), MEETING, OTHER, LETTERS["acceptance"])
    letter = draft(register, LETTERS["acceptance"], "acceptance", TODAY, words=wording("acceptance"))
    assert words in letter.body
    assert words not in write("acceptance").body


def parsed(letter: Letter) -> EmailMessage:
    return message_from_bytes(letter.eml, policy=policy.default)


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_a_draft_that_mail_programs_can_read(kind: str) -> None:
    letter = write(kind)
    message = parsed(letter)
    assert message["X-Unsent"] == "1"
    assert message["Bcc"] is None
    assert message["Cc"] is None
    assert message["From"] is None
    assert not message.is_multipart()
    assert [*message.iter_attachments()] == []
    assert message["Subject"] == letter.subject
    assert message.get_content().replace("\r\n", "\n") == letter.body
    assert letter.name == f"Q1-{kind}-2021-07-12.eml"
    assert "$" not in letter.body
    assert "#" not in letter.body


@pytest.mark.parametrize("kind", KINDS)
def test_it_goes_to_the_right_person_and_speaks_of_this_question_only(kind: str) -> None:
    letter = write(kind)
    message = parsed(letter)
    assert "Another Asker" not in letter.eml.decode()
    assert "Something else" not in letter.body
    if KINDS[kind].to_asker:
        (to,) = message["To"].addresses
        assert (to.display_name, to.addr_spec) == ("Jo Äsker", "jo@example.org")
        assert letter.body.startswith("Dear Jo Äsker")
    else:
        assert message["To"] is None
        assert "jo@example.org" not in letter.eml.decode()
        assert "Canary" not in letter.body


def test_the_words_of_each_letter() -> None:
    assert "Thursday 29 July 2021" in write("acceptance").body
    assert "Council Chamber" in write("acceptance").body
    assert "1:00 pm" in write("acceptance").body
    assert "10 minutes" in write("acceptance").body
    rejection = write("rejection").body
    assert "cannot be taken, because it is frivolous." in rejection
    assert "decided by the Chair on 12 July 2021" in rejection
    assert "It is passed on to the Chief Constable" in write("redirection").body
    assert "the Commissioner" in write("request").body
    assert "Tuesday 20 July 2021" in write("request").body
    reply = write("reply").body
    assert "The answer, given by the Commissioner, is:\n\nYes." in reply
    assert "Supplementary question:\n\nWhen?\n\nAnswer:\n\nSoon." in reply


def test_what_is_not_recorded_leaves_no_gap() -> None:
    homeless = question(meeting=None, received_at=None)
    body = write("acknowledgement", homeless).body
    assert "You asked for it" not in body
    assert "received on" not in body
    assert "\n\n\n" not in body


def test_the_request_to_the_answerer_is_addressed_when_an_address_is_given() -> None:
    letter = write("request", to="office@commissioner.example")
    assert letter.to == "office@commissioner.example"
    assert "office@commissioner.example" in str(parsed(letter)["To"])


def test_without_an_e_mail_address_it_goes_by_post() -> None:
    posted = question(asker=Asker(name="Jo", private=ContactDetails(address="1 Canary Street\nOakham")))
    letter = write("acknowledgement", posted)
    assert letter.to == ""
    assert letter.body.startswith("Jo\n1 Canary Street\nOakham\n\n12 July 2021\n\nDear Jo")
    assert letter.reaches == "by post: no e-mail address is recorded"
    nothing = write("acknowledgement", question(asker=Asker(name="Jo")))
    assert nothing.reaches == "with no address: none is recorded"


def test_others_get_the_text_without_details_and_the_young_by_their_initials() -> None:
    young = replace(
        LETTERS["request"],
        asker=Asker(name="Ann Other", under_18=True, private=PRIVATE),
        text="Why? Mail me: jo@example.org, 07700 900123",
    )
    body = write("request", young).body
    assert "A.O." in body
    assert "Ann" not in body
    assert "[e-mail address removed], [telephone number removed]" in body


@pytest.mark.parametrize(
    "address",
    [
        "a b@example.org",
        "@",
        "jo@exam ple",
        "<script>@x",
        "jo\u202e@x.org",
        "ü@ü.de",
    ],
)
def test_an_address_that_is_none_breaks_nothing(address: str) -> None:
    odd = question(asker=Asker(name='Jo "the" <Asker>, Esq.\u200b', private=ContactDetails(email=address)))
    message = parsed(write("acknowledgement", odd))
    assert message["Bcc"] is None
    assert len(message["To"].addresses if message["To"] else ()) <= 1


@pytest.mark.parametrize(
    ("recorded", "to"),
    [
        ("jo@example.org, Ann Other <ann@example.org>", [("", "jo@example.org"), ("Ann Other", "ann@example.org")]),
        ("jo@example.org; ann@example.org", [("", "jo@example.org"), ("", "ann@example.org")]),
        ("Jo B <jo@example.org>", [("Jo B", "jo@example.org")]),
        ('"B, Jo" <jo@example.org>', [("B, Jo", "jo@example.org")]),
        ("B, Jo <jo@example.org>", [("B, Jo", "jo@example.org")]),
        ("jo@münchen.example", [("Jo", "jo@xn--mnchen-3ya.example")]),
    ],
)
def test_addresses_as_people_write_them_make_a_letter_to_send(recorded: str, to: list[tuple[str, str]]) -> None:
    one = question(asker=Asker(name="Jo", private=ContactDetails(email=recorded)))
    found = parsed(write("acknowledgement", one))["To"].addresses
    assert [(address.display_name, address.addr_spec) for address in found] == to


@pytest.mark.parametrize("address", ["jö@example.org", "a b@example.org", "jo@", "jo@exam ple", "jo"])
def test_an_address_that_cannot_be_sent_to_is_told_in_a_sentence(address: str) -> None:
    with pytest.raises(Refused) as caught:
        write("request", to=address)
    assert caught.value.problems[0].code == "letter.to"
    letter = write("acknowledgement", question(asker=Asker(name="Jo", private=ContactDetails(email=address))))
    assert "cannot be sent to" in letter.reaches
    assert address not in letter.reaches
    assert parsed(letter)["To"] is None


@pytest.mark.parametrize(
    ("asker", "sentence"),
    [
        ({}, "Your name and this text will be published"),
        ({"under_18": True}, "with your initials instead of your name"),
        ({"consents_to_name": False}, "without your name"),
        ({"under_18": True, "consents_to_name": False}, "without your name"),
    ],
)
def test_the_acceptance_says_under_what_name_the_text_will_be_published(asker: dict[str, Any], sentence: str) -> None:
    body = write("acceptance", question(S.ACCEPTED, asker=Asker(name="Ann Other", private=PRIVATE, **asker))).body
    assert sentence in body
    assert ("Your name and" in body) is (not asker)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "forward"])
def test_every_letter_but_the_forward_shows_the_text_as_it_will_be_published(kind: str) -> None:
    answer = "" if kind == "request" else "Mail me@example.org"
    sent = replace(LETTERS[kind], text="Why? Ring 07700 900123. Jo Äsker", answer=answer)
    one = replace(sent, asker=Asker(name="Jo Äsker", under_18=True, private=PRIVATE))
    words = "Subject: x\n\n$text\n$public_text\n$answer\n$exchanges\n$reason\n$subject\n$public_name"
    for text in (write(kind, one).body, write(kind, one, words=words).body):
        assert "900123" not in text
        assert "me@example" not in text
    ready = replace(one, published_text="Why not?")
    assert "Why not?\nWhy not?" in write(kind, ready, words=words).body


class TestForward:
    def sent(self, to: str, **asker: Any) -> Question:
        text = "Ring 07700 900123\nor write to jo@example.org. Jo Äsker"
        return replace(
            LETTERS["forward"], text=text, forwarded_to=to, asker=Asker(name="Jo Äsker", private=PRIVATE, **asker)
        )

    @pytest.mark.parametrize("to", ["the Chief Constable", "Leicestershire Police", "the police", "Kent Constabulary"])
    def test_the_force_gets_the_text_as_it_was_sent(self, to: str) -> None:
        body = write("forward", self.sent(to, under_18=True)).body
        assert "Ring 07700 900123\nor write to jo@example.org. Jo Äsker" in body

    @pytest.mark.parametrize(
        "to", ["the County Council", "the Police and Crime Commissioner", "the Police & Crime Panel"]
    )
    def test_everybody_else_gets_it_without_the_details(self, to: str) -> None:
        body = write("forward", self.sent(to, under_18=True)).body
        assert "Ring [telephone number removed]\nor write to [e-mail address removed]. [name removed]" in body

    def test_each_is_left_in_or_out_by_its_number(self) -> None:
        one = self.sent("the Chief Constable")
        assert carried_words(one, "forward", {0}) == (
            "1. telephone number in line 1: left in",
            "2. e-mail address in line 2: taken out",
        )
        body = write("forward", one, left_in=frozenset({0})).body
        assert "07700 900123" in body
        assert "jo@example.org" not in body
        assert carried(one, "request") == ()


def test_hostile_words_stay_words() -> None:
    text = "$host ${reference} $$ #\n.\nFrom: x\nBcc: y@example.org\n[b]\u202ertl"
    one = question(text=text, subject="$panel\r\nBcc: evil@example.org")
    message = parsed(write("rejection", replace(one, state=S.REJECTED, rejected_ground="frivolous")))
    assert message["Bcc"] is None
    assert "$host ${reference} $$ #" in message.get_content()


class TestWording:
    def test_a_council_changes_the_words_in_its_own_folder(self, tmp_path: Path) -> None:
        (tmp_path / "reply.txt").write_text("\ufeffSubject: Re $reference\r\n\r\nHello $asker\r\n# unseen\r\n", "utf-8")
        letter = write("reply", words=wording("reply", tmp_path))
        assert (letter.subject, letter.body) == ("Re Q1", "Hello Jo Äsker\n")
        assert wording("request", tmp_path) == wording("request")

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("Hello\n", "letter.subject"),
            ("", "letter.subject"),
            ("Subject: x\n\n$colour", "letter.word"),
            ("Subject: x\n\n$ 5", "letter.word"),
            ("Subject: $colour", "letter.word"),
        ],
    )
    def test_wording_that_cannot_be_filled_in_says_what_is_wrong(self, words: str, code: str) -> None:
        with pytest.raises(Refused) as caught:
            write("reply", words=words)
        assert caught.value.problems[0].code == code
        assert "reply.txt" in caught.value.problems[0].sentence

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
    def test_wording_from_whatever_editor_is_read(self, encoding: str, tmp_path: Path) -> None:
        (tmp_path / "reply.txt").write_bytes("Subject: Für £5\r\n\r\nHello “$asker”\r\n".encode(encoding))
        assert wording("reply", tmp_path) == "Subject: Für £5\n\nHello “$asker”\n"

    @pytest.mark.parametrize(
        ("data", "what"), [(b"%PDF-1.4", "a PDF"), (b"PK\x03\x04 word/", "a Word document"), (b"Subject: \0x", "bytes")]
    )
    def test_wording_that_is_no_text(self, data: bytes, what: str, tmp_path: Path) -> None:
        (tmp_path / "reply.txt").write_bytes(data)
        with pytest.raises(Refused, match=f"The wording reply.txt is .*{what}"):
            wording("reply", tmp_path)
        (tmp_path / "reply.txt").write_bytes(b"x" * 200_000)
        with pytest.raises(Refused):
            wording("reply", tmp_path)


def test_which_letters_can_be_written_when() -> None:
    for kind, one in LETTERS.items():
        assert why_not_letter(one, kind) is None
        assert kind in letters_for(one)
    assert letters_for(question())[0] == "acknowledgement"
    assert letters_for(question(S.REJECTED))[0] == "rejection"
    assert letters_for(question(S.REPLY_OWED, answer="Yes."))[0] == "reply"
    problem = why_not_letter(question(), "rejection")
    assert problem is not None
    assert problem.code == "letter-not-yet"
    assert "when it is rejected" in problem.sentence
    with pytest.raises(Refused):
        write("rejection", question())
    unknown = why_not_letter(question(), "ransom")
    assert unknown is not None
    assert (unknown.code, unknown.sentence) == ("letter-unknown", "There is no letter “ransom”.")
    assert unknown.cure.startswith("Choose one of acknowledgement, ")


def test_letters_for_every_kind_of_question() -> None:
    for kind in QuestionKind:
        name = "question" if kind is QuestionKind.MEMBER_QUESTION else kind.value
        assert f"Your {name}" in write("acknowledgement", question(kind=kind)).subject


def test_a_draft_is_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    letter = write("reply")
    path = write_letter(letter, tmp_path / "new" / DRAFTS, tmp_path / "panel.json")
    assert path.read_bytes() == letter.eml
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileTrouble):
        write_letter(letter, tmp_path / "file", tmp_path / "panel.json")


@pytest.mark.skipif(os.name != "posix", reason="modes are those of Unix")
@pytest.mark.parametrize(("umask", "rights"), [(0o000, 0o644), (0o022, 0o600), (0o077, 0o664), (0o000, 0o666)])
def test_a_draft_can_be_read_by_the_owners_of_the_file_alone(tmp_path: Path, umask: int, rights: int) -> None:
    panel, folder = tmp_path / "panel.json", tmp_path / DRAFTS
    panel.touch()
    panel.chmod(rights)
    folder.mkdir(mode=0o755)
    before = os.umask(umask)
    try:
        path = write_letter(write("reply"), folder, panel)
        elsewhere = write_letter(write("reply"), tmp_path / "else" / "where", panel)
    finally:
        os.umask(before)
    shared = bool(rights & 0o020)
    assert {one.stat().st_mode & 0o777 for one in (path, elsewhere)} == {0o660 if shared else 0o600}
    assert {one.parent.stat().st_mode & 0o777 for one in (path, elsewhere)} == {0o770 if shared else 0o700}


def test_a_draft_edited_by_hand_stands(tmp_path: Path) -> None:
    letter = write("reply")
    first = write_letter(letter, tmp_path / DRAFTS, tmp_path / "panel.json")
    first.write_bytes(b"edited by hand")
    again = write_letter(letter, tmp_path / DRAFTS, tmp_path / "panel.json")
    assert (first.read_bytes(), again.read_bytes()) == (b"edited by hand", letter.eml)
    assert again.name == f"{first.stem}-2.eml"


@pytest.mark.parametrize(("size", "words"), [(3_000_000, "is far too large"), (0, "is a folder, not a file")])
def test_a_wording_that_cannot_be_one_is_named(tmp_path: Path, size: int, words: str) -> None:
    own = tmp_path / "reply.txt"
    if size:
        own.write_bytes(b"x" * size)
    else:
        own.mkdir()
    with pytest.raises((Refused, FileTrouble)) as caught:
        wording("reply", tmp_path)
    assert str(caught.value).startswith(f"The wording reply.txt: {own} {words}.")
    assert "at most 100,000 bytes" in str(caught.value)
    assert codes_told(lambda: wording("reply", tmp_path)) == ["letter.read"]
