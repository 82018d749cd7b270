/* Forms work without this. With it a page gets a token of its own as soon as somebody types, so that a double click
   sends one message, long fields tell how much room there is, a code can be copied, and a page with an answer is not made
   again when somebody loads it again. Nothing that is typed leaves the page by it. */

const TOLD_FROM = 0.8; // of what fits; before that a count only distracts

/** A token good enough to recognise this page. */
export function ownToken(bytes) {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `x-${hex}-x`;
}

/** How many characters still fit, or are too many (below zero); null while there is plenty of room. */
export function roomLeft(text, longest) {
  // As the function counts: characters, not UTF-16 halves, without space around them.
  const { length } = Array.from(text.trim());
  return length < longest * TOLD_FROM ? null : longest - length;
}

function token(input) {
  input.value = ownToken(crypto.getRandomValues(new Uint8Array(16)));
  let sent = false;
  input.form.addEventListener("submit", () => {
    sent = true;
  });
  // One that is fetched also tells when it was made.
  fetch("/api/token", {
    headers: { accept: "application/json" },
    cache: "no-store",
    credentials: "omit",
  })
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((made) => {
      if (made?.token && !sent) input.value = made.token;
    })
    .catch(() => {});
}

function count(area) {
  const told = document.createElement("p");
  told.className = "field__count";
  told.setAttribute("aria-live", "polite");
  area.after(told);
  const tell = () => {
    const left = roomLeft(area.value, Number(area.dataset.longest));
    const words = left < 0 ? area.dataset.over : area.dataset.left;
    told.textContent = left === null ? "" : `${Math.abs(left)} ${words}`;
  };
  area.addEventListener("input", tell);
  tell();
}

/* Notes of this tab about what is on its way: a number for each time that a form is sent, and never what is in it. */
function notes() {
  try {
    return sessionStorage;
  } catch {
    return null; // a browser that keeps nothing
  }
}

/* A browser may keep a page alive for "back". What arrived from an anonymous form is gone from it then, as it is where the
   page is loaded again. Only a page that says so takes the note away, and leaving quickly does; after a lost connection or
   a mistake the text is still there. */
function forget(form, begin) {
  let sent = "";
  form.addEventListener("submit", () => {
    sent = `onderweg ${Date.now()}`;
    notes()?.setItem(sent, "");
    notes()?.setItem("laatste", sent);
  });
  addEventListener("pageshow", ({ persisted }) => {
    const kept = notes();
    if (!persisted || !sent || !kept || kept.getItem(sent) !== null) return;
    sent = "";
    form.reset();
    begin();
  });
}

function arrived() {
  const kept = notes();
  kept?.removeItem(kept.getItem("laatste"));
  kept?.removeItem("laatste");
}

function startForm(form) {
  const input = form.elements._token;
  const begin = () => form.addEventListener("input", () => token(input), { once: true });
  if (input && !input.value) begin();
  if (form.autocomplete === "off") {
    forget(form, () => {
      if (!input) return;
      input.value = "";
      begin();
    });
  }
  form.querySelectorAll("[data-longest]").forEach(count);
}

function startCopy(copy) {
  const told = copy.querySelector("[role=status]");
  const code = copy.parentElement.querySelector(".receipt__code");
  const say = (words) => () => {
    told.textContent = words;
  };
  copy.hidden = !navigator.clipboard;
  copy.querySelector("button").addEventListener("click", () => {
    told.textContent = ""; // so that the same words are said again
    navigator.clipboard.writeText(code.textContent.trim()).then(say(told.dataset.done), say(told.dataset.failed));
  });
}

export function init(root) {
  root.querySelectorAll("[data-form]").forEach(startForm);
  if (root.querySelector("[data-arrived]")) arrived();
  // This page came as the answer to a form. From here on the browser only knows its address, and there is an empty form.
  if (root.querySelector("[data-once]")) history.replaceState(null, "", location.href);
  root.querySelectorAll("[data-copy]").forEach(startCopy);
}

if (import.meta.url.endsWith("#init")) init(document);
