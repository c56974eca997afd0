"""The preview of `make serve`: the site as it was last saved, each file with a mistake as it was before, for MkDocs."""

import gc
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

from publishing.cache.site_files import SiteFiles
from publishing.checks.pages.settings_file import SECOND_SETTINGS, SETTINGS, read_settings_file
from publishing.content.diagnostics import Problem, report
from publishing.engines.mistakes_shown import Mistakes
from publishing.engines.mkdocs_build import problems_of
from publishing.engines.sound_copy import SoundCopy
from publishing.postbuild.run import write_beside
from publishing.project.read_once import marks_of
from publishing.settings.site import SiteSettings

log = logging.getLogger(__name__)

CODE = ("macros", "publishing")
WATCHED = ("docs", "overrides", *CODE, SETTINGS, SECOND_SETTINGS, "reviews", "evidence-sheets")
"""What a preview is made from."""
WRITTEN = tuple(name for name in WATCHED if name not in CODE)
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
        self._sound = SoundCopy(project, self._folder / "project", WRITTEN)
        self.mistakes: Mistakes | None = None
        """What stands in the way of what was saved last."""
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
        """Build what is saved. If a mistake stands in it, it is told, and stays in `mistakes` until it is mended.

        Its files are then built as they were before. If that is no site either, `site` stays what it was: then False.
        The files beside the pages, such as the search, are written while a browser reads the pages.
        """
        self.wait()
        self._seen = self._state()
        # Looking for garbage has time when the page is shown.
        gc.disable()
        try:
            problems = self._built(self._project)
        finally:
            gc.enable()
        if problems is None:
            self.mistakes = None
            log.info("The site is as you saved it.")
            return True
        follow = bool(problems) and self._built_without(problems)
        self.mistakes = Mistakes(problems, follow)
        shown = "these files as they were before, and all else as you saved it" if follow else "what was there before"
        log.error("Mend what stands above and save. Until then the browser shows %s.", shown)
        return follow

    def _built(self, project: Path) -> list[Problem] | None:
        """Build a project for the browser: None, or what stops it; nothing at all if that is a mistake in our code."""
        if problems := sorted({*read_settings_file(project)[2]}):
            log.error("%s", report(problems))
            return problems
        site = self._new_folder()
        try:
            settings = self._build(project, site)
        except MkDocsException as error:
            problems = sorted({*problems_of(error, [])})
            if isinstance(error, ConfigurationError):  # all else, the engine has told
                log.error("%s", report(problems))
        except Exception:
            log.exception("This is a mistake in the code, not in a page:")
            problems = []
        else:
            self._sites.append(site)
            self._beside = Thread(target=self._finish, args=(site, settings, project == self._project))
            self._beside.start()
            return None
        shutil.rmtree(site, ignore_errors=True)
        return problems

    def _built_without(self, problems: list[Problem]) -> bool:
        """Whether there is a site of all that was saved but for the files with these problems."""
        self._sound.take({problem.path for problem in problems})
        # Its own complaint would be about what the editor did not write.
        logging.disable(logging.ERROR)
        try:
            return self._built(self._sound.folder) is None
        finally:
            logging.disable(logging.NOTSET)

    def tell_of_late_saves(self) -> None:
        """Change `late_save` if anything was saved since the last build began."""
        if self.late_save.exists() and self._state() != self._seen:
            self.late_save.write_text("again", encoding="utf-8")

    def wait(self) -> None:
        """Return when nothing is written any more."""
        if self._beside is not None:
            self._beside.join()
            self._beside = None

    def _build(self, project: Path, site: Path) -> MkDocsConfig:
        settings = load_config(str(project / "mkdocs.yml"), site_dir=str(site), site_url=self._address)
        settings["beside_later"] = True
        settings["before"] = self.site
        settings.plugins.on_startup(command="serve", dirty=False)
        build(settings, serve_url=self._address)
        return settings

    def _finish(self, site: Path, settings: MkDocsConfig, as_saved: bool) -> None:
        """What no reader of a page waits for: a copy for the next build, the files beside the pages, and room."""
        whole = settings.plugins["macros"].values.whole
        try:
            if as_saved and self._state() == self._seen:
                self._sound.take()
            facts = SiteSettings.read(settings)
            for problem in write_beside(SiteFiles(site, facts.before), whole, facts):
                log.error("%s", problem)
            while len(self._sites) > KEPT_SITES:
                shutil.rmtree(self._sites.pop(0), ignore_errors=True)
        except Exception:
            log.exception("This is a mistake in the code, not in a page:")

    def _new_folder(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self._folder))

    def _state(self) -> frozenset[tuple[str, int, int]]:
        """Of everything that a preview is made from; what Python writes beside our code is none of it."""
        return marks_of(self._project, WRITTEN) | self._state_of_code()

    def _state_of_code(self) -> frozenset[tuple[str, int, int]]:
        marks = marks_of(self._project, CODE)
        return frozenset(mark for mark in marks if mark[0].endswith(".py"))
