// Letters as anybody may type them: without accents, and å, æ and ø, or ä and ö, as one or two.

const SAME = [ // one letter for what keyboards and languages write in several ways
  [/a[ae]+|æ/g, "a"],
  [/oe+|ø|œ/g, "o"],
  [/ue+/g, "u"],
  [/ß/g, "ss"],
  [/ð|đ/g, "d"],
  [/ł/g, "l"],
  [/þ/g, "th"],
];

export function plain(text) {
  const letters = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return SAME.reduce((plainer, [from, to]) => plainer.replace(from, to), letters);
}
