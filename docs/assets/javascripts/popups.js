// Shows what a glossary word means, or which source stands behind a mark, where the reader is: a word on hover, keyboard
// focus or tap, a mark on hover or click. Both come from the page's own lists, so nothing is fetched, and a reader
// without JavaScript has them all on the same page.

(() => {
  "use strict";

  const OPEN_IN_GLOSSARY = "Open in the glossary";
  const ALL_SOURCES = "See the list of sources";

  // A pointer that only crosses a word on its way must not open anything.
  const OPEN_AFTER_MS = 200;
  // Long enough to move a shaky pointer from the word into the popup (WCAG 1.4.13, hoverable).
  const CLOSE_AFTER_MS = 400;

  // In CSS pixels: from the word to the popup, and from the popup to the edge of the screen.
  const GAP = 6;
  const MARGIN = 8;

  const GLOSSARY_LINK = 'a[href*="/glossary/#"]';
  const MARK = "a[role=doc-noteref]";

  // What the page's own list says, by the address of the word in the glossary. The glossary itself has no such list.
  const meanings = new Map();
  const wordLists = new Set();
  document.querySelectorAll(`article dt > ${GLOSSARY_LINK}`).forEach((link) => {
    const described = link.parentElement.nextElementSibling;
    if (!described || described.tagName !== "DD") return;
    meanings.set(link.href, { term: link.textContent.trim(), meaning: described.textContent.trim() });
    wordLists.add(link.closest("dl"));
  });

  const words = Array.from(document.querySelectorAll(`article ${GLOSSARY_LINK}`)).filter(
    (link) => meanings.has(link.href) && !wordLists.has(link.closest("dl"))
  );
  const marks = Array.from(document.querySelectorAll(`article ${MARK}`));
  if (!words.length && !marks.length) return;

  const popup = element("div", "term-popup");
  const text = element("div", "term-popup__text");
  const more = element("a", "term-popup__more");
  // Where it leads changes with what is opened; a link that leads nowhere would be none to machines.
  more.href = (words[0] || marks[0]).href;
  text.id = "term-popup-text";
  // A page scrolls to the popup and reads on from it, but nobody comes upon it with the keyboard while it is closed.
  popup.tabIndex = -1;
  popup.append(text, more);
  popup.hidden = true;
  // At the end of the body, where no table or card can cut it off or lend it its own type.
  // Within the main landmark, where screen readers look for what belongs to the text.
  document.querySelector("main").append(popup);

  // The link whose meaning is shown, and what keeps it shown: "hover", "focus", "tap" or "click".
  let opened = null;
  let timer = 0;
  // Browsers do not agree on what a click event says about its pointer, so the press before it is asked.
  let lastInput = "";
  let openWhenPressed = null;

  function element(tag, className) {
    const made = document.createElement(tag);
    made.className = className;
    return made;
  }

  function later(action, delay) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  function isMark(link) {
    return link.matches(MARK);
  }

  function showWord(link, by) {
    const entry = meanings.get(link.href);
    const term = element("strong", "term-popup__term");
    term.textContent = entry.term;
    text.textContent = "";
    text.append(term, " ", entry.meaning);
    // A tooltip may hold text only, so the link stands beside it in the same box.
    text.setAttribute("role", "tooltip");
    popup.removeAttribute("role");
    popup.removeAttribute("aria-label");
    link.setAttribute("aria-describedby", text.id);
    more.textContent = OPEN_IN_GLOSSARY;
    more.href = link.href;
    // With a mouse or a keyboard the word itself is the link; only a finger needs a second one.
    more.hidden = by !== "tap";
  }

  function showSources(mark) {
    text.textContent = "";
    text.removeAttribute("role");
    (mark.textContent.match(/[0-9]+/g) || []).forEach((number) => {
      const note = document.getElementById(`fn:${number}`);
      if (!note) return;
      const source = element("div", "term-popup__source");
      const counted = element("strong", "term-popup__number");
      counted.textContent = `[${number}] `;
      source.append(counted);
      note.querySelectorAll("p").forEach((said) => {
        const copy = said.cloneNode(true);
        copy.querySelectorAll("[role=doc-backlink]").forEach((way) => way.remove());
        source.append(...copy.childNodes);
      });
      text.append(source);
    });
    popup.setAttribute("role", "group");
    popup.setAttribute("aria-label", mark.getAttribute("aria-label") || mark.textContent);
    more.textContent = ALL_SOURCES;
    more.href = mark.href;
    more.hidden = false;
  }

  function open(link, by) {
    clearTimeout(timer);
    if (opened && opened.link === link) {
      // Hover is the weakest reason: it must not take the popup away from a reader who uses the keyboard.
      if (by !== "hover") opened.by = by;
    } else {
      close();
      opened = { link, by };
    }
    if (isMark(link)) showSources(link);
    else showWord(link, by);
    popup.hidden = false;
    place();
    // On a small screen there may be no room on either side. Under a mouse the page must not move by itself.
    if (by !== "hover") popup.scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(timer);
    if (!opened) return;
    opened.link.removeAttribute("aria-describedby");
    opened = null;
    popup.hidden = true;
  }

  // The way back: the reader is where the popup was opened.
  function leave() {
    const link = opened && opened.link;
    const within = popup.contains(document.activeElement);
    close();
    if (link && within) link.focus({ preventScroll: true });
  }

  function closeUnlessWanted() {
    if (!opened || opened.by === "tap" || opened.by === "click") return;
    const focused = opened.by === "focus" && document.activeElement === opened.link;
    if (!focused && !opened.link.matches(":hover") && !popup.matches(":hover")) close();
  }

  function place() {
    // A word may wrap: the popup stands under its last line or over its first, never on the word.
    const lines = opened.link.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    const view = document.documentElement;
    const header = document.querySelector("header");
    const ceiling = Math.max(0, header ? header.getBoundingClientRect().bottom : 0);
    const size = popup.getBoundingClientRect();
    const fitsBelow = last.bottom + GAP + size.height <= view.clientHeight;
    const fitsAbove = first.top - GAP - size.height >= ceiling;
    const above = !fitsBelow && fitsAbove;
    const left = Math.min((above ? first : last).left, view.clientWidth - size.width - MARGIN);
    const top = above ? first.top - GAP - size.height : last.bottom + GAP;
    popup.style.left = Math.max(MARGIN, left) + window.pageXOffset + "px";
    popup.style.top = top + window.pageYOffset + "px";
  }

  function hovers(event) {
    return event.pointerType !== "touch";
  }

  words.forEach((link) => {
    link.classList.add("glossary-term");
    link.addEventListener("focus", () => {
      // A press also moves the focus; what a press means is decided by the click.
      if (lastInput === "" || lastInput === "keyboard") open(link, "focus");
    });
    link.addEventListener("blur", closeUnlessWanted);
    link.addEventListener("click", (event) => {
      const tapped = lastInput === "touch" || lastInput === "pen";
      if (tapped && openWhenPressed !== link) {
        event.preventDefault();
        open(link, "tap");
      } else {
        // The browser keeps the page as it was left, and "back" should not bring back an open popup.
        close();
      }
    });
  });

  marks.forEach((mark) =>
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      open(mark, "click");
      popup.focus({ preventScroll: true });
    })
  );

  words.concat(marks).forEach((link) => {
    link.addEventListener("pointerenter", (event) => {
      if (hovers(event)) later(() => open(link, "hover"), OPEN_AFTER_MS);
    });
    link.addEventListener("pointerleave", (event) => {
      if (hovers(event)) later(closeUnlessWanted, CLOSE_AFTER_MS);
    });
  });

  // Whoever goes on to the list of sources comes back to the mark that led there, not to the first one of the source.
  let cameFrom = null;
  more.addEventListener("click", () => {
    cameFrom = opened && isMark(opened.link) ? opened.link : null;
    close();
  });
  document.querySelectorAll("article [role=doc-backlink]").forEach((way) =>
    way.addEventListener("click", (event) => {
      if (!cameFrom) return;
      event.preventDefault();
      cameFrom.scrollIntoView({ block: "center" });
      cameFrom.focus({ preventScroll: true });
      cameFrom = null;
    })
  );

  popup.addEventListener("pointerleave", (event) => {
    if (hovers(event)) later(closeUnlessWanted, CLOSE_AFTER_MS);
  });

  document.addEventListener(
    "pointerdown",
    (event) => {
      lastInput = event.pointerType;
      openWhenPressed = opened && opened.link;
    },
    true
  );
  // Not a click: iOS sends none from plain text. And not the press: a reader may scroll to read on.
  document.addEventListener("pointerup", (event) => {
    if (opened && !popup.contains(event.target) && !opened.link.contains(event.target)) close();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      lastInput = "keyboard";
      if (event.key === "Escape") leave();
    },
    true
  );
  window.addEventListener("resize", () => {
    if (opened) place();
  });
})();
