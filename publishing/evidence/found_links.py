"""What lychee, a checker of outside links, found out about each address.

It writes JSON with `--format json -v`: error_map and redirect_map hold lists by the built file that has the link.
"""

from typing import Any

from pydantic import BaseModel, Field

from publishing.evidence.source_watch import LinkResult

PERMANENT = frozenset((301, 308))
"""A passing redirect is how doi.org and others work: their address is still the one to cite."""

GONE = frozenset((404, 410))


class _Status(BaseModel):
    code: int | None = None


class _Hop(BaseModel):
    url: str
    code: int


class _Error(BaseModel):
    url: str
    status: _Status


class _Redirect(BaseModel):
    origin: str
    redirects: list[_Hop]


class _Report(BaseModel):
    error_map: dict[str, list[_Error]]
    redirect_map: dict[str, list[_Redirect]] = Field(description="empty unless lychee was asked with -v")


def found_links(report: Any) -> list[LinkResult]:
    """The addresses that died or moved for good, each once, by address.

    Died: no such page, or no such host. A host that is busy, slow, or refuses programs is asked again next week.
    Raises pydantic.ValidationError if the report is not what lychee writes.
    """
    told = _Report.model_validate(report)
    found: dict[str, LinkResult] = {}
    for redirect in (item for items in told.redirect_map.values() for item in items):
        if to := _moved_to(redirect.redirects):
            found[redirect.origin] = LinkResult(url=redirect.origin, state="moved", to=to)
    for error in (item for items in told.error_map.values() for item in items):
        if error.status.code is None or error.status.code in GONE:
            found[error.url] = LinkResult(url=error.url, state="died")
    return sorted(found.values(), key=lambda link: link.url)


def _moved_to(hops: list[_Hop]) -> str | None:
    """The last address that is reached by permanent redirects alone; None if the first is a passing one."""
    to = None
    for hop in hops:
        if hop.code not in PERMANENT:
            break
        to = hop.url
    return to
