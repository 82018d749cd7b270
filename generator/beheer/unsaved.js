// Nobody loses what is typed in a form by a key, the back arrow or a reload:
// whoever leaves a form with changes is asked first.

import { begun, finished } from "./guard.js";

const QUESTION = "Je hebt nog niet opgeslagen wat je hier schreef. Weet je zeker dat je weg wilt?";
const FORM = /^#\/collections\/[^/]+\/(new|entries)\b/;
/** The button that saves, in any language; off when there is nothing to save. */
const SAVE = 'button[aria-keyshortcuts$="+S"]:not([disabled], [aria-disabled="true"])';

/** The form that somebody is in: its address, and whether anything was done in it. */
let form = { url: location.href, state: history.state, isTouched: false };

const pathOf = (url) => new URL(url).hash.split("?")[0];

function isUnsaved() {
  return form.isTouched && FORM.test(pathOf(form.url)) && document.querySelector(SAVE) !== null;
}

/** A new page is a draft, until somebody says that it is not. */
function asDraft() {
  const [path, query] = location.hash.split("?");
  const values = new URLSearchParams(query);
  if (/^#\/collections\/[^/]+\/new$/.test(path) && !values.has("draft")) {
    values.set("draft", "true");
    history.replaceState(history.state, "", `${path}?${values}`);
  }
}

/** Hears of it before the editor does, which loads the new page at once. */
function moved(event) {
  const isElsewhere = pathOf(location.href) !== pathOf(form.url);
  if (isElsewhere && isUnsaved() && !confirm(QUESTION)) {
    event.stopImmediatePropagation();
    history.pushState(form.state, "", form.url);
    return;
  }
  asDraft();
  form = { url: location.href, state: history.state, isTouched: form.isTouched && !isElsewhere };
}

function touched({ isTrusted, target }) {
  if (isTrusted && target instanceof Element && !target.closest('[role="toolbar"], .melding')) {
    form.isTouched = true;
    begun();
  }
}

/** Begins; `cms` tells when a page was saved. */
export function guardUnsaved(cms) {
  cms.registerEventListener({
    name: "postSave",
    handler() {
      form.isTouched = false;
      finished();
    },
  });
  asDraft();
  form.url = location.href;
  addEventListener("hashchange", moved, { capture: true });
  addEventListener("beforeunload", (event) => {
    if (isUnsaved()) {
      event.preventDefault();
    }
  });
  for (const type of ["input", "change", "paste", "drop", "click"]) {
    addEventListener(type, touched, { capture: true });
  }
}
