"""The first elements of every page, which the theme writes where no template of ours can reach them."""

import re
from pathlib import Path

TOGGLE = re.compile(
    r'<input class="md-toggle" data-md-toggle="(\w+)" type="checkbox" id="(__\w+)" autocomplete="off">\s*'
)
SKIP = re.compile(r'<div data-md-component="skip">.*?</div>\s*', re.DOTALL)


def mend_frames(site: Path) -> None:
    """Put the link past the header first on each page, before the boxes that open menus, and make these valid HTML.

    Raises ValueError if a page does not begin as the theme's pages do.
    """
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        try:
            mended = _mended(html)
        except ValueError as error:
            raise ValueError(f"{path.relative_to(site)}: {error}") from None
        path.write_text(mended, encoding="utf-8", newline="")


def _mended(html: str) -> str:
    toggles, skip = list(TOGGLE.finditer(html)), SKIP.search(html)
    if not toggles or skip is None or skip.start() < toggles[-1].end():
        raise ValueError("the theme begins its pages in another way. Look at its base.html, and mend page_frame.py.")
    # A box without a label opens nothing.
    labeled = [toggle for toggle in toggles if f'for="{toggle[2]}"' in html]
    boxes = "".join(toggle[0].replace(' autocomplete="off"', "") for toggle in labeled)
    between = html[toggles[-1].end() : skip.start()]
    return html[: toggles[0].start()] + skip[0] + boxes + between + html[skip.end() :]
