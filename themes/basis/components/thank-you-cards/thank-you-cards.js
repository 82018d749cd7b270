/* Thank-you cards. Writing and printing work without this; it adds printing by button, two alike on one sheet, an image,
   and a link. What is written stands in the link after "#", which no browser sends to a server. */

const FIELDS = ["voor", "tekst", "van"];

/** What stands in a link after "#": the design, and each field. */
export function wordsOf(design, fields) {
  const words = new URLSearchParams({ kaart: design });
  for (const name of FIELDS) words.set(name, fields[name]);
  return words.toString();
}

/** Breaks a text into lines that fit; `measure` tells how wide a text is. */
export function linesOf(text, width, measure) {
  return text.split("\n").flatMap((paragraph) => {
    const found = [""];
    for (const word of paragraph.split(" ")) {
      const longer = `${found.at(-1)} ${word}`.trim();
      if (measure(longer) > width && found.at(-1)) found.push(word);
      else found[found.length - 1] = longer;
    }
    return found;
  });
}

function start(maker) {
  const one = (name) => maker.querySelector(`[data-card-${name}]`);
  const field = (name) => maker.querySelector(`[data-card-field="${name}"]`);
  const design = () => maker.querySelector("[name=kaart]:checked").value;

  function mirror() {
    for (const name of FIELDS) {
      for (const copy of maker.querySelectorAll(`[data-card-copy-of="${name}"]`)) copy.textContent = field(name).value;
    }
  }

  function address() {
    const fields = Object.fromEntries(FIELDS.map((name) => [name, field(name).value]));
    return `${location.origin}${location.pathname}#${wordsOf(design(), fields)}`;
  }

  /** Text takes the room it needs, and a field does not: what is printed and what was received are the copies. */
  function spellOut() {
    const second = one("copy").cloneNode(true);
    second.classList.add("card-face--second");
    one("copy").after(second);
    maker.dataset.plain = "";
  }

  /** Whoever got a card reads that first, and not how to make one. */
  function announce() {
    const title = document.querySelector("h1");
    const { received } = maker.dataset;
    maker.removeAttribute("aria-labelledby");
    maker.setAttribute("aria-label", received);
    document.title = document.title.replace(title.textContent, received);
    title.textContent = received;
    title.tabIndex = -1;
    title.focus();
  }

  /** Shows the card of the address; false when there is none. */
  function open() {
    const words = new URLSearchParams(location.hash.slice(1));
    const chosen = [...maker.querySelectorAll("[name=kaart]")].find(({ value }) => value === words.get("kaart"));
    if (!chosen) return false;
    chosen.checked = true;
    for (const name of FIELDS) {
      const input = field(name);
      input.value = (words.get(name) ?? "").slice(0, input.maxLength);
      input.readOnly = true;
    }
    maker.dataset.mode = "lezen";
    one("received").hidden = false;
    one("copy").removeAttribute("aria-hidden");
    announce();
    return true;
  }

  async function picture() {
    await document.fonts.ready;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1480, 1050];
    const pen = canvas.getContext("2d");
    const rtl = getComputedStyle(maker).direction === "rtl";
    const font = getComputedStyle(document.body).fontFamily;
    const say = (text, size, weight, y, step = size * 1.35) => {
      pen.font = `${weight} ${size}px ${font}`;
      for (const line of linesOf(text, 760, (words) => pen.measureText(words).width)) {
        pen.fillText(line, rtl ? 820 : 660, y);
        y += step;
      }
      return y;
    };
    pen.fillStyle = "#fffdf9";
    pen.fillRect(0, 0, 1480, 1050);
    const art = maker.querySelector(`[data-card] [data-design="${design()}"] img`);
    await art.decode();
    // The drawing is 280 × 420; its middle fills the side of the card.
    pen.drawImage(art, 22, 0, 236, 420, rtl ? 890 : 0, 0, 590, 1050);
    pen.fillStyle = "#16282c";
    pen.textAlign = "start";
    pen.direction = rtl ? "rtl" : "ltr";
    let y = say(maker.querySelector(`[data-card] p[data-design="${design()}"]`).textContent, 76, 750, 150, 84);
    const label = (name) => maker.querySelector(`label[for="_kaart-${name}"]`).textContent;
    if (field("voor").value) y = say(`${label("voor")} ${field("voor").value}`, 40, 600, y + 10);
    say(field("tekst").value, 40, 400, y + 24);
    if (field("van").value) say(`${label("van")} ${field("van").value}`, 40, 600, 970);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  async function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await picture());
    link.download = `${maker.dataset.name}.png`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function share() {
    const url = address();
    const box = one("link");
    box.hidden = false;
    box.querySelector("input").value = url;
    box.querySelector("input").select();
    try {
      await navigator.clipboard.writeText(url);
      one("status").textContent = one("status").dataset.copied;
    } catch {
      // Not allowed here: the link is in the field, and selected.
    }
  }

  one("actions").hidden = false;
  one("noscript").hidden = true;
  one("print").addEventListener("click", () => print());
  one("save").addEventListener("click", save);
  one("share").addEventListener("click", share);
  maker.addEventListener("input", () => {
    mirror();
    one("link").hidden = true;
    one("status").textContent = "";
  });
  addEventListener("hashchange", () => location.reload());
  spellOut();
  open();
  mirror();
}

export function init(root) {
  root.querySelectorAll("[data-cards]").forEach(start);
}

if (import.meta.url.endsWith("#init")) init(document);
