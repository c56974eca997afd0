"""Links into somebody's own folder on the web: most readers find them closed, and their words change unseen."""

import re
from collections.abc import Iterable, Iterator

from publishing.advice.plain_text import Sentence
from publishing.content.diagnostics import Problem

FOLDERS = re.compile(
    r"\]\(https://(?P<host>drive\.google\.com|docs\.google\.com(?=/(?:document|spreadsheets|presentation|file))"
    r"|[\w-]+\.sharepoint\.com|onedrive\.live\.com|1drv\.ms|(?:www\.)?dropbox\.com|[\w.-]*wetransfer\.com|we\.tl"
    r"|chatgpt\.com(?=/share)|(?:www\.)?notion\.so)/[^)\s]*"
)


def closed_links(said: Iterable[Sentence]) -> Iterator[Problem]:
    """Every link of a text to a file that somebody shares."""
    texts = {id(sentence.passage): sentence.passage for sentence in said}
    for passage in texts.values():
        for found in FOLDERS.finditer(passage.text):
            message = (
                f"a file that somebody shares on {found['host']} may be closed to readers, and change. Link to the "
                "page of who published it, or say its words here."
            )
            yield passage.problem(found.start("host") - len("https://"), message)
