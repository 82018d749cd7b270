/* Finds pages by what somebody types, in the files that `brokers build` makes (/zoekindex/). It touches no page and asks for
   nothing but those files, so tests run it as it is. No result is better than a wrong one: a word is looked for as it is, in
   its inflections, as a compound, in words that mean the same, and with one slip of the pen; never by its first letters. */

const LONGEST = 300; // signs of a question that are looked at
const MOST_TERMS = 12;
const FEW_FILES = 4; // an index of so few lists of words is loaded whole when a word is not found
const INFLECTED = 0.85;
const ALIKE = 0.6; // a word that means the same
const ABOUT = 22; // from what a word counts on a page, the page is about it: it is in a title, a heading or the description
const LEAST = 0.4; // the part of the terms that a page has at least
const BEHIND = 0.4; // how far it may be behind the page with most of them
const PART = 0.7; // a part of a compound
const MEANT = 0.8; // after a slip of the pen
const OF_TOPIC = 75; // what a word of the list counts on the page of its topic; a word in a title counts some 60
const EXCERPT = 170;

/** The words of a text as the index has them: small letters without accents. `words.rs` does the same. */
export function words(text) {
  const plain = text
    .normalize("NFKD")
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
    .toLowerCase();
  const found = plain.replace(/([\p{L}\p{N}])['’‘`´](?=[\p{L}\p{N}])/gu, "$1").match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.map((word) => word.slice(0, 40));
}

const ENDS = /(?:heden|heid|ingen|ing|eren|etjes|etje|tjes|tje|pjes|pje|jes|je|en|e)$/;
const PLURAL = /(el|er|em|en|ar|or|eur|ing|[^aeiou][aeiouy])s$/; // and *lees* is no plural

/** A Dutch word without what inflection adds: *scholen* and *school* are one. */
export function dutch(word) {
  const one = word.length > 4 ? word.replace(PLURAL, "$1") : word;
  const cut = one.replace(ENDS, "");
  const least = /ing(?:en)?$/.test(one) ? 4 : 3;
  let stem = cut.length >= least && /[aeiouy]/.test(cut) ? cut : one.replace(/(?:en|e)$/, "");
  if (stem.length < 3) stem = one;
  return stem
    .replace(/v$/, "f")
    .replace(/z$/, "s")
    .replace(/([^aeiou])\1$/, "$1")
    .replace(/([aeou])\1([^aeiouwx])$/, "$1$2");
}

function english(word) {
  const cut = word.replace(/(?:ings|ing|ies|es|ed|s|y|e)$/, "");
  return cut.length >= 3 ? cut.replace(/([^aeiou])\1$/, "$1") : word;
}

const STEMS = { nl: dutch, en: english };

/** One spelling for what sounds the same in Dutch: *vercragt* is *verkracht*. */
export function sound(word) {
  const sounds = [
    ["ch", "g"],
    [/c(?=[eiy])/g, "s"],
    ["sz", "s"],
    ["z", "s"],
    [/[cq]/g, "k"],
    ["x", "ks"],
    ["ph", "f"],
    ["v", "f"],
    ["th", "t"],
    ["dt", "t"],
    [/ij|y/g, "ei"],
    ["au", "ou"],
    [/ouw/g, "ou"],
  ];
  const one = sounds.reduce((text, [from, to]) => text.replaceAll(from, to), word);
  return one.replace(/(.)\1+/g, "$1").replace(/d$/, "t");
}

/** Whether two words differ in one letter: one more, one less, another one, or two that changed places. */
export function oneSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  // In a short word another letter is another word: *roken* is not *raken*.
  return swapped || (Math.min(a.length, b.length) >= 6 && restA.slice(1) === restB.slice(1));
}

/** What somebody may have meant by a word that is nowhere. */
function isMeant(typed, known) {
  const [a, b] = [sound(typed), sound(known)];
  return a === b || (a[0] === b[0] && typed.length >= 5 && known.length >= 5 && oneSlip(a, b));
}

/** The list of words that mean the same, ready to compare. */
function readGroups(groups, stem) {
  return groups.map((group) => {
    const entries = group.words.map((written) => {
      const parts = words(written);
      return { parts, start: written.endsWith("*"), stems: parts.map(stem) };
    });
    return {
      ...group,
      single: entries.filter(({ parts }) => parts.length === 1),
      rows: entries.filter(({ parts }) => parts.length > 1),
    };
  });
}

/** The places in `typed` of a row of words, with two others in between at most; null when it is not there. */
function rowIn(stems, typed) {
  for (let first = 0; first < typed.length; first += 1) {
    const places = [];
    let at = first;
    for (const wanted of stems) {
      const until = places.length === 0 ? first : at + 2;
      while (at <= until && typed[at] !== wanted) at += 1;
      if (at > until) break;
      places.push(at);
      at += 1;
    }
    if (places.length === stems.length) return places;
  }
  return null;
}

/** The index of a language; `load` gets a file of it by its name. */
export async function open(lang, load) {
  const head = await load(`${lang}/index.json`);
  const stem = STEMS[lang] ?? ((word) => word);
  const groups = readGroups(head.groups, stem);
  const stop = new Set(head.stop);
  const parts = new Set(head.parts);
  const work = new Set(head.work);
  const files = new Map(); // what has been asked for, by name
  const stems = new Map(); // the words of a list by their stem
  const get = (name) => {
    if (!files.has(name))
      files.set(
        name,
        load(name).catch((error) => {
          files.delete(name);
          throw error;
        }),
      );
    return files.get(name);
  };

  /** The lists of words that have words with this beginning. */
  async function lists(start) {
    const from = head.words.findLastIndex(([first]) => first <= start);
    const until = head.words.findLastIndex(([first]) => first <= `${start}\uffff`);
    const names = head.words.slice(Math.max(from, 0), until + 1).map(([, name]) => name);
    return Promise.all(names.map(get));
  }

  function stemsOf(list) {
    if (!stems.has(list)) {
      const grouped = new Map();
      for (const word of Object.keys(list)) grouped.set(stem(word), [...(grouped.get(stem(word)) ?? []), word]);
      stems.set(list, grouped);
    }
    return stems.get(list);
  }

  /** The forms of the index that are this word, each with what it counts and its pages. */
  async function forms(word) {
    const found = new Map();
    for (const list of await lists(word.slice(0, 2))) {
      if (Object.hasOwn(list, word)) found.set(word, [1, list[word]]);
      const others = word.length > 2 ? (stemsOf(list).get(stem(word)) ?? []) : [];
      for (const known of others) if (known !== word) found.set(known, [INFLECTED, list[known]]);
    }
    return found;
  }

  /** A word of a group in the index, as it is written there or with all that begins so. */
  async function written({ parts: [known], start }) {
    const all = (await lists(known)).flatMap((list) => Object.entries(list));
    return new Map(
      all
        .filter(([word]) => (start ? word.startsWith(known) : word === known))
        .map(([word, list]) => [word, [1, list]]),
    );
  }

  /** Lists in which a word may be that is not spelled like this one. */
  const around = (word) => (head.words.length <= FEW_FILES ? lists("") : lists(word.slice(0, 1)));

  /** Past participles and their verbs: *gepest*, *pesten*, *huilt*. */
  async function related(word) {
    if (lang !== "nl" || word.length < 5) return new Map();
    const others = word.startsWith("ge")
      ? [word.slice(2), word.slice(2, -1)]
      : [`ge${word}`, `ge${stem(word)}t`, `ge${stem(word)}d`];
    if (/[^aeious]t$/.test(word)) others.push(word.slice(0, -1));
    for (const other of others.filter((one) => one.length > 3)) {
      const found = await forms(other);
      if (found.size > 0) return found;
    }
    return new Map();
  }

  const isPart = async (word) =>
    word.length >= 3 && (parts.has(word) || (word.length >= 4 && (await forms(word)).has(word)));

  /** The words that a compound is made of, where the site has them. */
  async function split(word) {
    if (lang !== "nl") return new Map();
    for (let at = word.length - 3; at >= 3; at -= 1) {
      const second = word.slice(at);
      const firsts = ["", "s", "en", "e"]
        .filter((joint) => word.slice(0, at).endsWith(joint))
        .map((joint) => word.slice(0, at - joint.length));
      if (!(await isPart(second))) continue;
      for (const first of firsts) {
        if (!(await isPart(first))) continue;
        const both = [...(await forms(first)), ...(await forms(second))];
        return new Map(both.map(([form, [factor, pages]]) => [form, [factor * PART, pages]]));
      }
    }
    return new Map();
  }

  const ofWord = (word) =>
    groups.filter(({ single }) =>
      single.some(({ parts: [known], start, stems: [known_stem] }) =>
        start ? word.startsWith(known) : known_stem === stem(word),
      ),
    );

  /** The known word that a word with a slip of the pen was meant to be. */
  async function meant(word) {
    if (word.length < 4) return null;
    const listed = groups.flatMap(({ single }) => single.map(({ parts: [known] }) => known));
    const known = listed.find((one) => isMeant(word, one));
    if (known) return known;
    const near = (await around(word)).flatMap((list) =>
      Object.keys(list)
        .filter((one) => !stop.has(one) && isMeant(word, one))
        .map((one) => [one, list[one].length]),
    );
    near.sort(([a, one], [b, other]) => (sound(b) === sound(word)) - (sound(a) === sound(word)) || other - one);
    return near[0]?.[0] ?? null;
  }

  /** The pages of a term: of the forms of its words, and of the groups it belongs to. */
  async function term(found, of) {
    const pages = new Map();
    const topics = new Set();
    const marks = new Set();
    const add = (page, count) => pages.set(page, Math.max(pages.get(page) ?? 0, count));
    const addForms = (all, factor, least = 0) => {
      for (const [form, [own, list]] of all) {
        marks.add(form);
        for (let at = 0; at < list.length; at += 2)
          if (list[at + 1] >= least) add(list[at], list[at + 1] * own * factor);
      }
    };
    addForms(found, 1);
    for (const group of of) {
      for (const page of group.topics.filter((slug) => slug in head.topics).map((slug) => head.topics[slug])) {
        topics.add(page);
        add(page, OF_TOPIC);
      }
      const others = await Promise.all(group.single.map(written));
      others.forEach((all) => addForms(all, ALIKE, ABOUT));
    }
    return { pages, topics, marks, help: of.some(({ help }) => help) };
  }

  async function termOf(word, guesses) {
    let of = ofWord(word);
    let found = await forms(word);
    if (found.size === 0 && of.length === 0) found = await related(word);
    if (found.size === 0 && of.length === 0) found = await split(word);
    if (found.size > 0 || of.length > 0) return term(found, of);
    const other = guesses && (await meant(word));
    if (!other) return term(found, of);
    of = ofWord(other);
    found = new Map([...(await forms(other))].map(([form, [factor, pages]]) => [form, [factor * MEANT, pages]]));
    return { ...(await term(found, of)), meant: other };
  }

  /** What somebody asks for, as terms; each has the pages that say something of it. */
  async function terms(text, guesses) {
    const typed = words(text.slice(0, LONGEST));
    const stems = typed.map(stem);
    const used = new Set();
    const made = [];
    for (const group of groups) {
      for (const row of group.rows) {
        const places = rowIn(row.stems, stems);
        if (!places) continue;
        places.forEach((place) => used.add(place));
        made.push(await term(new Map(), [group]));
        break;
      }
    }
    const telling = typed.filter((word, at) => !used.has(at) && !stop.has(word));
    // *Wie ben ik?*: words that say nothing are in titles only, and all of them have to be there.
    const silent = made.length === 0 && telling.length === 0 && typed.length > 1;
    const asked = [...new Set(silent ? typed : telling)].slice(0, MOST_TERMS);
    for (const word of asked) made.push(silent ? await term(await forms(word), []) : await termOf(word, guesses));
    return { made, need: silent ? 1 : LEAST, asked: typed.length > 0 };
  }

  /** Pages with their score: rare words count more, and so do pages with more of the terms. The page of a topic is never put
   * back for terms that it lacks. Who asks for help with something gets no page about how municipalities work before others. */
  function rank(made, need) {
    const scores = new Map();
    for (const { pages } of made) {
      const rare = Math.log(1 + head.pages.length / (pages.size + 1));
      for (const [page, count] of pages) {
        const [score, terms_in] = scores.get(page) ?? [0, 0];
        scores.set(page, [score + rare * count, terms_in + 1]);
      }
    }
    const topics = new Set(made.flatMap((one) => [...one.topics]));
    const best = Math.max(0, ...[...scores.values()].map(([, found]) => found)) / made.length;
    const pages = [...scores].map(([page, [score, found]]) => {
      const part = topics.has(page) ? 1 : found / made.length;
      return { page, part, score: score * part ** 2, late: topics.size > 0 && work.has(page) };
    });
    return pages
      .filter(({ part }) => part >= Math.max(need, best - BEHIND))
      .sort((a, b) => a.late - b.late || b.score - a.score || a.page - b.page)
      .map(({ page }) => page);
  }

  const NAMES = ["soort", "gemeente", "onderwerp"];
  /** Whether a page has the chosen value of a filter. */
  const has = (page, name, value) => {
    const own = head.pages[page][NAMES.indexOf(name)];
    const number = head[name].indexOf(value);
    return Array.isArray(own) ? own.includes(number) : own === number;
  };

  /** How many of the pages have each value of a filter. */
  function count(pages, name) {
    const counts = {};
    for (const page of pages) {
      for (const number of [head.pages[page][NAMES.indexOf(name)]].flat()) {
        if (number >= 0) counts[head[name][number]] = (counts[head[name][number]] ?? 0) + 1;
      }
    }
    return counts;
  }

  return {
    danger: head.danger,

    /** The pages for a text, best first, narrowed down to what is chosen; without a text all pages. A word that is nowhere can be
     * taken for one that is like it. */
    async find(text, chosen = {}, guesses = true) {
      const { made, need, asked } = await terms(text, guesses);
      const all = asked ? rank(made, need) : head.pages.map((_, page) => page);
      const filters = Object.entries(chosen);
      const narrowed = (but) =>
        all.filter((page) => filters.every(([name, value]) => name === but || has(page, name, value)));
      return {
        pages: narrowed(),
        counts: Object.fromEntries(NAMES.map((name) => [name, count(narrowed(name), name)])),
        marks: new Set(made.flatMap(({ marks }) => [...marks])),
        meant: made.map((one) => one.meant).filter(Boolean),
        help: made.some(({ help }) => help),
      };
    },

    /** What is shown of these pages. */
    show: (pages, marks) =>
      Promise.all(
        pages.map(async (page) => {
          const at = head.texts.findLastIndex(([first]) => first <= page);
          const [first, name] = head.texts[at];
          const entry = (await get(name))[page - first];
          return { ...entry, excerpt: excerpt(entry, marks) };
        }),
      ),
  };
}

const sentences = (text) =>
  (text.match(/.+?(?:[.!?…]+[’”"')]*(?=\s|$)|$)/gs) ?? []).map((one) => one.trim()).filter(Boolean);

/** Text in pieces, each with whether it is one of the words that were looked for. */
function marked(text, marks) {
  const pieces = text.split(/([\p{L}\p{N}\p{M}\u00ad]+(?:['’][\p{L}\p{N}]+)*)/u);
  return pieces.filter(Boolean).map((piece) => ({ text: piece, mark: marks.has(words(piece)[0]) }));
}

/** The sentence that says most of what was looked for, and what comes after it: it begins as a sentence does, and a heading is
 * never glued to it. */
function excerpt({ description, blocks }, marks) {
  const hits = (text) => new Set(words(text).filter((word) => marks.has(word))).size;
  const all = [[description], ...blocks.filter((block) => !block.startsWith("#")).map(sentences)];
  let [best, most] = [[description], hits(description)];
  for (const block of all) {
    block.forEach((sentence, at) => {
      const found = hits(sentence);
      if (found > most) [best, most] = [block.slice(at), found];
    });
  }
  const [first, ...more] = best;
  let text = first;
  while (more.length > 0 && text.length + more[0].length < EXCERPT) text = `${text} ${more.shift()}`;
  if (text.length > EXCERPT * 1.5) text = `${text.slice(0, EXCERPT).replace(/\s+\S*$/, "")}…`;
  return marked(text, marks);
}
