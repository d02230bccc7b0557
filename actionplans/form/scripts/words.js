// Keys and words of content files, compared as the site compares them: capitals, accents, spaces
// and hyphens make no difference.
import { LETTERS } from "./letters.js";
import { isScalar } from "./yaml/index.js";

const NULLS = ["", "~", "null", "Null", "NULL"];

/** A text in small letters, with two for those that no address can have: `Økonomi` is `oekonomi`. */
export const spelled = (text) => text.toLowerCase().replace(/[^\0-\x7f]/g, (letter) => LETTERS[letter] ?? letter);

const bare = (text) => spelled(text.trim()).replace(/[ -]/g, "_");
const isAlike = (one, other) => bare(String(one)) === bare(String(other));

/** Whether a node says nothing: it is missing, empty, or one of YAML's words for nothing. */
export const isEmpty = (node) => !node || (isScalar(node) && (!node.value || (node.type === "PLAIN" && NULLS.includes(node.value))));

/** The entry of a map with one of some keys. */
export const pairOf = (map, keys) => map?.items?.find(({ key }) => keys.some((other) => isAlike(key.value, other)));

/** The word that the form has for one in a file; the word itself where the form has no words. */
export const meant = (words, word) => words?.[word] ?? Object.entries(words ?? {}).findLast(([other]) => isAlike(other, word))?.[1] ?? word;
