"""Makes a page's Markdown out of its body, its partials and its macros."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment

from publishing.assembly.parts import cited_sources, linked_terms
from publishing.assembly.templates import PLAIN_TAG, TAG, uses
from publishing.content.model import Content

KNOWN_LATE = frozenset(("cited", "terms"))
"""What a page prints of itself: its sources and words, in the order and number it uses them."""

Piece = Callable[[], str]


class PageTexts:
    """The texts of all pages of one build, with the partials that they share compiled once."""

    def __init__(self, environment: Environment, content: Content) -> None:
        self._environment, self._content = environment, content
        self._reads = cache(self._names_of)

    def text(self, body: str, variables: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """The Markdown of a body, and the values of KNOWN_LATE that it was made with.

        Raises jinja2.TemplateError when a template fails.
        """
        pieces = list(self._pieces(body))
        known = dict(variables) | {name: [] for name in KNOWN_LATE}
        texts = [render(known) for render, _ in pieces]
        draft = "".join(texts)
        late = {"cited": cited_sources(draft, self._content), "terms": linked_terms(draft, self._content)}
        known |= late
        for number, (render, reads_late) in enumerate(pieces):
            if reads_late:
                texts[number] = render(known)
        return "".join(texts), late

    def reads(self, body: str) -> frozenset[str]:
        """The names that a page's templates read, by themselves or through partials."""
        used = uses(body)
        return used.names.union(*(self._reads(name) for name, _line in used.includes))

    def _pieces(self, body: str) -> Iterator[tuple[Callable[[dict[str, Any]], str], bool]]:
        """What renders each piece of the body, and whether the piece prints what is known late."""
        tags = list(PLAIN_TAG.finditer(body))
        if len(tags) != len(TAG.findall(body)):
            # To compile a page takes longer than to render it; few pages need it.
            yield self._environment.from_string(body).render, True
            return
        end = 0
        for tag in tags:
            yield _words(body[end : tag.start()]), False
            end = tag.end()
            if tag["partial"]:
                template = self._environment.get_template(tag["partial"])
                yield template.render, not KNOWN_LATE.isdisjoint(self._reads(tag["partial"]))
            else:
                yield _call(self._environment.globals, tag["macro"], tag["argument"]), False
        # Jinja drops the line break at the end of a text.
        yield _words(body[end:].removesuffix("\n")), False

    def _names_of(self, partial: str) -> frozenset[str]:
        """The variables that a partial reads, by itself or through others."""
        names: set[str] = set()
        waiting, seen = [partial], {partial}
        while waiting:
            used = uses(self._content.partials[waiting.pop()])
            names |= used.names
            for name, _line in used.includes:
                if name not in seen:
                    seen.add(name)
                    waiting.append(name)
        return frozenset(names)


def _words(text: str) -> Callable[[dict[str, Any]], str]:
    return lambda _variables: text


def _call(macros: Mapping[str, Any], name: str, argument: str) -> Callable[[dict[str, Any]], str]:
    return lambda _variables: macros[name](argument)
