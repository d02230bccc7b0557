// One search in several indexes, each of a part of the site. The first, which Pagefind loads itself,
// is an index of the others: each of its pages stands for one, has the words of all pages in it, and
// can be chosen as they can. Those that it names are merged and asked.

import {rankingIn, weigh} from "./weigh.js";

const SCOPE = "index"; // the filter whose value is an index itself, or "all" in that of indexes

const own = value => ({[SCOPE]: value});

const EVERY = "_all"; // the word that all pages have: asked for no word, Pagefind would fetch all that it has

// The name of an index, from the id of a page in it, or of the page that stands for it.
const nameOf = ({id}) => id.split("_").slice(3).join("_");

// Pagefind as one index of all would have it: its `search` and its `filters`. Of each index the
// number of its pages is known, and of their words.
export function together(pagefind, indexes, ranking) {
  const known = new Map(Object.entries(indexes));
  const merged = new Map();
  let isCounting = false;

  function merge(name) {
    const [path, baseUrl] = [`../../pagefind/${name}/`, "../.."].map(it => new URL(it, import.meta.url).pathname);
    const options = {baseUrl, mergeFilter: own(name), ...rankingIn(known, name, ranking)};
    if (!merged.has(name)) merged.set(name, pagefind.mergeIndex(path, options));
    return merged.get(name);
  }

  // Only the parts of the site that have all words and all that was chosen: in one that lacks a word
  // Pagefind would look for the beginning of it.
  async function partsWith(text, filters) {
    const words = text ? text.replaceAll('"', " ") : EVERY;
    return pagefind.search(words, {filters: {...filters, ...own("all")}});
  }

  async function search(text, {filters = {}} = {}) {
    const parts = await partsWith(text, filters);
    const names = parts.results.map(nameOf);
    // What else could be chosen may be in other parts, which are not fetched for it.
    const isChosen = Object.keys(filters).length && isCounting;
    const others = isChosen ? (await partsWith(text, {})).filters : undefined;
    if (!names.length) return {results: [], filters: {}, totalFilters: others ?? {}};
    await Promise.all(names.map(merge));
    if (isCounting) await pagefind.filters();
    const within = (words, chosen) => pagefind.search(words ?? EVERY, {filters: {...chosen, ...own({any: names})}});
    const result = await within(text, filters);
    const results = await weigh(text, result.results, {
      known,
      names,
      weights: ranking.metaWeights,
      nameOf,
      pagesWith: async word => (await within(word, {})).results,
      partsWith: async word => (await partsWith(word, {})).results.map(nameOf),
    });
    return {...result, results, totalFilters: others ?? result.filters};
  }

  return {search, filters: () => {
    isCounting = true;
    return pagefind.filters();
  }};
}
