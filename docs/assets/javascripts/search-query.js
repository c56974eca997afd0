// Answers a question: the sections that are most about its words and the things they name.

import { Outdated, pageOf, readIndex, scoresOf, scoresOfBeginning, shelf, spans, term, words } from "./search-index.js";
import { marked, sentence } from "./search-sentence.js";
import { meant, near } from "./search-spelling.js";

const SHOWN = 8;
const PER_PAGE = 2;
// Other names of a thing are a little less sure than its own; where a section has both, the word itself adds to it.
const BY_CONCEPT = 0.9;
const BY_WORD_TOO = 0.4;
// Small words and numbers beside words that say more.
const BESIDE = 0.4;
// Letters of a whole word that may yet be the beginning of another: "neu", "yes".
const SHORT = 3;

// The index in `folder`, an address that ends in a slash.
// What was asked for already need not be asked again.
export async function openIndex(folder, answered) {
  let index = await readIndex(folder, answered);
  return async (text) => {
    try {
      return await find(index, text);
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      // The site was built again while this page was open.
      index = await readIndex(folder, fetch(new URL("index.json", folder), { cache: "reload" }));
      return find(index, text);
    }
  };
}

// What to add up: each name and each word between names, with the scores of the records that have it, and whether it says
// what the question is about: "how", "my" and "2" do not.
async function segments(index, meantWords, begun) {
  const all = meantWords.map((word) => term(index, word));
  const named = spans(index, all);
  const parts = named.map(async ([start, end, numbers]) => {
    const together = new Map();
    const others = await Promise.all(numbers.map((number) => scoresOf(index, `@${number}`, BY_CONCEPT)));
    others.forEach((scores) => scores.forEach((score, record) => {
      together.set(record, Math.max(together.get(record) || 0, score));
    }));
    const own = await Promise.all(all.slice(start, end).map((one) => scoresOf(index, one, BY_WORD_TOO)));
    own.forEach((scores) => scores.forEach((score, record) => {
      together.set(record, (together.get(record) || 0) + score / own.length);
    }));
    return { scores: together, tells: !all.slice(start, end).every((one) => index.small.has(one)) };
  });
  all.forEach((one, place) => {
    if (named.some(([start, end]) => start <= place && place < end)) return;
    const last = begun && place === all.length - 1 && one.length > 1;
    parts.push(scoresOf(index, one)
      .then((scores) => (last && (!scores.size || one.length <= SHORT) ? scoresOfBeginning(index, meantWords[place], scores) : scores))
      .then((scores) => ({ scores, tells: !minor(index, one) })));
  });
  const found = await Promise.all(parts);
  const telling = found.filter(({ tells }) => tells);
  // Where nothing is said of what was asked, there is no answer in the words around it.
  if (telling.length && telling.every(({ scores }) => !scores.size)) return [];
  return found.filter(({ scores }) => scores.size).map(({ scores, tells }) => ({ scores, factor: tells || !telling.length ? 1 : BESIDE }));
}

function minor(index, one) {
  return index.small.has(one) || /^\d+$/.test(one);
}

// Record numbers, best first: the sum of all parts, times the share of the question that the record answers.
function ranked(parts) {
  const totals = new Map();
  let all = 0;
  parts.forEach(({ scores, factor }) => {
    const weight = Math.max(...scores.values()) * factor;
    all += weight;
    scores.forEach((score, record) => {
      const sum = totals.get(record) || { score: 0, held: 0 };
      totals.set(record, { score: sum.score + score * factor, held: sum.held + weight });
    });
  });
  return [...totals]
    .map(([record, { score, held }]) => ({ record, score: (score * held) / all }))
    .sort((a, b) => b.score - a.score || a.record - b.record)
    .map(({ record }) => record);
}

// The first ones, of which no page may have them all.
function spread(index, order) {
  const perPage = {};
  const chosen = [];
  for (const record of order) {
    const page = pageOf(index, record);
    perPage[page] = (perPage[page] || 0) + 1;
    if (perPage[page] <= PER_PAGE) chosen.push(record);
    if (chosen.length === SHOWN) break;
  }
  return chosen;
}

async function texts(index, records) {
  const files = await Promise.all(records.map((record) => index.part(`texts-${Math.floor(record / index.texts)}`)));
  return records.map((record, place) => {
    const [page, anchor, title, heading, text, folded] = files[place][record % index.texts];
    return { page, anchor, title, heading, text, folded: Boolean(folded) };
  });
}

// The spelling of each word is looked at first, and mostly right: what follows is asked for in the same round trip.
function askAhead(index, all) {
  const concepts = spans(index, all).map(([, , numbers]) => numbers.map((number) => `@${number}`));
  // Whoever needs the file hears that it did not come.
  [].concat(all, ...concepts).forEach((one) => shelf(index, one).catch(() => {}));
}

async function find(index, text) {
  const typed = words(index, text).slice(0, 24);
  const begun = !/\s$/.test(text);
  askAhead(index, typed.map((word) => term(index, word)));
  const { found, changed } = await meant(index, typed, begun);
  const order = ranked(await segments(index, found, begun));
  const chosen = await texts(index, spread(index, order));
  const all = found.map((word) => term(index, word));
  const named = spans(index, all);
  // The "2" of "HER2" alone is no hit.
  const within = ([start, end], place) => end - start > 1 && start <= place && place < end;
  const terms = all.filter((one, place) => !index.small.has(one)
    && (one.length >= index.least || !named.some((span) => within(span, place))));
  const asked = {
    terms: terms.length ? terms : all,
    begun: begun && all.length && all[all.length - 1].length > 2 && terms.includes(all[all.length - 1]) ? all[all.length - 1] : "",
    numbers: new Set([].concat(...named.map(([, , numbers]) => numbers))),
  };
  const results = chosen.map((one) => ({
    ...one,
    heading: marked(index, one.heading, asked).pieces,
    sentence: sentence(index, one.text, asked),
  }));
  return {
    results,
    changed: changed ? found.join(" ") : "",
    more: order.length > results.length,
    near: results.length ? [] : await near(index, typed),
  };
}
