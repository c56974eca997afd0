"""Scripts and the sheet for paper get names of their content, and every page and script names them anew."""

import hashlib
from pathlib import Path

import pytest

from publishing.postbuild.fingerprints import ScriptError, publish_assets, with_new_names


@pytest.fixture
def site(tmp_path: Path) -> Path:
    _write(tmp_path, "frame", 'const PARTS = ["./search.js"]; // fetched later\nPARTS.map((part) => import(part));')
    _write(tmp_path, "search", 'import { words } from "./index.js";\nexport const say = `a  // ${words} \\`b`;\n')
    _write(tmp_path, "index", "// What words are\nexport const words = /[/*]+/;\n")
    (tmp_path / "assets/print.css").write_text("/* Paper */\np { color: #000000 }\n")
    (tmp_path / "assets/stylesheets").mkdir()
    return tmp_path


def _write(site: Path, stem: str, text: str) -> None:
    folder = site / "assets/javascripts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{stem}.js").write_text(text)


def test_a_name_holds_the_digest_of_what_is_in_the_file(site: Path):
    names = publish_assets(site)
    assert sorted(names) == ["assets/javascripts/frame.js", "assets/javascripts/index.js",
                             "assets/javascripts/search.js", "assets/print.css"]  # fmt: skip
    for old, new in names.items():
        digest = hashlib.sha256((site / new).read_bytes()).hexdigest()[:10]
        assert Path(new).name == f"{Path(old).stem}.{digest}{Path(old).suffix}"
        assert not (site / old).exists()


def test_a_script_names_others_by_their_new_name(site: Path):
    names = {Path(old).stem: Path(new) for old, new in publish_assets(site).items()}
    assert f'"./{names["search"].name}"' in (site / names["frame"]).read_text()
    assert f'"./{names["index"].name}"' in (site / names["search"]).read_text()


def test_a_change_deep_down_gives_new_names_to_all_above(site: Path):
    before = {name: (site / name).read_text() for name in ("assets/javascripts/index.js",)}
    first = publish_assets(site)
    for path in (site / "assets/javascripts").iterdir():
        path.unlink()
    _write(site, "frame", 'const PARTS = ["./search.js"]; // fetched later\nPARTS.map((part) => import(part));')
    _write(site, "search", 'import { words } from "./index.js";\nexport const say = `a  // ${words} \\`b`;\n')
    _write(site, "index", before["assets/javascripts/index.js"].replace("+", "*"))
    second = publish_assets(site)
    assert all(first[name] != second[name] for name in second)


def test_comments_go_and_what_looks_like_one_stays(site: Path):
    names = publish_assets(site)
    assert (site / names["assets/javascripts/index.js"]).read_text() == "export const words=/[/*]+/;"
    assert "`a  // ${words} \\`b`" in (site / names["assets/javascripts/search.js"]).read_text()
    assert (site / names["assets/print.css"]).read_text() == "p{color:#000}"


def test_a_page_loads_the_new_names_from_its_own_depth():
    html = '<script src="../../assets/javascripts/frame.js"></script><link href="../../assets/print.css" media="print">'
    names = {"assets/javascripts/frame.js": "assets/javascripts/frame.1.js", "assets/print.css": "assets/p/print.2.css"}
    assert with_new_names(html, names) == (
        '<script src="../../assets/javascripts/frame.1.js"></script>'
        '<link href="../../assets/p/print.2.css" media="print">'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('import "./gone.js";', "gone.js is not in the site"),
        ('import "./search.js";', "import one another in a circle: .*search"),
    ],
)
def test_what_cannot_be_loaded_is_told(site: Path, text: str, message: str):
    _write(site, "index", text)
    with pytest.raises(ScriptError, match=message) as told:
        publish_assets(site)
    assert told.value.file.startswith("docs/assets/javascripts/")
