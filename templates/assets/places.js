// The list of places: shows those whose name has what the reader types. It is whole without.

import {plain} from "./letters.js";

const [form, count, elsewhere] = ["choices", "count", "elsewhere"]
  .map(name => document.querySelector(`[data-hook=${name}]`));
const field = form.querySelector("input");
const {lang} = document.documentElement;
const plural = new Intl.PluralRules(lang);
const rows = [...document.querySelectorAll(".place-list li")];
const parts = [...document.querySelectorAll("main section")];
const between = document.querySelectorAll(".place-filter ~ p, .sieve"); // the field and the places
const whole = document.querySelector(".sieve input");
const search = elsewhere.querySelector("a");
const site = search.href;

const bare = text => plain(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const names = new Map(rows.map(row => [
  row, bare(`${row.querySelector("a").textContent} ${row.dataset.also || ""}`),
]));

function show() {
  const asked = field.value.trim();
  for (const it of between) it.hidden = Boolean(asked);
  if (asked && whole) whole.checked = true; // what is typed is looked for in all of them
  const words = bare(field.value).split(" ");
  for (const part of parts) part.hidden = false;
  for (const row of rows) row.hidden = !words.every(word => names.get(row).includes(word));
  // A chip may hide a row as well.
  const shown = new Set(rows.filter(row => row.getClientRects().length));
  for (const part of parts) part.hidden = ![...part.querySelectorAll("li")].some(row => shown.has(row));
  const forms = count.dataset;
  const text = shown.size ? forms[plural.select(shown.size)] || forms.other : forms.none;
  elsewhere.hidden = Boolean(shown.size);
  search.href = `${site}?q=${encodeURIComponent(asked)}`;
  count.textContent = text.replace("{count}", shown.size.toLocaleString(lang));
}

form.hidden = false;
if (field.value) show(); // a browser may fill it in again
document.querySelector("main").addEventListener("input", show); // the field, and the chips
