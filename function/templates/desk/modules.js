// Puts a text module where the cursor is, and goes to its first blank. Without it, the button puts one at the end.

const BLANK = /\[[^[\]\n]{1,120}\](?!\()/;

/** Paragraphs have an empty line between them; a piece in the middle of a line is a part of that line. */
const between = (before, text, after) => {
  const begins = /(^|\n)[^\S\n]*$/.test(before);
  const ends = /^[^\S\n]*(\n|$)/.test(after);
  if (!begins && !ends) return text;
  const empty = (side, lines) => (side.trim() ? "\n".repeat(Math.max(0, 2 - lines)) : "");
  const lines = (found) => found[0].split("\n").length - 1;
  return empty(before, lines(/\s*$/.exec(before))) + text + empty(after, lines(/^\s*/.exec(after)));
};

/** Types it, so that the browser can undo it. */
const types = (field, text) => {
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

const answer = document.querySelector("#antwoord:not([readonly])");
const choice = document.querySelector("#bouwsteen");
const said = document.querySelector("[data-inserted]");
if (answer && choice) {
  // Nobody put the cursor at the beginning of a field in which they never were.
  let visited = document.activeElement === answer;
  answer.addEventListener("focus", () => {
    visited = true;
  });

  choice.parentElement.querySelector("button").addEventListener("click", (event) => {
    const module = [...document.querySelectorAll("[data-module]")].find((one) => one.dataset.module === choice.value);
    // The page says that nothing was chosen.
    if (!module) return;
    event.preventDefault();
    const at = visited ? answer.selectionEnd : answer.value.length;
    const [before, after] = [answer.value.slice(0, at), answer.value.slice(at)];
    answer.focus();
    answer.setSelectionRange(at, at);
    types(answer, between(before, module.textContent, after));
    const blank = BLANK.exec(answer.value.slice(at, answer.selectionEnd));
    if (blank) answer.setSelectionRange(at + blank.index, at + blank.index + blank[0].length);
    said.textContent = blank ? said.dataset.fill : said.dataset.inserted;
    choice.value = "";
  });
}
