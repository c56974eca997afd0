"""A file that is the same in two sites is one file with two names, and no site changes the other."""

import tempfile
from pathlib import Path

import pytest

from publishing.cache.keys import digest
from publishing.cache.site_files import SiteFiles


@pytest.fixture
def before(tmp_path: Path) -> Path:
    folder = tmp_path / "before"
    SiteFiles(folder).write("guides/one/index.html", b"one")
    return folder


class TestSiteFiles:
    def test_what_is_as_it_was_is_one_file(self, before: Path, tmp_path: Path):
        SiteFiles(tmp_path / "new", before).write("guides/one/index.html", b"one")
        assert (tmp_path / "new/guides/one/index.html").samefile(before / "guides/one/index.html")

    def test_what_is_otherwise_is_another_and_leaves_the_site_of_before(self, before: Path, tmp_path: Path):
        SiteFiles(tmp_path / "new", before).write("guides/one/index.html", b"two")
        assert (tmp_path / "new/guides/one/index.html").read_bytes() == b"two"
        assert (before / "guides/one/index.html").read_bytes() == b"one"

    def test_a_file_that_is_written_twice_leaves_the_site_of_before(self, before: Path, tmp_path: Path):
        new = SiteFiles(tmp_path / "new", before)
        for words in (b"one", b"two"):
            new.write("guides/one/index.html", words)
        assert (tmp_path / "new/guides/one/index.html").read_bytes() == b"two"
        assert (before / "guides/one/index.html").read_bytes() == b"one"

    def test_a_file_may_have_had_another_name(self, before: Path, tmp_path: Path):
        SiteFiles(tmp_path / "new", before).write("here.html", b"one", "guides/one/index.html")
        assert (tmp_path / "new/here.html").samefile(before / "guides/one/index.html")

    def test_a_link_that_stands_there_is_not_handed_on(self, before: Path, tmp_path: Path):
        (before / "link.html").symlink_to(before / "guides/one/index.html")
        SiteFiles(tmp_path / "new", before).write("link.html", b"one")
        assert not (tmp_path / "new/link.html").is_symlink()
        assert (tmp_path / "new/link.html").read_bytes() == b"one"

    def test_a_folder_that_stands_there_is_no_file(self, before: Path, tmp_path: Path):
        SiteFiles(tmp_path / "new", before).write("guides/one", b"one")
        assert (tmp_path / "new/guides/one").read_bytes() == b"one"

    def test_nothing_is_shared_between_two_disks(self, before: Path):
        # The two that most machines have: one in memory, and one that is none.
        disks = [Path(place) for place in ("/dev/shm", "/var/tmp") if Path(place).is_dir()]  # noqa: S108
        others = [disk for disk in disks if disk.stat().st_dev != before.stat().st_dev]
        if not others:
            pytest.skip("this machine has no second disk")
        with tempfile.TemporaryDirectory(dir=others[0]) as other:
            new = SiteFiles(Path(other), before)
            new.write("guides/one/index.html", b"one")
            assert new.take_over("guides/one/index.html", digest(b"one"))
            assert (new.folder / "guides/one/index.html").read_bytes() == b"one"

    def test_a_file_is_taken_over_when_its_bytes_are_those_that_are_known(self, before: Path, tmp_path: Path):
        name = "guides/one/index.html"
        known = SiteFiles(before).digest_of(name)
        new = SiteFiles(tmp_path / "new", before)
        assert new.take_over(name, known)
        assert (tmp_path / "new" / name).samefile(before / name)
        (before / "guides/one/index.html").write_bytes(b"touched")
        assert not SiteFiles(tmp_path / "other", before).take_over(name, known)
        assert not (tmp_path / "other" / name).exists()

    @pytest.mark.parametrize("name", ["nosuch.html", "guides"])
    def test_what_is_no_file_is_not_taken_over(self, before: Path, tmp_path: Path, name: str):
        assert not SiteFiles(tmp_path / "new", before).take_over(name, "0" * 64)

    def test_the_digest_of_a_file_is_read_once_where_it_is_known(self, before: Path):
        files = SiteFiles(before, known={"known.html": "its digest"})
        assert files.digest_of("known.html") == "its digest"
        assert files.digest_of("guides/one/index.html") == digest(b"one")
