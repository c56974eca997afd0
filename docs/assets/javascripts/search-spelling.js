// What a misspelt word was meant to be, by the list of words that comes with the index.

import { beginning, shelf, spans, term } from "./search-index.js";

// Letters: of the shortest word that is mended; of one in which two may be wrong; of one that is compared by ear.
const MENDED_FROM = 4;
const LONG = 8;
const HEARD_FROM = 5;
// Letters of the shortest word within a word.
const PART = 3;
// Letters of a word that is begun, but for which nothing is found as it is.
const BEGUN_FROM = 5;

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

async function heardWords(index) {
  const known = await index.part("words");
  if (!index.heard) index.heard = known.map((one) => term(index, one));
  return known;
}

// Of all words, or of the first ones, which are those of names.
async function nearest(index, word, most, first) {
  const known = await heardWords(index);
  const heard = term(index, word);
  // A slip of the finger is nearer as written, one of the ear as heard; but what is left of a short word is like many.
  const apart = (place) => Math.min(
    distance(word, known[place], most),
    heard.length < HEARD_FROM ? Infinity : distance(heard, index.heard[place], Math.min(most, heard.length < LONG ? 1 : 2)),
  );
  return index.heard.slice(0, first)
    // Few people slip in the first letter.
    .map((one, place) => ({ place, steps: apart(place) + (one[0] === heard[0] || known[place][0] === word[0] ? 0 : 0.5) }))
    .filter(({ steps }) => steps <= most + 0.5)
    .sort((a, b) => a.steps - b.steps || a.place - b.place)
    .map(({ place }) => known[place]);
}

// "genetherapy" is two words, "cytokinereleasesyndrome" three: the fewest that are known.
async function split(index, word) {
  await heardWords(index);
  const known = new Set(index.heard);
  const isWord = (part) => part.length >= PART && (index.small.has(part) || known.has(term(index, part)));
  const best = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = 0; start < end; start += 1) {
      const part = word.slice(start, end);
      if (best[start] && (!best[end] || best[start].length + 1 < best[end].length) && isWord(part)) best[end] = [...best[start], part];
    }
  }
  return best[word.length];
}

// "lenti virus" is one word: two of which one is not known, but what they make together is.
async function joined(index, typed) {
  const held = async (word) => index.small.has(word) || term(index, word) in (await shelf(index, term(index, word)));
  const found = [];
  for (let place = 0; place < typed.length; place += 1) {
    const [word, next] = typed.slice(place);
    const both = word + next;
    const one = next && both.length > LONG && !((await held(word)) && (await held(next))) && (await held(both));
    found.push(one ? both : word);
    if (one) place += 1;
  }
  return found;
}

// The words as they were probably meant, and whether that is something else than what was typed.
export async function meant(index, written, begun) {
  const typed = await joined(index, written);
  const all = typed.map((word) => term(index, word));
  const named = new Set();
  spans(index, all).forEach(([start, end]) => { for (let place = start; place < end; place += 1) named.add(place); });
  const mended = await Promise.all(typed.map(async (word, place) => {
    if (named.has(place) || index.small.has(word)) return [word];
    const held = await shelf(index, all[place]);
    if (held[all[place]]) return [word];
    const open = begun && place === typed.length - 1;
    if (open && (await beginning(index, word))) return [word];
    if (word.length < MENDED_FROM || !/^[a-z]+$/.test(word)) return [word];
    const [better] = await nearest(index, word, word.length < LONG ? 1 : 2);
    if (better) return [better];
    // How the last letter sounds may hang on the next one: "leukap" as in "leukapheresis".
    const start = open && word.length > BEGUN_FROM ? await beginning(index, word.slice(0, -1)) : "";
    const whole = start ? index.heard.findIndex((one) => one.startsWith(start)) : -1;
    if (whole >= 0) return [(await heardWords(index))[whole]];
    return (await split(index, word)) || [word];
  }));
  const found = [].concat(...mended);
  return { found, changed: found.join(" ") !== typed.join(" ") };
}

// The names that may have been meant where nothing was found.
export async function near(index, typed) {
  const unknown = typed.filter((word) => !index.small.has(word));
  const most = ({ length }) => 1 + (length > MENDED_FROM) + (length >= LONG);
  const all = await Promise.all(unknown.map((word) => nearest(index, word, most(word), index.named)));
  return [...new Set([].concat(...all.map((found) => found.slice(0, 3))))].slice(0, 5);
}
