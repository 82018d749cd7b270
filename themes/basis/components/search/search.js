/* Searches in the browser itself, over the files of zoekindex/. What somebody types goes nowhere: not into an address, the
   history or a store. Who searches for something dangerous gets help above the results. Where this cannot run, the page is
   topics. */
const AT_ONCE = 10; // results shown together
const PAUSE = 200; // ms without typing before it searches
const HUES = { vraag: "vraag", verhaal: "verhaal", tip: "tip", onderwerp: "tip" };

// This script is assets/components/search/search.….js of the site, wherever on its host the site is.
const INDEX = new URL("../../../zoekindex/", import.meta.url);

async function load(name) {
  const answer = await fetch(new URL(name, INDEX));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/** Pieces of text as nodes: nothing of it is ever taken for HTML. */
const nodes = (pieces) =>
  pieces.map(({ text, mark }) => {
    if (!mark) return document.createTextNode(text);
    const node = document.createElement("mark");
    node.textContent = text;
    return node;
  });

/** What the status line says of a number of pages; `meant` are the words that were looked for, where they differ from those typed. */
export function statusOf(words, { number, meant = [], isUrgent = false }) {
  const said = [number === 0 ? words.none : number === 1 ? words.one : words.many.replace("#", number)];
  if (number > 0 && meant.length > 0) said.unshift(words.meant.replace("#", meant.join(" ")));
  if (isUrgent) said.push(words.urgent);
  return said.join(" ");
}

function fill(item, mark, { url, title, kind, soort, gemeente, example, excerpt }) {
  const [article, link, text, below] = ["article", "a", ".card__text", ".card__meta"].map((one) =>
    item.querySelector(one),
  );
  article.classList.add(`card--${kind === "verhaal" ? "found" : kind}`);
  article.dataset.hue = HUES[kind] ?? "gemeente";
  link.href = url;
  link.textContent = title;
  if (example) {
    const said = document.createElement("em");
    said.textContent = `${mark}.`;
    text.append(said, " ");
  }
  text.append(...nodes(excerpt));
  below.textContent = [soort, gemeente].filter(Boolean).join(" · ");
  return item;
}

/** Help above the results, or back below them. */
function helper(box) {
  const help = document.getElementById("_hulp");
  const home = document.createComment("");
  help.before(home);
  return (first) => {
    if (first === box.contains(help)) return;
    if (first) box.append(help);
    else home.after(help);
    box.hidden = !first;
  };
}

async function start(search) {
  const part = (name) => search.querySelector(`[data-${name}]`);
  const input = search.querySelector("input");
  const status = part("status");
  const selects = [...search.querySelectorAll("[data-filter]")];
  const anything = selects.map((select) => select.options[0].textContent);
  const putHelp = helper(part("urgent-help"));
  const card = (page) => fill(part("card").content.cloneNode(true), status.dataset.example, page);
  let pages; // the module that reads the index
  let engine;
  let tells = () => false; // whether a text tells of danger, once the lists are here
  let lists; // on their way
  let found;
  let turn = 0; // of the last search; an older one must not come through

  const fail = () => {
    search.querySelector("form").hidden = true;
    part("found").hidden = part("empty").hidden = part("filters").hidden = true;
    status.textContent = status.dataset.failed;
  };

  const chosen = () =>
    Object.fromEntries(selects.filter((one) => one.value).map((one) => [one.dataset.filter, one.value]));

  /** The values of a filter with the number of results each would give. */
  function offer(select, counts, any) {
    const kept = select.value;
    const values = Object.keys(counts);
    if (kept && !(kept in counts)) values.push(kept);
    values.sort((a, b) => a.localeCompare(b, document.documentElement.lang));
    select.replaceChildren(
      new Option(any, ""),
      ...values.map((value) => new Option(`${value} (${counts[value] ?? 0})`, value)),
    );
    select.value = kept;
  }

  async function more() {
    const mine = turn;
    const list = part("cards-found");
    const first = list.children.length;
    const shown = await engine.show(found.pages.slice(first, first + AT_ONCE), found.marks);
    if (mine !== turn) return;
    list.append(...shown.map(card));
    part("more").hidden = list.children.length >= found.pages.length;
    if (first > 0) list.children[first].querySelector("a").focus();
  }

  async function find() {
    const mine = ++turn;
    const text = input.value.trim();
    const told = text !== "" && tells(text);
    let result = await engine.find(text, chosen());
    // Who says something dangerous said what they meant, unless what is like it leads to help itself.
    if (told && result.meant.length > 0 && !result.help) result = await engine.find(text, chosen(), false);
    if (mine !== turn) return;
    found = result;
    if (text !== "") learn();
    selects.forEach((select, index) => offer(select, found.counts[select.dataset.filter], anything[index]));
    const asked = text !== "" || Object.keys(chosen()).length > 0;
    const urgent = told || found.help;
    const number = asked ? found.pages.length : 0;
    putHelp(urgent);
    part("found").hidden = number === 0;
    part("empty").hidden = !asked || number > 0;
    part("filters").hidden = asked && number === 0 && Object.keys(chosen()).length === 0;
    part("cards-found").replaceChildren();
    if (number > 0) await more();
    if (mine !== turn) return;
    status.textContent = asked ? statusOf(status.dataset, { number, meant: found.meant, isUrgent: urgent }) : "";
  }

  /** The lists of danger are the largest file of the page: they come when somebody is about to type, and are asked for again when
     they did not. What was typed meanwhile is looked at once more. */
  function learn() {
    lists ??= Promise.all([import(search.dataset.danger), load(engine.danger)])
      .then(([{ danger }, words]) => {
        tells = danger(words, pages);
        search.dataset.ready = "";
        return input.value.trim() === "" ? null : find();
      })
      .catch(() => {
        lists = undefined;
      });
    return lists;
  }

  const again = () => engine && find().catch(fail);
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(again, PAUSE);
  };
  input.addEventListener("input", later);
  search.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    again();
  });
  selects.forEach((select) => select.addEventListener("change", again));
  part("more").addEventListener("click", () => more().catch(fail));

  // A link may bring words along; they do not stay in the address.
  const brought = new URLSearchParams(location.search).get("q");
  if (location.search) history.replaceState(null, "", location.pathname);
  if (brought) input.value = brought.slice(0, input.maxLength);
  search.hidden = false;
  status.textContent = status.dataset.loading;
  try {
    pages = await import(search.dataset.engine);
    engine = await pages.open(document.documentElement.lang, load);
    input.addEventListener("focus", learn);
    await find();
  } catch {
    if (!engine) fail();
  }
}

export function init(root) {
  root.querySelectorAll("[data-search]").forEach(start);
}

if (import.meta.url.endsWith("#init")) init(document);
