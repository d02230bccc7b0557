// The excerpt of a page in a list of results: its summary where the title is what was found, else
// the sentence that has most of the words. Pagefind tells which words of the text it found.

const SHORTEST = 4; // words: what is shorter is no sentence
const ENOUGH = 15; // words: one sentence more after fewer
const LONGEST = 40;
const BREAK = "·."; // after a heading, see exports/search.py

// As keys write it: a range has a hyphen, and an apostrophe is straight.
export const typed = text => text.toLowerCase().replaceAll("–", "-").replaceAll("’", "'");
export const wordsOf = text => text.split(/\s+/).filter(Boolean);
const bare = word => typed(word).replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "");

export const foundIn = page => { // the words of a page's text that were found, as they stand there
  const words = wordsOf(page.content);
  return page.locations.map(it => bare(words[it] ?? ""));
};

const ends = word => /[.!?…]["”»)]*$/.test(word);

// Each with where it starts, where it ends, and where the heading before it begins.
function sentences(words) {
  const found = [];
  let [heading, start] = [0, 0];
  words.forEach((word, it) => {
    const next = words[it + 1];
    if (word === BREAK) start = it + 1;
    if (word === BREAK || next && !ends(word)) return;
    if (next && (/^\p{Ll}/u.test(next) || /^\p{Ll}{1,2}\.$/u.test(word))) return; // "kl. 9"
    found.push({heading, start, end: it + 1});
    heading = start = it + 1;
  });
  return found.filter(it => !words.slice(it.start, it.end).includes("·")); // a line of facts
}

const isWhole = ({start, end}) => end - start >= SHORTEST;

function best(words, locations) {
  const all = sentences(words);
  const number = (from, to) => new Set(locations.filter(it => it >= from && it < to).map(it => bare(words[it]))).size;
  const values = all.map(it => {
    const own = number(it.start, it.end);
    return own ? own + (isWhole(it) ? 0.5 : 0) : number(it.heading, it.start) && 0.25;
  });
  const most = Math.max(0, ...values);
  if (!most) return all.find(isWhole) ?? {start: 0, end: 0};
  let {start, end} = all[values.indexOf(most)];
  const next = all[values.indexOf(most) + 1];
  if (next?.start === end && end - start < ENOUGH && next.end - start <= LONGEST) ({end} = next);
  if (end - start > LONGEST) {
    const first = locations.find(it => it >= start && it < end) ?? start;
    start = Math.max(start, Math.min(first - 8, end - LONGEST));
    end = start + LONGEST;
  }
  return {start, end};
}

// The excerpt's words as [text, whether it was found].
export function excerpt(page, query) {
  const {content, locations, meta} = page;
  const asked = wordsOf(query).map(bare);
  const named = typed(`${meta.title} ${meta.names ?? ""} ${meta.asked ?? ""}`);
  const isAbout = meta.summary && (!locations.length || asked.every(it => named.includes(it)));
  const words = wordsOf(isAbout ? meta.summary : content);
  const {start, end} = isAbout ? {start: 0, end: words.length} : best(words, locations);
  const found = new Set([...asked, ...foundIn(page)].filter(Boolean));
  const parts = words.slice(start, end).map(it => [it, found.has(bare(it))]);
  if (start && !ends(words[start - 1])) parts.unshift(["…", false]);
  if (end && end < words.length && !ends(words[end - 1])) parts.push(["…", false]);
  return parts;
}
