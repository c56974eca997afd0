"""What mkdocs.yml names that must be there: files, Markdown extensions and their options, the tag of variables."""

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from pkgutil import iter_modules
from typing import Any

import yaml

from publishing.content.diagnostics import Problem, unknown
from publishing.content.yaml.located import LocatedYaml, Location
from publishing.content.yaml.tree import tree

DOCS = "docs"
LISTED = {"hooks": "", "extra_css": DOCS, "extra_javascript": DOCS}
"""Lists that name files, and the folder that their names begin at."""
TAGS = ("!ENV", "!relative")
EXTENSIONS = "markdown_extensions"
EXTENSIONS_MANUAL = "https://python-markdown.github.io/extensions/"
OF_EXTENSIONS = ("markdown", "pymdownx", "publishing")
"""Packages whose modules are asked for their options; of others, it is enough that they are there."""


def form_problems(source: LocatedYaml) -> Iterator[Problem]:
    """Tags that nobody knows, and keys that stand twice in a group: of the first, nothing is left."""
    root = tree(source.text)
    yield from _odd_nodes(root, source, 0) if root else ()


def _odd_nodes(node: yaml.Node, source: LocatedYaml, depth: int) -> Iterator[Problem]:
    def at(node: yaml.Node, message: str) -> Problem:
        return Problem(source.path, node.start_mark.line + 1, node.start_mark.column + 1, message)

    if node.tag.startswith("!") and node.tag not in TAGS:
        yield at(node, unknown("the tag", node.tag, TAGS, "https://www.mkdocs.org/user-guide/configuration/"))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _odd_nodes(item, source, depth + 1)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            # Of those at the top it is told elsewhere.
            if depth and key.value in seen:
                yield at(key, f"the key {key.value!r} stands twice. Keep one of the two.")
            seen.add(str(key.value))
            yield from _odd_nodes(value, source, depth + 1)


def name_problems(source: LocatedYaml, project: Path) -> Iterator[Problem]:
    """Every file and every extension that is named and is not there, and options that an extension does not know."""
    yield from _files(source, project)
    extensions = source.value.get(EXTENSIONS)
    for index, extension in enumerate(extensions if isinstance(extensions, list) else ()):
        name, options = next(iter(extension.items()), ("", None)) if isinstance(extension, dict) else (extension, None)
        yield from _extension(str(name), options, (EXTENSIONS, index), source)


def _files(source: LocatedYaml, project: Path) -> Iterator[Problem]:
    theme = source.value.get("theme")
    named: list[tuple[Location, Any, str]] = []
    if isinstance(theme, dict):
        named += [(("theme", key), theme.get(key), DOCS) for key in ("favicon", "logo")]
    for key, folder in LISTED.items():
        listed = source.value.get(key)
        named += [((key, index), name, folder) for index, name in enumerate(listed if isinstance(listed, list) else ())]
    for location, name, folder in named:
        root = project / folder
        if not isinstance(name, str) or name.startswith("https://") or (root / name).is_file():
            continue
        parent = PurePosixPath(name).parent
        if not folder and not (root / parent).is_dir():
            continue  # content that is read without its code; the engine itself asks for what it runs
        beside = [(parent / path.name).as_posix() for path in (root / parent).glob("*.*")]
        where = (PurePosixPath(folder) / parent).as_posix()
        yield source.problem(location, unknown("the file", name, beside, f"the folder {where}"))


def _extension(name: str, options: Any, location: Location, source: LocatedYaml) -> Iterator[Problem]:
    entries = _known()
    package, _, module = name.rpartition(".")
    if name not in entries and not (module and _has(package) and _has(name)):
        siblings = [f"{package}.{one.name}" for one in iter_modules(_folders(package))] if _has(package) else []
        yield source.problem(location, unknown("the extension", name, [*entries, *siblings], EXTENSIONS_MANUAL))
        return
    if not options:
        return
    if not isinstance(options, dict):
        yield source.problem(location, f"{name!r} must have a group of options. Indent each by two spaces below it.")
    elif name in entries or package.split(".")[0] in OF_EXTENSIONS:
        made = entries[name].load()() if name in entries else import_module(name).makeExtension()
        for option in options:
            if option not in made.config:
                known = unknown("the option", str(option), made.config, EXTENSIONS_MANUAL)
                yield source.problem((*location, name, option), known)


@lru_cache
def _known() -> dict[str, EntryPoint]:
    """The extensions that go by a short name: to look for them takes as long as all else here."""
    return {entry.name: entry for entry in entry_points(group="markdown.extensions")}


def _has(package: str) -> bool:
    try:
        return bool(package) and find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def _folders(package: str) -> list[str]:
    spec = find_spec(package)
    return list(spec.submodule_search_locations or ()) if spec else []
