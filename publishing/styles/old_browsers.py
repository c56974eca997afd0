"""A style sheet in words that browsers of old phones know.

What they do not know they drop with the whole rule around it: boxes lose their form, and what was hidden is shown.
"""

from lightningcss import process_stylesheet

from publishing.styles.rules import StyleError

OLDEST = ("chrome 80", "safari 13", "ios_saf 13", "firefox 78")
"""The oldest browsers in which links, boxes and filters must look as what they are."""


def for_old_browsers(css: str, oldest: tuple[str, ...] = OLDEST) -> str:
    """The same rules, with older words before the new ones where `oldest`, as browserslist names them, need them.

    Raises StyleError, at the place in the one written style sheet, if a selector cannot be read.
    """
    try:
        return process_stylesheet(css, browsers_list=list(oldest), minify=True)
    except ValueError as error:
        column = int(str(error).rpartition(":")[2])
        near = css[max(0, column - 30) : column + 30]
        message = f"no browser can read this: {near}. Find it in docs/assets/stylesheets and mend it."
        raise StyleError("site/assets/stylesheets", 1, column + 1, message) from error
