"""Pictures as readers get them: decoded and written again, so that a photo tells nothing but what it shows."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

from PIL import Image, ImageOps

from publishing.cache.keys import digest, named
from publishing.checks.files.drawn_size import size_told

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
QUALITY = {"JPEG": 88, "WEBP": 85}
"""Of a picture that has to be turned the right way up: only then is it not as sharp as it was."""
DRAWING = ".svg"
PICTURE = re.compile(r"<img\b(?P<rest>[^>]*)>")
SOURCE = re.compile(r'\bsrc="(?P<address>[^":?#]+)"')
SIZED = re.compile(r"\b(?:width|height)=")


def clean_pictures(site: Path, docs: Path) -> None:
    """Write each picture that editors put below docs/assets anew into the built site, without what a camera adds."""
    for path in sorted((docs / "assets").rglob("*")):
        target = site / path.relative_to(docs)
        if path.suffix in FORMATS and target.is_file():
            target.write_bytes(without_metadata(path.read_bytes(), FORMATS[path.suffix]))


def without_metadata(raw: bytes, kind: str) -> bytes:
    """The picture the right way up, without place, time, maker, thumbnail or anything behind its end."""
    with Image.open(BytesIO(raw)) as picture:
        turned = ImageOps.exif_transpose(picture)
        upright = picture.getexif().get(0x0112, 1) == 1
        image = picture if upright else turned
        settings: dict[str, object] = {"format": kind}
        if kind == "JPEG":
            settings |= {"quality": "keep" if upright else QUALITY[kind], "optimize": True}
        elif kind == "WEBP":
            settings |= {"quality": QUALITY[kind], "method": 6}
        else:
            settings |= {"optimize": True}
        transparency = image.info.get("transparency")
        image.load()
        for name in list(image.info):
            image.info.pop(name)
        if transparency is not None:
            image.info["transparency"] = transparency
        file = BytesIO()
        image.save(file, **settings)
        return file.getvalue()


class Sizes:
    """The sizes of a site's pictures, each looked up once."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._size = cache(self._read)

    def key(self) -> str:
        """The digest of all pictures that a page can show."""
        pictures = (path for path in sorted(self._site.rglob("*")) if path.suffix in (*FORMATS, DRAWING))
        return digest(*named(pictures, self._site))

    def fill_in(self, name: str, html: str) -> str:
        """The page with the size of each of its pictures, so that nothing jumps while they load."""

        def sized(found: re.Match[str]) -> str:
            source = SOURCE.search(found["rest"])
            if not source or SIZED.search(found["rest"]):
                return found[0]
            size = self._size(normpath(join(dirname(name), source["address"])))
            return f'<img width="{size[0]}" height="{size[1]}"{found["rest"]}>' if size else found[0]

        return PICTURE.sub(sized, html) if "<img" in html else html

    def _read(self, name: str) -> tuple[int, int] | None:
        path = self._site / name
        if not path.is_file() or not path.resolve().is_relative_to(self._site.resolve()):
            return None
        if path.suffix == DRAWING:
            return _size_of_drawing(path)
        if path.suffix not in FORMATS:
            return None
        with Image.open(path) as picture:
            return picture.size


def _size_of_drawing(path: Path) -> tuple[int, int] | None:
    # The check before the build has refused entities and document types.
    root = ElementTree.fromstring(path.read_bytes())  # noqa: S314
    size = size_told(root.attrib)
    width, height = (round(side) for side in size) if size else (0, 0)
    return (width, height) if width > 0 and height > 0 else None
