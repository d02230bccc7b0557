// The excerpt of a page in a list of results: its summary where the title is what was found, else
// the sentence that has most of the words. Pagefind tells which words of the text it found.

const SHORTEST = 4; // words: what is shorter is a heading
const ENOUGH = 15; // words: one sentence more after fewer
const LONGEST = 40;

// As keys write it: a range has a hyphen, and an apostrophe is straight.
export const typed = text => text.toLowerCase().replaceAll("–", "-").replaceAll("’", "'");
export const wordsOf = text => text.split(/\s+/).filter(Boolean);
const bare = word => typed(word).replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "");

export const foundIn = page => { // the words of a page's text that were found, as they stand there
  const words = wordsOf(page.content);
  return page.locations.map(it => bare(words[it] ?? ""));
};

const ends = word => /[.!?…]["”»)]*$/.test(word);

function sentences(words) { // each as its first word and the one after its last
  const found = [];
  let start = 0;
  words.forEach((word, it) => {
    const next = words[it + 1];
    const goesOn = next && (!ends(word) || /^\p{Ll}/u.test(next) || /^\p{Ll}{1,2}\.$/u.test(word)); // "kl. 9"
    if (goesOn) return;
    found.push([start, it + 1]);
    start = it + 1;
  });
  return found.filter(([from, to]) => !words.slice(from, to).includes("·")); // a heading or a line of facts
}

function best(words, locations) {
  const all = sentences(words);
  const isWhole = ([start, end]) => end - start >= SHORTEST;
  const values = all.map(it => {
    const here = locations.filter(at => at >= it[0] && at < it[1]).map(at => bare(words[at]));
    return here.length && new Set(here).size + (isWhole(it) ? 0.5 : 0);
  });
  const most = Math.max(0, ...values);
  if (!most) return all.find(isWhole) ?? [0, 0];
  let [start, end] = all[values.indexOf(most)];
  const next = all[values.indexOf(most) + 1];
  if (next && next[0] === end && end - start < ENOUGH && next[1] - start <= LONGEST) [, end] = next;
  if (end - start > LONGEST) {
    const first = locations.find(it => it >= start && it < end);
    start = Math.max(start, Math.min(first - 8, end - LONGEST));
    end = start + LONGEST;
  }
  return [start, end];
}

// The excerpt's words as [text, whether it was found].
export function excerpt(page, query) {
  const {content, locations, meta} = page;
  const asked = wordsOf(query).map(bare);
  const named = typed(`${meta.title} ${meta.names ?? ""}`);
  const isAbout = meta.summary && (!locations.length || asked.every(it => named.includes(it)));
  const words = wordsOf(isAbout ? meta.summary : content);
  const [start, end] = isAbout ? [0, words.length] : best(words, locations);
  const found = new Set([...asked, ...foundIn(page)].filter(Boolean));
  const parts = words.slice(start, end).map(it => [it, found.has(bare(it))]);
  if (start && !ends(words[start - 1])) parts.unshift(["…", false]);
  if (end && end < words.length && !ends(words[end - 1])) parts.push(["…", false]);
  return parts;
}
