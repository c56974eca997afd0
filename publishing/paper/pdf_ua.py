"""What PDF/UA asks for beside Chromium's tags: names of links, bodies of list entries, artifacts, facts for machines.

ISO 14289-1 is for screen readers what the words on paper are for eyes. Chromium leaves these things out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    NameTree,
    Object,
    ObjectStreamMode,
    Operator,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

from publishing.paper.documents import PaperLink

PAINTING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI", "Tj", "TJ", "'", '"'})
"""Operators that leave ink."""

NEW_NAMES = {Name("/Strong"): Name.Span, Name("/Em"): Name.Span}
"""Tags of PDF 2.0 by their names before it: readers of PDF 1.7 drop a part with a tag that they do not know."""

BESIDE_THE_BODY = (Name.Lbl, Name("/LBody"))


@dataclass(frozen=True)
class Facts:
    """What a PDF says of itself to programs."""

    author: str
    day: date
    language: str = "en"


def with_names_and_facts(pdf: bytes, links: Sequence[PaperLink], facts: Facts) -> bytes:
    """A tagged PDF of Chromium's with what PDF/UA-1 asks for beside the tags; the same input makes the same bytes.

    `links` are those of the printed document, in their order. Raises ValueError if the PDF has another link.
    """
    with Pdf.open(BytesIO(pdf)) as document:
        parts = [*_parts(document.Root.StructTreeRoot)]
        _name_links(parts, links)
        for part in parts:
            part.S = NEW_NAMES.get(part.S, part.S)
            if part.S == Name.LI:
                _gather_body(document, part)
        _number_anew(document, parts)
        for page in document.pages:
            _mark_artifacts(document, page)
        _write_facts(document, facts)
        written = BytesIO()
        document.remove_unreferenced_resources()
        document.save(
            written,
            min_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
            recompress_flate=True,
            linearize=True,
            deterministic_id=True,
        )
    return written.getvalue()


def _parts(whole: Object) -> Iterator[Object]:
    """Each tagged part of a whole, in the order of reading."""
    for kid in _kids(whole):
        if Name.S in kid:
            yield kid
            yield from _parts(kid)


def _kids(part: Object) -> list[Object]:
    """What a part holds, without the numbers of pieces of a page's content."""
    kids = part.get(Name.K, ())
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary)]


def _name_links(parts: Sequence[Object], links: Sequence[PaperLink]) -> None:
    """Give every place that can be followed the name of its link. Links that paper hides are passed over."""
    known = iter(links)
    for part in parts:
        if Name.Link != part.S:
            continue
        places = [kid.Obj for kid in _kids(part) if kid.get(Name.Type) == Name.OBJR]
        target = _target(places[0])
        name = next((link.name for link in known if link.target == target), None)
        if name is None:
            raise ValueError(f"The PDF has a link to {target}, which the printed document has not in this place.")
        for place in places:
            place.Contents = name


def _target(place: Object) -> str:
    return f"#{str(place.Dest)[1:]}" if Name.Dest in place else str(place.A.URI)


def _gather_body(document: Pdf, entry: Object) -> None:
    """Put what a list's entry says into one body, beside its sign or number."""
    kids = _kids(entry)
    said = [kid for kid in kids if kid.S not in BESIDE_THE_BODY]
    body = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/LBody"), P=entry, K=Array(said)))
    for kid in said:
        kid.P = body
    entry.K = Array([*(kid for kid in kids if kid.S in BESIDE_THE_BODY), body])


def _number_anew(document: Pdf, parts: Sequence[Object]) -> None:
    """Number the parts that others name. Chromium goes on counting from one document to the next."""
    named = {str(part.ID): part for part in parts if Name.ID in part}
    if not named:
        return
    numbers = {old: f"part-{number:05d}" for number, old in enumerate(named, start=1)}
    for part in parts:
        for facts in part.get(Name.A, ()):
            if Name.Headers in facts:
                facts.Headers = Array([numbers[str(head)] for head in facts.Headers])
    tree = NameTree.new(document)
    for old, part in named.items():
        part.ID = numbers[old]
        tree[numbers[old]] = part
    document.Root.StructTreeRoot.IDTree = tree.obj


def _mark_artifacts(document: Pdf, page: Page) -> None:
    """Tell of all ink that no tag holds, such as the foot and lines, that it is no text."""
    with_tags = set()
    for name, form in page.resources.get(Name.XObject, {}).items():
        steps = parse_content_stream(form) if form.get(Name.Subtype) == Name.Form else []
        if any(str(step.operator) == "BDC" for step in steps):
            with_tags.add(name)
            form.write(unparse_content_stream(_with_artifacts(steps, set())))
    steps = _with_artifacts(parse_content_stream(page), with_tags)
    page.Contents = document.make_stream(unparse_content_stream(steps))


def _with_artifacts(steps: Iterable[ContentStreamInstruction], with_tags: set[str]) -> list[ContentStreamInstruction]:
    """The content, with an artifact of each piece that has ink and no tag. Forms `with_tags` are no such ink."""
    made: list[ContentStreamInstruction] = []
    outside: list[ContentStreamInstruction] = []
    depth = 0
    for step in steps:
        kind = str(step.operator)
        begins, ends = kind in ("BDC", "BMC"), kind == "EMC"
        if depth or begins or (kind == "Do" and str(step.operands[0]) in with_tags):
            made += [*_as_artifact(outside), step]
            outside = []
        else:
            outside.append(step)
        depth += begins - ends
    return [*made, *_as_artifact(outside)]


def _as_artifact(steps: list[ContentStreamInstruction]) -> list[ContentStreamInstruction]:
    if not any(str(step.operator) in PAINTING for step in steps):
        return steps
    begin = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    return [begin, *steps, ContentStreamInstruction([], Operator("EMC"))]


def _write_facts(document: Pdf, facts: Facts) -> None:
    day = f"{facts.day.isoformat()}T00:00:00+00:00"
    title = str(document.docinfo.Title)
    document.docinfo.Author = facts.author
    document.docinfo.CreationDate = document.docinfo.ModDate = f"D:{facts.day:%Y%m%d}000000+00'00'"
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        said["dc:title"] = title
        said["dc:creator"] = [facts.author]
        said["dc:language"] = {facts.language}
        said["pdfuaid:part"] = "1"
        said["pdf:Producer"] = str(document.docinfo.Producer)
        said["xmp:CreatorTool"] = str(document.docinfo.Creator)
        said["xmp:CreateDate"] = said["xmp:ModifyDate"] = day
