// The words that a result shows: its best sentence, with what was asked for marked.

import { WORD, names, term, words } from "./search-index.js";

// Characters, about three lines on a phone.
const SENTENCE = 190;

// Which words of a text the question named: pieces [text, marked].
export function marked(index, text, asked) {
  const pieces = text.split(new RegExp(`(${WORD})`, "u"));
  const all = pieces.map((piece, place) => (place % 2 ? term(index, words(index, piece)[0] || "") : ""));
  const places = all.map((_, place) => place).filter((place) => place % 2);
  const hits = new Set(places.filter((place) => asked.terms.some((one) => all[place] === one)
    || (asked.begun && all[place].startsWith(asked.begun))));
  names(index, places.map((place) => all[place])).forEach(([start, end, numbers]) => {
    if (numbers.some((number) => asked.numbers.has(number))) {
      for (let at = start; at < end; at += 1) hits.add(places[at]);
    }
  });
  const shown = [];
  pieces.forEach((piece, place) => {
    const last = shown[shown.length - 1];
    const hit = hits.has(place);
    // "HER2" is two words and one mark.
    if (last && last[1] && hit) last[0] += piece;
    else if (piece) shown.push([piece, hit]);
  });
  return { pieces: shown, hits: new Set([...hits].map((place) => all[place])).size };
}

// The sentence that answers best and what follows it in its paragraph, cut to a few lines; a long one around its first
// mark. The next paragraph may be about another treatment, and would seem to say the same of it.
export function sentence(index, text, asked) {
  const all = text.match(/[^\n]+?(?:[.!?](?=\s)|$)\s*/gm)
    .map((one) => ({ ...marked(index, one.replace(/\s+/g, " ").trim(), asked), ends: /[.!?]\s*\n/.test(one) }));
  const hits = Math.max(...all.map((one) => one.hits));
  const best = all.findIndex((one) => one.hits === hits);
  const length = (pieces) => pieces.reduce((sum, [piece]) => sum + piece.length, 0);
  let { pieces } = all[best];
  const first = pieces.findIndex(([, hit]) => hit);
  if (length(pieces) > SENTENCE && length(pieces.slice(0, first)) > SENTENCE / 2) {
    pieces = [["… ", false], ...pieces.slice(Math.max(0, first - 10))];
  }
  for (const [place, next] of all.slice(best + 1).entries()) {
    if (all[best + place].ends || length(pieces) + length(next.pieces) > SENTENCE) break;
    // Items of a list and cells of a table end without a stop.
    const stop = /[.!?:]$/.test(pieces.map(([piece]) => piece).join(""));
    pieces = [...pieces, [stop ? " " : " · ", false], ...next.pieces];
  }
  if (length(pieces) <= SENTENCE) return pieces;
  const kept = [];
  for (const piece of pieces) {
    if (length(kept) + piece[0].length > SENTENCE) break;
    kept.push(piece);
  }
  return [...kept, ["…", false]];
}
