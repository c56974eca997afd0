"""What an editor reads in the browser while a mistake stands: each place to mend, on every page of the preview."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from publishing.assembly.documents import documents
from publishing.content.diagnostics import Problem

TEMPLATE = "mistakes.html"
BODY_END = b"</body>"


@dataclass(frozen=True)
class Mistakes:
    """What stops the build of what was saved, and what the browser shows meanwhile."""

    problems: Sequence[Problem]
    """In the order of the files; none if our own code fails, which only the terminal can tell."""
    others_follow: bool
    """Whether the pages are those that were saved, but for the files with a mistake."""

    def html(self, project: Path) -> bytes:
        """The words for the browser, from a template of the project."""
        return documents(project).get_template(TEMPLATE).render(mistakes=self).encode()


def with_words(pages: WSGIApplication, words: Callable[[], bytes]) -> WSGIApplication:
    """The same server, whose pages end with these words, whatever they are by then."""

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        begun: list[Any] = []
        answer = pages(environ, lambda status, headers, *_: begun.extend((status, headers)))  # type: ignore[arg-type]
        status, headers = begun
        added = words() if ("Content-Type", "text/html") in headers else b""
        if added:
            html = b"".join(answer)
            at = html.rfind(BODY_END)
            answer = [html[:at] + added + html[at:] if at >= 0 else html + added]
            headers = [header for header in headers if header[0] != "Content-Length"]
        start_response(status, headers)
        return answer

    return serve
