// Keeps the files of the folder from being lost. The program of the form writes a file beside the
// old one and moves it there; before that is done, the old one has to be the one that was read.
import { asRead, origins } from "./content-file.js";
import { spelled } from "./words.js";

const WRITTEN = ".sveltia-tmp-";

const textOf = async (file) => asRead(await (await file.getFile()).text());

async function textAt(folder, name) {
  try {
    return await textOf(await folder.getFileHandle(name));
  } catch (error) {
    if (error.name !== "NotFoundError") throw error;
    return "";
  }
}

// Why a file may not be moved to a name, as the key of a text; undefined where it may.
async function objection(file, folder, name, report) {
  if (!file.name.startsWith(WRITTEN)) return "renamed";
  if (!/\.(md|yml)$/.test(name)) return "not-text";
  const [made, old] = [await textOf(file), await textAt(folder, name)];
  if (!origins.has(made)) return "unsaved";
  const origin = origins.get(made);
  if (origin === "" && name.startsWith(report)) return "reserved";
  const isOwn = old !== "" && origins.get(old) === origin;
  return old === origin || isOwn ? undefined : "changed";
}

/** Refuse to replace files that others have changed, with the texts to tell it. */
export function guardFiles(texts, report) {
  const { move } = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.move = async function (folder, name) {
    const reason = await objection(this, folder, name, report);
    if (reason) throw new Error(texts[reason].replace("{name}", name));
    return move.call(this, folder, name);
  };
}

/** Name new files as the site spells addresses: the program begins by taking accents apart. */
export function spellNames() {
  const { normalize } = String.prototype;
  String.prototype.normalize = function (form) {
    return normalize.call(form === "NFD" ? spelled(String(this)).replace(/[_~]/g, "-") : this, form);
  };
}
