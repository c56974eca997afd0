"""With all styles and scripts at work, a reader sees every word of an article that its file holds, and no other."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.pages import built_pages

Visit = Callable[..., Page]
PAGES = (
    *(
        "",
        "guides/gene-therapy-for-cancer/",
        "guides/rare-cancers/",
        "guides/solid-tumors/",
        "guides/treatment-process/",
    ),
    *("guides/what-is-gene-therapy/", "glossary/", "about/how-we-write-and-review/"),
)
MADE_BY_SCRIPTS = ".question-tools, .term-popup, .sort-by"
UNSEEN = "[hidden], template, .print-foot, .for-ears, script, style, svg title, svg desc, .checklist input"
SHOWN = """
article => {
  for (const fold of article.querySelectorAll("details")) fold.open = true;
  const found = [];
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest(MADE)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const style = getComputedStyle(parent);
    const seen = parent.checkVisibility({opacityProperty: true, visibilityProperty: true}) && box.width > 1
      && box.height > 4 && box.right > 0 && box.bottom + scrollY > 0 && parseFloat(style.fontSize) >= 7
      && style.color !== "rgba(0, 0, 0, 0)" && style.clipPath === "none";
    if (seen) found.push(...node.data.split(/\\s+/).filter(Boolean));
  }
  return found;
}
"""


@pytest.mark.parametrize("address", PAGES)
def test_every_word_of_an_article_is_seen_and_no_other(address: str, visit: Visit, built_site: Path):
    held = built_pages(built_site)[f"{address}index.html"].tree.css_first("article")
    for node in held.css(UNSEEN):
        node.decompose()
    page = visit(address)
    page.wait_for_timeout(300)
    shown = Counter(page.locator("article").evaluate(SHOWN.replace("MADE", repr(MADE_BY_SCRIPTS))))
    # The way back from a source is a sign, and not every font has it.
    words = Counter(word for word in held.text(separator=" ").split() if word != "↩")
    shown.pop("↩", None)
    assert words - shown == Counter(), "words that a reader does not see"
    assert shown - words == Counter(), "words that stand in no file"
