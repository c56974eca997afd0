"""Workflows have the rights they need and no more, and every file for GitHub is what GitHub reads."""

import re
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


def test_every_build_begins_without_a_cache():
    build = re.compile(r"make (--no-print-directory )?(site|check|pdf|parity)\b(?!-)")
    building = []
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            steps = job.get("steps", [])
            assert not [step for step in steps if step.get("uses", "").startswith("actions/cache")]
            runs = [step.get("run", "") for step in steps]
            if builds := [number for number, run in enumerate(runs) if build.search(run)]:
                building.append(f"{path.stem} {name}")
                assert "rm -rf .cache" in runs[: builds[0]], building[-1]
    assert len(building) >= 3


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
