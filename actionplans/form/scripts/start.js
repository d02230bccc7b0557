// Opens the form on a folder of the reader's own computer. Nothing is sent anywhere: what the
// program would ask of other sites is answered here, and its styles and fonts come from this one.
import { format } from "./content-file.js";
import { guardFiles, spellNames } from "./folder.js";

const HERE = new URL(".", import.meta.url).href;
const DATABASE = "github:actionplans/site"; // where the program looks for the folder, see form.json
const STORE = "file-system-handles";
const FOLDER = "root_dir_handle";
const FONTS = { "Source Sans 3": "source-sans-3", "Noto Mono": "noto-mono", "Material Symbols Outlined": "material-symbols" };

const told = await (await fetch(`${HERE}form.json`)).json();

// The program of the form, kept to this site

const ask = window.fetch;

// The program's words in a language; those that it lacks are the site's own.
async function words(address) {
  const response = await ask(address);
  if (!response.ok) return response;
  const its = await response.json();
  const entry_sidebar = { ...told.words.entry_sidebar, ...its.entry_sidebar };
  return Response.json({ ...told.words, ...its, entry_sidebar });
}

window.fetch = (request, options) => {
  const url = new URL(request.url ?? request, HERE);
  const locale = /\/locales\/([\w-]+\.json)$/.exec(url.pathname);
  if (url.href.startsWith("https://unpkg.com/") && locale) return words(`${HERE}locales/${locale[1]}`);
  if (url.origin === location.origin || url.protocol === "blob:") return ask(request, options);
  return Promise.resolve(new Response("{}", { status: 404 }));
};

// The site's policy lets no element hold styles; a style sheet that a script makes is another thing.
function adopt(element) {
  if (element.nodeName !== "STYLE") return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(element.textContent.replace(/@font-face\s*\{[^}]*\}/g, ""));
  document.adoptedStyleSheets.push(sheet);
}
new MutationObserver((records) => records.forEach((record) => record.addedNodes.forEach(adopt))).observe(document, { childList: true, subtree: true });

async function addFont([family, file]) {
  const font = await (await fetch(`${HERE}fonts/${file}.woff2`)).arrayBuffer();
  document.fonts.add(new FontFace(family, font, { weight: "200 900" }));
}

function start() {
  for (const element of document.querySelectorAll("body > *")) element.remove();
  guardFiles(told.texts, told.report);
  spellNames();
  window.CMS_MANUAL_INIT = true;
  const program = document.createElement("script");
  program.src = `${HERE}sveltia-cms.js`;
  program.onload = () => {
    for (const [name, { shape, body }] of Object.entries(told.formats)) CMS.registerCustomFormat(name, body ? "md" : "yml", format(shape, body));
    CMS.init({ config: told.program });
  };
  document.head.append(program);
}

// The folder

function database(version) {
  return new Promise((done, failed) => {
    const request = indexedDB.open(DATABASE, version);
    request.onupgradeneeded = () => request.result.objectStoreNames.contains(STORE) || request.result.createObjectStore(STORE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function remember(folder) {
  let found = await database();
  if (!found.objectStoreNames.contains(STORE)) {
    found.close();
    found = await database(found.version + 1);
  }
  await new Promise((done, failed) => {
    const change = found.transaction(STORE, "readwrite");
    change.objectStore(STORE).put(folder, FOLDER);
    change.oncomplete = done;
    change.onerror = () => failed(change.error);
  });
  found.close();
  const preferences = JSON.parse(localStorage.getItem("sveltia-cms.prefs") ?? "{}");
  localStorage.setItem("sveltia-cms.prefs", JSON.stringify({ ...preferences, locale: told.locale }));
  localStorage.setItem("sveltia-cms.user", JSON.stringify({ backendName: "local" }));
}

const say = (text) => (document.querySelector("#said").textContent = text);

async function choose() {
  const folder = await window.showDirectoryPicker({ id: "content", mode: "readwrite" });
  for (const name of told.files) {
    try {
      await folder.getFileHandle(name);
    } catch {
      return say(told.texts["wrong-folder"].replace("{name}", folder.name));
    }
  }
  await Promise.all([remember(folder), ...Object.entries(FONTS).map(addFont)]);
  return start();
}

const canSave = window.showDirectoryPicker && "move" in FileSystemFileHandle.prototype;
const isBrave = navigator.userAgentData?.brands.some(({ brand }) => brand === "Brave"); // it cannot move files

const button = document.querySelector("#choose");
if (canSave && !isBrave) {
  button.disabled = false;
  button.addEventListener("click", () => choose().catch((error) => error.name === "AbortError" || say(String(error))));
} else say(told.texts.unsupported);
