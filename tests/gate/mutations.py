"""Pages and records that were typed, pasted and cut wrong at random: the check must bear every one.

`.venv/bin/python -m tests.gate.mutations 2000` changes the made-up site so many times and builds it as `make check`
does. It prints each change after which a program's error was seen, the limit of time was passed, or a refusal named no
line of the file. A second number begins elsewhere in the same endless list of changes.
"""

import faulthandler
import random
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from publishing.advice.cached import advice_on_pages
from publishing.bounds.time_limit import TooSlowError, at_most
from publishing.checks.run import read_and_check, unfinished
from publishing.content.dates import latest_day
from publishing.content.diagnostics import Problem
from publishing.engines.mkdocs_build import build_problems
from tests.gate.site import write_site

SECONDS = 60
"""For one change, on a machine that does other things as well."""
ODD_SIGNS = (
    *(
        "\u202e",
        "\u05d0",
        "\u0660",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\x00",
        "\x0e1\x0f",
        "\x85",
        "\u0336",
        "\ufb01",
        "\uff11",
    ),
    *("\U0001f600", "\u00a0", "\u00ad", "\u0301", "\ue000", "\ud7ff", "\u1680", "\r", "\t", "İ", "ß", "“", "’"),
)
OF_YAML = (
    *(
        ": ",
        "#",
        " #",
        "- ",
        "&a ",
        "*a",
        "!!int ",
        "? ",
        "{",
        "}",
        "[",
        "]",
        "|",
        ">-",
        "~",
        "null",
        "0x1",
        "010",
        "1_0",
    ),
    *(
        "2026-01-01 10:00:00",
        "0000-00-00",
        "9999-12-31",
        "1e9",
        ".inf",
        ".nan",
        "yes",
        "'",
        '"',
        "%",
        "@",
        "<<: *a",
        "---",
    ),
    *("...", "9" * 5000, "=", ",", "true", "1:30", "\\x41", '"\\ud800"', "[[[[[[[[[[[[", "- - - - - -", "null: null"),
)
OF_MARKDOWN = (
    *(
        "**",
        "*",
        "_",
        "[",
        "](",
        ")",
        "[^",
        "[^harbor-2]",
        "](/",
        "![",
        "{",
        "{#",
        "{: ",
        "{{",
        "}}",
        "{%",
        "%}",
        "{##",
        "##}",
    ),
    *(
        "!!! ",
        "??? ",
        "    ",
        "|",
        "|---|",
        "# ",
        "## ",
        "####### ",
        "1. ",
        "- ",
        "> ",
        "```",
        "~~~",
        "`",
        "<b>",
        "<!--",
        "&lt;",
    ),
    *(
        ":   ",
        "***",
        "---",
        "===",
        "\\",
        "^2^",
        "~2~",
        "[[",
        "]]",
        "[a]: b",
        "[^a]: b",
        "///Footnotes Go Here///",
        "\n\n",
    ),
    *(
        '{% include "sources.md" %}',
        '{{ duration("making") }}',
        "{% for a in b %}",
        "{% endfor %}",
        "{{ a.b.c }}",
        "{{ 1/0 }}",
    ),
)
ALL = (*ODD_SIGNS, *OF_YAML, *OF_MARKDOWN)
Change = Callable[[str, random.Random], str]


def _in_lines(change: Callable[[list[str], int, int], None]) -> Change:
    def changed(text: str, draw: random.Random) -> str:
        lines = text.split("\n")
        change(lines, draw.randrange(len(lines)), draw.randrange(len(lines)))
        return "\n".join(lines)

    return changed


def _delete_line(lines: list[str], at: int, _other: int) -> None:
    del lines[at]


def _duplicate_line(lines: list[str], at: int, _other: int) -> None:
    lines.insert(at, lines[at])


def _swap_lines(lines: list[str], at: int, other: int) -> None:
    lines[at], lines[other] = lines[other], lines[at]


def _delete_block(lines: list[str], at: int, other: int) -> None:
    del lines[min(at, other) : min(at, other) + 1 + abs(at - other) % 8]


def _repeat_block(lines: list[str], at: int, other: int) -> None:
    lines[at:at] = lines[other : other + 12]


def _join_lines(lines: list[str], at: int, _other: int) -> None:
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def _indent(lines: list[str], at: int, other: int) -> None:
    lines[at] = " " * (other % 7) + lines[at].lstrip()


def _empty_value(lines: list[str], at: int, _other: int) -> None:
    lines[at] = lines[at].split(":")[0] + ":"


def _value_of_another(lines: list[str], at: int, other: int) -> None:
    lines[at] = f"{lines[at].split(': ')[0]}: {lines[other].split(': ')[-1]}"


def _delete_signs(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text) or 1)
    return text[:at] + text[at + draw.choice((1, 1, 1, 2, 5, 40)) :]


def _duplicate_signs(text: str, draw: random.Random) -> str:
    at, many = draw.randrange(len(text) or 1), draw.choice((1, 1, 3, 30))
    return text[: at + many] + text[at:]


def _swap_signs(text: str, draw: random.Random) -> str:
    at = draw.randrange(max(len(text) - 1, 1))
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _insert(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(ALL) + text[at:]


def _insert_at_a_value(text: str, draw: random.Random) -> str:
    places = [at for at, sign in enumerate(text) if sign == ":"] or [0]
    at = draw.choice(places) + 1
    return f"{text[:at]} {draw.choice(OF_YAML)}{text[at:]}"


def _replace_value(text: str, draw: random.Random) -> str:
    lines = text.split("\n")
    at = draw.randrange(len(lines))
    lines[at] = lines[at].split(":")[0] + ": " + draw.choice(OF_YAML)
    return "\n".join(lines)


def _cut_off(text: str, draw: random.Random) -> str:
    return text[: draw.randrange(len(text) + 1)]


def _much(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(ALL)[:20] * draw.choice((50, 2000)) + text[at:]


CHANGES: tuple[Change, ...] = (
    *(_in_lines(_delete_line), _in_lines(_duplicate_line), _in_lines(_swap_lines), _in_lines(_delete_block)),
    *(_in_lines(_repeat_block), _in_lines(_join_lines), _in_lines(_indent), _in_lines(_empty_value)),
    *(_in_lines(_value_of_another), _delete_signs, _duplicate_signs, _swap_signs, _insert, _insert, _insert, _insert),
    *(_insert_at_a_value, _replace_value, _replace_value, _cut_off, _much),
)


@dataclass(frozen=True)
class Mutant:
    """One file of the site, changed as its number says."""

    number: int
    file: str
    text: str


def mutants_of(project: Path, first: int, many: int) -> list[Mutant]:
    """So many changes of pages, partials and data files: the same ones for the same numbers."""
    files = sorted([*(project / "docs").rglob("*.md"), *(project / "docs/_data").glob("*.yml")])
    found = []
    for number in range(first, first + many):
        draw = random.Random(f"mutant {number}")  # noqa: S311
        path = draw.choice(files)
        text = path.read_text("utf-8")
        for _ in range(draw.choice((1, 1, 1, 2, 3))):
            text = draw.choice(CHANGES)(text, draw)
        found.append(Mutant(number, path.relative_to(project).as_posix(), text))
    return found


def fault_of(project: Path, mutant: Mutant, whole: bool) -> str | None:
    """What is wrong with how the check bears a change; `whole`: the site is built too. The file is put back."""
    path = project / mutant.file
    before = path.read_bytes()
    path.write_bytes(mutant.text.encode("utf-8", "surrogatepass"))
    try:
        with at_most(SECONDS):
            return _odd(_problems(project, whole))
    except TooSlowError as error:
        return f"too slow: {error}"
    except Exception:
        return traceback.format_exc(limit=-6)
    finally:
        path.write_bytes(before)


def _problems(project: Path, whole: bool) -> list[Problem]:
    if not whole:
        return read_and_check(project / "docs", latest_day(), project)[1]
    content, problems = build_problems(project)
    if content and not problems:
        unfinished(content)
        advice_on_pages(content, project)
    return problems


def _odd(problems: list[Problem]) -> str | None:
    odd = [problem for problem in problems if problem.line < 1 or problem.column < 1 or not problem.message.strip()]
    if odd:
        return f"no line or words: {odd[0]!r}"
    if problems and all((problem.path, problem.line) == ("mkdocs.yml", 1) for problem in problems):
        return f"no line of the file: {problems[0]}"
    if problems and any("Doc file" in problem.message for problem in problems):
        return f"in the engine's words: {problems[0]}"
    return None


def main(many: int, first: int) -> int:
    faulthandler.enable()
    faults = 0
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        project = Path(folder) / "project"
        write_site(project)
        assert build_problems(project)[1] == []
        for mutant in mutants_of(project, first, many):
            faulthandler.dump_traceback_later(3 * SECONDS, exit=True)
            if fault := fault_of(project, mutant, whole=True):
                faults += 1
                print(f"{mutant.number} {mutant.file}: {fault}", flush=True)
    faulthandler.cancel_dump_traceback_later()
    print(f"{many} changes from {first}, {faults} borne badly.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*(int(one) for one in (*sys.argv[1:], "0")[:2])))
