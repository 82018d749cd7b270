/* Finds a municipality while somebody types. Without this the letters open and close by themselves. */

/** A text as it is compared: small letters without accents. */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Whether a word of a name begins with what is wanted; both are plain. */
export function isFound(name, wanted) {
  return wanted === "" || ` ${name}`.includes(` ${wanted}`);
}

function start(finder) {
  const field = finder.querySelector(".finder__field");
  const input = field.querySelector("input");
  const count = finder.querySelector("[role=status]");
  const said = count.textContent;
  const named = [...finder.querySelectorAll("[data-name]")];
  const items = named.map((item) => [item, plain(item.dataset.name)]);

  field.hidden = false;
  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    let found = 0;
    for (const [item, name] of items) {
      item.hidden = !isFound(name, wanted);
      found += item.hidden ? 0 : 1;
    }
    for (const group of finder.querySelectorAll("details, [data-group]")) {
      group.hidden = !group.querySelector("[data-name]:not([hidden])");
      if (group.localName === "details") {
        group.open = wanted !== "" && !group.hidden;
      }
    }
    const shown = wanted !== "" && said !== "" ? `${found} / ${said}` : said;
    count.textContent = found === 0 ? count.dataset.none : shown;
  });
}

export function init(root) {
  root.querySelectorAll("[data-finder]").forEach(start);
}

if (import.meta.url.endsWith("#init")) init(document);
