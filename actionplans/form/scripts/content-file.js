// Reads a content file into the form, and writes its text again with what was changed there.
//
// A file's own text travels with its values: the lines of fields that nobody changed, or that the
// form does not have, stay as they are, with their comments.
import { Document, isMap, isSeq, parseDocument, YAMLMap, YAMLSeq } from "./yaml/index.js";
import { isSame, PLACE, read, writeField, written } from "./values.js";
import { pairOf } from "./words.js";

const SOURCE = "_source";
const HEADER = /^---[ \t]*\n((?:[^]*?\n)??)---[ \t]*(?:\n([^]*))?$/;
const AS_WRITTEN = { schema: "failsafe" };

function parsed(text) {
  const file = parseDocument(text, AS_WRITTEN);
  if (file.errors.length) throw file.errors[0];
  return file.contents;
}

function lines(collection) {
  for (const { key } of collection.items) if (key) [key.commentBefore, key.spaceBefore] = [undefined, false];
  const options = { lineWidth: 0, flowCollectionPadding: false };
  return collection.items.length ? `${new Document(collection, AS_WRITTEN).toString(options).trimEnd()}\n` : "";
}

// The last lines of an entry: blank ones and comments at the margin are about what comes next.
function aboutNext(chunk) {
  const all = chunk.split(/(?<=\n)/);
  return all.slice(all.findLastIndex((line) => !/^(#.*)?\n?$/.test(line)) + 1).join("");
}

// The fields of a file, in which only the lines of those that were changed are others.
function editedFields(source, shape, after) {
  const map = parsed(source) ?? new YAMLMap();
  if (!isMap(map)) throw new TypeError(source);
  const before = read(map, shape);
  const starts = map.items.map((pair) => pair.key.range[0]);
  const chunks = starts.map((start, at) => source.slice(start, starts[at + 1]));
  const added = [];
  for (const field of shape.fields) {
    const at = map.items.indexOf(pairOf(map, field.keys));
    const one = new YAMLMap();
    if (at >= 0) one.items = [map.items[at]];
    if (!writeField(one, field, before, after)) continue;
    if (at < 0) added.push(lines(one));
    else chunks[at] = lines(one) + aboutNext(chunks[at]);
  }
  return source.slice(0, starts[0] ?? source.length) + chunks.join("") + added.join("");
}

// The entries of a register, of which those that were not changed keep their lines.
function editedEntries(source, shape, after) {
  const entries = parsed(source) ?? new YAMLSeq();
  const [field] = shape.fields;
  if (!isSeq(entries) || entries.flow) throw new TypeError(source);
  const before = read(entries, field.shape);
  const starts = entries.items.map((item) => source.lastIndexOf("\n", item.range[0]) + 1);
  const kept = (place) => source.slice(starts[place], starts[place + 1]);
  const now = (after[field.name] ?? []).map((item) => {
    const old = before[item[PLACE]];
    if (old && isSame(old, item)) return kept(Number(item[PLACE]));
    const one = new YAMLSeq();
    one.items = [written(entries.items[item[PLACE]]?.clone(), field.shape.item, old, item)].filter(Boolean);
    return lines(one);
  });
  return source.slice(0, starts[0] ?? source.length) + now.join("");
}

function editedFile(source, shape, after, body) {
  const [, head = "", own = ""] = HEADER.exec(source) ?? [];
  const fields = editedFields(head, shape, after);
  return `---\n${fields}---\n${own.trim() === body.trim() ? own : `\n${body.trim()}`}`;
}

/** The text of a file as the form's program hands it on: no matter how its lines end. */
export const asRead = (text) => text.trim().replace(/\r\n?/g, "\n");

/** The text that was read, by each that was made of it since; that of a new file is empty. */
export const origins = new Map();

/** The format of the files of a record, as the form's program asks for one. */
export const format = (shape, hasBody) => ({
  fromFile(source) {
    if (!hasBody) return { ...read(parsed(`${source}\n`), shape), [SOURCE]: source };
    const [, head, body] = HEADER.exec(source) ?? [];
    if (head === undefined) throw new TypeError(source);
    return { ...read(parsed(head), shape), body: (body ?? "").trim(), [SOURCE]: source };
  },
  toFile({ [SOURCE]: source = "", body = "", ...after }) {
    const made = hasBody ? editedFile(source, shape, after, body) : editedEntries(source && `${source}\n`, shape, after);
    origins.set(asRead(made), source);
    return made;
  },
});
