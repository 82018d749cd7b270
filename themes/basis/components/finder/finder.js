// Finds a municipality while somebody types. Without this the letters open and close by themselves.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
for (const finder of document.querySelectorAll("[data-finder]")) {
  const field = finder.querySelector(".finder__field");
  const input = field.querySelector("input");
  const count = finder.querySelector("[role=status]");
  const said = count.textContent;
  const items = [...finder.querySelectorAll("[data-name]")].map((item) => [item, plain(item.dataset.name)]);
  field.hidden = false;
  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    let found = 0;
    for (const [item, name] of items) {
      item.hidden = wanted !== "" && !` ${name}`.includes(` ${wanted}`);
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
