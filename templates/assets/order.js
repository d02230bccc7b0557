// The order of results: Pagefind's, but pages of newer plans come before those of older ones that
// are about as good, and first come pages that are called what was asked for.

import {typed} from "./excerpt.js";

const AS_GOOD = 0.75; // of a page's score has one that is about as good
const NEVER = 99999999; // after the end of any plan

// The day that a page's plan ends is in its id, so that no page is fetched for it; 0 of no plan.
const end = result => Number(result.id.split("_")[2] ?? 0);

// What belongs to no plan stays where it is.
export function newestFirst(results) {
  const left = results.map(result => ({result, score: result.score, last: end(result)}));
  return results.map(() => {
    let next = 0;
    for (let it = 1; left[0].last && left[it]?.score >= left[0].score * AS_GOOD; it++) {
      if (left[it].last > left[next].last) next = it;
    }
    return left.splice(next, 1)[0].result;
  });
}

const names = ({title, names = ""}) => [title, ...names.split(", ")].map(typed);

// The pages of some results. One that is called so, or is found by such a word and belongs to no plan,
// is about it more than a plan's part in it.
export async function fetched(results, query) {
  const pages = await Promise.all(results.map(async it => ({page: await it.data(), last: end(it) || NEVER})));
  const called = ({meta}, last) => last === NEVER ? names(meta) : [typed(meta.title)];
  const worth = ({page, last}) => called(page, last).includes(typed(query)) ? last : 0;
  return pages.sort((one, other) => worth(other) - worth(one)).map(it => it.page);
}
