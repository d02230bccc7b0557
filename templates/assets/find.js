// What the index has for a query: pages with its words, else with what may have been meant, else
// with something like them. Pagefind and its index are fetched when something is asked for first.

import {foundIn, typed, wordsOf} from "./excerpt.js";
import {newestFirst} from "./order.js";

const WEIGHTS = {title: 5, names: 4, asked: 4, summary: 1, facts: 0.3, "see-also": 0.3, kind: 0, ends: 0}; // of a word, by where it stands
const LIKE = 4; // letters at least that two words begin with, to be alike
const SURE = 0.6; // of a word's letters

let engine; // Pagefind, once something is asked for

// Pagefind, or what stands in its place where the site has several indexes: their list says so.
async function load() {
  const at = name => new URL(`../../pagefind/${name}`, import.meta.url);
  const listed = fetch(at("pagefind-entry.json"), {cache: "no-cache"}).then(it => it.json());
  const [{createInstance}, {indexes}] = await Promise.all([import(at("pagefind.js")), listed]);
  const ranking = {metaWeights: WEIGHTS};
  const pagefind = createInstance({noWorker: true, ranking}); // a worker would be 12 kB more to fetch
  if (!indexes) return pagefind;
  const {together} = await import("./together.js");
  return together(pagefind, indexes[document.documentElement.lang.toLowerCase()] ?? {}, ranking);
}

const number = async (pagefind, text) => (await pagefind.search(`"${text}"`)).results.length;

// The words, with two that are one word in their pages and were written apart as that word: no page
// has them side by side, and one of them stands on fewer pages. It begins as the first does, and
// words that begin alike are in one piece of the index, so that hardly anything is fetched for it.
async function joined(pagefind, words) {
  const all = words.map(it => it.toLowerCase());
  for (let it = 0; it + 1 < all.length; it++) {
    const pair = all.slice(it, it + 2);
    const most = pair[0].length > 1 && await number(pagefind, pair.join(""));
    if (!most || await number(pagefind, pair.join(" "))) continue;
    const least = Math.min(...await Promise.all(pair.map(word => number(pagefind, word))));
    if (least < most) all.splice(it, 2, pair.join(""));
  }
  return all;
}

// The words that no page has in any form. Pagefind finds pages with the beginning of such a word.
async function missing(pagefind, words, best) {
  const text = best ? typed([best.content, ...Object.values(best.meta)].join(" ")) : "";
  const lost = [];
  for (const word of words) {
    if (text.includes(typed(word)) || words.length > 1 && word.length < LIKE) continue;
    if (!await number(pagefind, word)) lost.push(word);
  }
  return lost;
}

function isLike(page, words) {
  const begins = (one, other) => {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    return same >= Math.max(LIKE, other.length / 2);
  };
  return words.some(word => foundIn(page).some(found => begins(found, typed(word))));
}

// Whether much shorter words were found too: to Pagefind, "sommer" is a form of "som".
function isUnsure(page, words) {
  const shortest = Math.min(...words.map(it => it.length)) * SURE;
  return Boolean(page) && foundIn(page).some(it => it && it.length < shortest);
}

async function pagesWith(pagefind, query, filters) {
  const result = await pagefind.search(query || null, {filters});
  return {...result, results: newestFirst(result.results)};
}

async function answer(query, filters, isChoosing) {
  const pagefind = await (engine ??= load());
  if (isChoosing) await pagefind.filters(); // with these, a search counts what may be chosen
  const words = wordsOf(query.replaceAll('"', " "));
  const whole = query.includes('"') ? words : await joined(pagefind, words);
  if (whole.length < words.length) {
    const better = await pagesWith(pagefind, whole.join(" "), filters);
    if (better.results.length) return {...better, query: whole.join(" "), form: "meant"};
  }
  const result = await pagesWith(pagefind, query, filters);
  const best = await result.results[0]?.data();
  const lost = await missing(pagefind, words, best);
  if (!lost.length) return {...result, query, form: query && isUnsure(best, words) ? "like" : ""};
  const {meant} = await import("./spelling.js");
  const guess = await meant(words, lost);
  const other = guess && await pagesWith(pagefind, guess.query, filters);
  if (other?.results.length) return {...other, query: guess.query, form: guess.same ? "" : "meant"};
  if (best && isLike(best, lost)) return {...result, query, form: "near"};
  return {...result, results: [], query};
}

// Pagefind's answer, with the query that it is an answer to, and its form: "meant" where another
// was asked, "near" where no page has the words, "like" where not all pages have, else empty.
export async function find(query, filters, isChoosing) {
  try {
    return await answer(query, filters, isChoosing);
  } catch (error) {
    engine = undefined;
    throw error;
  }
}
