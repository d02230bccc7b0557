import {excerpt} from "./excerpt.js";

export function item(template, page, query) {
  const it = template.cloneNode(true);
  const [kind, words] = it.querySelectorAll("p");
  it.querySelector("a").href = page.url;
  it.querySelector("a").textContent = page.meta.title;
  kind.textContent = page.meta.kind;
  for (const [word, found] of excerpt(page, query)) {
    const mark = document.createElement("mark");
    mark.textContent = word;
    words.append(found ? mark : word, " ");
  }
  return it;
}

export function apart(list) { // results of one title say what they are, to those who hear them one by one
  const links = [...list.querySelectorAll("a")];
  const titles = links.map(it => it.textContent);
  for (const [at, link] of links.entries()) {
    const kind = link.closest("li").querySelector("p").textContent;
    if (titles.indexOf(titles[at]) !== titles.lastIndexOf(titles[at])) link.setAttribute("aria-label", `${titles[at]} (${kind})`);
  }
}
