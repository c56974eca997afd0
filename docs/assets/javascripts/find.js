// Narrows the page "Find what concerns me" to one cancer, one marker, or both. The page is whole without it, and the
// choices are read from its headings. Nothing is sent, stored or written into the address.
// A card is about the cancer or marker whose id its heading has; a product names its markers by links to them.

(() => {
  "use strict";

  const MARKER = "marker-";
  const template = document.getElementById("find-form");
  const cancers = cards(".concern");
  const markers = cards(".marked");
  if (!template || !cancers.length) return;

  const form = document.importNode(template.content, true).querySelector("form");
  const cancer = form.querySelector("#find-cancer");
  const marker = form.querySelector("#find-marker");

  fill(cancer, cancers);
  fill(marker, markers);
  headingAbove(cancers[0].element.parentElement).before(form);
  showTarget(location.hash);
  form.addEventListener("change", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-reset]").addEventListener("click", showAll);
  // Before the browser follows a link: it cannot scroll to what is hidden.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && link.hash && link.pathname === location.pathname) reveal(link.hash);
  });
  window.addEventListener("hashchange", () => showTarget(location.hash));
  // Safari empties the form of a page that it brings back, and only after it has said so.
  window.addEventListener("pageshow", () => setTimeout(narrow, 0));

  function cards(kind) {
    return Array.from(document.querySelectorAll(`article ${kind}`), (element) => {
      const heading = element.querySelector("h3");
      return {
        element,
        id: heading.id,
        name: heading.textContent.trim(),
        names: linked(element),
        products: Array.from(element.querySelectorAll("li"), (item) => ({ item, markers: linked(item) })),
      };
    });
  }

  // The ids of cards that a card or a product links to.
  function linked(element) {
    return Array.from(element.querySelectorAll('a[href^="#"]'), (link) => link.hash.slice(1));
  }

  function fill(select, some) {
    some.forEach((card) => select.append(new Option(card.name, card.id)));
  }

  function headingAbove(element) {
    let before = element;
    while (before.previousElementSibling && before.tagName !== "H2") before = before.previousElementSibling;
    return before;
  }

  // What looks for no marker may suit somebody who knows one, so only what looks for another is hidden.
  function fits(product) {
    const sought = product.markers.filter((id) => id.startsWith(MARKER));
    return !marker.value || !sought.length || sought.includes(marker.value);
  }

  function narrow() {
    cancers.forEach((card) => {
      card.products.forEach((product) => {
        product.item.hidden = !fits(product);
      });
      const chosen = !cancer.value || card.id === cancer.value;
      const named = cancer.value || !marker.value || card.names.includes(marker.value);
      card.element.hidden = !(chosen && named);
      hideEmptyLists(card.element);
    });
    markers.forEach((card) => {
      const named = !cancer.value || card.names.includes(cancer.value);
      card.element.hidden = marker.value ? card.id !== marker.value : !named;
    });
    tell();
  }

  // A list whose products are all hidden would leave its title behind with nothing below it.
  function hideEmptyLists(element) {
    element.querySelectorAll("ul").forEach((list) => {
      const empty = Array.from(list.children).every((item) => item.hidden);
      list.hidden = empty;
      let title = list.previousElementSibling;
      if (title.classList.contains("none-for")) {
        title.hidden = empty;
        title = title.previousElementSibling;
      }
      title.hidden = empty;
    });
  }

  function tell() {
    const shown = cancers.filter((card) => !card.element.hidden);
    const found = shown.some((card) => card.products.some((one) => one.markers.includes(marker.value)));
    const narrowed = Boolean(cancer.value || marker.value);
    // A list of all cancers between the form and the one that was chosen would only be in the way.
    document.querySelectorAll("article .jump").forEach((jump) => {
      jump.hidden = narrowed;
    });
    form.querySelector("[data-all]").hidden = narrowed;
    form.querySelector("[data-narrowed]").hidden = !narrowed;
    form.querySelector("[data-other]").hidden = !marker.value;
    form.querySelector("[data-none]").hidden = !marker.value || found;
    form.querySelector("[data-shown]").textContent = shown.length;
    form.querySelector("[data-total]").textContent = cancers.length;
  }

  function showAll() {
    form.reset();
    narrow();
  }

  function reveal(hash) {
    const target = document.getElementById(hash.slice(1));
    const card = [...cancers, ...markers].find((one) => target && one.element.contains(target));
    if (card && card.element.hidden) showAll();
    return card && target;
  }

  function showTarget(hash) {
    const target = reveal(hash);
    // The form has moved the cards away from where the browser may already have scrolled to.
    if (target) target.scrollIntoView();
  }
})();
