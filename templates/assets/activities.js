// The list of all activities: shows and sorts what the reader chooses. The list is whole without;
// the address says what is chosen, so that it can be shared, kept and come back to.

const at = name => document.querySelector(`[data-hook=${name}]`);
const [form, count, list] = ["choices", "count", "list"].map(at);
const rows = [...list.querySelectorAll("li")];
const selects = [...form.querySelectorAll("select")];
const choices = selects.filter(it => it.name !== "sort");
const {lang} = document.documentElement;
const {compare} = new Intl.Collator(lang, {numeric: true});
const plural = new Intl.PluralRules(lang);
const whole = [...list.children];

// As it may be typed: the dashes of ranges, and apostrophes, are what keys write. Long words hold
// soft hyphens, which nobody types.
const read = it => it.textContent.replaceAll("\u00ad", "");
const typed = text => text.toLocaleLowerCase(lang).replaceAll("–", "-").replaceAll("’", "'");
const title = row => read(row.querySelector(".name"));
const amount = row => Number(row.dataset.amount ?? -Number.MAX_VALUE);
const ORDERS = {
  title: (one, other) => compare(title(one), title(other)),
  amount: (one, other) => amount(other) - amount(one),
};

// What a row may be chosen by stands on it, or on the list of its plan.
const known = new Map(rows.map(row => [row, {
  home: row.parentElement,
  plan: `${read(row.closest("section").querySelector("h2"))} · ${read(row.parentElement.previousElementSibling)}`,
  text: typed([read(row), ...Object.values(row.dataset)].join(" ")),
  values: Object.fromEntries(choices.map(({name}) => {
    const at = `data-${name}`;
    return [name, row.closest(`[${at}]`)?.getAttribute(at).split("|") ?? []];
  })),
}]));

function fill() {
  for (const select of choices) {
    const values = new Set(rows.flatMap(row => known.get(row).values[select.name]));
    select.append(...[...values].sort(compare).map(value => new Option(value, value)));
    select.parentElement.hidden = values.size < 2;
  }
}

function readAddress() {
  const asked = new URLSearchParams(location.search);
  for (const {name} of [form.elements.q, ...selects]) {
    const it = form.elements[name];
    it.value = asked.get(name) ?? "";
    if (it.selectedIndex < 0) it.value = ""; // an address of before may name what is no longer there
  }
}

function writeAddress() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  history.replaceState(null, "", String(asked) ? `?${asked}` : location.pathname);
}

function fits(row) {
  const {text, values} = known.get(row);
  const words = typed(form.elements.q.value).trim().split(/\s+/);
  return words.every(word => text.includes(word))
    && choices.every(({name, value}) => !value || values[name].includes(value));
}

function sort() { // by plan, each under its own; else all in one list, each with its plan's name
  const order = ORDERS[form.elements.sort.value];
  for (const it of list.querySelectorAll(".of-plan")) it.remove();
  for (const row of rows) known.get(row).home.append(row);
  if (!order) return list.replaceChildren(...whole);
  const flat = known.get(rows[0]).home.cloneNode(false);
  for (const row of [...rows].sort(order)) {
    const plan = document.createElement("p");
    plan.className = "quiet of-plan";
    plan.textContent = known.get(row).plan;
    row.querySelector("div").append(plan);
    flat.append(row);
  }
  list.replaceChildren(flat);
}

function show() {
  let shown = 0;
  for (const row of rows) {
    row.hidden = !fits(row);
    shown += !row.hidden;
  }
  sort();
  for (const it of list.querySelectorAll("ul, section")) {
    it.hidden = !it.querySelector("li:not([hidden])");
    if (it.localName === "ul" && it.previousElementSibling) it.previousElementSibling.hidden = it.hidden;
  }
  const text = shown ? count.dataset[plural.select(shown)] : count.dataset.none;
  count.textContent = text.replace("{count}", shown.toLocaleString(lang));
  writeAddress();
}

fill();
readAddress();
form.hidden = false;
show();
form.addEventListener("input", show);
count.tabIndex = -1;
form.addEventListener("submit", event => { // all is shown already: the reader goes on to it
  event.preventDefault();
  count.focus();
});
form.addEventListener("reset", () => setTimeout(show)); // the fields are empty after the event
