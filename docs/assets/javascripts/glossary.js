// Shows what a glossary word means where the word stands: on hover, keyboard focus or tap.
// The meanings come from the page's own list of the words it uses, so nothing is fetched,
// and a reader without JavaScript has them all on the same page.

(() => {
  "use strict";

  const OPEN_IN_GLOSSARY = "Open in the glossary";

  // A pointer that only crosses a word on its way must not open anything.
  const OPEN_AFTER_MS = 200;
  // Long enough to move a shaky pointer from the word into the popup (WCAG 1.4.13, hoverable).
  const CLOSE_AFTER_MS = 400;

  // In CSS pixels: from the word to the popup, and from the popup to the edge of the screen.
  const GAP = 6;
  const MARGIN = 8;

  const GLOSSARY_LINK = 'a[href*="/glossary/#"]';

  // What the page's own list says, by the address of the word in the glossary. The glossary itself has no such list.
  const meanings = new Map();
  const wordLists = new Set();
  document.querySelectorAll(`article dt > ${GLOSSARY_LINK}`).forEach((link) => {
    const described = link.parentElement.nextElementSibling;
    if (!described || described.tagName !== "DD") return;
    meanings.set(link.href, { term: link.textContent.trim(), meaning: described.textContent.trim() });
    wordLists.add(link.closest("dl"));
  });

  const links = Array.from(document.querySelectorAll(`article ${GLOSSARY_LINK}`)).filter(
    (link) => meanings.has(link.href) && !wordLists.has(link.closest("dl"))
  );
  if (!links.length) return;

  const popup = element("div", "term-popup");
  const tooltip = element("div", "term-popup__text");
  const term = element("strong", "term-popup__term");
  const meaning = element("span", "term-popup__meaning");
  const more = element("a", "term-popup__more");
  // A tooltip may hold text only, so the link stands beside it in the same box.
  tooltip.setAttribute("role", "tooltip");
  tooltip.id = "term-popup-text";
  tooltip.append(term, " ", meaning);
  more.textContent = OPEN_IN_GLOSSARY;
  // Until a word is opened it leads where any of them leads: a link to nowhere counts as a mistake.
  more.href = links[0].href;
  popup.append(tooltip, more);
  popup.hidden = true;
  // At the end of the body, where no table or card can cut it off or lend it its own type.
  // Within the main landmark, where screen readers look for what belongs to the text.
  document.querySelector("main").append(popup);

  // The link whose meaning is shown, and what keeps it shown: "hover", "focus" or "tap".
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

  function open(link, by) {
    clearTimeout(timer);
    if (opened && opened.link === link) {
      // Hover is the weakest reason: it must not take the popup away from a reader who uses the keyboard.
      if (by !== "hover") opened.by = by;
    } else {
      close();
      opened = { link, by };
      const entry = meanings.get(link.href);
      term.textContent = entry.term;
      meaning.textContent = entry.meaning;
      more.href = link.href;
      link.setAttribute("aria-describedby", tooltip.id);
    }
    // With a mouse or a keyboard the word itself is the link; only a finger needs a second one.
    more.hidden = by !== "tap";
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

  function closeUnlessWanted() {
    if (!opened || opened.by === "tap") return;
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

  links.forEach((link) => {
    link.classList.add("glossary-term");

    link.addEventListener("pointerenter", (event) => {
      if (hovers(event)) later(() => open(link, "hover"), OPEN_AFTER_MS);
    });
    link.addEventListener("pointerleave", (event) => {
      if (hovers(event)) later(closeUnlessWanted, CLOSE_AFTER_MS);
    });
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
      if (event.key === "Escape") close();
    },
    true
  );
  window.addEventListener("resize", () => {
    if (opened) place();
  });
})();
