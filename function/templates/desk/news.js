// Asks now and then what came in since the list was shown, and says so. The list stays as it is: nobody loses their place.

const EVERY = 60_000;
const link = document.querySelector("[data-news]");
const said = document.querySelector("[data-news-said]");

async function ask() {
  if (document.hidden) return true;
  const answer = await fetch(link.dataset.news, { headers: { accept: "application/json" } });
  if (!answer.ok) return false;
  const news = await answer.json();
  // Set only when it changes, or a screen reader says it every minute.
  if (news.count > 0 && said.textContent !== news.text) said.textContent = news.text;
  return true;
}

async function later() {
  try {
    // A session that is over does not come back by asking.
    if (!(await ask())) return;
  } catch {
    // No connection now; the next time there may be one.
  }
  setTimeout(later, EVERY);
}

if (link && said) setTimeout(later, EVERY);
