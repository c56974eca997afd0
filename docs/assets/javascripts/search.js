// The search box: what a reader types, hears and chooses, as the ARIA combobox pattern asks. search-query.js finds.
// On a small screen the form lies in a dialog that covers the page. frame.js opens and closes it.

import { openIndex } from "./search-query.js";

const WAIT_MS = 120;
const PAUSE_MS = 800;
const FIRST_WORDS = 4;

let box;

// A reader touched the search, and the box has the focus. The index was asked for together with this script.
export function open(root, form, asked) {
  box = box || begin(root, form, asked);
  box.open();
}

function begin(root, form, first) {
  const input = form.q;
  const words = form.dataset;
  const status = form.querySelector("[role=status]");
  const panel = form.querySelector(".search__panel");
  const note = panel.querySelector("p");
  const list = panel.querySelector("[role=listbox]");
  const help = form.querySelector("template").content;
  const dialog = root.parentElement.querySelector("dialog");
  const site = new URL("../../", import.meta.url);

  let index;
  let asked = 0;
  let current = Promise.resolve();
  let waiting;
  let telling;

  function load() {
    if (!index) {
      index = openIndex(new URL("search/", site), first);
      first = undefined;
      // A bad line may be better at the next try.
      index.catch(() => { index = undefined; });
    }
    return index;
  }

  function element(tag, name, ...children) {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...children);
    return made;
  }

  function pieces(all) {
    return all.map(([text, marked]) => (marked ? element("mark", "", text) : text));
  }

  function address({ page, anchor, folded, text }) {
    const found = new URL(page, site);
    found.hash = anchor;
    if (!folded) return found.href;
    // Browsers that can will look for these words, and unfold the answer that begins with them.
    const beginning = text.split(/\s/, FIRST_WORDS).join(" ");
    return `${found.href}:~:text=${encodeURIComponent(beginning).replace(/-/g, "%2D")}`;
  }

  function result(found) {
    const heading = pieces(found.heading);
    const link = element("a", "", element("strong", "search__heading", ...heading));
    link.href = address(found);
    if (found.title !== found.heading.map(([text]) => text).join("")) link.append(element("span", "search__page", found.title));
    link.append(element("span", "search__sentence", ...pieces(found.sentence)));
    return link;
  }

  function suggestion(word) {
    const made = element("div", "", `${words.near} `, element("strong", "", word));
    made.dataset.query = word;
    return made;
  }

  function show(options, text) {
    options.forEach((option, number) => {
      option.id = `search-option-${number}`;
      option.classList.add("search__option");
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.tabIndex = -1;
    });
    // Chrome before 86 and Safari before 14 cannot replace them in one step.
    list.textContent = "";
    list.append(...options);
    list.hidden = !options.length;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", String(options.length > 0));
    note.textContent = text;
    tell(text);
    panel.hidden = !text;
    list.scrollTop = 0;
  }

  // A key silences what a screen reader was about to say, so it is told when no key follows, once for each pause.
  function tell(text) {
    clearTimeout(telling);
    status.textContent = "";
    telling = setTimeout(() => { status.textContent = text; }, PAUSE_MS);
  }

  function helpLinks() {
    return [...document.importNode(help, true).children];
  }

  async function search() {
    const mine = (asked += 1);
    const text = input.value;
    root.dataset.searched = "";
    if (!text.trim()) return show([], "");
    if (!root.dataset.ready) show([], words.loading);
    try {
      const answer = await (await load())(text);
      // A slower answer to an older question must not replace the newer one.
      if (mine !== asked) return undefined;
      root.dataset.ready = "true";
      const { results, changed, more, near } = answer;
      if (!results.length) show([...near.map(suggestion), ...helpLinks()], `${words.none} “${text.trim()}”`);
      else {
        const count = results.length === 1 ? words.one : `${results.length} ${more ? words.most : words.many}`;
        show(results.map(result), changed ? `${words.changed} “${changed}”: ${count}` : count);
      }
      root.dataset.searched = text;
    } catch (error) {
      if (mine !== asked) return undefined;
      console.error(error);
      show(helpLinks(), navigator.onLine ? words.broken : words.offline);
    }
    return undefined;
  }

  function searchNow() {
    clearTimeout(waiting);
    waiting = 0;
    current = search();
    return current;
  }

  function chosen() {
    return list.querySelector("[aria-selected=true]");
  }

  function choose(step) {
    const options = [...list.children];
    if (!options.length) return;
    const old = options.indexOf(chosen());
    const next = old < 0 && step < 0 ? options.length - 1 : (old + step + options.length) % options.length;
    options.forEach((one, number) => one.setAttribute("aria-selected", String(number === next)));
    input.setAttribute("aria-activedescendant", options[next].id);
    options[next].scrollIntoView({ block: "nearest" });
  }

  function closeList() {
    asked += 1;
    clearTimeout(waiting);
    tell("");
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function inDialog() {
    return dialog.hasAttribute("open");
  }

  async function enter() {
    // Whoever types fast and presses Enter means what was typed, not what was found before.
    if (waiting || panel.hidden) searchNow();
    await current;
    (chosen() || list.firstElementChild || input).click();
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(searchNow, WAIT_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (panel.hidden) searchNow();
      else choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Tab") {
      if (!inDialog()) closeList();
      return;
    } else if (event.key === "Enter") enter();
    else if (event.key === "Escape" && !panel.hidden && !inDialog()) closeList();
    else if (event.key === "Escape" && !inDialog()) input.value = "";
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    if (option.dataset.query) {
      input.value = option.dataset.query;
      input.focus();
      searchNow();
    } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      closeList();
      form.querySelector(".search__close").click();
      // Firefox gives a page that is gone back to its focus again, and the search would open over it.
      input.value = "";
      input.blur();
    }
  });
  form.addEventListener("focusout", (event) => {
    // Nothing takes the focus when a finger presses on the page, or when another window comes to the front.
    if (!inDialog() && event.relatedTarget && !form.contains(event.relatedTarget)) closeList();
  });
  document.addEventListener("pointerdown", (event) => {
    // The veil over the page is the form's own.
    if (!inDialog() && (event.target === form || !form.contains(event.target))) closeList();
  });
  dialog.addEventListener("close", closeList);

  return {
    open() {
      load().catch(() => {});
      if (input.value) searchNow();
    },
  };
}
