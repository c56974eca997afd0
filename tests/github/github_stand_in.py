"""A stand-in for GitHub over real HTTP. `python -m tests.github.github_stand_in` runs it by itself."""

import argparse
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from tests.github.github_state import BOT, REPOSITORY, GitHub, assignees, labels


class StandIn(ThreadingHTTPServer):
    """The server around one `GitHub`, in a thread of its own."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.lock = threading.Lock()
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.github = GitHub(address=self.address)

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """Reads one request, asks `GitHub`, sends its answer."""

    server: StandIn

    def handle_one(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        sent = json.loads(self.rfile.read(length)) if length else {}
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        with self.server.lock:
            github = self.server.github
            if self.path == "/":
                status, answer, headers = 200, as_text(github), {"Content-Type": "text/plain; charset=utf-8"}
            else:
                status, answer, headers = github.answer(self.command, self.path, token, sent)
            raw = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
        self.send_response(status)
        for name, value in ({"Content-Type": "application/json; charset=utf-8"} | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    do_GET = do_POST = do_PATCH = handle_one  # noqa: N815 - the names http.server looks for

    def log_message(self, *_arguments: object) -> None:
        """Quiet: `GitHub.requests` keeps them."""


def as_text(github: GitHub) -> str:
    """Every issue, for somebody who tries the job in a browser."""
    lines: list[str] = []
    for issue in github.issues:
        comments = [f"comment: {text}" for number, text in github.comments if number == issue["number"]]
        lines += [f"#{issue['number']} [{issue['state']}] {issue['title']}", f"labels: {', '.join(labels(issue))}"]
        lines += [
            f"assigned to: {', '.join(assignees(issue)) or 'nobody'}",
            "",
            issue["body"] or "",
            "",
            *comments,
            "-" * 80,
            "",
        ]
    return "\n".join(lines) or "No issues yet."


def main() -> None:
    parser = argparse.ArgumentParser(description="A stand-in for GitHub's interface to issues.")
    parser.add_argument("--port", type=int, default=8021)
    server = StandIn(parser.parse_args().port)
    print(f"A stand-in for GitHub. Read its issues at {server.address}/ and stop it with Ctrl+C. In another terminal:")
    print(f"export GITHUB_API_URL={server.address} GITHUB_REPOSITORY={REPOSITORY} GITHUB_TOKEN={BOT}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
