// Keeps what is typed while it is typed. Without it, the button does the same. Nothing is kept in the browser.
(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const state = document.querySelector("[data-draft-state]");
  const PAUSE = 1500;
  // A store that comes back is noticed soon: few people have a page like this open.
  const LONGEST_PAUSE = 6000;
  // Somebody who writes on without a pause is kept, too.
  const LONGEST_UNKEPT = 5000;
  let timer;
  let wait = PAUSE;
  let busy = false;
  let dirty = false;
  let since;
  let saving = Promise.resolve();
  let stopped = false;

  const say = (words) => {
    if (state && words !== undefined) state.textContent = words;
  };

  // Hints come as parts of the page, escaped where it is.
  const advise = (hints = {}) => {
    for (const place of document.querySelectorAll("[data-hints]")) {
      const html = hints[place.dataset.hints];
      if (html === undefined) continue;
      const parsed = new DOMParser().parseFromString(html, "text/html");
      place.replaceChildren(...parsed.body.childNodes);
    }
  };

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  };

  const edition = () => {
    let field = form.elements.namedItem("concept");
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name: "concept" });
      form.append(field);
    }
    return field;
  };

  const tried = (words = state?.dataset.unsaved) => {
    say(words);
    dirty = true;
    wait = Math.min(wait * 2, LONGEST_PAUSE);
    later(wait);
  };

  const save = async () => {
    if (busy || !dirty || stopped) return;
    busy = true;
    dirty = false;
    try {
      const response = await fetch(form.dataset.draft, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams(new FormData(form)),
      });
      if (response.status === 401) {
        // It is kept once somebody has signed in, in another tab.
        tried(state?.dataset.outside);
        return;
      }
      const told = await response.json();
      if (response.status === 409) {
        stopped = true;
        say(state?.dataset.other);
      } else if (!response.ok) {
        tried();
      } else {
        edition().value = told.edition;
        wait = PAUSE;
        advise(told.hints);
        if (told.at) say(state?.dataset.saved.replace("%", told.at));
        if (dirty) later(PAUSE);
      }
    } catch {
      tried();
    } finally {
      busy = false;
    }
  };

  const keep = () => {
    saving = saving.then(save);
    return saving;
  };

  const typed = ({ target }) => {
    if (target.form !== form || target.type === "hidden" || stopped) return;
    if (!dirty) since = Date.now();
    dirty = true;
    say(state?.dataset.typing);
    later(Math.max(0, Math.min(PAUSE, since + LONGEST_UNKEPT - Date.now())));
  };

  // What was wrong with a text is said of that text, and looked at anew when it is sent.
  const mended = ({ target }) => {
    if (target.form !== form || !target.ariaInvalid) return;
    target.removeAttribute("aria-invalid");
    const error = document.getElementById(`${target.id}-fout`);
    if (!error) return;
    const ids = target.getAttribute("aria-describedby")?.split(" ") ?? [];
    target.setAttribute("aria-describedby", ids.filter((id) => id !== error.id).join(" "));
    error.closest(".field--error")?.classList.remove("field--error");
    error.remove();
  };

  document.addEventListener("input", typed);
  document.addEventListener("input", mended);
  addEventListener("online", () => later(0));
  // Whoever leaves by a link takes what they typed into the draft first. Where that fails they stay, and the same link again leads on.
  let refused;
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || link.target || event.defaultPrevented || stopped || !(dirty || busy) || link.href === refused) return;
    if (link.hash && link.href.split("#")[0] === location.href.split("#")[0]) return;
    event.preventDefault();
    clearTimeout(timer);
    await keep();
    if (dirty || stopped) refused = link.href;
    else location.assign(link.href);
  });
  // A button sends all of it by itself.
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
  });
  // The browser may show the page again as it was left.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) stopped = false;
  });
})();
