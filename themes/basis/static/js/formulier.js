/* Forms work without this. With it a page gets a token of its own as soon as somebody types, so that a double click
   sends one message, and long fields tell how much room there is. Nothing that is typed leaves the page by it. */
const TOLD_FROM = 0.8; // of what fits; before that a count only distracts

function token(input) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const own = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  // Good enough to recognise this page; a fetched one also tells when it was made.
  input.value = `x-${own}-x`;
  const form = input.form;
  let sent = false;
  form.addEventListener("submit", () => (sent = true));
  fetch("/api/token", { headers: { accept: "application/json" }, cache: "no-store", credentials: "omit" })
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((made) => {
      if (made?.token && !sent) input.value = made.token;
    })
    .catch(() => {});
}

function count(area) {
  const longest = Number(area.dataset.longest);
  const told = document.createElement("p");
  told.className = "field__count";
  told.setAttribute("aria-live", "polite");
  area.after(told);
  const tell = () => {
    // As the function counts: characters, not UTF-16 halves, without space around them.
    const length = Array.from(area.value.trim()).length;
    const left = longest - length;
    const words = left < 0 ? area.dataset.over : area.dataset.left;
    told.textContent = length < longest * TOLD_FROM ? "" : `${Math.abs(left)} ${words}`;
  };
  area.addEventListener("input", tell);
  tell();
}

for (const form of document.querySelectorAll("[data-form]")) {
  const input = form.elements._token;
  if (input && !input.value) form.addEventListener("input", () => token(input), { once: true });
  for (const area of form.querySelectorAll("[data-longest]")) count(area);
}
