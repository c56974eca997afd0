"""Many small values that are kept as one: a build looks up one value in place of thousands."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from publishing.cache.store import Cache, NoCache


class Together:
    """Values by their names, all under one key of a cache."""

    def __init__(self, cache: Cache | NoCache, key: str, *, forgets: bool = False) -> None:
        """What is not asked for stays for the next build, or goes if it `forgets`: then it was of a text of before."""
        self._cache, self._key, self._forgets = cache, key, forgets
        self._used: set[str] = set()
        self._is_new = False

    @cached_property
    def _values(self) -> dict[str, Any]:
        return self._cache.once(self._key, dict)

    def get(self, name: str) -> Any:
        """The value of a name, or None."""
        self._used.add(name)
        return self._values.get(name)

    def found(self, name: str, find: Callable[[], Any]) -> Any:
        """The value of a name: what `find` gives, or gave in an earlier build. Nothing found is not kept."""
        value = self.get(name)
        if not value and (value := find()):
            self._put(name, value)
        return value

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """The value of a name: what `make` gives, or gave in an earlier build."""
        self._used.add(name)
        if name not in self._values:
            self._put(name, make())
        return self._values[name]

    def keep(self) -> str:
        """Hand these values to the cache, if there are others than before: the key to save, though nobody asked."""
        if self._forgets and self._used != self._values.keys():
            self._values = {name: value for name, value in self._values.items() if name in self._used}
            self._is_new = True
        if self._is_new:
            self._cache.put(self._key, self._values)
        return self._key

    def _put(self, name: str, value: Any) -> None:
        self._used.add(name)
        self._values[name] = value
        self._is_new = True
