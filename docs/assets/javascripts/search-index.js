// The index that publishing/search/index.py writes, as a search sees it: the rules for words, and files fetched when they are needed.
// Nothing is sent anywhere: a file's name is all that is asked. Rules for words come with the index, so that this script
// and the build cannot differ.

// A word that is only begun is less sure than a whole one.
const BY_BEGINNING = 0.7;
const BEGUN_WORDS = 40;

// Letters or digits, as in publishing/search/stemming.py.
export const WORD = "[\\p{L}\\p{Nl}\\p{No}]+|\\p{Nd}+";

export class Outdated extends Error {}

async function fetchJson(address, answered) {
  const answer = await (answered || fetch(address));
  if (answer.status === 404) throw new Outdated(String(address));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

export async function readIndex(folder, answered) {
  const settings = await fetchJson(new URL("index.json", folder), answered);
  const fetched = new Map();
  const rules = (list) => list.map(([pattern, result]) => [new RegExp(pattern, "g"), result]);
  return {
    ...settings,
    endings: rules(settings.endings),
    sounds: rules(settings.sounds),
    possessive: new RegExp(settings.possessive, "g"),
    small: new Set(settings.small),
    irregular: new Map(Object.entries(settings.irregular)),
    pages: settings.pages.map(((end) => (count) => (end += count))(0)),
    phrases: new Map(Object.entries(settings.phrases).map(([phrase, found]) => [phrase, [].concat(found)])),
    part(name) {
      if (!fetched.has(name)) {
        const asked = fetchJson(new URL(`${settings.parts}/${name}.json`, folder));
        // A bad line may be better at the next try.
        asked.catch(() => fetched.delete(name));
        fetched.set(name, asked);
      }
      return fetched.get(name);
    },
  };
}

// The same as publishing/search/stemming.py: words, term.
export function words(index, text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(index.possessive, "");
  const found = plain.match(new RegExp(WORD, "gu")) || [];
  return found.map((word) => (word === index.capitals ? word : word.toLowerCase()));
}

export function term(index, form) {
  const word = index.irregular.get(form) || form;
  if (index.small.has(word) || word.length < index.least || !/^[a-z]+$/.test(word)) return word;
  return [...index.endings, ...index.sounds].reduce((before, [pattern, result]) => {
    const after = before.replace(pattern, result);
    return after.length >= index.least ? after : before;
  }, word);
}

// What the terms begin with that a word may become which is not all typed yet, if there are any: "leu" is heard as "lu", as
// in "leukemia".
export async function beginning(index, word) {
  const one = term(index, word);
  const whole = index.sounds.reduce((before, [pattern, result]) => before.replace(pattern, result), word);
  const heard = one.length > index.least || index.small.has(word) ? one : whole;
  const held = await shelf(index, heard);
  // "Parking" has the stem of "park", but is no beginning of "Parkinson".
  const goesOn = (known) => known.startsWith(heard) && (known.startsWith(whole) || whole.startsWith(known));
  return heard.length > 1 && Object.keys(held).some(goesOn) ? heard : "";
}

// The file that holds a term: the last one that begins before it.
export async function shelf(index, wanted) {
  let low = 0;
  let high = index.shelves.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (index.shelves[middle] <= wanted) low = middle;
    else high = middle - 1;
  }
  return index.part(`terms-${low}`);
}

// The place of a record's page among all pages; index.pages says with which record each ends.
export function pageOf(index, record) {
  return index.pages.findIndex((end) => record < end);
}

// Scores by record of one term's list.
function scored(index, lists, factor = 1, into = new Map()) {
  lists.forEach(([level, ...steps]) => {
    let record = 0;
    steps.forEach((step) => {
      record += step;
      into.set(record, Math.max(into.get(record) || 0, index.levels[level] * factor));
    });
  });
  return into;
}

export async function scoresOf(index, wanted, factor) {
  const held = (await shelf(index, wanted))[wanted];
  return held ? scored(index, held, factor) : new Map();
}

// With the scores of the word itself, if what was begun is one.
export async function scoresOfBeginning(index, word, found) {
  const begun = await beginning(index, word);
  if (!begun) return found;
  const held = await shelf(index, begun);
  Object.keys(held).filter((one) => one.startsWith(begun)).slice(0, BEGUN_WORDS)
    .forEach((one) => scored(index, held[one], BY_BEGINNING, found));
  return found;
}

// Names of concepts in a list of terms, also those within others: [start, end, numbers].
export function names(index, all) {
  const found = [];
  for (let start = 0; start < all.length; start += 1) {
    for (let end = Math.min(all.length, start + index.longest); end > start; end -= 1) {
      const numbers = index.phrases.get(all.slice(start, end).join(" "));
      if (numbers) found.push([start, end, numbers]);
    }
  }
  return found;
}

// Of names that overlap the one that says most, in their order.
export function spans(index, all) {
  const says = ([start, end]) => all.slice(start, end).filter((one) => !index.small.has(one)).length * index.longest + end - start;
  const taken = new Set();
  return names(index, all).sort((a, b) => says(b) - says(a) || a[0] - b[0]).filter(([start, end]) => {
    const places = all.map((_, place) => place).slice(start, end);
    if (places.some((place) => taken.has(place))) return false;
    places.forEach((place) => taken.add(place));
    return true;
  }).sort((a, b) => a[0] - b[0]);
}
