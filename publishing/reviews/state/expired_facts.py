"""Facts that nobody has checked for longer than the check holds."""

from dataclasses import dataclass
from datetime import date

from publishing.assembly.parts import Assembly, sources_of
from publishing.content.model import Content
from publishing.content.models.checked_fact import CheckedFact


@dataclass(frozen=True)
class ExpiredFact:
    """A record whose check no longer holds."""

    name: str
    """The data file, a # and the record's id."""
    checked: date


def expired_facts(content: Content, today: date) -> dict[str, ExpiredFact]:
    """Every record past its day, by name."""
    expired: dict[str, ExpiredFact] = {}
    for stem, records in content.data.items():
        for record in records.values():
            if isinstance(record, CheckedFact) and record.has_run_out(today):
                name = fact_name(stem, record)
                expired[name] = ExpiredFact(name, record.checked)
    return expired


def expired_on(assembly: Assembly, content: Content, expired: dict[str, ExpiredFact]) -> list[ExpiredFact]:
    """The expired facts that a page prints or cites, in the order of their names."""
    if not expired:
        return []
    names = {fact_name(stem, record) for (stem, _), record in assembly.records.items()}
    names |= {fact_name("sources", source) for source in sources_of(assembly, content)}
    return [expired[name] for name in sorted(names & expired.keys())]


def fact_name(stem: str, record: CheckedFact) -> str:
    return f"docs/_data/{stem}.yml#{record.id}"
