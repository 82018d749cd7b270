// Asks now and then what came in since the list was shown, and says so, in the title of the tab as well: whoever waits is often in
// another one. The list stays as it is: nobody loses their place.

const EVERY = 60_000;
const OUTSIDE = 401;
const link = document.querySelector("[data-news]");
const said = document.querySelector("[data-news-said]");
const title = document.title;
let timer;
let busy = false;

function tell({ count, acute, text }) {
  if (!(count > 0)) return;
  document.title = `(${count}) ${title}`;
  // Set only when it changes, or a screen reader says it every minute.
  if (said.textContent !== text) said.textContent = text;
  if (acute > 0) said.parentElement.classList.add("notice", "notice--urgent");
}

function tellOutside({ text, enter }) {
  if (said.querySelector("a")) return;
  const way = Object.assign(document.createElement("a"), { href: "/desk/enter", textContent: enter });
  said.replaceChildren(`${text} `, way);
}

async function ask() {
  const answer = await fetch(link.dataset.news, { headers: { accept: "application/json" } });
  if (answer.ok) tell(await answer.json());
  // A session that is over does not come back by asking: only somebody who comes back to this tab may have one again.
  else if (answer.status === OUTSIDE) tellOutside(await answer.json());
  return answer.status !== OUTSIDE;
}

async function look() {
  if (busy) return;
  busy = true;
  clearTimeout(timer);
  let goesOn = true;
  try {
    goesOn = await ask();
  } catch {
    // No connection now; the next time there may be one.
  }
  busy = false;
  if (goesOn) timer = setTimeout(look, EVERY);
}

if (link && said) {
  timer = setTimeout(look, EVERY);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}
