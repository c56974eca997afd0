"""The steps of the workflows that handle sign-offs, run as GitHub runs them, with a stand-in for its command."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from publishing.reviews.digests import short
from tests.project_files import PROJECT
from tests.reviews.conftest import EPOCH
from tests.reviews.projects import Project
from tests.reviews.test_forms import filled_in

GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in "pr list"*) cat "$KNOWN" ;; esac
case "$*" in *"--body-file"*) cat .cache/said.md links.md 2>/dev/null >> "$CALLS" ;; esac
exit 0
"""
MAKE = """#!/bin/sh
# The site is built already, and the packages are there.
for word in "$@"; do case "$word" in EVENT=*) event="${word#EVENT=}" ;; SAID=*) said="${word#SAID=}" ;; esac; done
exec "$PYTHON" -m publishing.commands.reviews.form "$event" --said "$said"
"""


def steps(workflow: str, job: str) -> dict[str, dict]:
    """The steps of a job that run something, by name."""
    found = yaml.safe_load((PROJECT / ".github" / "workflows" / f"{workflow}.yml").read_text("utf-8"))["jobs"][job]
    return {step["name"]: step for step in found["steps"] if "run" in step}


class Runner:
    """Runs steps in a folder, with what GitHub sets around them."""

    def __init__(self, folder: Path, tools: Path, **settings: str) -> None:
        self.folder, self.calls, self.known = folder, tools / "calls", tools / "known"
        self.output, self.summary = tools / "output", tools / "summary"
        for path in (self.calls, self.known, self.output, self.summary):
            path.touch()
        for name, text in (("gh", GH), ("make", MAKE)):
            (tools / name).write_text(text, encoding="utf-8")
            (tools / name).chmod(0o755)
        self.settings = settings | {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "CALLS": str(self.calls),
            "KNOWN": str(self.known),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "PYTHON": str(PROJECT / ".venv" / "bin" / "python"),
            "PYTHONPATH": str(PROJECT),
        }

    def run(self, step: dict, **more: str) -> int:
        command = ["bash", "-eo", "pipefail", "-c", step["run"]]
        environment = os.environ | self.settings | EPOCH | more
        return subprocess.run(command, cwd=self.folder, env=environment, check=False).returncode

    @property
    def asked(self) -> list[str]:
        return self.calls.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def hub(built: Project, tmp_path: Path) -> Path:
    """The repository on the website."""
    built.git("switch", "-q", "main")
    path = tmp_path / "hub.git"
    built.git("clone", "-q", "--bare", str(built.path), str(path))
    return path


@pytest.fixture
def runner(built: Project, hub: Path, tmp_path: Path) -> Runner:
    (tmp_path / "tools").mkdir()
    (built.path / ".cache").mkdir(exist_ok=True)
    event = tmp_path / "event.json"
    settings = {"GITHUB_EVENT_PATH": str(event), "NUMBER": "12", "BRANCH": "sign-off-12", "LOGIN": "lee-example"}
    more = {"ID": "7", "PUSH_TO": str(hub), "GH_TOKEN": "token", "HOST_ANSWERS": ""}
    return Runner(built.path, tmp_path / "tools", **settings, **more)


def event(
    runner: Runner, login: str = "lee-example", note: str = "Checked: none wrong; $(touch hacked) `touch hacked`"
) -> None:
    project = Project(runner.folder)
    mark = short(project.reviews().standings["care/wait.md"].digest.digest)
    body = filled_in("sign-off", page="care/wait", mark=mark, note=note)
    told = {"issue": {"number": 12, "body": body, "user": {"login": login}}, "sender": {"login": login}}
    Path(runner.settings["GITHUB_EVENT_PATH"]).write_text(json.dumps(told), encoding="utf-8")


def test_a_form_opens_a_pull_request_and_starts_its_check(runner: Runner, hub: Path):
    event(runner)
    job = steps("sign-off", "entry")
    assert runner.run(job["Write the entry"]) == 0
    assert "written=yes" in runner.output.read_text()
    assert runner.run(job["Open the pull request, or renew it"]) == 0
    assert [call.split(" --")[0] for call in runner.asked] == [
        "pr list", "pr create", "issue comment 12", "workflow run check.yml",
    ]  # fmt: skip
    assert "--title Sign off care/wait.md" in runner.asked[1]
    shown = subprocess.run(
        ["git", "-C", hub, "log", "-1", "--format=%ae %s", "sign-off-12"], capture_output=True, text=True, check=True
    )
    assert shown.stdout == "7+lee-example@users.noreply.github.com Sign off care/wait.md\n"
    assert not (runner.folder / "hacked").exists()
    ledger = (runner.folder / "reviews/care--wait.yml").read_text(encoding="utf-8")
    assert "proof: form 12" in ledger
    assert "none wrong" in ledger


def test_run_again_it_renews_its_branch_and_opens_no_second_pull_request(runner: Runner):
    job = steps("sign-off", "entry")
    for time in range(2):
        event(runner, note=f"Read {time + 1} times.")
        assert runner.run(job["Write the entry"]) == 0
        assert runner.run(job["Open the pull request, or renew it"]) == 0
        runner.known.write_text("3\n")
        Project(runner.folder).git("switch", "-q", "main")
        Project(runner.folder).git("branch", "-q", "-D", "sign-off-12")
    assert len([call for call in runner.asked if call.startswith("pr create")]) == 1


def test_a_stranger_is_told_why_there_is_no_entry(runner: Runner, hub: Path):
    event(runner, login="stranger")
    job = steps("sign-off", "entry")
    assert runner.run(job["Write the entry"]) == 0
    assert "written=no" in runner.output.read_text()
    assert runner.run(job["Say why there is no entry"]) == 0
    assert any("has the login stranger" in line for line in runner.asked)
    branches = subprocess.run(["git", "-C", hub, "branch"], capture_output=True, text=True, check=True).stdout
    assert "sign-off" not in branches


def test_an_issue_without_the_field_of_our_forms_starts_nothing():
    job = yaml.safe_load((PROJECT / ".github/workflows/sign-off.yml").read_text("utf-8"))["jobs"]["entry"]
    names = ("sign-off", "sign-off-part", "carry-over", "withdraw")
    templates = [yaml.safe_load((PROJECT / f".github/ISSUE_TEMPLATE/{name}.yml").read_text("utf-8")) for name in names]
    labels = [{field["attributes"].get("label") for field in template["body"]} for template in templates]
    assert "'### What you state'" in job["if"]
    assert all("What you state" in fields for fields in labels)
    assert "state == 'open'" in job["if"]


def test_a_form_needs_no_right_to_start_anything_and_is_read_again_when_it_is_mended():
    """Who may not write cannot start a workflow by hand; whoever has an account can open a form, and edit theirs."""
    starts = yaml.safe_load((PROJECT / ".github/workflows/sign-off.yml").read_text("utf-8"))[True]
    assert starts == {"issues": {"types": ["opened", "edited", "reopened"]}}


@pytest.mark.parametrize("workflow", ["links", "publish"])
def test_no_other_branch_writes_what_the_default_one_says(workflow: str):
    jobs = yaml.safe_load((PROJECT / f".github/workflows/{workflow}.yml").read_text("utf-8"))["jobs"]
    first = next(iter(jobs.values()))
    assert first["if"] == "github.ref_name == github.event.repository.default_branch"


def test_no_workflow_chooses_the_day():
    """Whoever sets the day of a build also sets the last day that may be signed."""
    told = [
        path.name for path in (PROJECT / ".github").rglob("*.yml") if "SOURCE_DATE_EPOCH" in path.read_text("utf-8")
    ]
    assert told == []


def test_a_check_that_made_no_summary_is_no_second_mistake():
    job = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]["comment"]
    fetched, told = job["steps"]
    assert fetched["continue-on-error"] is True
    assert told["if"] == f"steps.{fetched['id']}.outcome == 'success'"


def test_no_value_that_somebody_types_is_written_into_a_script():
    for path in (PROJECT / ".github" / "workflows").glob("*.yml"):
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            assert not [step for step in job["steps"] if "${{" in step.get("run", "")], path.name


def test_a_change_is_judged_by_the_base_and_not_by_itself():
    job = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]["sign-offs"]
    base, judge = job["steps"][1], steps("check", "sign-offs")["Refuse sign-offs that are not genuine"]
    assert (base["with"]["path"], "base.sha" in base["with"]["ref"]) == ("base", True)
    assert "--directory base check-reviews" in judge["run"]
    assert 'PROJECT="$GITHUB_WORKSPACE/change"' in judge["run"]
    assert not [step for step in job["steps"] if "--directory change" in step.get("run", "")]


def test_sign_offs_are_judged_in_every_change_whatever_else_is_wrong_with_it():
    workflow = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text("utf-8"))
    # Those of a form are started by the workflow that opened their pull request.
    assert {"pull_request", "merge_group", "workflow_dispatch"} <= workflow[True].keys()
    assert "needs" not in workflow["jobs"]["sign-offs"]
    told = steps("check", "sign-offs")["Refuse sign-offs that are not genuine"]
    assert not {"if", "continue-on-error"} & told.keys()


def test_the_site_is_built_each_day_for_reviews_fall_due_by_themselves():
    clocks = yaml.safe_load((PROJECT / ".github/workflows/publish.yml").read_text("utf-8"))[True]["schedule"]
    assert [clock["cron"].split()[2:] for clock in clocks] == [["*", "*", "*"]]


@pytest.mark.parametrize(("state", "code"), [("hold", 0), ("do not hold", 1), ("", 1)])
def test_publishing_turns_red_for_sign_offs_that_do_not_hold(state: str, code: int, runner: Runner):
    assert (
        runner.run(steps("publish", "sign-offs")["Turn red for sign-offs that count for nothing"], SIGN_OFFS=state)
        == code
    )


@pytest.mark.parametrize("rc", [0, 1])
def test_publishing_looks_at_the_whole_ledger_and_goes_on(rc: int, runner: Runner, tmp_path: Path):
    (tmp_path / "tools" / "make").write_text(f'#!/bin/sh\necho "told by $*"\nexit {rc}\n')
    assert runner.run(steps("publish", "build")["See whether every sign-off holds"]) == 0
    assert ("sign-offs=hold" in runner.output.read_text()) is (rc == 0)
    assert ("told by --no-print-directory check-reviews BASE=HEAD" in runner.summary.read_text()) is (rc == 1)


def test_the_schedules_are_kept_awake(runner: Runner):
    assert runner.run(steps("publish", "awake")["Switch on what runs by the clock"], GITHUB_REPOSITORY="a/b") == 0
    scheduled = {
        path.name for path in (PROJECT / ".github" / "workflows").glob("*.yml")
        if "schedule" in yaml.safe_load(path.read_text("utf-8"))[True]
    }  # fmt: skip
    assert {call.split("/")[-2] for call in runner.asked} == scheduled


@pytest.mark.parametrize(
    ("known", "links", "asked"),
    [
        ("4", "- [ ] dead", "issue edit 4"),
        ("4", "All is well", "issue close 4"),
        ("", "- [ ] dead", "issue create"),
        ("", "All is well", None),
    ],
)
def test_the_issue_of_outside_links_closes_when_all_is_well(
    known: str, links: str, asked: str | None, runner: Runner, tmp_path: Path
):
    (tmp_path / "tools" / "gh").write_text(GH.replace('"pr list"*', '"issue list"*'))
    runner.known.write_text(known)
    (runner.folder / "links.md").write_text(f"## Addresses\n{links}\n")
    assert runner.run(steps("links", "links")["Keep the one issue up to date"]) == 0
    acts = [call for call in runner.asked if call.startswith(("issue edit", "issue close", "issue create"))]
    assert acts[-1].startswith(asked) if asked else acts == []
