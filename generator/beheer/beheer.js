// Starts the editor, in Dutch, with the configuration that `brokers` made.

import "./guard.js";
import { signIn } from "./host.js";
import { guardUnsaved } from "./unsaved.js";

const PREFERENCES = "sveltia-cms.prefs";
const message = document.querySelector("#bericht");
/** What the configuration calls the repository of a host, where people sign in at the desk. */
const HOST = "host/site";
const here = /^(127\.0\.0\.1|(.+\.)?localhost)$/.test(location.hostname);

/** Dutch, unless somebody chose another language before; and Escape, which means
 * "close this menu" everywhere, does not close a form. */
function setPreferences() {
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem(PREFERENCES)) ?? {};
  } catch {
    // What is no JSON is no choice.
  }
  localStorage.setItem(PREFERENCES, JSON.stringify({ locale: "nl", ...chosen, closeWithEscape: false }));
}

async function start() {
  message.textContent = "Even geduld, de pagina's worden klaargezet.";
  const answer = await fetch("config.json");
  if (!answer.ok) {
    throw new Error(`config.json: ${answer.status}`);
  }
  const config = await answer.json();
  if (config.backend.repo.startsWith("lokaal/")) {
    if (!here) {
      message.textContent =
        "Op dit adres kun je niet schrijven. Start op je eigen computer “brokers serve” en ga daar naar /beheer/. In docs/editors.md staat hoe je schrijven op dit adres aanzet.";
      return;
    }
    document.documentElement.dataset.lokaal = "";
  }
  if (config.backend.repo === HOST) {
    signIn(config);
  }
  setPreferences();
  const { default: cms } = await import("./sveltia-cms.js");
  guardUnsaved(cms);
  document.querySelector("#uitleg").remove();
  cms.init({ config });
}

start().catch((error) => {
  message.textContent = "Het lukt nu niet om te beginnen. Laad de pagina opnieuw.";
  throw error;
});
