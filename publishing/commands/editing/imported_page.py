"""A page from elsewhere as Markdown of this site: headings, lists, tables and links, and a list of what was left."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from html_to_markdown import ConversionOptions, convert
from selectolax.lexbor import LexborHTMLParser, LexborNode

from publishing.commands.editing.imported_addresses import address_here
from publishing.commands.editing.imported_claims import with_places_to_write
from publishing.commands.editing.imported_losses import told_forms
from publishing.commands.editing.imported_paragraphs import APART, put_in_paragraphs
from publishing.commands.editing.imported_places import MARK, mark_places, names_of, told_names, with_links_to_places
from publishing.commands.editing.imported_signs import is_address, with_links_for_addresses, with_signs_told
from publishing.commands.editing.joined_cells import part_joined_cells
from publishing.content.guide_sections import LIBRARY_HEADINGS, REQUIRED_HEADINGS
from publishing.text.short_names import short_name
from publishing.text.unwritten import TO_WRITE, to_write

OPTIONS = ConversionOptions(
    list_indent_width=4,
    bullets="-",
    compact_tables=True,
    autolinks=False,
    extract_metadata=False,
    escape_asterisks=False,
    escape_underscores=False,
)
LEFT_OUT = {
    "script, noscript, template": "a script",
    "form, input, select, textarea, button, dialog": "a form",
    "img, picture, svg, canvas": "a picture",
    "iframe, object, embed, video, audio": "a part of another site",
    "nav, footer, [class*=breadcrumb]": "a menu",
    "aside, [role=dialog], [class*=cookie], [id*=cookie], [class~=share], [class~=related]": "words beside the page",
    "del, s, strike": "struck out",
}
"""What no page of this site has, and what to call it."""
HEADINGS = "h1, h2, h3, h4, h5, h6"
HEADING = re.compile(r"(#{1,6}) +(.*)")
OF_LINES = re.compile(r" *(?:[-*+] |\d+[.)] |\||#)")
"""What begins a block in which each line stands for itself."""
DEEPEST = 4
CELLS = "td, th"
WITHOUT_MEANING = [*APART, "span", "font", "code", "u", "small", "mark", "abbr", "time", "kbd", "samp", "var", "tt"]
BACK = "↩↑^⤴ \ufe0e"
"""What a note writes for the way back to its place."""
NOTE = re.compile(r"\[?\(?\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\)?\]?")
RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SIGNS = str.maketrans("\u00a0\u202f\u2009\u2011", "   -", "\u00ad\u200b\ufeff")
OF_NUMBERS = re.compile(r"(?m)^( *\d+)\\(?=[.)])")
"""A backslash of the library, which would be refused in place of the number that begins a line."""
JOINED = re.compile("[\ufb00-\ufb06]")


@dataclass
class ImportedPage:
    """What a page from elsewhere gives for a guide."""

    title: str = ""
    description: str = ""
    blocks: list[str] = field(default_factory=list)
    """Paragraphs, headings, lists and tables, in their order."""
    left_out: list[str] = field(default_factory=list)
    """What was not taken, in words for the editor."""


def imported(html: str, left_out: list[str], pages: Mapping[str, str]) -> ImportedPage:
    """A page of HTML, of which something may be left out already.

    `pages` are this site's own, each by the last part of its address.
    """
    tree = LexborHTMLParser(html)
    page = ImportedPage(left_out=left_out)
    meta = tree.css_first("meta[name=description]")
    page.description = _words((meta.attributes.get("content") or "") if meta else "")
    heading = tree.css_first("h1") or tree.css_first("title")
    words = _words(heading.text() if heading else "")
    if heading and not is_address(words):
        page.title = words.rstrip(".:")
        if heading.tag == "h1":
            page.left_out += told_names(
                {}, [name for node in (heading, *heading.css("*")) for name in names_of(node)], {}
            )
            heading.decompose()
    if tree.body is None:
        return page
    own = _own_part(tree)
    root = LexborHTMLParser(f"<body>{own.inner_html}</body>").body
    if own != tree.body:
        _outside(tree.body, own, page)
    page.left_out += told_forms(root)
    _leave_out(root, page)
    with_signs_told(root)
    with_links_for_addresses(root)
    places, nameless = mark_places(root)
    _links(root, pages, places, page)
    _marks(root)
    _tables(root, page)
    _flat_headings(root, page)
    _items(root)
    put_in_paragraphs(root)
    root.unwrap_tags(WITHOUT_MEANING)
    text = convert(root.html or "", OPTIONS).content
    blocks = [OF_NUMBERS.sub(r"\1", _plain(block)).strip("\n") for block in re.split(r"\n\s*\n", text)]
    ids: dict[str, str] = {}
    blocks = [*_headings([_in_one_line(block) for block in blocks if block.strip()], ids)]
    page.blocks = [*with_places_to_write(with_links_to_places(blocks, ids, page.left_out))]
    page.left_out += told_names(places, nameless, ids)
    return page


def _own_part(tree: LexborHTMLParser) -> LexborNode:
    """What is the page's own and no menu, head or foot: of several articles none is more its own than another."""
    articles = tree.css("article")
    own = tree.css_first("main, [role=main]") or (articles[0] if len(articles) == 1 else None)
    return own or tree.body


def _words(text: str | None) -> str:
    return " ".join(_plain(text or "").split())


def _plain(text: str) -> str:
    """The text with the letters and blanks of this site."""
    text = unicodedata.normalize("NFC", text.translate(SIGNS))
    return JOINED.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)


def _outside(whole: LexborNode, own: LexborNode, page: ImportedPage) -> None:
    """Tell what stands around the page's own part."""
    tag = own.tag
    own.decompose()
    for unread in whole.css("script, style, noscript, template"):
        unread.decompose()
    around = whole.text(separator=" ").split()
    if around:
        said = " ".join(around)
        page.left_out.append(f"{len(around)} words around the page's own part <{tag}>: menus, head, foot: {said}")


def _leave_out(root: LexborNode, page: ImportedPage) -> None:
    for style in root.css("style"):
        style.decompose()
    for hidden in root.css("[style], [hidden]"):
        # A fold that its script opens is hidden too, and its words are read.
        for name in ("style", "hidden"):
            if name in hidden.attributes:
                del hidden.attrs[name]
    for button in root.css("h1 button, h2 button, h3 button, h4 button, summary button"):
        button.unwrap()
    for selector, what in LEFT_OUT.items():
        # A part of what is left out goes with it.
        while node := root.css_first(selector):
            source = node.attributes.get("src") or ""
            place = source if not source.startswith("data:") else ""
            if what == "a script":
                page.left_out.append(f"a script: {place}".rstrip(": "))
            else:
                said = _words(node.attributes.get("alt") or node.text(separator=" ") or node.attributes.get("title"))
                links = [f"{_words(link.text())} ({link.attributes.get('href')})" for link in node.css("a[href]")]
                about = ": ".join(part for part in (what, said, place) if part)
                page.left_out.append(f"{about}, with links: {', '.join(links)}" if links else about)
                if what == "a picture" and (said or source.startswith("data:")):
                    shown = f"shows '{said.rstrip('.')}'" if said else "stood here"
                    node.insert_before(f" {to_write(f'a picture that {shown}, or nothing.')} ")
            node.decompose()


def _items(root: LexborNode) -> None:
    """Ask for the words of items that have none; a list that may not hold them would swallow its neighbors."""
    for item in root.css("li"):
        if not _words(item.text()):
            item.inner_html = to_write("an item of this list that was empty, or nothing.")


def _in_one_line(block: str) -> str:
    """A paragraph in one line, or what begins its second would begin a list or a heading."""
    if OF_LINES.match(block) or "\n" not in block:
        return block
    inside_list = " " * (len(block) - len(block.lstrip(" ")))
    return inside_list + " ".join(line.strip() for line in block.split("\n"))


def _source_of_note(words: str) -> str:
    number = words.strip("[]()")
    return f" {to_write(f'the source that was note {number}.')} "


def _links(root: LexborNode, pages: Mapping[str, str], places: Mapping[str, str], page: ImportedPage) -> None:
    for link in root.css("a"):
        words, address = _words(link.text()), (link.attributes.get("href") or "").strip()
        if address.startswith("#") and words and not words.strip(BACK):
            link.decompose()
            continue
        if address.startswith("#") and NOTE.fullmatch(words):
            link.replace_with(_source_of_note(words))
            continue
        if address.startswith("#") and words and address[1:] in places:
            link.attrs["href"] = f"#{places[address[1:]]}"
            continue
        target = address_here(address, pages)
        if target and words:
            link.attrs["href"] = target
            if address.lower().startswith("http://") and target.startswith("https://"):
                page.left_out.append(
                    f"http:// before the link '{words[:60]}': open {target} once, and mend it if need be"
                )
            if link.css("div, p, h1, h2, h3, h4"):
                link.inner_html = escape(words, quote=False)
        else:
            if words and address.strip("#"):
                page.left_out.append(f"the address of the link '{words[:60]}': {address}")
            if words:
                link.unwrap()
            else:
                link.decompose()


def _marks(root: LexborNode) -> None:
    """Write what only looks is made of in words or signs: notes, raised and lowered digits, lines, terms."""
    for node in root.css("sup"):
        words = _words(node.text())
        if words.startswith(TO_WRITE):
            node.replace_with(f" {words} ")
        elif NOTE.fullmatch(words) and _is_note(node):
            node.replace_with(_source_of_note(words))
        else:
            node.replace_with(words.translate(RAISED) if re.fullmatch(r"[\d+-]+", words) else words)
    for node in root.css("sub"):
        node.replace_with(_words(node.text()).translate(LOWERED))
    for node in root.css("br"):
        node.replace_with(" ")
    for node in root.css("hr"):
        node.decompose()
    for node in root.css("blockquote"):
        said = LexborHTMLParser(f"<p>{to_write('who said the words above, or delete them.')}</p>").css_first("p")
        node.insert_after(said)
    for node in root.css("dt, summary"):
        node.inner_html = f"<p><strong>{node.inner_html}</strong></p>"
    for node in root.css("dd"):
        node.inner_html = f"<p>{node.inner_html}</p>"
    root.unwrap_tags(["dl", "dt", "dd", "summary", "figcaption"])


def _is_note(node: LexborNode) -> bool:
    """Whether raised digits stand behind a word or a period; behind a digit or a unit they are a power."""
    before = node.prev
    text = (before.text(deep=True) if before is not None else "").rstrip()
    return not re.search(r"(?:\d|\b[a-z]{1,2})$", text)


def _tables(root: LexborNode, page: ImportedPage) -> None:
    for table in root.css("table"):
        caption = table.css_first("caption")
        words = _words(caption.text()) if caption else to_write("what this table shows, and its source")
        if caption:
            caption.decompose()
        if table.css("[colspan]:not([colspan='1']), [rowspan]:not([rowspan='1'])"):
            page.left_out.append(f"how cells of the table '{words[:60]}' are joined: each row has their words now")
            part_joined_cells(table)
        if table.css("li"):
            named = _words((table.css_first("tr") or table).text(separator=" "))[:60]
            page.left_out.append(f"lists in cells of the table '{named}': semicolons part their items now")
        for cell in table.css(CELLS):
            for item in cell.css("li, p, div, h3, h4, h5, h6"):
                before = item.prev
                if before is not None and (before.text(deep=True) or "").strip():
                    item.insert_before("; ")
                behind = item.next
                if behind is not None and behind.tag == "-text" and (behind.text(deep=True) or "").strip():
                    item.insert_after("; ")
            cell.unwrap_tags(["ul", "ol", "li", "p", "div", "h3", "h4", "h5", "h6"])
        names = [row.css_first(CELLS) for row in table.css("tr")]
        for cell in [*(table.css_first("tr") or table).css(CELLS), *(name for name in names if name is not None)]:
            if not _words(cell.text()):
                cell.inner_html = TO_WRITE
        holder = LexborHTMLParser(f"<p>Table: {words.rstrip('.')}</p>").css_first("p")
        table.insert_before(holder)


def _flat_headings(root: LexborNode, page: ImportedPage) -> None:
    for node in root.css("li :is(h1, h2, h3, h4, h5, h6)"):
        # No menu could lead there: a list's item is no section.
        if words := _words(MARK.sub("", node.text())):
            page.left_out.append(f"the heading '{words[:60]}' inside a list: bold words now")
            node.replace_with(LexborHTMLParser(f"<p><strong>{escape(words, quote=False)}</strong></p>").css_first("p"))
    for node in root.css(HEADINGS):
        if words := _words(node.text()):
            node.inner_html = escape(words, quote=False)
        else:
            node.decompose()


def _headings(blocks: list[str], ids: dict[str, str]) -> Iterator[str]:
    """The blocks, each heading with an id of its own and one level below what it belongs to.

    `ids` learns the id of each that is marked.
    """
    taken = {*REQUIRED_HEADINGS, *LIBRARY_HEADINGS, "get-help-now", "sources", "about-this-page", "words-used"}
    above: list[int] = []
    for block in blocks:
        if not (found := HEADING.match(block)):
            yield block
            continue
        while above and above[-1] >= len(found[1]):
            above.pop()
        above.append(len(found[1]))
        words = MARK.sub("", found[2]).rstrip(".: ")
        words = words.capitalize() if words.isupper() and " " in words else words
        name = first = short_name(words, most_words=6).lstrip("0123456789-") or "section"
        count = 1
        while name in taken:
            count += 1
            name = f"{first}-{count}"
        taken.add(name)
        ids |= dict.fromkeys(MARK.findall(found[2]), name)
        yield f"{'#' * min(len(above) + 1, DEEPEST)} {words} {{#{name}}}"
