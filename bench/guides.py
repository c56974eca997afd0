"""Made-up guides with every part that a real one has: the text of each follows from its number alone."""

import json
import random
from dataclasses import dataclass

from bench.vocabulary import Vocabulary
from publishing.content.model import Content

TOPICS = (
    *("basics", "blood-cancers", "solid-tumors", "rare-cancers", "children", "treatment-process", "safety", "car-t"),
    *("oncolytic-viruses", "tcr-t", "clinical-trials"),
)
CLASSES = ("treatment", "treatment", "background", "safety")


@dataclass(frozen=True)
class Guide:
    """One made-up guide."""

    number: int
    topic: str
    """The first of its topics: the section of the navigation that it stands in."""
    text: str


class Writer:
    """Writes guides of about 1,000 words."""

    def __init__(self, content: Content, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._sources = sorted(content.data["sources"])
        self._terms = sorted(content.data["glossary"])
        self._pictures = sorted(content.data["numbers"])
        self._durations = sorted(content.data["durations"])
        self._studies = sorted(name for name, mark in content.data["evidence"].items() if mark.marks == "study")

    def guide(self, number: int) -> Guide:
        """The guide of a number, the same one each time."""
        return _Pen(self, random.Random(f"guide {number}"), number).guide()  # noqa: S311


class _Pen:
    def __init__(self, writer: Writer, draw: random.Random, number: int) -> None:
        self._writer, self._draw, self._number = writer, draw, number
        self._cited = draw.sample(writer._sources, 26)
        self._linked = draw.sample(writer._terms, min(12, len(writer._terms)))

    def words(self, how_many: int) -> str:
        return " ".join(self._writer._vocabulary.draw(self._draw, how_many)).capitalize()

    def prose(self, how_many: int) -> str:
        """Sentences of so many words, with a citation after most, and a link to a term now and then."""
        sentences = []
        while how_many > 0:
            length = min(how_many, self._draw.randint(8, 18))
            words = self._writer._vocabulary.draw(self._draw, length)
            if length > 5 and self._draw.random() < 0.16:
                term = self._draw.choice(self._linked)
                words[2:4] = [f"[{words[2]} {words[3]}](/glossary.md#{term})"]
            text = " ".join(words)
            cited = f"[^{self._draw.choice(self._cited)}]" if self._draw.random() < 0.53 else ""
            sentences.append(f"{text[0].upper()}{text[1:]}.{cited}")
            how_many -= length
        return " ".join(sentences)

    def points(self, how_many: int, length: int) -> str:
        return "\n".join(f"- **{self.words(3)}.** {self.prose(length)}" for _ in range(how_many))

    def part(self, extra: str = "") -> str:
        return f"- title: {json.dumps(self.words(4))}\n      text: {json.dumps(self.prose(20))}{extra}"

    def guide(self) -> Guide:
        draw = self._draw
        topics = draw.sample(TOPICS, draw.randint(1, 3))
        # A page of the class safety must explain two terms.
        review_class = draw.choice(CLASSES)
        text = "---\n" + self.front_matter(topics, review_class) + "---\n" + self.body(review_class)
        return Guide(self._number, topics[0], text)

    def front_matter(self, topics: list[str], review_class: str) -> str:
        draw, number = self._draw, self._number
        quoted = json.dumps
        evidence = f"\n      evidence:\n        study: {draw.choice(self._writer._studies)}"
        items = "\n".join(
            f"    - title: {quoted(self.words(4))}\n      text: {quoted(self.prose(34))}{evidence}" for _ in range(3)
        )
        picture = f"\n      picture: {draw.choice(self._writer._pictures)}"
        return "\n".join(
            (
                f"title: {quoted(f'{self.words(4)} {number}')}",
                f"description: {quoted(f'{self.words(14)[:110]:x<70} {number}.')}",
                f"series: {quoted(self.words(3))}",
                f"summary: {quoted(self.prose(40))}",
                f"card: {quoted(self.words(14) + '.')}",
                f"review_class: {review_class}",
                "reviewer: cancerfax-medical-team",
                f"order: {number + 100}",
                f"topics: [{', '.join(topics)}]",
                "at_a_glance:",
                *(f"  - {quoted(self.prose(17))}" for _ in range(4)),
                "core:",
                "  id: three-distinctions",
                f"  title: {quoted(self.words(4))}",
                f"  intro: {quoted(self.prose(12))}",
                f"  items:\n{items}",
                "benefits_and_limitations:",
                f"  title: {quoted(self.words(3))}",
                f"  benefits_title: {quoted(self.words(3))}",
                "  benefits:",
                f"    {self.part(evidence + picture)}",
                *(f"    {self.part(evidence)}" for _ in range(2)),
                f"  limitations_title: {quoted(self.words(3))}",
                "  limitations:",
                *(f"    {self.part()}" for _ in range(3)),
                "ask_your_team:",
                *(f"  - {quoted(self.words(11) + '?')}" for _ in range(6)),
                "questions:",
                *(
                    f"  - question: {quoted(self.words(8) + '?')}\n    answer: {quoted(self.prose(18))}"
                    for _ in range(6)
                ),
                "call_to_action:",
                f"  title: {quoted(self.words(6) + '?')}",
                f"  text: {quoted(self.words(14) + '.')}\n",
            )
        )

    def body(self, review_class: str) -> str:
        duration = f'{{{{ duration("{self._draw.choice(self._writer._durations)}") }}}}'
        safety = (
            "\n\nRead about [CRS](/glossary.md#crs) and [ICANS](/glossary.md#icans)."
            if review_class == "safety"
            else ""
        )
        sections = (
            '{% include "guide-opening.md" %}',
            f"## {self.words(4)} {{#what-this-means}}",
            f"{self.prose(36)}\n\n{self.prose(36)}{safety}",
            '{% include "core.md" %}',
            f"## {self.words(5)} {{#who-this-is-for}}",
            self.points(4, 13),
            '{% include "benefits-and-limitations.md" %}',
            f"## {self.words(4)} {{#how-it-fits}}",
            self.prose(40),
            f"## {self.words(4)} {{#when-to-consider}}",
            f"{self.prose(15)}\n\n{self.points(3, 12)}",
            '{% include "get-help-now.md" %}',
            f"## {self.words(5)} {{#daily-life}}",
            f"{self.points(4, 13)}\n- **{self.words(2)}.** {self.words(4)} {duration}.",
            f"## {self.words(6)} {{#other-options}}",
            f"{self.prose(35)}\n\nRead next: [{self.words(3)}](/guides/treatment-process.md).",
            '{% include "ask-your-team.md" %}',
            '{% include "questions-and-answers.md" %}',
            f"## {self.words(2)} {{#in-short}}",
            self.points(3, 12),
            '{% include "guide-ending.md" %}\n',
        )
        return "\n\n".join(sections)
