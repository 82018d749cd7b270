// Shortcuts for whoever works with the keyboard. They can be switched off on their page (WCAG 2.1.4), and sleep while somebody
// types. A browser remembers no more than whether they are off.
(() => {
  const NAME = "desk-keys";
  const PAUSE = 1500;
  const TYPES = "input, textarea, select, [contenteditable]";
  const ROW = ".entry__link";
  let first = "";
  let timer;
  let typed = false;

  const stored = () => {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null;
    }
  };

  const isOff = () => stored() === "off";

  const store = (value) => {
    try {
      if (value) localStorage.setItem(NAME, value);
      else localStorage.removeItem(NAME);
    } catch {
      // Then they are on again on the next page, as the state says.
    }
  };

  const go = (address) => {
    // Text that is not kept yet is worth more than a quick way.
    if (!typed) location.assign(address);
  };

  const step = (by) => {
    const rows = [...document.querySelectorAll(ROW)];
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    rows[Math.max(0, Math.min(next, rows.length - 1))]?.focus();
  };

  const openFilters = () => {
    const filters = document.querySelector("details.filters");
    if (!filters) return;
    filters.open = true;
    filters.querySelector("select")?.focus();
  };

  const alone = {
    j: () => step(1),
    k: () => step(-1),
    o: () => document.activeElement?.matches(ROW) && document.activeElement.click(),
    "/": openFilters,
    "?": () => go("/desk/keys"),
  };
  const afterG = {
    q: () => go("/desk"),
    o: () => go("/desk/shift"),
    c: () => go("/desk/figures"),
  };

  const pressed = (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isOff() || (target instanceof Element && target.closest(TYPES))) return;
    const known = first === "g" ? afterG : alone;
    clearTimeout(timer);
    const act = Object.hasOwn(known, key) ? known[key] : undefined;
    first = first === "" && key === "g" ? "g" : "";
    if (first) {
      timer = setTimeout(() => {
        first = "";
      }, PAUSE);
    } else if (act) {
      event.preventDefault();
      act();
    }
  };

  const showSwitch = () => {
    const panel = document.querySelector("[data-keys]");
    if (!panel) return;
    const state = panel.querySelector("[data-keys-state]");
    const button = panel.querySelector("[data-keys-switch]");
    const say = () => {
      state.textContent = isOff() ? state.dataset.off : state.dataset.on;
      button.textContent = isOff() ? button.dataset.on : button.dataset.off;
    };
    button.addEventListener("click", () => {
      store(isOff() ? "" : "off");
      say();
    });
    say();
    panel.hidden = false;
  };

  document.addEventListener("keydown", pressed);
  document.addEventListener("input", ({ target }) => {
    typed ||= target.matches("textarea, input:not([type=checkbox])");
  });
  showSwitch();
})();
