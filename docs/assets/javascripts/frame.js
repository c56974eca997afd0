// What the frame around every page does beyond plain HTML: colors, the menu of small screens, the list of headings,
// the search box, the way back to the top, and answers that open when they are printed or linked to. All of it can be
// missing: without this script colors follow the device, the menu opens, and every word can be read.

const COLORS = "cancerfax-guides-colors";
const root = document.documentElement;

// Browsers before Safari 14 know only the older way.
function whenChanged(query, call) {
  if (query.addEventListener) query.addEventListener("change", call);
  else query.addListener(call);
}

function chooseColors() {
  const button = document.querySelector("[data-colors]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => {
    const chosen = root.getAttribute("data-md-color-scheme");
    return chosen ? chosen === "slate" : system.matches;
  };
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const dark = !isDark();
    root.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
    show();
    // Where nothing may be stored the choice holds for this page.
    try {
      localStorage.setItem(COLORS, dark ? "dark" : "light");
    } catch (error) {}
  });
  whenChanged(system, show);
  show();
  button.hidden = false;
}

function openMenu() {
  const menu = document.querySelector(".md-sidebar--primary");
  const toggle = document.getElementById("__drawer");
  if (!menu || !toggle) return;
  const opener = document.querySelector("[data-menu]");
  const closer = menu.querySelector("button");
  const behind = document.querySelectorAll(
    "[data-md-component=skip], .md-header, .motif, .md-tabs, .md-sidebar--secondary, .md-content, .md-top, .site-footer"
  );
  const changed = () => {
    opener.setAttribute("aria-expanded", String(toggle.checked));
    behind.forEach((part) => (part.inert = toggle.checked));
  };
  const close = () => {
    toggle.checked = false;
    changed();
  };
  const leave = () => {
    close();
    opener.focus();
  };
  // Buttons say more to those who hear the page than the box and the labels that work without scripts.
  toggle.hidden = true;
  document.querySelectorAll("label[for=__drawer].md-header__button, label.site-menu__close").forEach((label) => {
    label.hidden = true;
  });
  opener.hidden = closer.hidden = false;
  opener.addEventListener("click", () => {
    toggle.checked = true;
    changed();
    // What has just been shown can be focused once the browser has drawn it, if it was not closed again by then.
    requestAnimationFrame(() => toggle.checked && closer.focus({ preventScroll: true }));
  });
  closer.addEventListener("click", leave);
  toggle.addEventListener("change", changed);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) leave();
  });
  // Where the browser knows no `inert`, what lies behind can still be reached with the keyboard.
  document.addEventListener("focusin", (event) => {
    if (toggle.checked && !menu.contains(event.target)) closer.focus();
  });
  menu.addEventListener("click", (event) => {
    if (event.target.closest("a")) close();
  });
  // On a wide screen there is no such menu, and nothing may stay out of reach behind it.
  whenChanged(matchMedia("(min-width: 76.25em)"), close);
  // The browser may bring back a page as it was left.
  addEventListener("pageshow", close);
  close();
}

function followHeadings() {
  const links = [...document.querySelectorAll(".contents a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!headings.length || headings.includes(null)) return;
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).length;
    links.forEach((link, place) => {
      if (place === passed - 1) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  // The upper third of the window and all above it: a heading that is jumped over has passed too.
  const observer = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -66% 0px" });
  headings.forEach((heading) => observer.observe(heading));
}

function offerTheTop() {
  const button = document.querySelector(".md-top");
  if (!button) return;
  let before = 0;
  addEventListener(
    "scroll",
    () => {
      // Whoever turns back after a long way may want to go all of it.
      button.hidden = scrollY >= before || scrollY < innerHeight;
      before = scrollY;
    },
    { passive: true }
  );
  button.addEventListener("click", () => {
    scrollTo(0, 0);
    const skip = document.querySelector(".md-skip");
    if (skip) skip.focus({ preventScroll: true });
  });
}

function openAnswers() {
  const linked = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let around = target && target.closest("details");
    if (!around || around.open) return;
    for (; around; around = around.parentElement.closest("details")) around.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", linked);
  linked();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((answer) => (answer.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((answer) => (answer.open = false)));
}

// Safari repeats nothing from sheet to sheet: print.css lays these copies along the edge of all of them, and
// one at the end.
function repeatTheFoot() {
  const foot = document.querySelector(".print-foot");
  if (!foot || !CSS.supports("-webkit-hyphens", "none")) return;
  const edge = foot.cloneNode();
  foot.after(edge);
  foot.parentElement.append(foot.cloneNode(true));
  addEventListener("beforeprint", () => {
    while (edge.children.length < 150) edge.append(foot.cloneNode(true));
  });
}

// All of the search that a page has before a reader touches it: the box opens at once, and says what it waits for.
function offerTheSearch() {
  const search = document.querySelector("[data-search]");
  if (!search) return;
  search.innerHTML = search.firstChild.data;
  const SLOW_MS = 300;
  const PARTS = [
    "./search.js",
    "./search-query.js",
    "./search-index.js",
    "./search-sentence.js",
    "./search-spelling.js",
  ];
  const [button, form] = search.children;
  const dialog = search.parentElement.querySelector("dialog");
  const panel = form.querySelector(".search__panel");
  const list = panel.querySelector("[role=listbox]");
  let asked = null;
  let module = null;
  let index = null;

  const tell = (text, links) => {
    form.querySelector("[role=status]").textContent = panel.querySelector("p").textContent = text;
    list.textContent = "";
    if (links) list.append(document.importNode(form.querySelector("template").content, true));
    list.hidden = !links;
    panel.hidden = !text;
  };
  // The button is there only where the box is not.
  const show = () => {
    if (!button.offsetParent || dialog.hasAttribute("open")) return;
    dialog.append(form);
    // Older browsers know no dialog: there the style sheet alone lays it over the page.
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute("open", "");
  };
  const close = () => {
    if (!dialog.hasAttribute("open")) return;
    if (dialog.close) dialog.close();
    else {
      dialog.removeAttribute("open");
      dialog.dispatchEvent(new Event("close"));
    }
  };
  dialog.addEventListener("close", () => {
    panel.hidden = true;
    search.append(form);
    button.focus();
  });
  form.querySelector(".search__close").addEventListener("click", close);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!module) tell("");
    if (!dialog.close) close();
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  // Nothing is told over what a reader has gone on to meanwhile.
  let gone = false;
  ["focusin", "pointerdown"].forEach((kind) =>
    document.addEventListener(kind, ({ target }) => {
      // A veil, which is the form itself, lies over the page. On a phone the search is all there is.
      gone = !dialog.contains(form) && (target === form || !form.contains(target));
      if (gone && !module && !panel.hidden) tell("");
    })
  );

  // All at once: one after the other is a round trip for each.
  const load = () => {
    index = fetch(new URL("../../search/index.json", import.meta.url));
    index.catch(() => {});
    return Promise.all(PARTS.map((part) => import(part)));
  };
  const open = async ({ type }) => {
    if (type === "click") {
      // The focus calls this once more.
      show();
      form.q.focus();
      return;
    }
    if (module && type === "input") return;
    gone = false;
    const slow = module ? 0 : setTimeout(() => gone || tell(form.dataset.loading), SLOW_MS);
    try {
      asked = asked || load();
      const parts = await asked;
      if (!module) tell("");
      module = parts[0];
      // A reader who has gone on with the keyboard is not called back.
      if (document.activeElement === form.q) module.open(search, form, index);
    } catch (error) {
      // On a bad line the next touch tries again.
      asked = null;
      console.error(error);
      if (form.q.offsetParent && !gone) tell(navigator.onLine ? form.dataset.broken : form.dataset.offline, true);
    } finally {
      clearTimeout(slow);
    }
  };
  form.q.onfocus = form.q.oninput = button.onclick = open;
  search.hidden = false;
}

// What was read stays readable without a connection. The page comes first, and then what it may need later.
function keepForLater() {
  if (!navigator.serviceWorker) return;
  const worker = new URL("../../offline.js", import.meta.url);
  addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => {}));
}

// What an old browser cannot do must not take the rest along.
[chooseColors, offerTheSearch, openMenu, followHeadings, offerTheTop, openAnswers, repeatTheFoot, keepForLater].forEach((begin) => {
  try {
    begin();
  } catch (error) {
    console.error(error);
  }
});
