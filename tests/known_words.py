"""Which words of a program stand for something: a misspelt one stands in one place alone, and nothing knows it."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
import tomllib
import types
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import screens
import store
import tui
from tests.store.test_known_codes import functions_of
from tests.test_codes import named

ROOT = Path(__file__).resolve().parent.parent

WORD = re.compile(r"[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*")
"""How a word looks that a program means and nobody reads: the id of a key, a code, the name of a field."""

OTHERS = {
    "Textual": "center darken horizontal lighten tooltip underline vertical scrollbar scrollbar-active scrollbar-hover"
    " scrollbar-background scrollbar-corner-color",
    "argparse": "epilog",
    "Python": "cutoff lo ps1 timespec",
    "platformdirs": "appauthor",
    "keys as Unicode calls them": "solidus underscore",
    "keys whose ids are put together": "go.actions go.declarations go.members go.questions settle.considered",
    "parts of a screen, which is asked for their class, and inks": "bundle-verify can-decide field-next item-line"
    " room-decides room-now",
    "said or typed": "adjourn arrives decide modern.gov no-more not-reached not-set recommend redact",
    "the name of a file": "between-the-panels imported.json",
    "provisions that stand in the table of the law and that no sentence names": "all-vote annual-attends bank-holidays"
    " casting-vote chief-appointment chief-days-left-out chief-ends chief-notified chief-suspended complaints-kept"
    " devolution draft-plan full-panel grave-offence item-added names-present not-for-publication not-recorded"
    " notice-again notify-by panel-sizes plan-in-the-year post-election posted-notices published-names remote-case"
    " remote-from removal-ends removal-further removal-held removal-proposed require-replies right-panel"
    " second-report-missed senior-notified to-committees",
    "where a provision stands": "s.33 s.62 ss.100A-100B",
    "kinds of interests that a panel may choose": "personal-older prejudicial-older significant-personal",
    "what a clock, a step, a slip or a question is told by": "call-in clash-clerk clash-member conclude dates-unknown"
    " exempt-withheld left-open minutes-slips not-read other-day other-time part-open question-awaited question-settled"
    " question-unpublished question-unrecorded responses signed-as veto-which with-recommendations",
    "paths of settings": "rules.agenda rules.interests rules.lots rules.quorum.denominator rules.quorum.number"
    " rules.quorum.numerator rules.remote.provision rules.scoring",
    "names of the parts of a pattern or of an address": "baremonth bareday fragment iso isoday isomonth",
    "parts of Word documents and their attributes": "altChunk basedOn bookmarkStart cellDel cellIns cellMerge"
    " customXmlDelRangeStart customXmlInsRangeStart cx cy-GB decimalZero delText docId docPr docVar docVars"
    " documentProtection endnote endnotePr evenAndOddHeaders fillcolor fldSimple footerReference footnote footnotePr"
    " graphicData headerReference highlight insideH insideV instr instrText linkStyles mm moveTo noFill normal"
    " normal.dotm normal.dotx numberingChange pPrChange paraIdParent posOffset positionH positionV pt px rPrChange"
    " rStyle relativeFrom revisionView rsids sectPrChange spPr srcRect srgbClr sym tblGridChange tblPrChange"
    " tblPrExChange tblStyle tc tcPrChange themeFontLang titlePg trPrChange trackRevisions writeProtection wsp",
    "parts of office files, and what they say of themselves": "company contentstatus displayName hyperlinkbase"
    " lastmodifiedby macroEnabled macroenabled macrosheet manager ms-excel.sheet.m oleobject"
    " opendocument.spreadsheet opendocument.text presentationml props python-docx spreadsheetml.sheet.main"
    " spreadsheetml.template subdocument templatemacro vbadata.xml vbaproject.bin wordprocessingml.template",
    "parts of spreadsheets": "cellXfs commentList fgColor fileSharing fillId filterColumn fontId formatCode"
    " gradientFill ht indexed localSheetId nrows numFmts patternFill patternType rgb sheetData threadedcomment tint"
    " userName veryHidden",
    "parts of OpenDocument": "changed-region format-change hidden-paragraph initial-creator printed-by s-repeated"
    " styles.xml tracked-changes user-defined visibility",
    "fields of PDF, parts of calendars, of pages and of XML": "additionalProperties amp apos ccc contributor dcc"
    " dccc dialect dtstart gb gb-eire gmt gt input lineterminator london lx lxx lxxx maxItems minItems organization"
    " quot separator strike tableSchema utc wbr",
    "what modern.gov calls its fields": "agendaitem agendaitemsubnumber agendatext commenttext committeetitle"
    " councillorid declarationcount districttitle isdisplayallowed iswebcast linkeddocuments meetingroom memberid"
    " minutesitemnumber minutesitemsubnumber minutesnonemptyhtmlbody politicalgrouptitle politicalparty"
    " politicalpartytitle presenter publicationdate remotely restrictionsref virtually",
    "names of files": "house.docm house.dotm house.odt house.rtf house.scss manifest.json paper.typ"
    " registrymodifications.xcu words-cy.toml words.cy-gb.toml",
    "codes that begin with the kind of their record or file": "bad-record called-in disk-full leave-item"
    " leave-to-vote left-office name-may-be-published no-backup no-folder no-lock no-permission not-found not-plain"
    " on-server presiding recommended-lead reply-due resolved-lead too-old",
    "PostgreSQL and its library": "autocommit binary blocking c.value commit postgresql",
    "encodings, and signs that lines and headings end with": "utf-32-be utf-32-le nN sS",
    "parts of names of files and of versions": "editing exempt-version",
    "titles of people and columns that an import reads": "cllrs forename messrs",
    "words of a sentence": "amend contribution criterions fell gave inode mentions misunderstood paras presented"
    " registers regs remain speaker those took truncated you",
    "a field of an older format": "abstentions",
}
"""Words that stand in one place, by what knows them besides."""


def modules_of(package: types.ModuleType) -> list[str]:
    """Give the names of the modules of a package, but for those that run when they are imported."""
    walked = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [one.name for one in walked if not one.name.endswith("__main__")]


def words_of_others() -> set[str]:
    """Give the words that only others know."""
    return {word for words in OTHERS.values() for word in words.split()}


def printed_words() -> set[str]:
    """Give what the fixed words of papers are called by: `agenda.title`."""
    tables = tomllib.loads((ROOT / "fixtures" / "words" / "papers.toml").read_text(encoding="utf-8"))
    return {f"{table}.{name}" for table, words in tables.items() for name in words}


def words_in_use() -> set[str]:
    """Give every text that stands in the program."""
    modules = [module for one in (screens, store, tui) for module in modules_of(one)]
    return {word for module in modules for code in codes_of(module) for word in words_in(code.co_consts)}


def unknown_words(*packages: types.ModuleType) -> dict[str, str]:
    """Give the words of some packages that nothing else knows, each with its module."""
    told: Counter[str] = Counter()
    known = named() | words_of_others() | printed_words()
    of_packages: dict[str, str] = {}
    names = tuple(f"{package.__name__}." for package in packages)
    for one in (store, screens, tui):
        for module in modules_of(one):
            known |= {module, module.partition("commandline.")[2]}
            for code in codes_of(module):
                known.update(code.co_names, code.co_varnames)
                for word in words_in(code.co_consts):
                    told[word] += 1
                    if module.startswith(names):
                        of_packages[word] = module
    return {
        word: module
        for word, module in of_packages.items()
        if told[word] == 1 and word not in known and WORD.fullmatch(word)
    }


def codes_of(module: str) -> Iterator[types.CodeType]:
    """Give what a module does when it is imported, and what its functions do now, each with all that is within it."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    loader: Any = spec.loader
    code = loader.get_code(module)
    live = {(one.__code__.co_firstlineno, one.__code__.co_name): one.__code__ for one in _functions(module)}
    waiting = [code]
    while waiting:
        one = waiting.pop()
        now = live.get((one.co_firstlineno, one.co_name), one)
        yield now
        waiting += [inner for inner in now.co_consts if isinstance(inner, types.CodeType)]


def _functions(module: str) -> Iterator[types.FunctionType]:
    return (one for one in functions_of(importlib.import_module(module)) if one.__module__ == module)


def words_in(value: object) -> Iterator[str]:
    """Give the texts among what a piece of code holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from words_in(one)
