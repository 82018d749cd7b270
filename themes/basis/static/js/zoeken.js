/* Searches in the browser itself, over the files that Pagefind made. What somebody types goes nowhere: not into an
   address, the history or a store. Where this cannot run, the page is topics. */
const search = document.querySelector("[data-search]");
const AT_ONCE = 10; // results shown together
const PAUSE = 200; // ms without typing before it searches
const HUES = { vraag: "vraag", verhaal: "verhaal", tip: "tip", onderwerp: "tip" };

const part = (name) => search.querySelector(`[data-${name}]`);

/** Text of an excerpt with its marks, as nodes: nothing of it is ever taken for HTML. */
function marked(excerpt) {
  return excerpt.split(/<\/?mark>/).map((text, index) => {
    const plain = text.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
    if (index % 2 === 0) return document.createTextNode(plain);
    const mark = document.createElement("mark");
    mark.textContent = plain;
    return mark;
  });
}

function card({ url, excerpt, meta }) {
  const item = part("card").content.cloneNode(true);
  const [article, link, text, below] = ["article", "a", ".card__text", ".card__meta"].map((one) => item.querySelector(one));
  article.classList.add(`card--${meta.kind === "verhaal" ? "found" : meta.kind}`);
  article.dataset.hue = HUES[meta.kind] ?? "gemeente";
  link.href = url;
  link.textContent = meta.title;
  text.append(...marked(excerpt));
  below.textContent = [meta.soort, meta.gemeente].filter(Boolean).join(" · ");
  return item;
}

async function start() {
  const input = search.querySelector("input");
  const status = part("status");
  const selects = [...search.querySelectorAll("[data-filter]")];
  const anything = selects.map((select) => select.options[0].textContent);
  let engine;
  let results = [];
  let turn = 0; // of the last search; an older one must not come through

  const fail = () => {
    search.querySelector("form").hidden = true;
    part("found").hidden = part("empty").hidden = true;
    status.textContent = status.dataset.failed;
  };

  const chosen = (but) =>
    Object.fromEntries(selects.filter((one) => one !== but && one.value).map((one) => [one.dataset.filter, one.value]));

  /** The values of a filter with the number of results each would give. */
  function offer(select, counts, any) {
    const kept = select.value;
    const values = Object.keys(counts).filter((value) => counts[value] > 0 || value === kept);
    values.sort((a, b) => a.localeCompare(b, document.documentElement.lang));
    select.replaceChildren(new Option(any, ""), ...values.map((value) => new Option(`${value} (${counts[value]})`, value)));
    select.value = kept;
  }

  async function more() {
    const mine = turn;
    const list = part("cards-found");
    const first = list.children.length;
    const pages = await Promise.all(results.slice(first, first + AT_ONCE).map((result) => result.data()));
    if (mine !== turn) return;
    if (first === 0) list.replaceChildren();
    list.append(...pages.map(card));
    part("more").hidden = list.children.length >= results.length;
    if (first > 0) list.children[first].querySelector("a").focus();
  }

  async function find() {
    const mine = ++turn;
    const words = input.value.trim();
    const ask = (filters) => engine.search(words || null, { filters });
    const [found, ...others] = await Promise.all([ask(chosen()), ...selects.map((select) => ask(chosen(select)))]);
    if (mine !== turn) return;
    selects.forEach((select, index) => offer(select, others[index].filters[select.dataset.filter] ?? {}, anything[index]));
    const asked = words !== "" || Object.keys(chosen()).length > 0;
    results = asked ? found.results : [];
    const { none, one, many } = status.dataset;
    const number = results.length;
    status.textContent = !asked ? "" : number === 0 ? none : number === 1 ? one : many.replace("#", number);
    part("found").hidden = number === 0;
    part("empty").hidden = !asked || number > 0;
    part("cards-found").replaceChildren();
    if (number > 0) await more();
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
  if (brought) input.value = brought;
  search.hidden = false;
  status.textContent = status.dataset.loading;
  try {
    const loaded = await import("/pagefind/pagefind.js");
    await loaded.options({ noWorker: true, excerptEllipsis: "…" });
    await loaded.filters();
    engine = loaded;
    await find();
  } catch {
    fail();
  }
}

if (search && typeof WebAssembly === "object") start();
