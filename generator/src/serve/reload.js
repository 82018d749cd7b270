// Keeps the page as the site is. Another version of the site reloads it; when
// only style sheets changed, they change places, and the page stays as it is:
// how far it is scrolled, and what is typed in it.
let known = null;

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

new EventSource("/__brokers/events").addEventListener("message", (event) => {
  const { version, styles } = JSON.parse(event.data);
  if (known !== null && known !== version) {
    location.reload();
  } else {
    swap(styles);
  }
  known = version;
});
