"""The register of reviewers: who stands in for whom, and that nobody can be taken for somebody else."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.models.reviewers import Reviewer
from publishing.content.yaml.located import LocatedYaml

REGISTER = "reviewers"
TITLES = re.compile(r"\b(dr|prof|professor|md|phd|mr|mrs|ms)\b\.?")


def problems(content: Content) -> Iterator[Problem]:
    """Every reviewer whose second is unknown, who can be taken for another, or who signs and tells no interests."""
    source = content.located[REGISTER]
    people = [content.data[REGISTER].get(record.get("id")) for record in source.value]
    yield from _seconds(content, source)
    yield from _twice(people, source, "name", lambda one: [_heard(one.name)], "readers could not tell them apart")
    yield from _twice(
        people, source, "github", lambda one: [one.github.lower()] if one.github else [], "it is one account"
    )
    yield from _twice(people, source, "keys", lambda one: one.keys, "it would prove nothing")
    yield from _twice(
        people, source, "signers", lambda one: map(str.lower, one.signers), "git could not tell them apart"
    )
    for index, one in enumerate(people):
        if one and one.kind == "person" and one.can_prove_it and one.signs:
            for key in ("interests", "counts_as"):
                if getattr(one, key) is None:
                    message = f"{one.id!r} can sign, so readers must be told. Write: {key}: {_told(key)}"
                    yield source.problem((index, "id"), message)


def _told(key: str) -> str:
    return Reviewer.model_fields[key].description or ""


def _seconds(content: Content, source: LocatedYaml) -> Iterator[Problem]:
    for index, record in enumerate(source.value):
        name, second = record["id"], record.get("second")
        if second == name:
            message = f"{name!r} cannot be asked in their own place. Name somebody else, or leave the key out."
            yield source.problem((index, "second"), message)
        elif second and second not in content.data[REGISTER]:
            yield source.problem(
                (index, "second"), unknown("the reviewer", second, content.data[REGISTER], "this file")
            )


def _twice(
    people: list[Reviewer | None], source: LocatedYaml, key: str, values: Callable[[Reviewer], object], why: str
) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for index, one in enumerate(people):
        for value in values(one) if one else ():
            if value in seen and seen[value] != one.id:
                message = f"{seen[value]!r} has the same {key}: {why}. Write another, or make one record of the two."
                yield source.problem((index, key), message)
            seen.setdefault(value, one.id)


def _heard(name: str) -> str:
    """A name as it is remembered: without accents, titles, signs and the size of letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"\w+", TITLES.sub(" ", plain)))
