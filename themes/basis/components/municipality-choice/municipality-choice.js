// Finds a municipality in a long list while somebody types, and offers the names of all where another one is asked for.
// Without this the list is as long as it is, and the field is plain.
const MANY = 8;
const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

// Options are taken out of the list, because not every browser hides them.
function findable(select, words) {
  const [first, ...rest] = select.options;
  const isElsewhere = (option) => option.value === "elders"; // "mine is not in the list" can always be chosen
  const options = rest.filter((option) => !isElsewhere(option));
  const last = rest.filter(isElsewhere);
  const label = document.createElement("label");
  const input = document.createElement("input");
  const count = document.createElement("p");
  label.className = "field__find";
  label.textContent = words.find;
  Object.assign(input, { type: "search", className: "field__input", autocomplete: "off", spellcheck: false });
  label.append(input);
  count.className = "field__count";
  count.setAttribute("role", "status");
  select.before(label);
  select.after(count);
  select.dataset.found = "";
  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    const found = options.filter((option) => ` ${plain(option.text)}`.includes(` ${wanted}`));
    const chosen = found.length === 1 && wanted !== "" ? found[0] : select.selectedOptions[0];
    select.replaceChildren(first, ...options.filter((option) => found.includes(option) || option === chosen), ...last);
    chosen.selected = true;
    count.textContent =
      wanted === ""
        ? ""
        : found.length === 0
          ? words.none
          : found
              .slice(0, 5)
              .map((option) => option.text)
              .join(", ") + (found.length > 5 ? " …" : "");
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // the form is not finished yet
      select.focus();
    }
  });
}

async function offerNames(input, names) {
  const page = await fetch(names)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "");
  const links = new DOMParser().parseFromString(page, "text/html").querySelectorAll("[data-name] a");
  const list = document.createElement("datalist");
  list.id = "_namen";
  list.append(...[...links].map((link) => new Option(link.textContent)));
  input.after(list);
  input.setAttribute("list", list.id);
}

export function init(root) {
  const words = root.querySelector("[data-find]")?.dataset;
  const names = root.querySelector('a[href$="/zoek-je-gemeente/"]')?.href;
  for (const select of words ? root.querySelectorAll(".field__select") : []) {
    if (select.options.length > MANY) {
      findable(select, words);
    }
  }
  for (const input of names ? root.querySelectorAll('[name="andere_gemeente"]') : []) {
    input.addEventListener("focus", () => offerNames(input, names), { once: true });
  }
}

if (import.meta.url.endsWith("#init")) {
  init(document);
}
