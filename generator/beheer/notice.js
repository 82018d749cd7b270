// Messages over the editor, that stay until somebody has read them.

const messages = document.createElement("div");
messages.className = "meldingen";

/** Shows a message; one with the same `id` takes its place. `lines` are a list below it. */
export function notice(message, { lines = [], id = "melding" } = {}) {
  document.getElementById(id)?.remove();
  const box = document.createElement("aside");
  box.id = id;
  box.className = "melding";
  box.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = message;
  const list = document.createElement("ul");
  for (const line of lines) {
    const item = document.createElement("li");
    item.textContent = line;
    list.append(item);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Gelezen";
  close.addEventListener("click", () => box.remove());
  box.append(text, ...(lines.length > 0 ? [list] : []), close);
  messages.append(box);
  document.body.append(messages);
}
