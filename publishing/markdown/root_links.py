"""Links that start at docs/, such as /glossary.md, for Zensical; MkDocs follows them by itself."""

from posixpath import dirname, relpath
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

CONTEXT = "rendering_context"
"""The name under which Zensical leaves the page it renders with the Markdown parser."""


def relative_link(address: str, path: str) -> str:
    """The address of a Markdown file or a picture as a page of docs/ must name it; other addresses as they are."""
    if not address.startswith("/") or address.startswith("//"):
        return address
    target, sign, anchor = address.partition("#")
    return relpath(target, f"/{dirname(path)}") + sign + anchor


class RootLinks(Treeprocessor):
    def run(self, root: Element) -> None:
        if CONTEXT not in self.md.preprocessors:
            return
        path = self.md.preprocessors[CONTEXT].page.path
        for node in root.iter():
            for key in ("href", "src"):
                if address := node.get(key):
                    node.set(key, relative_link(address, path))


class RootLinksExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # After links are read (20), before anything that follows them (0).
        md.treeprocessors.register(RootLinks(md), "root_links", 5)


def makeExtension(**settings: Any) -> RootLinksExtension:  # noqa: N802 - Python-Markdown's name
    """Called by Python-Markdown."""
    return RootLinksExtension(**settings)
