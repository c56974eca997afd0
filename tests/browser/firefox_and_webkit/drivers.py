"""One way to drive Firefox and WebKit, the engine of Safari: each by the driver that its own makers keep."""

import base64
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from marionette_driver.marionette import Marionette
from selenium.webdriver import WebKitGTK
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

WITHIN_S = 15
"""Of a busy machine; what works is seen at once."""

PRINTED_WITHIN_S = 60
PRINTER = Path(__file__).with_name("webkit_printer.py")

CSS = "css selector"


class NoBrowserError(Exception):
    """This machine lacks one of them."""


class Driver:
    """A window of a browser, and what a reader does with it."""

    def open(self, address: str) -> None:
        raise NotImplementedError

    def run(self, script: str, *arguments: object) -> Any:
        """What a function body says within the page."""
        raise NotImplementedError

    def press(self, selector: str) -> None:
        """Click the first visible element of this kind as a mouse does."""
        raise NotImplementedError

    def tap(self, selector: str) -> None:
        """Touch the first visible element of this kind with a finger."""
        raise NotImplementedError

    def type(self, keys: str) -> None:
        """Press keys, wherever the focus is."""
        raise NotImplementedError

    def back(self) -> None:
        raise NotImplementedError

    def resize(self, width: int, height: int) -> None:
        raise NotImplementedError

    def printed(self) -> bytes:
        """What this browser puts on A4, as a PDF."""
        raise NotImplementedError

    def until(self, script: str, *arguments: object) -> Any:
        """What the function body says as soon as it says something true; AssertionError if it never does."""
        last = time.monotonic() + WITHIN_S
        while not (said := self.run(script, *arguments)):
            assert time.monotonic() < last, f"never true: {script} {arguments}"
            time.sleep(0.05)
        return said

    def until_shown(self, selector: str) -> str:
        """The words of the first visible element of this kind, as soon as there is one."""
        self.until(f"return {VISIBLE}(arguments[0]).length", selector)
        return self.run(f"return {VISIBLE}(arguments[0])[0].innerText", selector)

    def until_hidden(self, selector: str) -> None:
        self.until(f"return !{VISIBLE}(arguments[0]).length", selector)


VISIBLE = """(selector => [...document.querySelectorAll(selector)].filter(one =>
  one.getClientRects().length && getComputedStyle(one).visibility === "visible"))"""


FIRST_LINE = f"""// A finger waits for a menu that still slides in.
const one = {VISIBLE}(arguments[0])[0];
if (!one || document.getAnimations().length) return null;
one.scrollIntoView({{block: "center", behavior: "instant"}});
const box = one.getClientRects()[0];
return [box.left + box.width / 2, box.top + box.height / 2]"""
TAP = """(node => {
  const finger = { bubbles: true, cancelable: true, pointerType: "touch", isPrimary: true };
  for (const kind of ["pointerdown", "pointerup"]) node.dispatchEvent(new PointerEvent(kind, finger));
  if (node.tabIndex >= 0) node.focus({ preventScroll: true });
  node.click();
})"""


class _Firefox(Driver):
    def __init__(self, marionette: Marionette) -> None:
        self._marionette = marionette

    def open(self, address: str) -> None:
        self._marionette.navigate(address)

    def run(self, script: str, *arguments: object) -> Any:
        return self._marionette.execute_script(script, script_args=arguments, sandbox=None)

    def press(self, selector: str) -> None:
        self.until_shown(selector)
        next(one for one in self._marionette.find_elements(CSS, selector) if one.is_displayed()).click()

    def tap(self, selector: str) -> None:
        left, top = self.until(FIRST_LINE, selector)
        finger = {"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}}
        moves = [
            {"type": "pointerMove", "duration": 0, "origin": "viewport", "x": round(left), "y": round(top)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        answer = self._marionette.client.request("WebDriver:PerformActions", {"actions": [finger | {"actions": moves}]})
        assert answer.error is None, answer.error

    def type(self, keys: str) -> None:
        self._marionette.get_active_element().send_keys(keys)

    def back(self) -> None:
        self._marionette.go_back()

    def resize(self, width: int, height: int) -> None:
        self._marionette.set_window_rect(width=width, height=height)

    def printed(self) -> bytes:
        # The library has no word for it, but the browser has.
        paper = {"background": False, "page": {"width": 21.0, "height": 29.7}}
        answer = self._marionette.client.request("WebDriver:Print", paper)
        assert answer.error is None, answer.error
        return base64.b64decode(answer.result["value"])


class _WebKit(Driver):
    def __init__(self, driver: WebKitGTK, display: str) -> None:
        self._driver, self._display = driver, display

    def open(self, address: str) -> None:
        self._driver.get(address)

    def run(self, script: str, *arguments: object) -> Any:
        return self._driver.execute_script(script, *arguments)

    def press(self, selector: str) -> None:
        self.until_shown(selector)
        first = next(one for one in self._driver.find_elements(CSS, selector) if one.is_displayed())
        # A page may scroll slowly, and the driver presses at once.
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", first)
        first.click()

    def tap(self, selector: str) -> None:
        # Its driver has no fingers: the page gets the events that one gives.
        self.until_shown(selector)
        self.run(f"{TAP}({VISIBLE}(arguments[0])[0])", selector)

    def type(self, keys: str) -> None:
        self._driver.switch_to.active_element.send_keys(keys)

    def back(self) -> None:
        self._driver.back()

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)

    def printed(self) -> bytes:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "printed.pdf"
            command = [sys.executable, str(PRINTER), self._driver.current_url, str(file)]
            run = {"env": os.environ | {"DISPLAY": self._display}, "capture_output": True, "timeout": PRINTED_WITHIN_S}
            done = subprocess.run(command, **run, check=False)
            assert file.exists(), done.stderr.decode()
            return file.read_bytes()


@contextmanager
def firefox(**settings: object) -> Iterator[Driver]:
    """Firefox without a window, by Mozilla's own Marionette. `settings` are its own, `_` for a dot.

    Raises NoBrowserError.
    """
    path = _installed("Firefox", "firefox-esr", "firefox")
    with TemporaryDirectory() as folder:
        # A file of its own: Marionette deletes the one that is there, and to root that may be /dev/null.
        log = str(Path(folder) / "firefox.log")
        prefs = {name.replace("_", "."): value for name, value in settings.items()}
        marionette = Marionette(
            bin=path, port=_free_port(), headless=True, gecko_log=log, workspace=folder, prefs=prefs
        )
        try:
            marionette.start_session()
            yield _Firefox(marionette)
        finally:
            # Not quit, and forgotten while its folder is there: each of its parts cleans up again as Python forgets it.
            marionette.cleanup()
            marionette.instance = None


@contextmanager
def webkit(*settings: str) -> Iterator[Driver]:
    """The small browser that comes with WebKitGTK, on a screen that nobody sees. `settings` are its own.

    Raises NoBrowserError.
    """
    path = _installed("WebKit's driver", "WebKitWebDriver")
    screen = _installed("Xvfb", "Xvfb")
    browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
    if browser is None:
        raise NoBrowserError("WebKitGTK's MiniBrowser is not installed.")
    options = Options()
    options.binary_location = str(browser)
    for argument in ("--automation", *settings):
        options.add_argument(argument)
    with _screen(screen) as display:
        driver = WebKitGTK(options=options, service=Service(path, env=os.environ | {"DISPLAY": display}))
        try:
            yield _WebKit(driver, display)
        finally:
            driver.quit()


@contextmanager
def _screen(program: str) -> Iterator[str]:
    """The name of a new screen; Xvfb itself looks for one that is free."""
    command = [program, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        try:
            yield f":{running.stdout.readline().strip()}"
        finally:
            running.terminate()


def _free_port() -> int:
    """Two runs side by side, or two files of tests on two cores, each have a Firefox of their own."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _installed(what: str, *names: str) -> str:
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        raise NoBrowserError(f"{what} is not installed. `make test` installs it, or prints the line to type.")
    return path
