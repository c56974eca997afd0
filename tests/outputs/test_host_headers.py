"""What hosts send: the written settings are those of the site, and real servers take them and send them."""

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from publishing.commands import hosting
from publishing.outputs.host_headers import BESIDE, headers, host_file
from publishing.postbuild.content_security_policy import OF_HOSTS, POLICY
from tests.project_files import PROJECT

PATIENCE = 20
"""Seconds until a server must answer; nothing is said about speed."""

NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;
events {{}}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {site}; include {settings}; }}
}}
"""


@pytest.mark.parametrize("name", BESIDE)
def test_the_written_settings_are_those_of_the_site(name: str):
    written = (PROJECT / "hosting" / name).read_text("utf-8")
    right = host_file(name, OF_HOSTS)
    assert written == right, "Write them again: make hosting"


@pytest.mark.parametrize(
    ("address", "page"),
    [("", " /404.html"), ("https://example.org/", " /404.html"), ("https://example.org/a/b", " /a/b/404.html")],
)
@pytest.mark.parametrize("name", BESIDE)
def test_a_site_in_a_folder_shows_its_own_page_for_what_is_not_found(
    name: str, address: str, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(hosting, "FOLDER", tmp_path)
    hosting.main(["--address", address])
    assert page in (tmp_path / name).read_text("utf-8")


def test_a_host_and_each_page_forbid_the_same(built_site: Path):
    assert OF_HOSTS in (built_site / "_headers").read_text("utf-8")
    pages = [path.read_text("utf-8") for path in built_site.glob("guides/*/index.html")]
    assert pages
    assert all(f'content="{POLICY}"' in html for html in pages)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def running() -> Iterator[Callable[[list[str], str], None]]:
    """Starts a server and waits until it answers; stops it after the test."""
    started: list[subprocess.Popen] = []

    def start(command: list[str], address: str) -> None:
        started.append(subprocess.Popen(command))
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and started[-1].poll() is None:
            try:
                urllib.request.urlopen(address).close()
                return
            except OSError:
                time.sleep(0.05)
        pytest.fail(f"{command[0]} does not answer at {address}")

    yield start
    for process in started:
        process.terminate()
        process.wait()


def ask(address: str, packed: bool = False) -> tuple[int, Mapping[str, str]]:
    """Status and headers of an answer."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"} if packed else {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers


def look_at_all(address: str, site: Path) -> None:
    """Ask a server for one file of each kind."""
    (sheet,) = (path.relative_to(site).as_posix() for path in site.glob("assets/stylesheets/site.*.css"))
    (script,) = (path.relative_to(site).as_posix() for path in site.glob("assets/javascripts/frame.*.js"))
    for name in ("", "guides/solid-tumors/", script, sheet, "no/such/page/", "assets/stylesheets/site.0.css"):
        status, sent = ask(address + name)
        assert status == (404 if name.startswith("no/") or name.endswith(".0.css") else 200), name
        for header, value in headers(OF_HOSTS).items():
            assert sent.get_all(header) == [value], (name, header)
        kept = sent.get_all("Cache-Control")
        if name in (sheet, script):
            assert kept == ["public, max-age=31536000, immutable"]
        else:
            assert kept in (["no-cache"], None), name
    for name in ("guides/solid-tumors/", sheet, script):
        assert ask(address + name, packed=True)[1]["Content-Encoding"] == "gzip", name
    assert ask(address)[1]["Content-Type"].lower() == "text/html; charset=utf-8"
    # Some programs guess the letters of a file that is sent as unknown bytes.
    for name in ("approved-therapies.csv", "reviews.ics", "guides/solid-tumors/index.md"):
        assert ask(address + name)[1].get_content_maintype() == "text", name


def test_nginx_sends_them(built_site: Path, tmp_path: Path, free_port: int, running: Callable[[list[str], str], None]):
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if nginx is None:
        pytest.fail("This test needs nginx. Install it: sudo apt-get install nginx-light", pytrace=False)
    settings = PROJECT / "hosting" / "nginx.conf"
    whole = tmp_path / "whole.conf"
    # The server's own user must reach the site through the folders of the test.
    for folder in (built_site, *built_site.parents):
        if folder.stat().st_mode & 0o005 != 0o005:
            folder.chmod(folder.stat().st_mode | 0o005)
    whole.write_text(NGINX.format(folder=tmp_path, port=free_port, site=built_site, settings=settings))
    subprocess.run([nginx, "-t", "-q", "-e", tmp_path / "errors", "-c", whole], check=True)
    address = f"http://127.0.0.1:{free_port}/"
    running([nginx, "-e", str(tmp_path / "errors"), "-c", str(whole)], address)
    look_at_all(address, built_site)


def test_caddy_sends_them(
    built_site: Path,
    tmp_path: Path,
    free_port: int,
    running: Callable[[list[str], str], None],
    monkeypatch: pytest.MonkeyPatch,
):
    # It writes down what it ran last.
    monkeypatch.setenv("HOME", str(tmp_path))
    caddy = shutil.which("caddy")
    if caddy is None:
        pytest.fail("This test needs Caddy. Install it: sudo apt-get install caddy", pytrace=False)
    whole = tmp_path / "Caddyfile"
    address = f"http://127.0.0.1:{free_port}"
    site = f"root * {built_site}\nimport {PROJECT / 'hosting' / 'Caddyfile'}\nfile_server"
    whole.write_text(f"{{\nadmin off\n}}\n{address} {{\n{site}\n}}\n")
    subprocess.run([caddy, "validate", "--adapter", "caddyfile", "--config", whole], check=True)
    running([caddy, "run", "--adapter", "caddyfile", "--config", str(whole)], address)
    look_at_all(f"{address}/", built_site)
