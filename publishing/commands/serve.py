"""`make serve`: the site at a local address, new as soon as you save; a mistake is told there and in the browser."""

import argparse
import errno
import logging
import os
import signal
import socket
import sys
from pathlib import Path
from threading import Timer
from typing import NoReturn

from mkdocs.livereload import LiveReloadServer

from publishing.engines.mistakes_shown import with_words
from publishing.engines.preview import WATCHED, Preview

HOST = "127.0.0.1"
LOOKS_EVERY = 0.15
"""Seconds between two looks at the files."""
BEGINS_AFTER = 0.05
"""Seconds after a save in which more may follow, before the site is built."""
LOOKS_AGAIN_AFTER = 7 * LOOKS_EVERY
"""Seconds after which somebody surely looks at the files."""
ENDINGS = (signal.SIGINT, signal.SIGTERM)
WAITING_PAGE = "overrides/documents/not-built-yet.html"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args(arguments).port
    for number in ENDINGS:
        signal.signal(number, _end_once)
    # The engine tells of each step; an editor needs what went wrong, and when to look.
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("publishing.engines.preview").setLevel(logging.INFO)
    # A page that waits asks every second, and is told each time that there is none.
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    try:
        code_changed = serve(Path().resolve(), port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"Something else uses port {port}. Choose another: make serve PORT={port + 1}", file=sys.stderr)
        return 1
    if code_changed:
        # Loaded code stays as it was loaded, and what it makes would be kept as the work of the new code.
        os.execv(sys.executable, [sys.executable, "-m", "publishing.commands.serve", *arguments])  # noqa: S606 - ourselves
    return 0


class _Server(LiveReloadServer):
    def server_activate(self) -> None:
        super().server_activate()
        # Not before: a browser that is quicker would find nobody.
        print(f"Read the site at {self.url} and end with Ctrl+C.", flush=True)


def serve(project: Path, port: int) -> bool:
    """Serve until Ctrl+C, or until our code changes: then True. Raises OSError if the port cannot be had."""
    address = f"http://{HOST}:{port}/"
    _must_be_free(port)
    with Preview(project, address) as preview:

        def again() -> None:
            if preview.code_changed():
                server.shutdown()
            elif preview.make():
                server.root = str(preview.site)

        server = _Server(again, HOST, port, root=str(preview.site), polling_interval=LOOKS_EVERY)
        server.build_delay = BEGINS_AFTER
        server.set_app(with_words(server.serve_request, lambda: _words(preview, project)))
        server.error_handler = lambda _code: _not_found(Path(server.root), project)
        for path in (*(project / name for name in WATCHED), preview.late_save):
            if path.exists():
                server.watch(str(path))
        try:
            again()
            preview.wait()
            # The server looks at the files from now on: what was saved since the build began, it would never see.
            Timer(LOOKS_AGAIN_AFTER, preview.tell_of_late_saves).start()
            server.serve()
        except KeyboardInterrupt:
            print("The preview has ended.")
            return False
        finally:
            server.shutdown()
        return preview.code_changed()


def _words(preview: Preview, project: Path) -> bytes:
    return preview.mistakes.html(project) if preview.mistakes else b""


def _end_once(*_: object) -> NoReturn:
    """End and take the preview's folder along. `make` passes on a signal that reached us as well: once is enough."""
    for number in ENDINGS:
        signal.signal(number, lambda *_: None)
    raise KeyboardInterrupt


def _must_be_free(port: int) -> None:
    """Told before anybody waits for a build."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind((HOST, port))


def _not_found(site: Path, project: Path) -> bytes:
    """The site's own page for an unknown address; while there is no site, one that asks again by itself."""
    own = site / "404.html"
    return (own if own.exists() else project / WAITING_PAGE).read_bytes()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
