"""Forms on the website: their fields are those that are read, and what somebody typed becomes an entry or a reason."""

import json
from pathlib import Path

import pytest
import yaml

from publishing.reviews.digests import short
from publishing.reviews.identity import forms
from publishing.reviews.identity.host import AnsweredHost, Answers, Form
from publishing.reviews.ledger.scope import SUBJECTS, Scope
from tests.project_files import PROJECT
from tests.reviews.conftest import rebuild
from tests.reviews.projects import Project
from tests.reviews.small_site import SAFETY, TREATMENT
from tests.reviews.test_review_impact import command

TEMPLATES = PROJECT / ".github" / "ISSUE_TEMPLATE"
KINDS = {"sign-off": "approved", "sign-off-part": "approved", "carry-over": "carried-over", "withdraw": "withdrawn"}


def template(name: str) -> list[dict]:
    form = yaml.safe_load((TEMPLATES / f"{name}.yml").read_text(encoding="utf-8"))
    return [field for field in form["body"] if field["type"] != "markdown"]


def filled_in(name: str, **said: str) -> str:
    """The issue as GitHub writes it: a heading for each field, in the order of the template."""
    parts = []
    for field in template(name):
        if field["type"] == "checkboxes":
            text = "\n".join(f"- [X] {option['label']}" for option in field["attributes"]["options"])
        else:
            text = said.get(field["id"].replace("-", "_")) or "_No response_"
        parts.append(f"### {field['attributes']['label']}\n\n{text}")
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts)


@pytest.mark.parametrize(("name", "outcome"), KINDS.items())
def test_each_form_of_the_website_is_read_as_it_is_filled_in(name: str, outcome: str):
    subject = SUBJECTS[0] if name == "sign-off-part" else ""
    note = "Checked all doses: none found wrong.\n\n### A heading\n\n- [x] a box"
    form = forms.read_form(
        filled_in(name, page="care/wait", mark="0123456789AB", read_on="2026-11-30", note=note, subject=subject)
    )
    assert (form.page, form.outcome, form.note) == ("care/wait", outcome, note)
    if name != "withdraw":
        assert (form.mark, str(form.read_on)) == ("0123456789ab", "2026-11-30")


@pytest.mark.parametrize("name", [path.stem for path in TEMPLATES.glob("*.yml") if path.stem not in (*KINDS, "config")])
def test_other_forms_are_not_taken_for_sign_offs(name: str):
    assert not forms.is_ours(filled_in(name))


def event(folder: Path, body: str, login: str = "lee-example", sender: str = "") -> Path:
    told = {"issue": {"number": 12, "body": body, "user": {"login": login}}, "sender": {"login": sender or login}}
    path = folder / "event.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def mark(project: Project, page: str = TREATMENT) -> str:
    return short(project.reviews().standings[page].digest.digest)


def run(project: Project, tmp_path: Path, body: str, **who: str) -> tuple[int, str]:
    said = tmp_path / "said.md"
    done = command(project, "form", str(event(tmp_path, body, **who)), "--said", str(said))
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, said.read_text(encoding="utf-8") if said.exists() else ""


def test_a_form_with_two_statements_says_neither():
    approve, *_, withdraw = forms.STATEMENTS
    said = f"### {forms.PAGE}\n\ncare/wait\n\n### {forms.STATEMENT}\n\n- [x] {approve}\n- [x] {withdraw}\n"
    with pytest.raises(forms.UnreadableFormError):
        forms.read_form(f"{said}\n### {forms.NOTE}\n\nRead.\n")


def test_a_field_that_stands_twice_says_what_it_says_first():
    """What stands first is what the form asked; more can only have been typed."""
    approve = next(iter(forms.STATEMENTS))
    said = f"### {forms.PAGE}\n\ncare/wait\n\n### {forms.PAGE}\n\ncare/fever\n\n"
    read = forms.read_form(f"{said}### {forms.STATEMENT}\n\n- [x] {approve}\n\n### {forms.NOTE}\n\nRead.\n")
    assert read.page == "care/wait"


def test_a_form_becomes_an_entry_that_holds_when_the_website_is_asked(built: Project, tmp_path: Path):
    body = filled_in("sign-off", page="care/wait", mark=mark(built), note="Checked all doses: none found wrong")
    assert run(built, tmp_path, body) == (0, "Sign off care/wait.md\n")
    built.commit("41898282+github-actions[bot]@users.noreply.github.com")
    form = Form(login="lee-example", edited_by=None, body=body)
    host = AnsweredHost(Answers(commits={built.head(): None}, forms={"12": form}))
    assert built.refusals(host=host) == []
    assert built.status(host=host) == "current"


def test_a_form_for_parts_becomes_an_entry_of_these_parts(built: Project, tmp_path: Path):
    said = {"page": "care/wait", "mark": mark(built), "note": "Checked all doses.", "subject": SUBJECTS[0]}
    body = filled_in("sign-off-part", sections="in-short, who-calls", **said)
    assert run(built, tmp_path, body)[0] == 0
    built.commit("41898282+github-actions[bot]@users.noreply.github.com")
    host = AnsweredHost(
        Answers(commits={built.head(): None}, forms={"12": Form(login="lee-example", edited_by=None, body=body)})
    )
    assert built.refusals(host=host) == []
    standing = built.reviews(host=host).standings[TREATMENT]
    assert [one.review.scope for one in standing.parts_standing] == [Scope(("in-short", "who-calls"), SUBJECTS[0])]
    assert str(standing.status) == "never-reviewed"


NO_PARTS = {
    "no part": ({}, "it names no section and no subject"),
    "a section that is not there": ({"sections": "doses"}, "has no section 'doses' that can be signed alone"),
    "another order": ({"sections": "who-calls, in-short"}, "in-short, who-calls"),
    "a subject of their own": ({"subject": "all of it, and more"}, "is none of the subjects"),
}


@pytest.mark.parametrize(("said", "words"), NO_PARTS.values(), ids=NO_PARTS)
def test_parts_that_cannot_be_are_told_to_who_filled_it_in(said: dict, words: str, built: Project, tmp_path: Path):
    told = {"page": "care/wait", "mark": mark(built), "note": "Read it all."} | said
    code, comment = run(built, tmp_path, filled_in("sign-off-part", **told))
    assert (code, words in comment) == (1, True), comment


def test_the_subjects_to_choose_from_are_those_of_the_ledger():
    (field,) = (field for field in template("sign-off-part") if field["id"] == "subject")
    assert field["attributes"]["options"] == list(SUBJECTS)


def test_taking_back_needs_no_mark(built: Project, tmp_path: Path):
    built.sign_and_commit()
    assert run(built, tmp_path, filled_in("withdraw", page="care/wait", note="A dose was wrong."))[0] == 0


def test_a_harmless_edit_is_carried_over_with_a_form(built: Project, tmp_path: Path):
    built.sign_and_commit()
    built.replace(f"docs/{TREATMENT}", "Ask who calls you.", "Ask, who calls you.")
    built.commit()
    rebuild(built)
    body = filled_in("carry-over", page="care/wait", mark=mark(built), note="Only a comma came.")
    assert run(built, tmp_path, body) == (0, "Carry over care/wait.md\n")


def test_a_meaning_is_carried_over_with_no_form(built: Project, tmp_path: Path):
    built.sign_and_commit()
    built.replace(f"docs/{TREATMENT}", "You may say no.", "You must say no.")
    built.commit()
    rebuild(built)
    before = built.ledger().read_text(encoding="utf-8")
    body = filled_in("carry-over", page="care/wait", mark=mark(built), note="Only a comma came.")
    code, comment = run(built, tmp_path, body)
    assert (code, "'may' became 'must'" in comment) == (1, True), comment
    assert built.ledger().read_text(encoding="utf-8") == before


REFUSALS = {
    "a stranger": ({}, {"login": "stranger"}, "has the login stranger"),
    "changed by somebody else": ({}, {"sender": "owner"}, "@owner changed a form of @lee-example"),
    "other words": ({"mark": "000000000000"}, {}, "its words are not those you read"),
    "no page of ours": ({"page": "care/wai"}, {}, "Did you mean 'care/wait.md'"),
    "a day in words": ({"read_on": "1 December 2026"}, {}, "Write it as 2026-12-01"),
}


@pytest.mark.parametrize(("said", "who", "words"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_is_told_to_who_filled_it_in(
    said: dict,
    who: dict,
    words: str,
    built: Project,
    tmp_path: Path,
):
    told = {"page": "care/wait", "mark": mark(built), "note": "Read it all."} | said
    code, comment = run(built, tmp_path, filled_in("sign-off", **told), **who)
    assert code == 1
    assert words in comment
    assert not (built.path / "reviews").exists()


def test_a_right_that_is_missing_is_told(built: Project, tmp_path: Path):
    """Jo may sign safety pages, and the meaning of one is never carried over."""
    body = filled_in("carry-over", page="care/fever", mark=mark(built, SAFETY), note="Only a comma came.")
    code, comment = run(built, tmp_path, body, login="jo-example")
    assert code == 1
    assert "nobody has signed this page yet" in comment


def test_an_issue_that_is_no_form_is_left_alone(built: Project, tmp_path: Path):
    assert run(built, tmp_path, "Hello, the fever page is wrong.") == (3, "")
