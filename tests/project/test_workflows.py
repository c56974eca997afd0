"""Workflows have the rights they need and no more, and every file for GitHub is what GitHub reads."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parent.parent.parent
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
FORMS = [path for path in sorted((PROJECT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"]


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in words], cwd=PROJECT, capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing():
    result = run(BIN / "zizmor", "--offline", "--strict-collection", "--no-progress", ".github")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.dependabot", [PROJECT / ".github" / "dependabot.yml"])],
)
def test_the_schemas_find_nothing(schema: str, files: list[Path]):
    result = run(BIN / "check-jsonschema", "--builtin-schema", schema, *files)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_rights_by_default_and_a_reason_for_each(path: Path):
    text = path.read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert not {"pull_request_target", "workflow_run"} & set(workflow[True])
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job
    granted = [line for line in text.split("\n") if line.strip().endswith(": write") or line.strip().endswith(": read")]
    assert granted == [], "a reason stands beside each right"


STAND_IN = """#!/bin/sh
echo "$@" >> calls
case "$*" in *--paginate*) printf "%s" "$KNOWN" ;; esac
"""
"""Answers as GitHub's own command does, and notes what it was asked."""


@pytest.mark.parametrize(
    ("known", "asked"),
    [("", "POST repos/a/b/issues/7/comments"), ("41\n42\n", "PATCH repos/a/b/issues/comments/41")],
)
def test_a_pull_request_has_one_comment(known: str, asked: str, tmp_path: Path):
    job = yaml.safe_load((PROJECT / ".github" / "workflows" / "check.yml").read_text("utf-8"))["jobs"]["comment"]
    assert "head.repo.full_name == github.repository" in job["if"]
    assert not any("checkout" in step.get("uses", "") for step in job["steps"])
    (tmp_path / "gh").write_text(STAND_IN)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "summary.md").write_text("x" + "é" * 40_000, "utf-8")
    settings = {"PATH": f"{tmp_path}:/usr/bin:/bin", "GITHUB_REPOSITORY": "a/b", "NUMBER": "7", "KNOWN": known}
    command = ["bash", "-eo", "pipefail", "-c", job["steps"][-1]["run"]]
    subprocess.run(command, cwd=tmp_path, env=settings, check=True)
    last = (tmp_path / "calls").read_text().split("\n")[-2]
    assert last == f"api --silent --method {asked} --field body=@comment.md"
    assert (tmp_path / "comment.md").read_text("utf-8").startswith("<!-- summary of the check -->\nxé")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_issue_forms_are_whole(path: Path):
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)


REAL_COMMANDS = ("bash", "dirname", "id", "grep")


def run_ci(folder: Path, *there: str, known: str) -> list[str]:
    """What `.ci/run` asks of a machine that has these commands, and whose packages include the `known` ones."""
    folder.mkdir()
    for name in REAL_COMMANDS:
        (folder / name).symlink_to(shutil.which(name))
    stubs = dict.fromkeys(("apt-get", "make", *there), f'echo "${{0##*/}} $*" >> {folder}/calls')
    for name, body in (
        stubs | {"apt-cache": f'case " {known} " in *" $2 "*) ;; *) exit 1 ;; esac', "sudo": '"$@"'}
    ).items():
        (folder / name).write_text(f"#!{shutil.which('bash')}\n{body}\n", "utf-8")
        (folder / name).chmod(0o755)
    result = subprocess.run(
        [PROJECT / ".ci" / "run"], env={"PATH": str(folder)}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    calls = (folder / "calls").read_text("utf-8").splitlines()
    return [call for call in calls if "update" not in call]


def test_ci_uses_what_is_there_and_installs_what_is_not(tmp_path: Path):
    servers = ("nginx", "caddy", "java")
    quick = "chromium-headless-shell"
    assert run_ci(tmp_path / "whole", quick, *servers, known=quick) == ["make test"]
    install, made = run_ci(tmp_path / "debian", "google-chrome", *servers, known=quick)
    assert install.endswith(f" {quick}")
    assert made == "make test"
    assert run_ci(tmp_path / "ubuntu", "google-chrome", *servers, known="") == ["make test"]
    install, _ = run_ci(tmp_path / "bare", *servers[:2], known="")
    assert install.endswith(" default-jre-headless chromium")
