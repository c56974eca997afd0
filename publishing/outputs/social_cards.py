"""The picture that stands beside a shared address: the page's title on our ground, drawn without a network.

One gray image per card: a gray value is a place on the palette, so that drawing letters is cheap and a file small.
"""

import importlib.util
import zlib
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from PIL import Image, ImageDraw, ImageFont

from publishing.cache.keys import digest
from publishing.cache.site_files import SiteFiles
from publishing.content.model import Content
from publishing.outputs.share_facts import NOT_FOUND, card_name
from publishing.workers.in_order import in_order

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size that the networks ask for."""

MARGIN = 84
TITLE_SIZES = (88, 76, 66, 56)
SMALL = 36
MOST_LINES = 4
INK, PAPER, ACCENT = 0, 120, 240
"""Places on the palette. Between ink and paper, and paper and accent, lie the shades of soft edges."""
COLORS = {INK: (13, 59, 68), PAPER: (234, 244, 242), ACCENT: (156, 63, 24)}
STRAND, TURN = 10, 180
"""Pixels: the width of a strand of our mark, and the height of half a turn."""
FINER = 4
"""How much larger the ground is drawn than it is shown, which softens its edges."""
LETTERS = "font-source-sans-pro"
"""The package that holds them."""
LOOK = "2"
"""To be raised with every change of the look: cards kept from earlier builds are then drawn again."""


def write_cards(content: Content, site_name: str, site: SiteFiles, kept: Path) -> None:
    """A card for each page of the site. `kept` holds those of earlier builds by what they show; it may be deleted."""
    kept.mkdir(parents=True, exist_ok=True)
    texts = {
        card_name(page): (getattr(page.meta, "series", ""), page.meta.title, site_name)
        for page in content.pages.values()
        if page.path != NOT_FOUND
    }
    look = digest(LOOK, Image.__version__, version(LETTERS))
    cards = {said: kept / f"{digest(look, said)}.png" for said in texts.values()}
    missing = [(said, card) for said, card in cards.items() if not card.exists()]
    for _ in in_order([partial(_draw_into, card, said) for said, card in missing]):
        pass
    for name, said in texts.items():
        site.write(name, cards[said].read_bytes())


def _draw_into(file: Path, said: tuple[str, str, str]) -> None:
    card = draw_card(*said)
    # Written aside first, each build for itself: one that is killed must not leave half a card for another.
    with NamedTemporaryFile(dir=file.parent, suffix=".half", delete=False) as half:
        # On flat colors, looking for repeated signs alone takes half the time and a tenth more room.
        card.save(half, "PNG", optimize=False, compress_level=4, compress_type=zlib.Z_RLE)
    Path(half.name).replace(file)


def draw_card(series: str, title: str, site_name: str) -> Image.Image:
    """One card: series above, the title as large as it fits, the site's name below."""
    card = _ground(site_name).copy()
    pen = ImageDraw.Draw(card)
    pen.text((MARGIN, 64), series, INK, _font("Regular", SMALL), anchor="la")
    font, lines = _fitted(title, WIDTH - 2 * MARGIN - 150)
    step = round(font.size * 1.14)
    top = (HEIGHT - step * len(lines)) // 2
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * step), line, INK, font, anchor="la")
    card.putpalette(_palette())
    return card


@cache
def _ground(site_name: str) -> Image.Image:
    """What all cards have in common: paper, a band, the two strands of our mark at the right edge, the site's name."""
    ground = Image.new("L", (WIDTH * FINER, HEIGHT * FINER), PAPER)
    pen = ImageDraw.Draw(ground)
    for value, right in ((INK, True), (ACCENT, False)):
        pen.line(_strand(right), value, STRAND * FINER, joint="curve")
    pen.rectangle((0, 0, WIDTH * FINER, 18 * FINER), ACCENT)
    ground = ground.reduce(FINER)
    foot = (MARGIN, HEIGHT - 64)
    ImageDraw.Draw(ground).text(foot, site_name, INK, _font("Semibold", SMALL), anchor="ls")
    return ground


def _strand(right: bool) -> list[tuple[float, float]]:
    """Half turns of one strand from above the card to below it; the first begins at the right side or at the left."""
    points = []
    for half in range(-1, HEIGHT // TURN + 1):
        for step in range(31):
            share = step / 30
            # Smoothstep stands for the bend: exact on every machine, as a sine need not be.
            across = share * share * (3 - 2 * share)
            from_right = across if (half % 2 == 0) == right else 1 - across
            points.append(((WIDTH - MARGIN - 20 - 90 * from_right) * FINER, (70 + (half + share) * TURN) * FINER))
    return points


def _fitted(title: str, width: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest letters with which the title takes few enough lines; a longer one is cut with an ellipsis."""
    for size in TITLE_SIZES:
        font = _font("Semibold", size)
        lines = _lines(title, font, width)
        if len(lines) <= MOST_LINES - (size == TITLE_SIZES[0]):
            return font, lines
    return font, [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1] + " \N{HORIZONTAL ELLIPSIS}"]


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    package = importlib.util.find_spec("font_source_sans_pro")
    # Basic layout: the other one depends on what the system has installed.
    return ImageFont.truetype(
        Path(package.origin).parent / "files" / f"SourceSansPro-{weight}.ttf",
        size,
        layout_engine=ImageFont.Layout.BASIC,
    )


@cache
def _palette() -> list[int]:
    values: list[int] = []
    for first, last in ((INK, PAPER), (PAPER, ACCENT)):
        for place in range(first, last):
            share = (place - first) / (last - first)
            values += [round(a + (b - a) * share) for a, b in zip(COLORS[first], COLORS[last], strict=True)]
    return values + list(COLORS[ACCENT])
