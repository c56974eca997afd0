"""Pages converted chunk by chunk are the pages that Python-Markdown makes of the whole text."""

import random
import re
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from publishing.cache.store import Cache
from publishing.markdown import EXTENSIONS
from publishing.markdown.converter import ChunkConverter
from publishing.markdown.sections import split
from tests.project_files import PROJECT

HERO = """!!! hero ""

    # Title

    Words with [a link](/glossary.md#crs) and a note.[^b]
"""
SOURCES = """## Sources {#sources}

[^b]: The [first](https://example.org/?a=1&b=2) source.
[^a]: The **second** one, *with* marks.

///Footnotes Go Here///
"""
SECTIONS = (
    "## One {#one}\n\nText.[^a][^b]\n\n- a list[^a]\n- of **two** items[^b]\n\n    with a paragraph[^a]",
    '## Two {#two}\n\n!!! note "A title"\n\n    ### Small heading\n\n    | a | b |\n    |---|---|\n    | c[^a] | d |',
    '## Three {#three}\n\n??? question "Who?"\n\n    Nobody.[^b] See [there](/guides/index.md#all-guides).',
    "## Four {#four}\n\nTerm\n:   A definition[^a]\n\n![A picture](/assets/images/logo.svg)\n{ .wide }",
    '## Five {#five}\n\n<figure class="drawing">\n<svg viewBox="0 0 1 1"><title id="t">x</title></svg>\n</figure>',
    "## Six {#six}\n\nA line with  \na break, `code`, <b>raw</b> &amp; a \\* star, _emphasis_ and **strong**.",
)


@pytest.fixture(scope="module")
def settings() -> tuple[list[str], dict]:
    config = load_config(str(PROJECT / "mkdocs.yml"))
    return [*config["markdown_extensions"], *EXTENSIONS], config["mdx_configs"] or {}


def converter(settings: tuple[list[str], dict], folder: Path) -> ChunkConverter:
    return ChunkConverter(*settings, Cache(folder, "chunks", "code"))


def without_blank_lines(html: str) -> str:
    return re.sub(r"\n\s*\n", "\n", html)


def test_any_sections_in_any_order(settings, tmp_path: Path):
    draw, quick = random.Random(7), converter(settings, tmp_path)  # noqa: S311
    for _ in range(60):
        text = "\n\n".join([HERO, *draw.sample(SECTIONS, k=draw.randint(0, len(SECTIONS))), SOURCES])
        md = Markdown(extensions=settings[0], extension_configs=settings[1])
        whole = md.convert(text)
        page = quick.convert(text, lambda address: address)
        assert page is not None
        assert without_blank_lines(page.html) == without_blank_lines(whole)
        assert page.headings == md.toc_tokens
        assert set(re.findall(r' id="([^"]+)"', whole)) == page.ids


@pytest.mark.parametrize(
    "text",
    [
        "Words.[^missing]\n\n" + SOURCES,
        "## Same {#same}\n\nText.\n\n## Same again {#same}\n\nText.",
        "## A\n\nText.\n\n## A\n\nText.",
        "A [link][x].\n\n[x]: https://example.org/",
        "A [link](<odd address.md>).",
    ],
)
def test_what_depends_on_the_whole_page_is_left_to_the_whole_page(settings, tmp_path: Path, text: str):
    assert converter(settings, tmp_path).convert(text, lambda address: address) is None


def test_a_chunk_is_converted_once(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    quick = converter(settings, tmp_path)
    read = quick._reader.read
    seen: list[str] = []
    monkeypatch.setattr(quick._reader, "read", lambda text: seen.append(text) or read(text))
    for _ in range(3):
        quick.convert(f"{HERO}\n\n{SECTIONS[0]}\n\n{SOURCES}", lambda address: address)
    assert len(seen) == len(set(seen)) == 5


def test_addresses_are_asked_for_on_each_page(settings, tmp_path: Path):
    quick = converter(settings, tmp_path)
    for place in ("../", "../../"):
        page = quick.convert(f"{HERO}\n\n{SOURCES}", lambda address, place=place: place + address.lstrip("/"))
        assert page and f'href="{place}glossary.md#crs"' in page.html


def test_words_that_look_like_a_place_left_open_are_printed(settings, tmp_path: Path):
    typed = "Odd words zq0qz and zq99qz, [there](/glossary.md#crs)."
    page = converter(settings, tmp_path).convert(typed, lambda address: address)
    assert page and page.html == '<p>Odd words zq0qz and zq99qz, <a href="/glossary.md#crs">there</a>.</p>'


def test_notes_are_taken_from_their_own_lines():
    chunks = split(f"{HERO}\n\n{SOURCES}")
    assert chunks and list(chunks.notes) == ["b", "a"]
    assert chunks.notes["a"] == "The **second** one, *with* marks."
