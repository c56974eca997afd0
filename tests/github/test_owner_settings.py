"""The job that tells the owner which settings are missing, against a stand-in for GitHub."""

import re
import sys
from pathlib import Path

import pytest
import yaml

from publishing.commands.reviews import owner_settings
from publishing.github.owner_settings import REQUIRED_CHECKS
from tests.github.github_stand_in import StandIn
from tests.github.github_state import BOT, REPOSITORY, GitHub
from tests.github.weekly_situations import REVIEWERS

ROOT = Path(__file__).parents[2]
LIST = (ROOT / "docs-for" / "owner.md").read_text(encoding="utf-8")
ABLE = """
  github: somebody
  counts_as: doctor
  interests: None to declare
  signs: [safety, treatment, background]
"""
WORKFLOW = "actions/permissions/workflow"
SET = {
    "rules/branches/main": (
        200,
        [
            {"type": "pull_request", "parameters": {"require_code_owner_review": True}},
            {
                "type": "required_status_checks",
                "parameters": {"required_status_checks": [{"context": name} for name in REQUIRED_CHECKS]},
            },
        ],
    ),
    "codeowners/errors": (200, {"errors": []}),
    "": (200, {"allow_merge_commit": True, "allow_squash_merge": False, "allow_rebase_merge": False}),
    WORKFLOW: (
        200, {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": True},
    ),
    "pages": (200, {"build_type": "workflow"}),
}  # fmt: skip


@pytest.fixture
def told(project: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """What the command says, and how it ends."""
    forms = project / ".github" / "ISSUE_TEMPLATE"
    forms.mkdir(exist_ok=True)
    for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        (forms / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(project)
    for name, value in {
        "NO_PROXY": "127.0.0.1",
        "GITHUB_API_URL": stand_in.address,
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": BOT,
        "FEEDBACK_ADDRESS": "hello@guides.example",
        "SECURITY_CONTACT": "hello@guides.example",
    }.items():
        monkeypatch.setenv(name, value)
    register = project / "docs" / "_data" / "reviewers.yml"
    (project / ".github" / "CODEOWNERS").write_text(
        "# As @cancerfax/engineers.\n* @Example/code @owner\n", encoding="utf-8"
    )

    def run(*flags: str, reviewers: str = "") -> tuple[int, str]:
        register.write_text(reviewers or REVIEWERS, encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["owner_settings", "--pause", "0", *flags])
        code = owner_settings.main()
        register.write_text(REVIEWERS, encoding="utf-8")
        return code, capsys.readouterr().out

    return run


TEAM = "".join(
    f"- id: {name}\n  name: {name}\n  kind: person\n  role: {kind}\n{ABLE.strip(chr(10)).replace('doctor', kind)}\n"
    for name, kind in (("ann", "doctor"), ("kim", "nurse"))
)


def test_a_repository_with_everything_set_is_told_so(told, github: GitHub) -> None:
    github.settings |= SET
    code, text = told("--write", reviewers=TEAM)
    assert (code, re.findall(r"\*\*(missing|not seen)\*\*.*", text)) == (0, []), text


MISSING = {
    "checks": ({"rules/branches/main": (200, [])}, "missing**: the check Sign-offs hold"),
    "code owners": ({"rules/branches/main": (200, SET["rules/branches/main"][1][1:])}, "a review from code owners"),
    "teams": (
        {"codeowners/errors": (200, {"errors": [{"line": 3, "source": "* @cancerfax/engineers"}]})},
        "line 3: * @cancerfax/engineers",
    ),
    "squash": ({"": (200, SET[""][1] | {"allow_squash_merge": True})}, "missing**: squash merge"),
    "pages": ({"pages": (404, {})}, "missing**: GitHub Actions"),
    "rights": (
        {WORKFLOW: (200, SET[WORKFLOW][1] | {"can_approve_pull_request_reviews": False})},
        "missing**: allow workflows to open pull requests",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "words"), MISSING.values(), ids=MISSING)
def test_what_is_missing_is_named(settings: dict, words: str, told, github: GitHub) -> None:
    github.settings |= SET | settings
    code, text = told("--write", reviewers=TEAM)
    assert code == 1
    assert words in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ((ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8"), "missing**: teams of your own"),
        ("* @example/code\n/reviews/\t@other/doctors # @example/code\n", ". @other/doctors: of another account"),
        ("# * @example/code\n", "There is no .github/CODEOWNERS that names anybody"),
    ],
    ids=["as it comes", "one of another account", "nobody"],
)  # fmt: skip
def test_teams_that_are_placeholders_are_missing(text: str, words: str, told, github: GitHub, project: Path) -> None:
    """Also where the website does not tell which owners it knows."""
    github.settings |= SET | {"codeowners/errors": (403, {"message": "Resource not accessible"})}
    (project / ".github" / "CODEOWNERS").write_text(text, encoding="utf-8")
    code, said = told("--write", reviewers=TEAM)
    assert code == 1
    assert "**missing**: teams of your own in CODEOWNERS. " in said
    assert words in said
    assert "**not seen**: teams that may write" in said


def test_what_a_token_may_not_see_is_said_to_be_not_seen(told, github: GitHub) -> None:
    github.settings |= SET | {
        WORKFLOW: (403, {"message": "Resource not accessible"}),
        "": (200, {}),
    }
    code, text = told("--write", reviewers=TEAM)
    assert code == 0
    assert text.count("**not seen**") == 4


def test_labels_of_forms_are_made_when_asked(told, github: GitHub) -> None:
    github.settings |= SET
    assert "Labels that forms use are missing: mistake, proposal, reader, review." in told(reviewers=TEAM)[1]
    assert github.labels == []
    told("--write", reviewers=TEAM)
    assert {label["name"] for label in github.labels} == {"mistake", "proposal", "reader", "review"}
    assert len({label["description"] for label in github.labels}) == 4


def test_people_that_a_class_needs_and_the_register_lacks_are_named(told, github: GitHub) -> None:
    github.settings |= SET
    code, text = told("--write", reviewers=TEAM.partition("- id: kim")[0])
    assert code == 1
    assert "is a doctor who" not in text
    assert "nobody with a login or a key is a nurse or pharmacist who may sign 'safety'" in text


def test_the_list_for_the_owner_names_everything_that_the_job_looks_for(told, github: GitHub) -> None:
    github.settings |= SET
    text = told("--write", reviewers=TEAM)[1]
    for what in re.findall(r"\*\*ok\*\*: ([^.\n]+)", text):
        name = re.sub(r"^the check |^a (.*) for .* pages$", "", what)
        assert not name or name.casefold() in LIST.casefold(), what


TOLD = {
    "docs-for/owner.md": (
        "GitHub stops the schedules of a public repository in which nothing has happened for 60 days.",
        "They need no rights to fill in a form, and belong to the medical team to merge.",
        "switch *squash merge* and *rebase merge* off",
    ),
    "docs-for/reviewers.md": (
        "nobody believes an e-mail address",
        "The project sends no e-mail",
        "GitHub lets you merge it yourself; then it counts only if somebody else of the project approved it before.",
    ),
    "ARCHITECTURE.md": ("neither proves who sat there, or that they read", "Two people can agree to anything"),
}
"""What no program can see to, and people must therefore be told."""


@pytest.mark.parametrize(("file", "sentences"), TOLD.items(), ids=TOLD)
def test_what_no_program_can_see_to_is_told(file: str, sentences: tuple[str, ...]) -> None:
    text = " ".join((ROOT / file).read_text(encoding="utf-8").split())
    assert [sentence for sentence in sentences if sentence not in text] == []


def test_the_checks_to_be_required_are_jobs_of_that_name() -> None:
    """GitHub waits for ever for a check that no job has the name of."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))["jobs"].values()
    assert set(REQUIRED_CHECKS) <= {job["name"] for job in jobs}


def test_every_label_of_a_form_has_a_look_of_its_own() -> None:
    looks = yaml.safe_load((ROOT / ".github/review-issue/labels.yml").read_text(encoding="utf-8"))
    names = {look["name"] for look in looks.values()}
    assert set(owner_settings.labels_of_forms(ROOT / ".github" / "ISSUE_TEMPLATE")) <= names
