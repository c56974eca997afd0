"""What the machine lacks is installed where that is allowed; else one line says all of it, before anything begins."""

import shutil
import subprocess
from pathlib import Path

import pytest

from publishing.commands.system_packages import PROGRAMS, main
from tests.project_files import PROJECT

OTHER_BROWSERS = ("firefox", "WebKitWebDriver", "Xvfb")
SERVERS = (*OTHER_BROWSERS, "nginx", "caddy", "java", "ssh-keygen")
SHELL = shutil.which("sh")


class Machine:
    """A folder of commands that stands for a machine; they note what they are asked."""

    def __init__(self, folder: Path, *commands: str, known: tuple[str, ...] = ()) -> None:
        """`known` are the packages in the system's lists."""
        self.folder = folder
        (folder / ".venv/bin").mkdir(parents=True)
        (folder / ".venv/bin/pip").touch()
        (folder / ".venv-zensical/bin").mkdir(parents=True)
        (folder / ".venv-zensical/bin/pip").touch()
        for name in commands:
            self.command(name, f'echo "{name} $*" >> {folder}/calls')
        self.command("apt-cache", f'case " {" ".join(known)} " in *" $2 "*) echo "Package: $2" ;; esac')
        self.command("env", 'shift; "$@"')

    def command(self, name: str, body: str) -> None:
        (self.folder / name).write_text(f"#!{SHELL}\n{body}\n", "utf-8")
        (self.folder / name).chmod(0o755)

    @property
    def installed(self) -> list[str]:
        """The packages that were asked for, in their order."""
        calls = (self.folder / "calls").read_text("utf-8").splitlines() if (self.folder / "calls").exists() else []
        return [word for call in calls if "apt-get install" in call for word in call.split()[2:] if word[0] != "-"]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def make(*commands: str, known: tuple[str, ...] = ()) -> Machine:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PATH", str(tmp_path))
        # Where Debian puts web servers: this machine's own do not count.
        monkeypatch.setattr("publishing.commands.system_packages.SYSTEM", str(tmp_path))
        return Machine(tmp_path, *commands, known=known)

    return make


def test_nothing_is_said_or_done_where_all_is_there(machine, capsys: pytest.CaptureFixture[str]):
    made = machine("apt-get", "google-chrome", *SERVERS)
    assert main(["test"], root=True) == 0
    assert main(["pdf"], root=True) == 0
    assert main(["site"], root=True) == 0
    assert made.installed == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("known", "browser"),
    [
        (("chromium-headless-shell", "chromium"), "chromium-headless-shell"),
        (("chromium",), "chromium"),
        (("chromium-browser",), "chromium-browser"),
    ],
)
def test_root_installs_what_this_system_has(machine, known: tuple[str, ...], browser: str):
    made = machine(
        "apt-get", *OTHER_BROWSERS, "caddy", known=(*known, "nginx-light", "default-jre-headless", "openssh-client")
    )
    assert main(["test"], root=True) == 0
    assert made.installed == [browser, "nginx-light", "default-jre-headless", "openssh-client"]


def test_the_driver_of_webkit_has_another_name_on_newer_systems(machine):
    others = [command for command in (*OTHER_BROWSERS, *SERVERS) if command != "WebKitWebDriver"]
    made = machine("apt-get", "google-chrome", *others, known=("webkitgtk-webdriver",))
    assert main(["test"], root=True) == 0
    assert made.installed == ["webkitgtk-webdriver"]


def test_so_does_whoever_may_use_sudo_without_a_password(machine):
    made = machine("apt-get", "google-chrome", *OTHER_BROWSERS, "nginx", "java", "ssh-keygen", known=("caddy",))
    made.command("sudo", '[ "$1" = --non-interactive ] && shift && "$@"')
    assert main(["test"], root=False) == 0
    assert made.installed == ["caddy"]


@pytest.mark.parametrize("sudo", ["", "exit 1"], ids=["no sudo", "sudo wants a password"])
def test_others_get_one_line_for_all_of_it(machine, sudo: str, capsys: pytest.CaptureFixture[str]):
    made = machine("apt-get", known=("chromium", "firefox", "nginx-light", "caddy", "default-jre-headless"))
    if sudo:
        made.command("sudo", sudo)
    shutil.rmtree(made.folder / ".venv-zensical")
    assert main(["test"], root=False) == 1
    assert made.installed == []
    said = capsys.readouterr()
    assert "the browser Chromium, the browser Firefox, WebKit with its driver, a screen for it" in said.out
    assert "the web server nginx, the web server Caddy, Java, ssh-keygen" in said.out
    line = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends "
    assert [told.strip() for told in said.err.splitlines() if "apt-get" in told] == [
        f"{line}chromium firefox webkit2gtk-driver xvfb nginx-light caddy default-jre-headless openssh-client"
    ]


def test_what_apt_cannot_do_is_told_with_the_line(machine, capsys: pytest.CaptureFixture[str]):
    made = machine("caddy", "java", "nginx", known=("chromium",))
    made.command("apt-get", 'echo "no network" >&2; exit 100')
    assert main(["pdf"], root=True) == 1
    said = capsys.readouterr().err
    assert "no network" in said
    assert "sudo apt-get install --yes --no-install-recommends chromium\n" in said


def test_a_system_without_apt_gets_the_names_alone(machine, capsys: pytest.CaptureFixture[str]):
    machine(*SERVERS)
    assert main(["test"], root=True) == 1
    said = capsys.readouterr()
    assert "`make test` needs what is not here yet: the browser Chromium." in said.out
    assert "with your system's own tool" in said.err


@pytest.mark.parametrize("goal", PROGRAMS)
def test_make_looks_before_it_does_anything(goal: str, tmp_path: Path):
    # Of a folder in which nothing was made.
    shutil.copy(PROJECT / "Makefile", tmp_path)
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-zensical.txt"):
        (tmp_path / name).touch()
    done = subprocess.run(
        ["make", "--dry-run", goal], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    looks = next(place for place, line in enumerate(done) if f"system_packages {goal}" in line)
    makes = next(place for place, line in enumerate(done) if "-m venv" in line)
    assert looks < makes
