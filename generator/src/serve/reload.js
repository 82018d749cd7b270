// Keeps the page as the site is. Another version of the site reloads it; when
// only style sheets changed, they change places, and the page stays as it is:
// how far it is scrolled, and what is typed in it.
//
// A browser opens six connections to one address, and a page that it keeps for
// the back button may hold one. So all tabs share one stream, in a worker, and
// a page lets go of it as soon as it is left.

/** The version that this page was made from; the server writes it in the tag of this script. */
let known = document.querySelector("script[data-version]")?.dataset.version ?? null;

/** How often a browser without shared workers asks, in milliseconds: a question holds no connection. */
const PACE = 1000;

/** `/assets/css/site.0a1b2c3d4e.css` is a version of `/assets/css/site.css`. */
function nameOf(path) {
  return path.replace(/\.[0-9a-f]{10}\.css$/, ".css");
}

function swap(styles) {
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
    const path = new URL(link.href).pathname;
    const now = styles.find((style) => nameOf(style) === nameOf(path));
    if (now && now !== path) {
      const next = link.cloneNode();
      next.href = now;
      // The old one holds until the new one is there, so that nothing flashes.
      next.addEventListener("load", () => link.remove());
      link.after(next);
    }
  }
}

function hear(news) {
  const { version, styles } = JSON.parse(news);
  if (known !== null && known !== version) {
    location.reload();
  } else {
    swap(styles);
  }
  known = version;
}

/** Hears from the worker that all tabs share; `failed` is called when there can be none. Gives what stops it. */
function share(failed) {
  const worker = new SharedWorker("/__brokers/reload-worker.js");
  worker.addEventListener("error", failed);
  worker.port.addEventListener("message", ({ data }) => hear(data));
  worker.port.start();
  return () => {
    worker.port.postMessage("leave");
    worker.port.close();
  };
}

/** Asks now and then. Gives what stops it. */
function ask() {
  let timer;
  let stopped = false;
  const once = async () => {
    try {
      const answer = await fetch("/__brokers/news", { cache: "no-store" });
      if (answer.ok && !stopped) {
        hear(await answer.text());
      }
    } catch {
      // The server is away; it may come back.
    }
    if (!stopped) {
      timer = setTimeout(once, PACE);
    }
  };
  once();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

let stop = null;

function start() {
  if (stop) {
    return;
  }
  if (typeof SharedWorker === "undefined") {
    stop = ask();
    return;
  }
  const leave = share(() => {
    leave();
    stop = ask();
  });
  stop = leave;
}

// A page that comes back from the browser's memory goes on where it was, and hears what it missed.
addEventListener("pageshow", start);
addEventListener("pagehide", () => {
  stop?.();
  stop = null;
});
start();
