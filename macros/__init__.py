"""Wires the content to mkdocs-macros. Rules, words and markup live elsewhere."""

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urljoin, urlsplit

from macros.assembly import CITATION, cited_sources, linked_terms
from macros.dates import build_day, latest_day, long_date, partial_long_date, vancouver_date
from macros.due_months import due_by_month
from macros.evidence_marks import MOST_STEPS, picture_of
from macros.finishing import finish
from macros.fragments import Fragments
from macros.problems import report
from macros.read_once import read_once
from macros.readers_review import review_for_readers
from macros.reading import reading_minutes, word_count
from macros.rendering import keep_engine_out_of_reach, page_renderer
from macros.review_records import records
from macros.second_hand import cited_claims, second_hand_sources
from macros.structured_data import json_ld
from macros.topics import listed_guides, topic_pages
from macros.whole_project import SOURCES, read_project

try:
    from mkdocs.exceptions import PluginError
except ModuleNotFoundError:  # the day after MkDocs
    PluginError = RuntimeError

WITHOUT_SIDEBARS = ("index.md", "404.md", "guides/index.md")


def define_env(env: Any) -> None:
    """Check everything, then hand templates the content.

    MkDocs calls this once, before any page is rendered; Zensical calls it for each page.
    """
    project = Path(env.project_dir).resolve()
    docs = project / env.conf["docs_dir"]
    whole, problems = read_once(project, lambda: read_project(project, docs, build_day(), latest_day()), SOURCES)
    if whole is None:
        raise PluginError(report(problems))
    env.whole_project, content = whole, whole.content
    env.content, env.reviews = content, whole.reviews
    fragments = Fragments(project)
    env.variables["review_records"] = review_records = records(env.reviews)
    env.variables["reviews_as_of"] = env.reviews.today
    for name in ("therapies", "pipeline", "glossary"):
        env.variables[name] = list(content.data[name].values())
    env.variables["topic_pages"] = topic_pages(content)
    for name in ("durations", "reviewers"):
        env.variables[name] = content.data[name]
    env.variables["evidence_stages"] = content.data["evidence"]
    for name in ("material-corrections", "own-corrections"):
        env.variables[name.replace("-", "_")] = list(content.data[name].values())
    env.variables["scored_guides"] = whole.scored
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

    # Only Zensical's environment leaves the rendering to others, and has its page already.
    if not hasattr(env, "render"):
        path = env.page.path
        render = page_renderer(env, project / env.config["include_dir"])
        prepare_page(env, path, lambda: render(content.pages[path].body))


def on_pre_page_macros(env: Any) -> None:
    """MkDocs is about to render a page."""
    keep_engine_out_of_reach(env)
    _quick_pages(env).take_over(env.page)
    prepare_page(env, env.page.file.src_uri, lambda: env.render(env.markdown))


def _quick_pages(env: Any) -> Any:
    from macros.quick_pages import QuickPages  # noqa: PLC0415 - it needs MkDocs

    if not hasattr(env, "quick_pages"):
        env.quick_pages = QuickPages(env.conf)
    return env.quick_pages


def prepare_page(env: Any, path: str, render: Callable[[], str]) -> None:
    """Hand the page's own facts to its templates and to the theme. `render` makes its Markdown from what is known."""
    content = env.content
    page = content.pages[path]
    env.variables["front_matter"] = page.meta
    env.variables["listed_guides"] = listed_guides(page, content)
    env.variables["reading_minutes"] = reading_minutes(word_count(page))
    env.variables["review"] = readers_review = review_for_readers(env.reviews, path)
    env.variables["cited"] = env.variables["terms"] = []
    # Sources and terms are printed in the order and number the page uses them, known only once it is rendered.
    draft = render()
    env.variables["cited"] = cited_sources(draft, content)
    env.variables["terms"] = linked_terms(draft, content)
    env.page.meta["json_ld"] = json_ld(
        page, env.conf["site_name"], env.conf["site_url"], readers_review, env.reviews.modified_on(path)
    )
    env.page.meta["hide"] = ["navigation", "toc"] if path in WITHOUT_SIDEBARS else ["navigation"]


def on_post_build(env: Any) -> None:
    """Make what MkDocs cannot make from a page, and look at all that was built."""
    from macros.blank_pages import BlankPages  # noqa: PLC0415 - it needs MkDocs

    blanks = BlankPages(env.conf, env.navigation, env.files)
    site, conf = Path(env.conf["site_dir"]), env.conf
    if problems := finish(site, env.whole_project, conf["site_name"], conf["site_url"], blanks.html):
        raise PluginError(report(problems))
