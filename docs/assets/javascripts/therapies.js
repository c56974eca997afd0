// Filters and sorts the products on the page of approved therapies. The choices are read from the cards themselves,
// so they cannot differ from the lists; the words of the form stand in overrides/partials/therapy-filter.html.
// In a card the first line holds its names; in the second the kind is bold and each cancer in italics; in the third the
// state is bold and each place whose approval stands in italics. What we do not know stands in the folds by country.

(() => {
  "use strict";

  const template = document.getElementById("therapy-filter");
  const lists = Array.from(document.querySelectorAll("article .records"));
  if (!template || !lists.length) return;

  // Fields whose choices come from the cards; each is also a key of a card.
  const CHOICES = ["kind", "cancer", "country", "state"];

  const ORDERS = {
    "": byPlace,
    name: (a, b) => alphabetical(a.name, b.name),
    // A product without a known year comes last in both directions.
    newest: (a, b) => b.year - a.year,
    oldest: (a, b) => Number(!a.year) - Number(!b.year) || a.year - b.year,
  };

  const pieces = document.createRange().createContextualFragment(template.content.firstChild.data);
  const form = pieces.querySelector("form");
  const cards = [];
  const notes = new Map();
  lists.forEach((list) => {
    const note = pieces.querySelector(".therapy-filter-none").cloneNode(true);
    notes.set(list, note);
    list.after(note);
    list.querySelectorAll(".therapy, .candidate").forEach((element) => cards.push(read(element, list)));
  });

  fillChoices();
  readAddress();
  sort();
  filter();
  headingOf(lists[0]).before(form);
  showLinkedCard();
  listen();

  function read(element, list) {
    const name = element.querySelector("h3").textContent.trim();
    return {
      element,
      list,
      place: cards.length,
      name,
      names: [name].concat(listed(element.querySelector(".generic"))).map(plain),
      kind: values(element, ".what strong"),
      cancer: values(element, ".what em"),
      country: values(element, ".where em"),
      state: values(element, ".where strong"),
      year: firstYear(element),
    };
  }

  function values(element, place) {
    return Array.from(element.querySelectorAll(place), (value) => value.textContent.trim().replace(/[.:]$/, ""));
  }

  // The words of a line that a comma parts.
  function listed(line) {
    return line ? line.textContent.split(",").map((name) => name.trim()) : [];
  }

  // The year of the earliest approval, or 0. The year of its end is no beginning.
  function firstYear(element) {
    const line = element.querySelector(".where");
    if (!line || element.matches(".candidate")) return 0;
    const years = line.textContent.replace(/\(ended [^)]*\)/g, "").match(/\b\d{4}\b/g);
    return years ? Math.min(...years.map(Number)) : 0;
  }

  // "Tisa cel" and "tisa-cel" are one name to a reader.
  function plain(text) {
    const letters = text.normalize("NFD").toLowerCase();
    return letters.replace(/[^\p{L}\p{N}]/gu, "");
  }

  function byPlace(a, b) {
    return a.place - b.place;
  }

  function alphabetical(a, b) {
    return a.localeCompare(b, "en");
  }

  function fillChoices() {
    ["kind", "cancer", "country"].forEach((field) => {
      addChoices(form.elements[field], distinct(cards, field).sort(alphabetical));
    });
    // What "under review" means depends on the list, so the states stand under the lists' own headings.
    lists.forEach((list) => {
      const group = document.createElement("optgroup");
      const ofList = cards.filter((card) => card.list === list);
      group.label = headingOf(list).textContent.trim();
      addChoices(group, distinct(ofList, "state"));
      form.elements.state.append(group);
    });
  }

  function addChoices(parent, texts) {
    texts.forEach((text) => parent.append(new Option(text, text)));
  }

  function distinct(someCards, field) {
    const found = new Set();
    someCards.forEach((card) => card[field].forEach((value) => found.add(value)));
    return Array.from(found);
  }

  function headingOf(list) {
    let before = list;
    while (before.previousElementSibling && before.tagName !== "H2") before = before.previousElementSibling;
    return before;
  }

  function filter() {
    const words = form.elements.name.value.split(/\s+/).map(plain);
    cards.forEach((card) => {
      const named = words.every((word) => card.names.some((name) => name.includes(word)));
      const chosen = CHOICES.every((field) => {
        const choice = form.elements[field].value;
        return !choice || card[field].includes(choice);
      });
      card.element.hidden = !(named && chosen);
    });
    count();
  }

  function count() {
    const shown = cards.filter((card) => !card.element.hidden);
    say("[data-shown]", shown.length);
    say("[data-total]", cards.length);
    form.querySelector("[data-empty]").hidden = shown.length > 0;
    lists.forEach((list) => {
      notes.get(list).hidden = shown.some((card) => card.list === list);
    });
    warnOfGaps();
  }

  // A short list for a country must never read as "nothing else is licensed there".
  function warnOfGaps() {
    const country = form.elements.country.value;
    const warning = form.querySelector("[data-gaps]");
    warning.hidden = !country;
    const folds = Array.from(document.querySelectorAll("article .country"));
    const fold = folds.find((one) => one.querySelector("summary").textContent.startsWith(`${country} (`));
    tell(warning.querySelector("[data-in-vain]"), fold && fold.querySelector(".none-found"));
    tell(warning.querySelector("[data-unknown]"), fold && fold.querySelector(".not-known"));
  }

  function tell(spot, line) {
    spot.hidden = !line;
    if (line) spot.textContent = line.textContent;
  }

  // Writing the same number again would make a screen reader say it again.
  function say(place, number) {
    const spot = form.querySelector(place);
    if (spot.textContent !== String(number)) spot.textContent = String(number);
  }

  function sort() {
    const order = ORDERS[form.elements.sort.value];
    const sorted = cards.slice().sort((a, b) => order(a, b) || byPlace(a, b));
    sorted.forEach((card) => card.list.append(card.element));
  }

  function fields() {
    return Array.from(form.elements).filter((field) => field.name);
  }

  // The choices stand in the address, so that the page can be shared as it is seen.
  function writeAddress() {
    const address = new URL(location.href);
    fields().forEach((field) => {
      const value = field.value.trim();
      if (value) address.searchParams.set(field.name, value);
      else address.searchParams.delete(field.name);
    });
    history.replaceState(history.state, "", address.href);
  }

  function readAddress() {
    const parameters = new URL(location.href).searchParams;
    fields().forEach((field) => {
      field.value = parameters.get(field.name) || "";
      // A choice of an old link that is no longer on the page counts as none.
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    });
  }

  function targetOf(hash) {
    return document.getElementById(hash.slice(1));
  }

  function cardOf(target) {
    return cards.find((card) => card.element.contains(target));
  }

  // A link to a product, or from a source back to the product, must work whatever is filtered.
  function reveal(target) {
    const card = cardOf(target);
    if (!card || !card.element.hidden) return false;
    card.element.hidden = false;
    count();
    return true;
  }

  function showLinkedCard() {
    const target = targetOf(location.hash);
    reveal(target);
    // The form and the order have moved the cards away from where the browser may already have scrolled to.
    if (cardOf(target)) target.scrollIntoView();
  }

  function listen() {
    form.addEventListener("input", (event) => {
      if (event.target.name === "sort") sort();
      else filter();
      writeAddress();
    });
    // There is nowhere to send it: it has worked already.
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[data-reset]").addEventListener("click", () => {
      form.reset();
      sort();
      filter();
      writeAddress();
    });
    // Before the browser follows a link: it cannot scroll to what is hidden.
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (link && link.hash && link.pathname === location.pathname) reveal(targetOf(link.hash));
    });
    window.addEventListener("hashchange", () => {
      const target = targetOf(location.hash);
      // Only where the browser could not: on the way back it knows better where the reader was.
      if (reveal(target)) target.scrollIntoView();
    });
  }
})();
