"""Pictures and drawings: refused where they are not what they say, do not end, or say it in signs nobody can read."""

from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from publishing.checks.files.drawings import drawing_problems
from publishing.checks.files.pictures import picture_problems
from publishing.postbuild.pictures import Sizes, without_metadata

BOX = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
BOMB = '<defs><g id="l0"><rect/></g>' + "".join(
    f'<g id="l{level}">' + f'<use href="#l{level - 1}"/>' * 9 + "</g>" for level in range(1, 9)
)


def picture(size: tuple[int, int] = (40, 30), kind: str = "PNG", **settings: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, (90, 120, 150)).save(file, kind, **settings)
    return file.getvalue()


def exif(turned: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = turned
    data[0x010F] = "A maker of phones"
    data.get_ifd(0x8825)[1] = "N"
    return data


DRAWN = {
    "shapes used again and again": (f'{BOMB}</defs><use href="#l8"/>', "more than 5000 shapes"),
    "patterns of patterns": (
        '<defs><pattern id="p0"><rect/></pattern>'
        + "".join(f'<pattern id="p{n}">' + f'<rect fill="url(#p{n - 1})"/>' * 9 + "</pattern>" for n in range(1, 9))
        + '</defs><rect fill="url(#p8)"/>',
        "more than 5000 shapes",
    ),
    "a part of itself": ('<g id="a"><use href="#a"/></g>', "uses itself"),
    "deep groups": ("<g>" * 80 + "</g>" * 80, "levels deep"),
    "letters that turn digits round": ("<text>5\u05be50 mg</text>", "from right to left"),
    "a coded sign": ("<text>5&#x5be;50 mg</text>", "from right to left"),
    "an order of its own": ('<text unicode-bidi="bidi-override" direction="rtl">50 mg</text>', "turn numbers round"),
    "an order by style": ('<text style="direction: rtl">50 mg</text>', "turn numbers round"),
    "an address by numbers": ('<rect style="fill:u\\72l(https://a.org/a#b)"/>', "loads another file"),
    "a decimal comma": ("<text>Take 1,5 mg</text>", "has a decimal comma. Write a period: 1.5."),
    "a note to oneself": ("<text>Fever (check)</text>", "a note to yourself"),
    "scales that are swapped": ("<text>38 °F (100.4 °C)</text>", "are swapped"),
    "a set of pictures": ("<rect style=\"fill:image-set('https://a.org/x' 1x)\"/>", "loads another file"),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_that_is_none(name: str):
    inner, words = DRAWN[name]
    found = drawing_problems(BOX.format(inner).encode(), "x.svg")
    assert any(words in problem.message for problem in found), found


def test_a_drawing():
    inner = (
        '<linearGradient id="a"><stop/></linearGradient><g id="b"><rect fill="url(#a)"/></g>' + '<use href="#b"/>' * 200
    )
    assert drawing_problems(BOX.format(f"{inner}<text>β2, 38 °C</text>").encode(), "x.svg") == []


def drawn(root: str) -> list[str]:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {root}><rect width="1" height="9"/></svg>'
    return [problem.message for problem in drawing_problems(drawing.encode(), "x.svg")]


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ('viewBox="0 0 1 99999"', "nearer to a square"),
        ('viewBox="0,0,1,1e4"', "nearer to a square"),
        ('viewBox="0 0 9 9" width="1" height="99999"', "nearer to a square"),
        ('viewBox="0 0 9 9" width="10px" height="10in"', "nearer to a square"),
        ('viewBox="0 0 1100 100"', "nearer to a square"),
        ('viewBox="0 0 0 9"', "nobody sees it"),
        (f'width="{"9" * 400}" height="{"9" * 400}"', "smaller"),
    ],
)
def test_a_drawing_that_no_page_can_show(root: str, words: str):
    assert [message for message in drawn(root) if words in message], drawn(root)


@pytest.mark.parametrize(
    "root",
    ["", 'viewBox="0 0 900 100"', 'viewBox="0 0 9 9" width="100%" height="9999"', 'width="210mm" height="297mm"'],
)
def test_a_drawing_of_a_size_that_pages_show(root: str):
    assert drawn(root) == []


def told_size(size: int) -> bytes:
    """A small picture whose head says that it is a large square."""
    raw = picture()
    head = b"IHDR" + size.to_bytes(4, "big") * 2 + raw[24:29]
    return raw[:12] + head + crc32(head).to_bytes(4, "big") + raw[33:]


FILES = {
    "a page by another name": ("a.jpg", b"\xff\xd8\xff<html><p>Words</p></html>", "is not what '.jpg' says"),
    "a script behind four letters": ("a.webp", b"RIFF<script>alert(1)</script>", "is not what '.webp' says"),
    "another format": ("a.jpg", picture(), "is not what '.jpg' says"),
    "half a picture": ("a.png", picture((400, 300))[:150], "is not what '.png' says"),
    "a line": ("a.png", picture((2, 600)), "nearer to a square"),
    "a bomb": ("a.png", told_size(20_000), "far too many dots"),
    "a wall": ("a.png", picture((4500, 4000)), "on each side are the most"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_picture_that_no_page_can_show(name: str, tmp_path: Path):
    file, raw, words = FILES[name]
    (tmp_path / file).write_bytes(raw)
    (problem,) = picture_problems(tmp_path / file, f"docs/{file}")
    assert words in problem.message


@pytest.mark.parametrize(("file", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")])
def test_a_picture(file: str, kind: str, tmp_path: Path):
    (tmp_path / file).write_bytes(picture(kind=kind))
    assert list(picture_problems(tmp_path / file, file)) == []


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_tells_only_what_it_shows(kind: str):
    clean = without_metadata(picture(kind=kind, exif=exif()) + b"<script>alert(1)</script>", kind)
    assert not any(word in clean for word in (b"Exif", b"eXIf", b"maker", b"script"))
    with Image.open(BytesIO(clean)) as image:
        assert image.size == (40, 30)
        assert all(
            abs(one - two) < 6 for one, two in zip(image.convert("RGB").getpixel((5, 5)), (90, 120, 150), strict=True)
        )


def test_a_photo_taken_sideways_stays_upright():
    clean = without_metadata(picture(kind="JPEG", exif=exif(6)), "JPEG")
    with Image.open(BytesIO(clean)) as image:
        assert image.size == (30, 40)


def test_a_page_says_how_large_its_pictures_are(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(picture())
    (tmp_path / "b.svg").write_text(BOX.format("<rect/>"), "utf-8")
    html = '<img alt="A" src="../a.png"><img alt="B" src="../b.svg"><img alt="C" src="../../c.png">'
    assert Sizes(tmp_path).fill_in("about/index.html", html) == (
        '<img width="40" height="30" alt="A" src="../a.png"><img width="10" height="10" alt="B" src="../b.svg">'
        '<img alt="C" src="../../c.png">'
    )


@pytest.mark.parametrize("name", ["a.png", "drawings/b.svg"])
def test_another_picture_is_another_key(tmp_path: Path, name: str):
    (tmp_path / "drawings").mkdir()
    (tmp_path / "a.png").write_bytes(picture())
    (tmp_path / "drawings/b.svg").write_text(BOX.format("<rect/>"), "utf-8")
    before = Sizes(tmp_path).key()
    assert Sizes(tmp_path).key() == before
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes() + b"\n")
    assert Sizes(tmp_path).key() != before
