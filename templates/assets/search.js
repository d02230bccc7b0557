// The search page. The address says what is asked for, so that a list of results can be shared,
// kept and come back to; Pagefind and its index are fetched when something is asked for first.

const PAUSE = 250; // ms without typing before a search starts by itself
const FIRST = 5; // results at once: each is a file to fetch
const MORE = 10;

const at = name => document.querySelector(`[data-hook=${name}]`);
const form = document.querySelector("main .find");
const field = form.elements.q;
const [choices, count, list, more, ways] = ["choices", "count", "results", "more", "links"].map(at);
const selects = [...choices.querySelectorAll("select")];
const plural = new Intl.PluralRules(document.documentElement.lang);

let engine; // Pagefind, once something is asked for
let turn = 0; // tells the newest search from those that it overtakes
let found = []; // the results that are not shown yet
let timer;

async function load() {
  const pagefind = await import(new URL("../pagefind/pagefind.js", import.meta.url));
  await pagefind.options({noWorker: true}); // a worker would be 12 kB more to fetch
  await pagefind.filters(); // with these, a search counts what may be chosen
  return pagefind;
}

const chosen = () => Object.fromEntries(selects.filter(it => it.value).map(it => [it.name, it.value]));

function readAddress() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  for (const select of selects) {
    const value = asked.get(select.name);
    if (value) select.add(new Option(value, value, true, true));
  }
  choices.open = selects.some(it => it.value);
}

function writeAddress() {
  const asked = new URLSearchParams(chosen());
  if (field.value.trim()) asked.set("q", field.value.trim());
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
}

// As keys write it: a range has a hyphen, and an apostrophe is straight.
const typed = text => text.toLowerCase().replaceAll("–", "-").replaceAll("’", "'");

function holds({content, meta}, query) { // the words themselves, not only what is like them
  const text = typed(`${meta.title} ${content}`);
  return typed(query).split(/\s+/).every(word => text.includes(word));
}

function say(query, number, best) {
  const form = query ? (best && !holds(best, query) ? "near-" : "") : "all-";
  const text = count.getAttribute(number ? `data-${form}${plural.select(number)}` : "data-none");
  const shown = number.toLocaleString(document.documentElement.lang);
  count.textContent = text.replace("{count}", shown).replace("{query}", () => query);
}

function lead(when) { // what stands below: ways on, or every activity while nothing is asked for
  ways.hidden = !when;
  for (const it of ways.querySelectorAll("[data-when]")) it.hidden = it.dataset.when !== when;
}

function offer({filters, totalFilters}) { // what may be chosen among what was found
  for (const select of selects) {
    const {name, value} = select;
    const counts = (value ? totalFilters : filters)[name] ?? {};
    const values = Object.keys(counts).filter(it => counts[it] && it !== value);
    if (value) values.push(value);
    values.sort(new Intl.Collator(document.documentElement.lang, {numeric: true}).compare);
    const options = values.map(it => new Option(value ? it : `${it} (${counts[it]})`, it, false, it === value));
    select.replaceChildren(select.options[0], ...options);
    select.parentElement.hidden = !values.length;
  }
}

function marked(excerpt) { // the excerpt's words as text, those that were asked for in marks
  return excerpt.split(/<\/?mark>/).map((part, number) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    if (number % 2 === 0) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

function item({url, meta, excerpt}) {
  const it = at("result").content.cloneNode(true);
  const [kind, words] = it.querySelectorAll("p");
  it.querySelector("a").href = url;
  it.querySelector("a").textContent = meta.title;
  kind.textContent = meta.kind;
  words.append(...marked(excerpt));
  return it;
}

async function show(number) {
  const mine = turn;
  const pages = await Promise.all(found.slice(0, number).map(it => it.data()));
  if (mine !== turn) return;
  found = found.slice(number);
  list.append(...pages.map(item));
  more.hidden = !found.length;
  return pages[0];
}

async function search() {
  clearTimeout(timer);
  const mine = ++turn;
  const query = field.value.trim();
  const filters = chosen();
  const asked = query || selects.some(it => it.value);
  writeAddress();
  at("list")?.toggleAttribute("hidden", asked);
  try {
    const result = asked && await (engine ??= load()).then(it => it.search(query || null, {filters}));
    if (mine !== turn) return;
    found = result ? result.results : [];
    list.replaceChildren();
    choices.hidden = !asked;
    more.hidden = true;
    count.textContent = "";
    lead("");
    if (!asked) return;
    offer(result);
    if (!found.length) lead("none");
    const {length} = found;
    const best = await show(FIRST);
    if (mine === turn) say(query, length, best);
  } catch (error) {
    engine = undefined;
    if (mine === turn) lead("failed");
    throw error;
  }
}

form.addEventListener("submit", event => {
  event.preventDefault();
  search();
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE);
});
choices.addEventListener("change", search);
choices.querySelector("button").addEventListener("click", () => {
  for (const select of selects) select.value = "";
  search();
});
more.addEventListener("click", async () => {
  const {length} = list.children;
  await show(MORE);
  list.children[length]?.querySelector("a").focus();
});

at("without-script").hidden = true;
at("search").hidden = false;
readAddress();
search();
