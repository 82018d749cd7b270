/* Looks for the danger words of the forms in what somebody searches for: the lists of [signals] in `site.toml`, read as the
   function reads them (function/crates/signals), for a text of one line. It leaves out what only matters in messages:
   sentences, titles between quotation marks, letters hidden by signs, pictures, and texts that are nothing but a cry. */

const GAP = 3; // words that `..` allows in between
const NEAR = 12; // words between the two sides of `&`
const URGENT = 10;
const LONG = 7; // from how many letters on a word may have one slip in it
/** Letters that stand apart: `d.o.o.d`. */
const SPACED = /(^|[^\p{L}\p{N}])((?:[\p{L}\p{N}][ .\-_*]){2,}[\p{L}\p{N}])(?![\p{L}\p{N}])/gu;
const LEET = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t", 8: "b", 9: "g" };

/** Dutch as it sounds; both forms of a word as `fold.rs` makes them. */
function folded(word, dutch) {
  if (!dutch) return { stem: word, whole: word };
  const sounds = [
    [/sch/g, "sg"],
    [/ch/g, "g"],
    [/c(?=[ei])|z/g, "s"],
    [/[cq]/g, "k"],
    [/x/g, "ks"],
    [/v|ph/g, "f"],
    [/th|dt/g, "t"],
    [/ij|y/g, "ei"],
    [/[ao]uw?/g, "ou"],
  ];
  const stem = sounds
    .reduce((text, [from, to]) => text.replace(from, to), word)
    .replace(/([^aeiou\d])\1+/g, "$1")
    .replace(/([aeiou])\1{2,}/g, "$1$1");
  const whole = /...en$/.test(stem) ? stem.slice(0, -1) : /..d$/.test(stem) ? `${stem.slice(0, -1)}t` : stem;
  return { stem, whole };
}

/** How a word may be meant: as it is, with its digits as letters, without what stretches it. */
function spellings(word) {
  const meant = [word];
  if (/\d/.test(word) && /\p{L}/u.test(word) && word.length > 2)
    meant.push(word.replace(/\d/g, (digit) => LEET[digit] ?? digit));
  for (const most of ["$1$1", "$1"]) {
    const shorter = meant.at(-1).replace(/(\p{L})\1{2,}/gu, most);
    if (/(\p{L})\1{2,}/u.test(word)) meant.push(shorter);
  }
  return meant;
}

/** One entry of a list: what it says, and its phrases as rows of places, each with what may be there. */
function parse(entry, words, dutch) {
  const [, sign = "", rest] = /^\s*(!|~|@[^=&|,]+=|[+-]\d+\s)?([^]*)$/.exec(entry);
  const piece = (written) => {
    if (written.startsWith("@")) return [{ group: written.slice(1) }];
    const start = written.endsWith("*");
    const parts = words(written);
    return parts.map((part, at) => {
      const begins = start && at === parts.length - 1;
      return { word: folded(part, dutch)[begins ? "stem" : "whole"], start: begins };
    });
  };
  const row = (written) => {
    const places = [];
    let gap = false;
    for (const place of written.trim().split(/\s+/)) {
      if (place === "..") gap = true;
      else {
        const pieces = place.split("|").map(piece);
        const alone = pieces.length === 1 && pieces[0].length > 0;
        const steps = alone ? pieces[0].map((one) => [one]) : [pieces.flat()];
        steps.forEach((any, at) => places.push({ gap: gap && at === 0, any }));
        gap = false;
      }
    }
    return places;
  };
  const phrases = rest.split(",").map((phrase) => phrase.split("&").map(row));
  // Without its picture (🔪) a phrase says something else.
  const whole = (row) => row.length > 0 && row.every(({ any }) => any.length > 0);
  return { sign, phrases: phrases.filter((rows) => rows.every(whole)) };
}

/** The list of one language, as a function that says whether a text is dangerous. */
function reader(entries, words, dutch) {
  // How urgent a text is (`^ …`) matters to moderators only, and whoever searches for `= help` gets its pages.
  const finding = entries.filter((entry) => !/^\s*[\^=]/.test(entry));
  const parsed = finding.map((entry) => parse(entry, words, dutch));

  /** Whether a word of the text is one of the list. */
  function is(token, { word, start }, oneSlip) {
    return token.some(({ stem, whole }) => {
      if (start ? stem.startsWith(word) : whole === word) return true;
      if (word.length < LONG || stem.length < LONG || word[0] !== stem[0]) return false;
      if (!start) return oneSlip(word, whole);
      return [-1, 0, 1].some((more) => oneSlip(word, stem.slice(0, word.length + more)));
    });
  }

  return (text, oneSlip) => {
    const typed = words(text.replace(SPACED, (_, before, apart) => before + apart.replace(/[ .\-_*]/g, "")));
    const tokens = typed.map((word) => spellings(word).map((one) => folded(one, dutch)));
    const groups = new Map();
    const seen = new Map(); // where each word of the list is
    const skipped = new Set();

    const places = ({ group, word, start }) => {
      if (group) return groups.get(group) ?? [];
      const key = start ? `${word}*` : word;
      if (!seen.has(key))
        seen.set(
          key,
          tokens.flatMap((token, at) => (is(token, { word, start }, oneSlip) ? [[at, at + 1]] : [])),
        );
      return seen.get(key).filter(([at]) => !skipped.has(at));
    };
    const ofRow = (row) =>
      row.reduce((found, { gap, any }) => {
        if (found?.length === 0) return found;
        const next = any.flatMap(places);
        if (!found) return next;
        return found.flatMap(([from, end]) =>
          next.filter(([at]) => at >= end && at <= end + (gap ? GAP : 0)).map(([, until]) => [from, until]),
        );
      }, null);
    const ofPhrase = (rows) =>
      rows
        .map(ofRow)
        .reduce((found, next) =>
          found.flatMap(([from, end]) =>
            next
              .filter(([at]) => Math.abs(at - from) <= NEAR)
              .map(([at, until]) => [Math.min(from, at), Math.max(end, until)]),
          ),
        );
    const fillGroups = () => {
      groups.clear();
      for (const { sign, phrases } of parsed) {
        if (sign.startsWith("@")) groups.set(sign.slice(1, -1).trim(), phrases.flatMap(ofPhrase));
      }
    };

    fillGroups();
    const excluded = parsed.filter(({ sign }) => sign === "!").flatMap(({ phrases }) => phrases.flatMap(ofPhrase));
    for (const [from, end] of excluded) for (let at = from; at < end; at += 1) skipped.add(at);
    if (skipped.size > 0) fillGroups();
    let points = 0;
    for (const { sign, phrases } of parsed) {
      if (sign === "" && phrases.some((phrase) => ofPhrase(phrase).length > 0)) return true;
      if (/^[+-]/.test(sign)) points += Number(sign) * phrases.filter((phrase) => ofPhrase(phrase).length > 0).length;
    }
    return points >= URGENT;
  };
}

/** Whether a text tells of danger, by the lists of all languages. `words` and `oneSlip` are those of `zoekmachine.js`. */
export function danger(lists, { words, oneSlip }) {
  const readers = Object.entries(lists).map(([lang, entries]) => reader(entries, words, lang === "nl"));
  return (text) => readers.some((tells) => tells(text.slice(0, 300), oneSlip));
}
