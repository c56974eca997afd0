"""Wires the content to mkdocs-macros. Rules, words and markup live elsewhere."""

from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.exceptions import PluginError

from macros.assembly import CITATION, cited_sources, linked_terms
from macros.blank_pages import BlankPages
from macros.check_built import check_site
from macros.checks import read_and_check
from macros.dates import build_day, latest_day, long_date, partial_long_date, vancouver_date
from macros.downloads import write_downloads
from macros.due_months import due_by_month
from macros.evidence_marks import MOST_STEPS, picture_of
from macros.fragments import Fragments
from macros.history import History
from macros.ledger import FOLDER as LEDGER
from macros.not_found import PAGE, move_not_found_page
from macros.problems import report
from macros.readers_review import review_for_readers
from macros.reading import reading_minutes, word_count
from macros.rendering import keep_engine_out_of_reach
from macros.review_feeds import write_feeds
from macros.review_records import records
from macros.reviews import NO_PAST, review
from macros.scored_guides import FOLDER as SHEETS
from macros.scored_guides import scored_guides
from macros.second_hand import cited_claims, second_hand_sources
from macros.structured_data import json_ld

WITHOUT_SIDEBARS = ("index.md", "404.md", "guides/index.md")


def define_env(env: Any) -> None:
    """Check everything, then hand templates the content. Called before any page is rendered."""
    project = Path(env.project_dir)
    content, problems = read_and_check(Path(env.conf["docs_dir"]), latest_day())
    if not problems:
        scored, problems = scored_guides(content, project / SHEETS)
        env.history = History(project)
        past = env.history if env.history.known else NO_PAST
        env.reviews, found = review(content, project / LEDGER, build_day(), past)
        problems += found
    if problems:
        raise PluginError(report(problems))
    fragments = Fragments(project)
    env.content = content
    env.variables["review_records"] = review_records = records(env.reviews)
    env.variables["reviews_as_of"] = env.reviews.today
    for name in ("therapies", "pipeline", "glossary"):
        env.variables[name] = list(content.data[name].values())
    env.variables["guides"] = content.guides
    for name in ("durations", "reviewers"):
        env.variables[name] = content.data[name]
    env.variables["evidence_stages"] = content.data["evidence"]
    for name in ("material-corrections", "own-corrections"):
        env.variables[name.replace("-", "_")] = list(content.data[name].values())
    env.variables["scored_guides"] = scored
    env.variables["cited_claims"] = cited_claims(content)
    env.variables["second_hand_sources"] = second_hand_sources(content)
    env.variables["all_sources"] = len(content.data["sources"])
    env.variables["guide_titles"] = {PurePath(guide.path).stem: guide.meta.title for guide in content.guides}
    env.variables["names"] = content.names
    env.filter(long_date)
    env.filter(partial_long_date)
    env.filter(vancouver_date)

    @env.filter
    def minutes(page: Any) -> int:
        return reading_minutes(word_count(page))

    @env.filter
    def without_citations(text: str) -> str:
        return CITATION.sub("", text)

    @env.macro
    def time(day: Any, text: str = "") -> str:
        return fragments.render("time.html", day=day, text=text or long_date(day))

    @env.macro
    def drawing(name: str) -> str:
        return fragments.render(f"{name}.html")

    @env.macro
    def picture_of_due_reviews() -> str:
        return fragments.render("due-months.html", months=due_by_month(review_records, env.reviews.today))

    @env.macro
    def duration(name: str) -> str:
        record = content.data["durations"][name]
        return record.text + "".join(f"[^{source}]" for source in record.sources)

    @env.macro
    def download(name: str, text: str = "") -> str:
        # Written after the pages, so a Markdown link to it would count as broken.
        root = urlsplit(env.conf["site_url"]).path
        return fragments.render("download.html", text=text or name, address=urljoin(root or "/", name))

    @env.macro
    def number(name: str) -> str:
        return picture_of(content.data["numbers"][name], fragments)

    @env.macro
    def stage_mark(name: str) -> str:
        return fragments.render("stage.html", steps=content.data["evidence"][name].steps, all=MOST_STEPS)


def on_pre_page_macros(env: Any) -> None:
    """Hand the page's own facts to its templates and to the theme."""
    keep_engine_out_of_reach(env)
    content, path = env.content, env.page.file.src_uri
    page = content.pages[path]
    env.variables["front_matter"] = page.meta
    env.variables["reading_minutes"] = reading_minutes(word_count(page))
    env.variables["review"] = readers_review = review_for_readers(env.reviews, path)
    env.variables["cited"] = env.variables["terms"] = []
    # Sources and terms are printed in the order and number the page uses them, known only once it is rendered.
    draft = env.render(env.markdown)
    env.variables["cited"] = cited_sources(draft, content)
    env.variables["terms"] = linked_terms(draft, content)
    env.page.meta["json_ld"] = json_ld(
        page, env.conf["site_name"], env.conf["site_url"], readers_review, env.reviews.modified_on(path)
    )
    env.page.meta["hide"] = ["navigation", "toc"] if path in WITHOUT_SIDEBARS else ["navigation"]


def on_post_build(env: Any) -> None:
    """Make what MkDocs cannot make from a page, and look at all that was built."""
    site = Path(env.conf["site_dir"])
    move_not_found_page(site, env.conf["site_url"])
    write_downloads(env.content, site)
    commit = env.history.commit("HEAD") if env.history.known and not env.history.unsaved("docs") else None
    write_feeds(site, env.reviews, commit, env.conf["site_name"], env.conf["site_url"])
    blanks = BlankPages(env.conf, env.navigation, env.files, moved={f"{PAGE}/index.html": f"{PAGE}.html"})
    if problems := check_site(site, env.conf["site_url"], blanks.sources, blanks.html):
        raise PluginError(report(problems))
