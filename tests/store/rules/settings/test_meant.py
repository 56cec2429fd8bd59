"""Whatever leads to the settings leads to the line that is meant."""

from __future__ import annotations

import ast
from pathlib import Path

from msgspec.structs import replace

import store.rules.findings as findings_folder
from store.problems import Problem
from store.queries.settings.settings import settings
from store.records import Panel, RuleSet
from store.register import Register
from store.rules.questions.letters import needs_of_office
from store.rules.settings.meant import line_of_finding, line_of_problem
from store.rules.settings.put_in import PART_WORDS
from store.sample import DEMO_DAY, sample_records


def lines() -> set[str]:
    register = Register.of(*sample_records())
    groups = settings(register, DEMO_DAY)
    taken = replace(register.panel, rules=(RuleSet(),))
    groups += settings(Register.of(taken), DEMO_DAY)
    return {row.key for group in groups for row in group.rows} | {group.key for group in groups}


def codes_about_the_panel() -> set[str]:
    """Read off the source which findings are about the panel as a whole, and with which code each is made."""
    codes = set[str]()
    for path in Path(findings_folder.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"finding", "_missing"}:
                about = ast.unparse(node.args[1])
                if (about == "('PANEL',)" or getattr(node.func, "id", "") == "_missing") and isinstance(
                    node.args[0], ast.Constant
                ):
                    codes.add(str(node.args[0].value))
    return codes


def test_a_finding_about_the_panel_leads_to_its_line_of_the_settings() -> None:
    known, codes = lines(), codes_about_the_panel()
    assert len(codes) >= 7
    for code in codes - {"rules-unconfirmed"}:
        assert line_of_finding(code) in known, code
    for part in PART_WORDS:
        assert line_of_finding("rules-unconfirmed", part) in known, part


def test_a_cure_that_names_a_setting_leads_to_its_line() -> None:
    known = lines()
    needs = needs_of_office(Panel(id="PANEL", name="A"))
    assert len(needs) == 3
    for problem in needs:
        assert line_of_problem(problem) in known, problem.code
    for code in ("questions.not-set", "deadlines.not-set", "draft-minutes-not-set", "letter.child"):
        assert line_of_problem(Problem(code, "", "", "", "setting.edit")) in known, code
    assert line_of_problem(Problem("complaints.keep-not-set", "", "", "", "setting.edit")) in known
    assert line_of_problem(Problem("x", "", "", "councils", "meeting.edit")) == "", "that leads elsewhere"
