/* Leave quickly: the links [data-quick-exit] work by themselves. With JavaScript it also leaves no "back" to this page,
   covers the page at once, and answers to Shift pressed three times. Pages with somebody's own words or code leave by
   way of /api/weg, which makes the browser forget; here that is asked on the side, because leaving waits for nothing. */

const PAUSE = 1000; // ms between two presses at most

/** Tells of each key and its time whether Shift was pressed three times in a row. */
export function threeTimes() {
  let presses = 0;
  let last = 0;
  return (key, now) => {
    if (key !== "Shift") {
      presses = 0;
      return false;
    }
    presses = now - last < PAUSE ? presses + 1 : 1;
    last = now;
    return presses === 3;
  };
}

function leave(link) {
  const cover = document.createElement("div");
  cover.className = "exit-cover";
  document.body.append(cover);
  document.title = "\u200b";
  if (link.pathname === "/api/weg") {
    try {
      sessionStorage.clear(); // at once: forms that are kept for "back" are empty then
    } catch {
      // A browser that keeps nothing.
    }
    fetch(link.href, { keepalive: true, redirect: "manual", cache: "no-store" }).catch(() => {});
  }
  location.replace(link.dataset.quickExit);
}

export function init(root) {
  const links = root.querySelectorAll("[data-quick-exit]");
  const [link] = links;
  if (!link) return;

  root.querySelector("[data-exit-keys]")?.removeAttribute("hidden");
  for (const one of links) {
    one.addEventListener("click", (event) => {
      event.preventDefault();
      leave(link);
    });
  }
  const isThird = threeTimes();
  addEventListener("keyup", (event) => {
    if (isThird(event.key, Date.now())) leave(link);
  });
  // A page kept alive by the "back" button must not come back covered.
  addEventListener("pageshow", () => root.querySelector(".exit-cover")?.remove());
}

if (import.meta.url.endsWith("#init")) init(document);
