/* A little work for a form (ALTCHA, version 2): less than a second for a phone, a lot for a flood of messages. It begins
   when somebody types, runs in the background, and the form goes out without it, too. */
const MOST = 1000; // ours need at most 200
let left = false;

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve({ nonce, salt, cost, keyLength, keyPrefix }) {
  const start = bytes(nonce);
  const password = new Uint8Array([...start, 0, 0, 0, 0]);
  const number = new DataView(password.buffer, start.length);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  for (let counter = 0; counter < MOST && !left; counter++) {
    number.setUint32(0, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hex(await crypto.subtle.deriveBits(how, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
}

async function work(input) {
  const answer = await fetch("/api/challenge", { cache: "no-store", credentials: "omit" });
  const challenge = answer.ok && (await answer.json());
  const solution = challenge && (await solve(challenge.parameters));
  if (solution) input.value = JSON.stringify({ challenge, solution });
}

for (const input of document.querySelectorAll("[data-work]")) {
  const begin = () => !input.value && crypto.subtle && work(input).catch(() => {});
  input.form.addEventListener("input", begin, { once: true });
  addEventListener("pagehide", () => (left = true));
  // Back to write something else: work is for one message.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    left = false;
    input.value = "";
    input.form.addEventListener("input", begin, { once: true });
  });
}
