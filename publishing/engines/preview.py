"""The preview of `make serve`: the site as it was last saved without a mistake, for MkDocs."""

import logging
import shutil
import tempfile
from pathlib import Path
from threading import Thread
from typing import Self

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException

from publishing.postbuild.run import write_beside
from publishing.project.read_once import marks_of
from publishing.settings.site import SiteSettings

log = logging.getLogger(__name__)

CODE = ("macros", "publishing")
WATCHED = ("docs", "overrides", *CODE, "mkdocs.yml", "reviews", "evidence-sheets")
"""What a preview is made from."""
KEPT_SITES = 2
"""A browser may still be reading from the one before."""


class Preview:
    """Sites built one after the other in a folder of their own, which ends with the preview."""

    def __init__(self, project: Path, address: str) -> None:
        """`address` is where a browser reads it, ending in a slash."""
        self._project, self._address = project, address
        self._code = self._state_of_code()
        self._folder = Path(tempfile.mkdtemp(prefix="preview-"))
        self.late_save = self._folder / "late-save"
        """A file that changes if something was saved before anybody looked at the files."""
        self.late_save.touch()
        self._seen = self._state()
        self._sites = [self._new_folder()]
        self._beside: Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def site(self) -> Path:
        """The last site that was built; an empty folder before the first."""
        return self._sites[-1]

    def code_changed(self) -> bool:
        """Whether our own code is another than when the preview began."""
        return self._state_of_code() != self._code

    def make(self) -> bool:
        """Build what is saved. A mistake is told, and `site` stays what it was: then False.

        The files beside the pages, such as the search, are written while a browser reads the pages.
        """
        self.wait()
        site = self._new_folder()
        self._seen = self._state()
        try:
            settings = self._build(site)
        except ConfigurationError as error:
            log.error("mkdocs.yml:1:1: %s", error)
        except MkDocsException:
            pass  # the engine has told it
        except Exception:
            log.exception("This is a mistake in the code, not in a page:")
        else:
            self._sites.append(site)
            while len(self._sites) > KEPT_SITES:
                shutil.rmtree(self._sites.pop(0), ignore_errors=True)
            self._beside = Thread(target=self._write_beside, args=(site, settings))
            self._beside.start()
            log.info("The site is as you saved it.")
            return True
        shutil.rmtree(site, ignore_errors=True)
        log.error("Mend what stands above and save. Until then the browser shows what was there before.")
        return False

    def tell_of_late_saves(self) -> None:
        """Change `late_save` if anything was saved since the last build began."""
        if self.late_save.exists() and self._state() != self._seen:
            self.late_save.write_text("again", encoding="utf-8")

    def wait(self) -> None:
        """Return when nothing is written any more."""
        if self._beside is not None:
            self._beside.join()
            self._beside = None

    def _build(self, site: Path) -> MkDocsConfig:
        settings = load_config(str(self._project / "mkdocs.yml"), site_dir=str(site), site_url=self._address)
        settings["beside_later"] = True
        settings.plugins.on_startup(command="serve", dirty=False)
        build(settings, serve_url=self._address)
        return settings

    def _write_beside(self, site: Path, settings: MkDocsConfig) -> None:
        whole = settings.plugins["macros"].values.whole
        try:
            for problem in write_beside(site, whole, SiteSettings.read(settings)):
                log.error("%s", problem)
        except Exception:
            log.exception("This is a mistake in the code, not in a page:")

    def _new_folder(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self._folder))

    def _state(self) -> frozenset[tuple[str, int, int]]:
        """Of everything that a preview is made from; what Python writes beside our code is none of it."""
        return marks_of(self._project, tuple(name for name in WATCHED if name not in CODE)) | self._state_of_code()

    def _state_of_code(self) -> frozenset[tuple[str, int, int]]:
        marks = marks_of(self._project, CODE)
        return frozenset(mark for mark in marks if mark[0].endswith(".py"))
