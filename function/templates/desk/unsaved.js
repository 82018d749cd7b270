// Whoever leaves with something typed that nothing keeps is asked first, in the words of the browser.
(() => {
  const form = document.querySelector("form[data-unsaved]");
  if (!form) return;
  const ask = (event) => event.preventDefault();
  // Only then: a page that may ask is not kept for the back button by every browser.
  document.addEventListener("input", ({ target }) => {
    if (target.form === form) addEventListener("beforeunload", ask);
  });
  form.addEventListener("submit", () => removeEventListener("beforeunload", ask));
})();
