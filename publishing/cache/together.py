"""Many small values that are kept as one: a build looks up one value in place of thousands."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from publishing.cache.store import Cache, NoCache


class Together:
    """Values by their names, all under one key of a cache. All that were kept stay: for what seldom becomes another."""

    def __init__(self, cache: Cache | NoCache, key: str) -> None:
        self._cache, self._key = cache, key
        self._is_new = False

    @cached_property
    def _values(self) -> dict[str, Any]:
        return self._cache.once(self._key, dict)

    def get(self, name: str) -> Any:
        """The value of a name, or None."""
        return self._values.get(name)

    def found(self, name: str, find: Callable[[], Any]) -> Any:
        """The value of a name: what `find` gives, or gave in an earlier build. Nothing found is not kept."""
        value = self._values.get(name)
        if not value and (value := find()):
            self._values[name] = value
            self._is_new = True
        return value

    def keep(self) -> str:
        """Hand these values to the cache, if there are new ones: the key to save, also if nobody asked this time."""
        if self._is_new:
            self._cache.put(self._key, self._values)
        return self._key
