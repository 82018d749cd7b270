/* A little work for a form (ALTCHA, version 2): less than a second for a phone, a lot for a flood of messages. It begins
   when somebody types, runs in the background, and the form goes out without it, too. */

const MOST = 1000; // ours need at most 200

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Counts until a key that is derived begins as asked; undefined when there is none, or nobody waits for it any more. */
export async function solve({ nonce, salt, cost, keyLength, keyPrefix }, isWanted = () => true) {
  const start = bytes(nonce);
  const password = new Uint8Array([...start, 0, 0, 0, 0]);
  const number = new DataView(password.buffer, start.length);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  for (let counter = 0; counter < MOST && isWanted(); counter += 1) {
    number.setUint32(0, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hex(await crypto.subtle.deriveBits(how, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
  return undefined;
}

async function work(input, isWanted) {
  const answer = await fetch("/api/challenge", { cache: "no-store", credentials: "omit" });
  const challenge = answer.ok && (await answer.json());
  const solution = challenge && (await solve(challenge.parameters, isWanted));
  if (solution) input.value = JSON.stringify({ challenge, solution });
}

function start(input) {
  let hasLeft = false;
  const begin = () => {
    if (!input.value && crypto.subtle) work(input, () => !hasLeft).catch(() => {});
  };
  const wait = () => input.form.addEventListener("input", begin, { once: true });

  wait();
  addEventListener("pagehide", () => {
    hasLeft = true;
  });
  // Back to write something else: work is for one message.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    hasLeft = false;
    input.value = "";
    wait();
  });
}

export function init(root) {
  root.querySelectorAll("[data-work]").forEach(start);
}

if (import.meta.url.endsWith("#init")) init(document);
