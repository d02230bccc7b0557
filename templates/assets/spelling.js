// What a reader may have meant by words that no page has. The words it knows are listed at build,
// and fetched when a search finds no page with a word.

import {plain} from "./letters.js";

const ONE_SLIP = 5; // letters of a word from which one slip is forgiven
const TWO_SLIPS = 9;

let listed;

const load = () => listed ??= fetch(
  new URL(`../../pagefind/words.${document.documentElement.lang}.txt`, import.meta.url),
).then(it => it.ok ? it.text() : "").then(it => it.split("\n").filter(Boolean).map(word => [word, plain(word)]));

// The slips between two words: a letter too many, too few, another, or two that changed places.
function slips(one, other) {
  let before;
  let above;
  let row = [...other, ""].map((_, it) => it);
  for (let i = 1; i <= one.length; i++) {
    [before, above, row] = [above, row, [i]];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + !same);
      const swapped = before && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
  }
  return row[other.length];
}

function nearest(word, words) {
  const asked = plain(word);
  const allowed = asked.length < ONE_SLIP ? 0 : asked.length < TWO_SLIPS ? 1 : 2;
  let best;
  let least = allowed + 1;
  for (const [known, letters] of words) {
    if (Math.abs(letters.length - asked.length) > allowed) continue;
    const number = slips(asked, letters) + (letters[0] === asked[0] ? 0 : 0.5);
    if (number < least) [best, least] = [known, number];
  }
  return best && {word: best, same: !least};
}

// The words, with two that are one word and were written apart as that word: one but for how
// letters are written, or one where a word by itself can stand for none.
function joined(words, missing, known) {
  const isLost = word => missing.includes(word) && !nearest(word, known);
  const all = [...words];
  for (let it = 0; it + 1 < all.length; it++) {
    const pair = all.slice(it, it + 2);
    const guess = nearest(pair.join(""), known);
    if (guess && (guess.same || pair.some(isLost))) all.splice(it, 2, guess.word);
  }
  return all;
}

// The query with the words that no page has in the place of which one that is listed may stand;
// nothing where there is none for one of them. It is the same where only letters are written so.
export async function meant(words, missing) {
  const known = await load();
  const whole = joined(words, missing, known);
  const lost = missing.filter(it => whole.includes(it));
  const found = new Map(lost.map(it => [it, nearest(it, known)]));
  if ([...found.values()].includes(undefined)) return undefined;
  const query = whole.map(it => found.get(it)?.word ?? it).join(" ");
  return {query, same: whole.length === words.length && [...found.values()].every(it => it.same)};
}
