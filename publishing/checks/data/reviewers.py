"""The register of reviewers: who stands in for whom."""

from collections.abc import Iterator

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content

REGISTER = "reviewers"


def problems(content: Content) -> Iterator[Problem]:
    """Every reviewer whose second person is unknown, or is themselves."""
    reviewers = content.data[REGISTER]
    source = content.located[REGISTER]
    for index, record in enumerate(source.value):
        name, second = record["id"], record.get("second")
        if second == name:
            message = f"{name!r} cannot be asked in their own place. Name somebody else, or leave the key out."
            yield source.problem((index, "second"), message)
        elif second and second not in reviewers:
            yield source.problem((index, "second"), unknown("the reviewer", second, reviewers, "this file"))
