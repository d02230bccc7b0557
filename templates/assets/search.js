// The search page. The address says what is asked for, so that a list of results can be shared,
// kept and come back to.

import {find} from "./find.js";
import {fetched} from "./order.js";
import {apart, item} from "./results.js";

const PAUSE = 250; // ms without typing before a search starts by itself
const FIRST = 5; // results at once: each is a file to fetch
const MORE = 10;

const at = name => document.querySelector(`[data-hook=${name}]`);
const form = document.querySelector("main .find");
const field = form.elements.q;
const [choices, count, more, ways] = ["choices", "count", "more", "links"].map(at);
const list = at("found").content.firstElementChild; // on the page while it has something in it
const selects = [...choices.querySelectorAll("select")];
const plural = new Intl.PluralRules(document.documentElement.lang);

let turn = 0; // tells the newest search from those that it overtakes
let found = []; // the results that are not shown yet
let shown; // the search whose results are shown
let timer;

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

function address(query) {
  const asked = new URLSearchParams(chosen());
  if (query) asked.set("q", query);
  return String(asked) && `?${asked}`;
}

const fill = (key, values) => count.getAttribute(`data-${key}`).split(/\{(\w+)\}/)
  .map((piece, it) => it % 2 ? values[piece] : piece);

function say(asked, {query, form}, number) {
  const key = number ? (query ? "" : "all-") + plural.select(number) : "none";
  const pages = fill(key, {query, count: number.toLocaleString(document.documentElement.lang)});
  if (form === "near" || form === "like") count.replaceChildren(...fill(form, {query: asked}));
  else if (form === "meant") {
    const guess = document.createElement("a");
    guess.href = address(query);
    guess.textContent = query;
    count.replaceChildren(...fill("meant", {query: asked, guess}), " ", ...pages);
  } else count.replaceChildren(...pages);
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

async function show(number) {
  const mine = turn;
  const pages = await fetched(found.slice(0, number), list.children.length ? "" : shown.query);
  if (mine !== turn) return;
  found = found.slice(number);
  list.append(...pages.map(it => item(at("result").content, it, shown.query)));
  apart(list);
  if (list.children.length) at("found").after(list);
  more.hidden = !found.length;
}

async function search() {
  clearTimeout(timer);
  const mine = ++turn;
  const query = field.value.trim();
  const filters = chosen();
  const asked = query || selects.some(it => it.value);
  history.replaceState(null, "", address(query) || location.pathname);
  at("list")?.toggleAttribute("hidden", asked);
  try {
    const result = asked && await find(query, filters, choices.open);
    if (mine !== turn) return;
    shown = result;
    found = result ? result.results : [];
    list.replaceChildren();
    list.remove();
    choices.hidden = !asked;
    more.hidden = true;
    count.textContent = "";
    lead("");
    if (!asked) return;
    offer(result);
    if (!found.length) lead("none");
    const {length} = found;
    await show(FIRST);
    if (mine === turn) say(query, result, length);
  } catch (error) {
    if (mine === turn) lead("failed");
    throw error;
  }
}

// After a search the keyboard is at what was found: the next stop is the first page.
const goOn = () => count.focus({preventScroll: true});

form.addEventListener("submit", event => {
  event.preventDefault();
  search().then(goOn);
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE);
});
choices.addEventListener("change", search);
choices.addEventListener("toggle", async () => {
  const mine = turn;
  const result = choices.open && await find(field.value.trim(), chosen(), true);
  if (result && mine === turn) offer(result);
});
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
count.tabIndex = -1;
readAddress();
search().then(() => document.activeElement === document.body && location.search && goOn());
