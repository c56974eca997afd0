"""Tables as they leave Markdown: named, and sayable cell by cell."""

from markdown import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

ROWS = "| Where | **Regulator** |\n|---|:-:|\n| Japan | PMDA |\n| India | |\n"


def table(text: str) -> LexborNode:
    found = LexborHTMLParser(markdown(text, extensions=["tables", "publishing.markdown.tables"])).css_first("table")
    assert found is not None
    return found


def test_the_paragraph_above_becomes_the_caption_with_its_marks():
    found = table(f"Table: Who **decides**\n\n{ROWS}")
    caption = found.css_first("caption")
    assert caption.html == "<caption>Who <strong>decides</strong></caption>"
    assert found.child.next.tag == "caption", "a caption is the first thing in its table"


def test_another_paragraph_stays_where_it_is():
    html = markdown(f"Words.\n\n{ROWS}", extensions=["tables", "publishing.markdown.tables"])
    assert html.startswith("<p>Words.</p>")
    assert "<caption>" not in html


def test_the_first_cell_names_its_row_and_the_head_its_columns():
    found = table(ROWS)
    assert [node.text() for node in found.css("tbody th[scope=row]")] == ["Japan", "India"]
    assert [node.text() for node in found.css("thead th[scope=col]")] == ["Where", "Regulator"]


def test_each_cell_carries_the_name_of_its_column():
    assert [node.attributes["data-column"] for node in table(ROWS).css("td")] == ["Regulator", "Regulator"]


def test_the_number_of_a_note_is_no_part_of_a_column_s_name():
    html = markdown(
        "| Where | Who[^a] decides |\n|---|---|\n| Japan | PMDA |\n\n[^a]: Words",
        extensions=["tables", "footnotes", "publishing.markdown.tables"],
    )
    assert [node.attributes["data-column"] for node in LexborHTMLParser(html).css("td")] == ["Who decides"]


def test_two_tables_each_get_their_own_caption():
    html = markdown(f"Table: One\n\n{ROWS}\nTable: Two\n\n{ROWS}", extensions=["tables", "publishing.markdown.tables"])
    assert [node.text() for node in LexborHTMLParser(html).css("table > caption")] == ["One", "Two"]
