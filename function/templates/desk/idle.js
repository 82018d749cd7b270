// Takes a page from the screen that nobody touched for as long as a session stays open without use: what young people wrote is on it.
// Nothing of it is lost. It comes back for whoever had it, once the desk knows them again.
(() => {
  // As `IDLE` in function/crates/people/src/entrance.rs.
  const IDLE = 15 * 60 * 1000;
  const EVERY = 15 * 1000;
  const USES = ["pointerdown", "keydown", "input", "scroll"];
  const cover = document.querySelector("dialog[data-idle]");
  if (!cover?.showModal) return;
  const said = cover.querySelector("[data-idle-said]");
  const enter = cover.querySelector("[data-idle-enter]");
  let used = Date.now();

  const hide = () => {
    document.body.classList.add("is-idle");
    cover.showModal();
  };

  const show = () => {
    used = Date.now();
    document.body.classList.remove("is-idle");
    said.textContent = "";
    enter.hidden = true;
    cover.close();
  };

  const look = () => {
    if (!cover.open && Date.now() - used >= IDLE) hide();
  };

  const whose = (page) => page.querySelector(".top__me")?.textContent;

  const knows = async () => {
    const answer = await fetch("/desk/account", { headers: { accept: "text/html" }, cache: "no-store" });
    if (answer.status === 401) {
      said.textContent = said.dataset.outside;
      enter.hidden = false;
    } else if (!answer.ok) {
      said.textContent = said.dataset.failed;
    } else {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Somebody else signed in here meanwhile.
      if (whose(document) && whose(document) !== whose(page)) location.assign("/desk");
      else show();
    }
  };

  const back = () => {
    knows().catch(() => {
      said.textContent = said.dataset.failed;
    });
  };

  for (const kind of USES) {
    const use = () => {
      // A page that is late to look, as after the sleep of a laptop, looks before it counts a touch.
      look();
      if (!cover.open) used = Date.now();
    };
    addEventListener(kind, use, { capture: true, passive: true });
  }
  cover.querySelector("[data-idle-back]").addEventListener("click", back);
  // Escape closes a dialog, and this one not.
  cover.addEventListener("cancel", (event) => event.preventDefault());
  cover.addEventListener("close", () => document.body.classList.contains("is-idle") && cover.showModal());
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
})();
