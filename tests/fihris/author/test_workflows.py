"""What runs on the project's account: pinned, and with no more rights than it needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        if "uses:" in line and "uses: ./" not in line:
            assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_rights_are_given_job_by_job(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


def test_a_forks_change_gets_no_secret_and_no_right_to_write() -> None:
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        assert "pull_request_target" not in text
        assert "workflow_run" not in text
        assert "secrets." not in text
        workflow = yaml.safe_load(text)
        if "pull_request" in workflow[True]:  # `on` is a truth value to YAML
            rights = [job["permissions"] for job in workflow["jobs"].values()]
            assert all(right == {"contents": "read"} for right in rights)


def test_every_step_runs_here_too() -> None:
    """What a workflow runs is a target of make; only the release speaks to the code host itself."""
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            commands = [step["run"] for step in job.get("steps", ()) if "run" in step]
            assert name == "release" or all(command.startswith("make ") for command in commands)


def test_nothing_is_published_before_its_tests() -> None:
    jobs = yaml.safe_load((WORKFLOWS[0].parent / "publish.yml").read_text("utf-8"))["jobs"]
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["build"]["needs"] == "test"
    called = yaml.safe_load((ROOT / jobs["test"]["uses"]).read_text("utf-8"))
    commands = [step.get("run") for job in called["jobs"].values() for step in job["steps"]]
    assert {"make lint", "make test", "make check FORMAT=github"} <= set(commands)


def test_every_lock_is_watched() -> None:
    """What is pinned is proposed anew: the actions, the Python packages, and each folder with packages of npm."""
    watched = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    folders = {folder for each in watched if each["package-ecosystem"] == "npm" for folder in each["directories"]}
    locks = {path.parent for path in ROOT.rglob("package-lock.json") if "node_modules" not in path.parts}
    assert folders == {f"/{folder.relative_to(ROOT).as_posix()}" for folder in locks}
    assert {"github-actions", "pip"} <= {each["package-ecosystem"] for each in watched}
