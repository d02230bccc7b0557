// The values of a content file as the form shows them, and the nodes of YAML they are written in.
//
// All values are texts, as the site reads them: 50.000 stays 50.000.
import { isEmpty, meant, pairOf } from "./words.js";
import { isMap, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq } from "./yaml/index.js";

/** The key of an item's place in the file's own list, from 0; a new item has none. */
export const PLACE = "_place";

const text = (value) => (value == null ? "" : String(value));

/** The values of a node; throws where it has another shape than the form can show. */
export function read(node, shape) {
  if (shape.kind === "list") {
    const items = isSeq(node) ? node.items : isEmpty(node) ? [] : [node];
    const values = items.map((item) => read(item, shape.item));
    return shape.item.kind === "record" ? values.map((item, place) => ({ ...item, [PLACE]: String(place) })) : values;
  }
  if (shape.kind === "record") return readRecord(node, shape);
  if (isEmpty(node)) return "";
  if (!isScalar(node)) throw new TypeError(String(node));
  return meant(shape.same, node.value);
}

function readRecord(node, shape) {
  const short = shape.fields.find((field) => field.name === shape.shorthand);
  if (short && !isMap(node) && !isEmpty(node)) return { [short.name]: read(node, short.shape) };
  if (!isMap(node) && !isEmpty(node)) throw new TypeError(String(node));
  const values = {};
  for (const { name, keys, shape: inner } of shape.fields) {
    const found = pairOf(node, keys)?.value;
    if (inner.kind === "record" && isEmpty(found)) continue;
    if (inner.kind !== "years") values[name] = read(found, inner);
    else for (const year of inner.years) values[`${name}_${year}`] = read(pairOf(found, [year])?.value, inner.item);
  }
  return values;
}

// A value without what is empty in it, and without places.
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return text(value);
  const kept = Object.entries(value).map(([key, inner]) => [key, plain(inner)]);
  return Object.fromEntries(kept.filter(([key, inner]) => key !== PLACE && !isNothing(inner)).sort());
}

const isNothing = (value) => ['""', "{}", "[]"].includes(JSON.stringify(plain(value)));
const order = (value) => (Array.isArray(value) ? value.map((item) => item?.[PLACE]) : []);

/** Whether two values say the same, a list in the same order. */
export const isSame = (one, other) =>
  (isNothing(one) && isNothing(other)) || JSON.stringify([plain(one), order(one)]) === JSON.stringify([plain(other), order(other)]);

/** The node of changed values, in which is kept what the form does not show; null for nothing. */
export function written(node, shape, before, after) {
  if (shape.kind === "list") return writtenList(node, shape.item, before ?? [], after ?? []);
  if (shape.kind === "record") return writtenRecord(node, shape, before ?? {}, after ?? {});
  if (isNothing(after)) return null;
  const scalar = new Scalar(text(after));
  if (scalar.value.includes("\n")) scalar.type = "BLOCK_LITERAL";
  if (node) [scalar.comment, scalar.commentBefore] = [node.comment, node.commentBefore];
  return scalar;
}

function writtenList(node, shape, before, after) {
  const old = isSeq(node) ? node.items : isEmpty(node) ? [] : [node];
  const list = new YAMLSeq();
  list.flow = isSeq(node) ? node.flow : shape.kind !== "record";
  if (isSeq(node)) [list.comment, list.commentBefore] = [node.comment, node.commentBefore];
  list.items = after.map((item) => writtenItem(old, shape, before, item)).filter(Boolean);
  return list.items.length ? list : null;
}

function writtenItem(old, shape, before, item) {
  const place = shape.kind === "record" ? item[PLACE] : before.indexOf(item);
  const there = old[place]?.clone();
  return there && isSame(plain(before[place]), plain(item)) ? there : written(there, shape, before[place], item);
}

function writtenRecord(node, shape, before, after) {
  const short = shape.fields.find((field) => field.name === shape.shorthand);
  const others = shape.fields.filter((field) => field !== short && !isNothing(valuesOf(field, after)));
  if (short && !isMap(node) && !others.length) return written(node, short.shape, before[short.name], after[short.name]);
  const map = isMap(node) ? node : new YAMLMap();
  if (short && isScalar(node)) map.items.push(new Pair(new Scalar(short.keys[0]), node));
  for (const field of shape.fields) writeField(map, field, before, after);
  return map.items.length ? map : null;
}

// What the form has of a field: for amounts by year, a value for each year.
const valuesOf = ({ name, shape }, values) =>
  shape.kind === "years" ? Object.fromEntries(shape.years.map((year) => [year, values[`${name}_${year}`] ?? ""])) : values[name];

/** Write a field of a record into its map, where it was changed; tells whether it was. */
export function writeField(map, field, before, after) {
  const [old, now] = [valuesOf(field, before), valuesOf(field, after)];
  if (isSame(old, now)) return false;
  const pair = pairOf(map, field.keys);
  const node = (field.shape.kind === "years" ? writtenYears : written)(pair?.value, field.shape, old, now);
  if (!node) map.items = map.items.filter((other) => other !== pair);
  else if (pair) pair.value = node;
  else map.items.push(new Pair(new Scalar(field.keys[0]), node));
  return true;
}

function writtenYears(node, shape, old, now) {
  const map = isMap(node) ? node : new YAMLMap();
  map.flow = isMap(node) ? node.flow : true;
  for (const year of shape.years) writeField(map, { name: year, keys: [year], shape: shape.item }, old, now);
  return map.items.length ? map : null;
}
