// The scores of pages in several indexes as one index of all pages would give them. Pagefind weighs
// a word by how many pages of an index have it, and a page by how long those are on average: where
// half of a partnership's pages have a word, it would count for little there, and for much elsewhere.

const SATURATION = 1.4; // Pagefind's own `termSaturation` and `pageLength`, which are BM25's k1 and b
const LENGTH = 0.75;

const sum = numbers => numbers.reduce((all, it) => all + it, 0);

// Pagefind's weight of a word that so many of so many pages have.
const rarity = (pages, having) => Math.log((pages - having + 0.5) / (having + 0.5) + 1);

// The options by which an index measures pages against the average length of all.
export function rankingIn(known, name, ranking) {
  const parts = [...known.values()];
  const overall = sum(parts.map(it => it.words)) / sum(parts.map(it => it.pages));
  const {pages, words} = known.get(name);
  const fixed = SATURATION * (1 - LENGTH);
  const termSaturation = fixed + SATURATION * LENGTH * (words / pages / overall || 1);
  const scale = (termSaturation + 1) / (SATURATION + 1);
  const metaWeights = Object.fromEntries(Object.entries(ranking.metaWeights).map(([key, it]) => [key, it * scale]));
  return {
    indexWeight: 1 / scale,
    ranking: {...ranking, metaWeights, termSaturation, pageLength: 1 - fixed / termSaturation},
  };
}

// A word in each index, and in all; pages of indexes that were not fetched are as likely to have it.
async function measured(word, {known, names, nameOf, pagesWith, partsWith}) {
  const [results, having] = await Promise.all([pagesWith(word), partsWith(word)]);
  const found = new Map(results.map(it => [it.id, it]));
  const counts = new Map(names.map(name => [name, 0]));
  for (const it of results) counts.set(nameOf(it), counts.get(nameOf(it)) + 1);
  const pagesOf = all => sum(all.map(name => known.get(name).pages));
  const share = results.length / pagesOf(names);
  const rest = having.filter(name => !counts.has(name));
  const overall = rarity(pagesOf([...known.keys()]), results.length + share * pagesOf(rest));
  const inPart = new Map(names.map(name => [name, rarity(known.get(name).pages, counts.get(name))]));
  return {found, overall, inPart};
}

// What Pagefind adds up: words in the text, and fields that have most of what was asked for.
function score(terms, weights) {
  const total = sum(terms.map(it => it.rarity));
  const fields = new Set(terms.flatMap(it => it.fields));
  const named = [...fields].map(field => {
    const matched = sum(terms.filter(it => it.fields.includes(field)).map(it => it.rarity));
    return (weights[field] ?? 1) * matched * (matched / total) ** 2;
  });
  return sum(terms.map(it => it.rarity * it.text)) + sum(named);
}

// The results in the order of scores in one index.
export async function weigh(text, results, about) {
  const {weights, nameOf} = about;
  if (!text) {
    for (const it of results) it.score = 0;
  } else if (text.includes('"')) {
    for (const it of results) it.score = it.matchedMetaFields ? it.score : 1;
  } else {
    const words = text.split(/\s+/).filter(Boolean);
    const all = await Promise.all(words.map(word => measured(word, about)));
    for (const it of results) {
      const part = nameOf(it);
      const terms = all.filter(({found}) => found.has(it.id)).map(({found, overall, inPart}) => {
        const alone = found.get(it.id);
        const fields = alone.matchedMetaFields ?? [];
        const here = inPart.get(part);
        const text = Math.max(0, alone.score / here - sum(fields.map(field => weights[field] ?? 1)));
        return {text, fields, here, overall};
      });
      const by = key => score(terms.map(term => ({...term, rarity: term[key]})), weights);
      it.score *= by("overall") / by("here") || 1;
    }
  }
  return results.sort((one, other) => other.score - one.score);
}
