/* Leave quickly: the links [data-quick-exit] work by themselves. With JavaScript it also leaves no "back" to this page,
   covers the page at once, and answers to Shift pressed three times. Pages with somebody's own words or code leave by
   way of /api/weg, which makes the browser forget; here that is asked on the side, because leaving waits for nothing. */
const links = document.querySelectorAll("[data-quick-exit]");
const link = links[0];
const PAUSE = 1000; // ms between two presses at most

function leave(event) {
  event?.preventDefault();
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

if (link) {
  document.querySelector("[data-exit-keys]")?.removeAttribute("hidden");
  let presses = 0;
  let last = 0;
  for (const one of links) one.addEventListener("click", leave);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = 0;
      return;
    }
    const now = Date.now();
    presses = now - last < PAUSE ? presses + 1 : 1;
    last = now;
    if (presses === 3) leave();
  });
  // A page kept alive by the "back" button must not come back covered.
  addEventListener("pageshow", () => document.querySelector(".exit-cover")?.remove());
}
