// What the frame around every page does beyond plain HTML: colors, the menu of small screens, the list of headings,
// the search box, the way back to the top, and answers that open when they are printed or linked to. All of it can be
// missing: without this script colors follow the device, the menu opens, and every word can be read.

const COLORS = "cancerfax-guides-colors";
const root = document.documentElement;

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
  system.addEventListener("change", show);
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
    // What has just been shown can be focused once the browser has drawn it.
    requestAnimationFrame(() => closer.focus({ preventScroll: true }));
  });
  closer.addEventListener("click", leave);
  toggle.addEventListener("change", changed);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) leave();
  });
  menu.addEventListener("click", (event) => {
    if (event.target.closest("a")) close();
  });
  // On a wide screen there is no such menu, and nothing may stay out of reach behind it.
  matchMedia("(min-width: 76.25em)").addEventListener("change", close);
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

// All of the search that a page has before a reader touches it.
function offerTheSearch() {
  const search = document.querySelector("[data-search]");
  if (!search) return;
  const [button, form] = search.children;
  let asked = null;
  const open = async ({ type }) => {
    // On a bad line the next touch tries again.
    asked = asked || import("./search.js").catch(() => (asked = null));
    const module = await asked;
    // A reader who has gone on with the keyboard meanwhile is not called back.
    if (module && (type !== "focus" || document.activeElement === form.q)) module.open(search, button, form);
  };
  form.q.onfocus = button.onclick = open;
  addEventListener("keydown", (event) => {
    if (!/^[/sf]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    // At once where the box is seen, so that nothing typed in the meantime is lost.
    if (form.q.offsetParent) form.q.focus();
    else open(event);
  });
  search.hidden = false;
}

[chooseColors, offerTheSearch, openMenu, followHeadings, offerTheTop, openAnswers].forEach((begin) => begin());
