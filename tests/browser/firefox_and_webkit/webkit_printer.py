"""Print a page with WebKit as a reader does: `python webkit_printer.py ADDRESS FILE`, on the screen of $DISPLAY.

Its driver cannot print, so this is a small browser on the libraries that come with the driver. They end the process
when something is wrong, and they want to be the only ones in it.
"""

import ctypes
import sys
from pathlib import Path

POINTER, TEXT, WHOLE, REAL = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_double
LOADED = 3
MILLIMETERS = 3
MARGINS = {"top": 16, "right": 16, "bottom": 14, "left": 16}
"""As docs/assets/print.css asks for."""

WHEN_SCRIPTS_HAVE_RUN = b"await import(document.querySelector('script[type=module]').src)"
"""This browser calls a page loaded before its modules run."""

library = ctypes.CDLL("libwebkit2gtk-4.1.so.0")


def call(name: str, *arguments: object, takes: tuple = (), gives: type | None = None) -> int | None:
    function = getattr(library, name)
    function.argtypes, function.restype = takes, gives
    return function(*arguments)


def made(name: str, *arguments: object, takes: tuple = ()) -> int | None:
    return call(name, *arguments, takes=takes, gives=POINTER)


def when(thing: int | None, happens: str, answer: object) -> None:
    takes = (POINTER, TEXT, POINTER, POINTER, POINTER, WHOLE)
    call("g_signal_connect_data", thing, happens.encode(), ctypes.cast(answer, POINTER), None, None, 0, takes=takes)


def print_page(address: str, file: Path) -> None:
    call("gtk_init", None, None, takes=(POINTER, POINTER))
    # Nothing is kept: a page of an earlier run would come out of its store.
    context = made("webkit_web_context_new_ephemeral")
    view = made("webkit_web_view_new_with_context", context, takes=(POINTER,))
    window = made("gtk_window_new", 0, takes=(WHOLE,))
    call("gtk_container_add", window, view, takes=(POINTER, POINTER))
    call("gtk_widget_show_all", window, takes=(POINTER,))

    @ctypes.CFUNCTYPE(None, POINTER, POINTER)
    def printed(*_: object) -> None:
        call("gtk_main_quit")

    @ctypes.CFUNCTYPE(None, POINTER, POINTER, POINTER)
    def ready(*_: object) -> None:
        operation = made("webkit_print_operation_new", view, takes=(POINTER,))
        both = (POINTER, POINTER)
        call("webkit_print_operation_set_print_settings", operation, _into(file), takes=both)
        call("webkit_print_operation_set_page_setup", operation, _a4(), takes=both)
        when(operation, "finished", printed)
        call("webkit_print_operation_print", operation, takes=(POINTER,))

    @ctypes.CFUNCTYPE(None, POINTER, WHOLE, POINTER)
    def loaded(_: int, event: int, __: int) -> None:
        if event == LOADED:
            takes = (POINTER, TEXT, ctypes.c_ssize_t, POINTER, TEXT, TEXT, POINTER, POINTER, POINTER)
            script = (WHEN_SCRIPTS_HAVE_RUN, -1, None, None, None, None, ctypes.cast(ready, POINTER), None)
            call("webkit_web_view_call_async_javascript_function", view, *script, takes=takes)

    when(view, "load-changed", loaded)
    call("webkit_web_view_load_uri", view, address.encode(), takes=(POINTER, TEXT))
    call("gtk_main")


def _into(file: Path) -> int | None:
    settings = made("gtk_print_settings_new")
    asked = {"printer": "Print to File", "output-uri": file.as_uri(), "output-file-format": "pdf"}
    for key, value in asked.items():
        call("gtk_print_settings_set", settings, key.encode(), value.encode(), takes=(POINTER, TEXT, TEXT))
    return settings


def _a4() -> int | None:
    setup = made("gtk_page_setup_new")
    size = made("gtk_paper_size_new", b"iso_a4", takes=(TEXT,))
    call("gtk_page_setup_set_paper_size", setup, size, takes=(POINTER, POINTER))
    for side, wide in MARGINS.items():
        call(f"gtk_page_setup_set_{side}_margin", setup, float(wide), MILLIMETERS, takes=(POINTER, REAL, WHOLE))
    return setup


if __name__ == "__main__":
    print_page(sys.argv[1], Path(sys.argv[2]))
