"""What templates of pages and partials can call and read, whichever engine renders them."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urljoin, urlsplit

from publishing.assembly.concerns import concerns
from publishing.assembly.page_text import PageTexts
from publishing.assembly.parts import CITATION
from publishing.assembly.reading_time import reading_minutes, word_count
from publishing.assembly.sandbox import page_environment
from publishing.assembly.topics import topic_pages
from publishing.cache.store import NO_CACHE, Cache, NoCache
from publishing.cache.together import Together
from publishing.content.dates import long_date, partial_long_date, vancouver_date, year_of
from publishing.content.model import SourcePage
from publishing.content.models.eligibility import listed
from publishing.content.places import (
    approved_in,
    country_of,
    none_found_in,
    not_known,
    said_of,
    untold_in,
    with_article,
)
from publishing.evidence.second_hand import cited_claims, second_hand_sources
from publishing.project.read import WholeProject
from publishing.reviews.reports.records import records
from publishing.views.approvals_by_country import approvals_by_country
from publishing.views.approvals_by_year import Region, approvals_by_year
from publishing.views.corrections import newest_and_earlier
from publishing.views.due_months import DueMonth, due_by_month
from publishing.views.evidence_marks import picture_of
from publishing.views.fragments import Fragments


class TemplateValues:
    """The values of one state of the project; each is worked out once, however many pages print it."""

    def __init__(
        self, whole: WholeProject, project: Path, partials: Path, site_url: str, kept: Cache | NoCache = NO_CACHE
    ) -> None:
        """`kept` is what earlier builds worked out of guides."""
        self._kept = kept
        self._minutes, self._markers = (Together(kept, key, forgets=True) for key in ("minutes", "markers"))
        self.whole, self._fragments, self._site_url = whole, Fragments(project), site_url
        self.review_records = records(whole.reviews)
        self.variables = self._variables()
        self.filters: dict[str, Callable[..., Any]] = {
            function.__name__: function
            for function in (
                long_date,
                partial_long_date,
                vancouver_date,
                year_of,
                self.minutes,
                without_citations,
                country_of,
                approved_in,
                none_found_in,
                not_known,
                said_of,
                untold_in,
                with_article,
                listed,
            )
        }
        self.macros = self._macros()
        self.texts = PageTexts(page_environment(partials, self.filters, self.macros), whole.content)

    def minutes(self, page: SourcePage) -> int:
        """How long a page takes to read; many pages print it of one guide."""
        return self._minutes.once(repr(page), lambda: reading_minutes(word_count(page)))

    def keep(self) -> None:
        """Keep what was worked out of guides, for the next build."""
        self._kept.save([self._minutes.keep(), self._markers.keep()])

    def _variables(self) -> dict[str, Any]:
        content, reviews = self.whole.content, self.whole.reviews
        lists = (
            "therapies",
            "pipeline",
            "glossary",
            "material-corrections",
            "danger-signs",
            "reaction-rates",
        )
        newest, earlier = newest_and_earlier(content.data["own-corrections"].values())
        return {
            "own_corrections": newest,
            "earlier_corrections": earlier,
            **{name.replace("-", "_"): list(content.data[name].values()) for name in lists},
            "durations": content.data["durations"],
            "markers": content.data["markers"],
            "cancers": content.data["cancers"],
            "class_warnings": content.data["class-warnings"],
            "concerns": concerns(content, self._markers),
            "approvals_by_country": approvals_by_country(content.data["therapies"].values(), content.names),
            "approvals_by_year": approvals_by_year(content.data["therapies"].values(), content.names),
            "reviewers": content.data["reviewers"],
            "evidence_marks": content.data["evidence"],
            "names": content.names,
            "topic_pages": topic_pages(content),
            "guide_titles": {PurePath(guide.path).stem: guide.meta.title for guide in content.guides},
            "scored_guides": self.whole.scored,
            "cited_claims": cited_claims(content),
            "second_hand_sources": second_hand_sources(content),
            "all_sources": len(content.data["sources"]),
            "review_records": self.review_records,
            "due_months": due_by_month(self.review_records, reviews.today),
            "reviews_as_of": reviews.today,
        }

    def _macros(self) -> dict[str, Callable[..., str]]:
        data, fragments = self.whole.content.data, self._fragments

        @cache
        def time(day: Any, text: str = "") -> str:
            return fragments.render("time.html", day=day, text=text or long_date(day))

        @cache
        def drawing(name: str) -> str:
            return fragments.render(f"{name}.html", words=data["drawings"][name].words)

        def picture_of_due_reviews(months: Sequence[DueMonth]) -> str:
            return fragments.render("due-months.html", months=months)

        def picture_of_years(region: Region) -> str:
            return fragments.render("years.html", region=region, scale=self.variables["approvals_by_year"])

        def duration(name: str) -> str:
            record = data["durations"][name]
            return record.text + "".join(f"[^{source}]" for source in record.sources)

        def download(name: str, text: str = "", about: str = "") -> str:
            # Written after the pages, so a Markdown link to it would count as broken.
            root = urlsplit(self._site_url).path
            address = urljoin(root or "/", name)
            return fragments.render("download.html", text=text or name, about=about, address=address)

        def beside(name: str, text: str, about: str = "") -> str:
            root = urlsplit(self._site_url).path
            return fragments.render("beside.html", text=text, about=about, address=urljoin(root or "/", name))

        @cache
        def number(name: str) -> str:
            return picture_of(data["numbers"][name], fragments)

        pictures = (drawing, picture_of_due_reviews, picture_of_years)
        return {macro.__name__: macro for macro in (time, *pictures, duration, download, beside, number)}


def without_citations(text: str) -> str:
    return CITATION.sub("", text)
