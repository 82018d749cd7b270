/* Sharing works by plain links. With this a link can be copied, and given to the apps of the device. */

function start(row) {
  const { share: url, shareTitle: title } = row.dataset;
  const said = row.querySelector("[data-share-said]");
  const offer = (name, act) => {
    const button = row.querySelector(`[data-share-${name}]`);
    button.closest("li").hidden = false;
    button.addEventListener("click", act);
  };

  if (navigator.clipboard) {
    offer("copy", async () => {
      try {
        await navigator.clipboard.writeText(url);
        said.textContent = said.dataset.copied;
      } catch {
        said.textContent = `${said.dataset.failed} ${url}`;
      }
    });
  }
  // Somebody who closes the device's own window has not failed.
  if (navigator.share) {
    offer("device", () => navigator.share({ title, url }).catch(() => {}));
  }
}

export function init(root) {
  root.querySelectorAll("[data-share]").forEach(start);
}

if (import.meta.url.endsWith("#init")) init(document);
