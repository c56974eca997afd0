"""The height of a page on a phone, which `make reading` prints."""

from pathlib import Path

from publishing.paper.chromium import printer

PAGE = "<!doctype html><body style='margin:0'><div style='height:{}px'></div>{}</body>"


def test_a_closed_fold_adds_its_line_alone_and_a_script_is_run(tmp_path: Path):
    fold = "<details><summary style='height:20px'>More</summary><div style='height:500px'></div></details>"
    script = "<script>document.querySelector('div').style.height = '3000px'</script>"
    with printer(tmp_path, "http://site.test/", {}, scripts=True) as chromium:
        assert chromium.height_on_a_phone(PAGE.format(2000, fold), "a/") == 2020
        assert chromium.height_on_a_phone(PAGE.format(2000, script), "b/") == 3000
