"""The height of a page on a phone, which `make reading` prints."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from publishing.paper.chromium import printer

PAGE = "<!doctype html><body style='margin:0'><div style='height:{}px'></div>{}</body>"


def heights(folder: Path, *pages: str) -> list[int]:
    with printer(folder, "http://site.test/", {}, scripts=True) as chromium:
        return [chromium.height_on_a_phone(page, f"{number}/") for number, page in enumerate(pages)]


def test_a_closed_fold_adds_its_line_alone_and_a_script_is_run(tmp_path: Path):
    fold = "<details><summary style='height:20px'>More</summary><div style='height:500px'></div></details>"
    script = "<script>document.querySelector('div').style.height = '3000px'</script>"
    # A thread of its own: the browser of other tests may still be open in this one, and Playwright takes one for each.
    with ThreadPoolExecutor(1) as own_thread:
        found = own_thread.submit(heights, tmp_path, PAGE.format(2000, fold), PAGE.format(2000, script)).result()
    assert found == [2020, 3000]
