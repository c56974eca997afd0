"""A copy of a project for its preview: a file with a mistake is there as it was before, and so holds up no other."""

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from publishing.git.repository import NoHistoryError, Repository


class SoundCopy:
    """What an editor writes, file by file as it was when the whole was last without a mistake."""

    def __init__(self, project: Path, folder: Path, written: Iterable[str]) -> None:
        """`folder` is for the copy; `written` are the files and folders of the project that an editor writes."""
        self._project, self.folder, self._written = project, folder, tuple(written)

    def take(self, broken: Collection[str] = ()) -> None:
        """Make every file what it is now, but these: they stay as they are here, or become what git has of them.

        While any is broken, a file that has gone stays as well: the others may still name it.
        """
        self._link_the_rest()
        saved = {path.relative_to(self._project).as_posix(): path for path in self._files(self._project)}
        gone = [] if broken else self._files(self.folder)
        for copy in gone:
            if copy.relative_to(self.folder).as_posix() not in saved:
                copy.unlink()
        for name, path in saved.items():
            if name not in broken:
                self._copy(path, self.folder / name)
        for name in broken:
            if not (self.folder / name).exists():
                self._from_git(name)

    def _files(self, root: Path) -> list[Path]:
        found = [root / name for name in self._written]
        found += [below for path in found if path.is_dir() for below in path.rglob("*")]
        return [path for path in found if path.is_file()]

    def _copy(self, path: Path, copy: Path) -> None:
        state = path.stat()
        if copy.exists() and (copy.stat().st_mtime_ns, copy.stat().st_size) == (state.st_mtime_ns, state.st_size):
            return
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)

    def _from_git(self, name: str) -> None:
        try:
            text = Repository(self._project).file_at("HEAD", name)
        except NoHistoryError:
            text = None
        if text is not None:
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")

    def _link_the_rest(self) -> None:
        """Code, history and cache are those of the project itself."""
        self.folder.mkdir(exist_ok=True)
        for path in self._project.iterdir():
            link = self.folder / path.name
            if path.name not in self._written and not link.is_symlink():
                link.symlink_to(path)
