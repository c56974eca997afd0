"""Dates as readers see them."""

import calendar
import os
from datetime import UTC, date, datetime, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""Spelled out here because strftime follows the builder's locale."""
EPOCH = "SOURCE_DATE_EPOCH"
"""The variable of the environment that holds the clock: https://reproducible-builds.org/specs/source-date-epoch/."""


def long_date(day: date) -> str:
    """16 April 2026"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def partial_long_date(text: str) -> str:
    """'2024', '2024-08' or '2024-08-02' as 2024, August 2024 or 2 August 2024."""
    year, *rest = text.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


def year_of(text: str) -> str:
    """The year of '2024', '2024-08' or '2024-08-02'."""
    return text.partition("-")[0]


def vancouver_date(day: date | str) -> str:
    """A day, or '2024', '2024-08' or '2024-08-02', as 2024, 2024 Aug or 2024 Aug 2: Vancouver style."""
    year, *rest = str(day).split("-")
    month = [MONTHS[int(rest[0]) - 1][:3]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([year, *month, *day])


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def build_moment() -> datetime:
    """Now, or the moment of EPOCH for what can be repeated. For the outermost layer only."""
    epoch = os.environ.get(EPOCH)
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise SystemExit(f"{EPOCH} is {epoch!r}. Write the seconds since 1970, or leave it out.") from None


def build_day() -> date:
    """The day of that moment."""
    return build_moment().date()


def latest_day() -> date:
    """The last day that something can have happened on: today's, anywhere on Earth. For the outermost layer only.

    Not the day of EPOCH: an old build that is repeated must not call its own sources a forecast.
    """
    return datetime.now(UTC).date() + timedelta(days=1)
