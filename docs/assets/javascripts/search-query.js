// Answers a question from the index that macros/search_index.py writes. A search fetches the list of phrases once, then
// the files that hold its terms, then the texts of its results. Nothing is sent anywhere: a file's name is all that is asked.
// Rules for words come with the index, so this script and the build cannot differ.

const SHOWN = 8;
const PER_PAGE = 2;
// A concept's other names are a little less sure than the word itself; a word only begun, or mended, less again.
const BY_CONCEPT = 0.9;
const BY_WORD_TOO = 0.4;
const BY_BEGINNING = 0.7;
const BEGUN_WORDS = 40;
// Letters: of the shortest word that is mended; of one in which two may be wrong; of one that is compared by ear.
const MENDED_FROM = 4;
const LONG = 8;
const HEARD_FROM = 5;
const SENTENCE = 190;

class Outdated extends Error {}

async function fetchJson(address, options) {
  const answer = await fetch(address, options);
  if (answer.status === 404) throw new Outdated(String(address));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// The index in `folder`, an address that ends in a slash.
export async function openIndex(folder) {
  let index = await readIndex(folder);
  return async (text) => {
    try {
      return await find(index, text);
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      // The site was built again while this page was open.
      index = await readIndex(folder, { cache: "reload" });
      return find(index, text);
    }
  };
}

async function readIndex(folder, options) {
  const settings = await fetchJson(new URL("index.json", folder), options);
  const fetched = new Map();
  const rules = (list) => list.map(([pattern, result]) => [new RegExp(pattern, "g"), result]);
  return {
    ...settings,
    endings: rules(settings.endings),
    sounds: rules(settings.sounds),
    possessive: new RegExp(settings.possessive, "g"),
    small: new Set(settings.small),
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

// The same as macros/search_terms.py: words, term.
export function words(index, text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(index.possessive, "");
  const found = plain.match(/[\p{L}\p{N}]+/gu) || [];
  return found.map((word) => (word === index.capitals ? word : word.toLowerCase()));
}

export function term(index, word) {
  if (index.small.has(word) || word.length < index.least || !/^[a-z]+$/.test(word)) return word;
  let short = word;
  index.endings.forEach(([pattern, result]) => {
    const shorter = short.replace(pattern, result);
    if (shorter.length >= index.least) short = shorter;
  });
  return index.sounds.reduce((heard, [pattern, result]) => heard.replace(pattern, result), short);
}

// The file that holds a term: the last one that begins before it.
async function shelf(index, wanted) {
  let low = 0;
  let high = index.shelves.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (index.shelves[middle] <= wanted) low = middle;
    else high = middle - 1;
  }
  return index.part(`terms-${low}`);
}

// Scores by record of one term's list.
function scored(lists, factor = 1, into = new Map()) {
  lists.forEach(([level, ...steps]) => {
    let record = 0;
    steps.forEach((step) => {
      record += step;
      into.set(record, Math.max(into.get(record) || 0, level * factor));
    });
  });
  return into;
}

async function scoresOf(index, wanted, factor) {
  const held = (await shelf(index, wanted))[wanted];
  return held ? scored(held, factor) : new Map();
}

async function scoresOfBeginning(index, begun) {
  const held = await shelf(index, begun);
  const found = new Map();
  Object.keys(held).filter((one) => one.startsWith(begun)).slice(0, BEGUN_WORDS)
    .forEach((one) => scored(held[one], BY_BEGINNING, found));
  return found;
}

// Names of concepts in a list of terms: [start, end, numbers], the longest first, as in macros/search_concepts.py.
function spans(index, all) {
  const found = [];
  for (let start = 0; start < all.length; start += 1) {
    for (let end = Math.min(all.length, start + index.longest); end > start; end -= 1) {
      const numbers = index.phrases.get(all.slice(start, end).join(" "));
      if (numbers) {
        found.push([start, end, numbers]);
        start = end - 1;
        break;
      }
    }
  }
  return found;
}

// Steps from one word to the other, a swap of neighbors counting once; Infinity beyond `most`.
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    before = last;
    last = row;
  }
  return last[b.length];
}

async function nearest(index, word, most) {
  const known = await index.part("words");
  if (!index.heard) index.heard = known.map((one) => term(index, one));
  const heard = term(index, word);
  // A slip of the finger is nearer as written, one of the ear as heard; but what is left of a short word is like many.
  const apart = (place) => Math.min(
    distance(word, known[place], most),
    heard.length < HEARD_FROM ? Infinity : distance(heard, index.heard[place], most),
  );
  return index.heard
    // Few people slip in the first letter.
    .map((one, place) => ({ place, steps: apart(place) + (one[0] === heard[0] || known[place][0] === word[0] ? 0 : 0.5) }))
    .filter(({ steps }) => steps <= most + 0.5)
    .sort((a, b) => a.steps - b.steps || a.place - b.place)
    .map(({ place }) => known[place]);
}

// "genetherapy" is two words.
async function split(index, word) {
  const known = new Set(await index.part("words"));
  for (let cut = word.length - 3; cut >= 3; cut -= 1) {
    const both = [word.slice(0, cut), word.slice(cut)];
    if (both.every((part) => known.has(part))) return both;
  }
  return null;
}

// The words as they were probably meant, and whether that is something else than what was typed.
async function meant(index, typed, begun) {
  const all = typed.map((word) => term(index, word));
  const named = new Set();
  spans(index, all).forEach(([start, end]) => { for (let place = start; place < end; place += 1) named.add(place); });
  const mended = await Promise.all(typed.map(async (word, place) => {
    if (named.has(place) || index.small.has(word)) return [word];
    const held = await shelf(index, all[place]);
    if (held[all[place]]) return [word];
    const last = place === typed.length - 1;
    if (last && begun && all[place].length > 1 && Object.keys(held).some((one) => one.startsWith(all[place]))) return [word];
    if (word.length < MENDED_FROM || !/^[a-z]+$/.test(word)) return [word];
    const [better] = await nearest(index, word, all[place].length < LONG ? 1 : 2);
    return better ? [better] : (await split(index, word)) || [word];
  }));
  const found = [].concat(...mended);
  return { found, changed: found.join(" ") !== typed.join(" ") };
}

// What to add up: each name and each word between names, with the scores of the records that have it.
async function segments(index, meantWords) {
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
    return together;
  });
  all.forEach((one, place) => {
    if (named.some(([start, end]) => start <= place && place < end)) return;
    parts.push(scoresOf(index, one).then((scores) => (
      scores.size || place < all.length - 1 || one.length < 2 ? scores : scoresOfBeginning(index, one)
    )));
  });
  return (await Promise.all(parts)).filter((scores) => scores.size);
}

// Record numbers, best first: the sum of all parts, times the share of the question that the record answers.
function ranked(parts) {
  const totals = new Map();
  let all = 0;
  parts.forEach((scores) => {
    const weight = Math.max(...scores.values());
    all += weight;
    scores.forEach((score, record) => {
      const sum = totals.get(record) || { score: 0, held: 0 };
      totals.set(record, { score: sum.score + score, held: sum.held + weight });
    });
  });
  return [...totals]
    .map(([record, { score, held }]) => ({ record, score: (score * held) / all }))
    .sort((a, b) => b.score - a.score || a.record - b.record)
    .map(({ record }) => record);
}

async function texts(index, records) {
  const files = await Promise.all(records.map((record) => index.part(`texts-${Math.floor(record / index.texts)}`)));
  return records.map((record, place) => {
    const [page, anchor, title, heading, text, folded] = files[place][record % index.texts];
    return { page, anchor, title, heading, text, folded: Boolean(folded) };
  });
}

// Which words of a text the question named: pieces [text, marked].
function marked(index, text, asked) {
  const pieces = text.split(/([\p{L}\p{N}]+)/u);
  const all = pieces.map((piece, place) => (place % 2 ? term(index, words(index, piece)[0] || "") : ""));
  const places = all.map((_, place) => place).filter((place) => place % 2);
  const hits = new Set(places.filter((place) => asked.terms.some((one) => all[place] === one)
    || (asked.begun && all[place].startsWith(asked.begun))));
  spans(index, places.map((place) => all[place])).forEach(([start, end, numbers]) => {
    if (numbers.some((number) => asked.numbers.has(number))) {
      for (let at = start; at < end; at += 1) hits.add(places[at]);
    }
  });
  return { pieces: pieces.map((piece, place) => [piece, hits.has(place)]), hits: new Set([...hits].map((place) => all[place])).size };
}

// The sentence that answers best and what follows it, cut to a few lines; a long one around its first mark.
function sentence(index, text, asked) {
  const all = text.match(/[^\n]+?(?:[.!?](?=\s)|$)\s*/gm).map((one) => marked(index, one.replace(/\s+/g, " ").trim(), asked));
  const hits = Math.max(...all.map((one) => one.hits));
  const best = all.findIndex((one) => one.hits === hits);
  const length = (pieces) => pieces.reduce((sum, [piece]) => sum + piece.length, 0);
  let { pieces } = all[best];
  const first = pieces.findIndex(([, hit]) => hit);
  if (length(pieces) > SENTENCE && length(pieces.slice(0, first)) > SENTENCE / 2) {
    pieces = [["… ", false], ...pieces.slice(Math.max(0, first - 10))];
  }
  for (const next of all.slice(best + 1)) {
    if (length(pieces) + length(next.pieces) > SENTENCE) break;
    pieces = [...pieces, [" ", false], ...next.pieces];
  }
  if (length(pieces) <= SENTENCE) return pieces;
  const kept = [];
  for (const piece of pieces) {
    if (length(kept) + piece[0].length > SENTENCE) break;
    kept.push(piece);
  }
  return [...kept, ["…", false]];
}

async function find(index, text) {
  const typed = words(index, text).slice(0, 24);
  const begun = !/\s$/.test(text);
  const { found, changed } = await meant(index, typed, begun);
  const parts = await segments(index, found);
  const order = ranked(parts);
  // A few more than are shown, because no page may have them all.
  const candidates = await texts(index, order.slice(0, SHOWN * 2));
  const perPage = {};
  const chosen = candidates.filter(({ page }) => {
    perPage[page] = (perPage[page] || 0) + 1;
    return perPage[page] <= PER_PAGE;
  }).slice(0, SHOWN);
  const terms = found.filter((word) => !index.small.has(word)).map((word) => term(index, word));
  const asked = {
    terms: terms.length ? terms : found,
    begun: terms.length && begun && terms[terms.length - 1].length > 2 ? terms[terms.length - 1] : "",
    numbers: new Set([].concat(...spans(index, found.map((word) => term(index, word))).map(([, , numbers]) => numbers))),
  };
  const results = chosen.map((one) => ({
    ...one,
    heading: marked(index, one.heading, asked).pieces,
    sentence: sentence(index, one.text, asked),
  }));
  const near = results.length ? [] : await Promise.all(typed.map((word) => nearest(index, word, word.length < LONG ? 2 : 3)));
  return {
    results,
    changed: changed ? found.join(" ") : "",
    more: order.length > results.length,
    near: [...new Set([].concat(...near.map((all) => all.slice(0, 3))))].slice(0, 5),
  };
}
