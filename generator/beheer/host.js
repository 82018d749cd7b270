// The editor on `brokers host`: whoever signed in at the desk is signed in here, and hears what became of what they saved.

import { notice } from "./notice.js";

const ACCOUNT = "sveltia-cms.user";
const API = new URL("api/v1", location.href).href;
/** How long to wait before asking again, and how often to ask: ten minutes in all, for the largest site. */
const PAUSE = 2000;
const TIMES = 300;
/** The session is a cookie that no script sees; the editor only wants something to send along. */
const TOKEN = "balie";

/** Gives the configuration the address of this host, and the editor somebody who is signed in. */
export function signIn(config) {
  config.backend.api_root = API;
  config.backend.base_url = location.origin;
  localStorage.setItem(ACCOUNT, JSON.stringify({ backendName: config.backend.name, token: TOKEN }));
  listen();
}

/**
 * What the editor was shown of the repository, with what it saved itself. It asks again before it saves, and then offers to replace
 * what somebody else changed: so it is told the same, and the host, which knows which version the form was opened with, decides.
 */
let shown;

/** The editor says that something failed, but not what: the host does. */
function listen() {
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    const address = new URL(request[0]?.url ?? request[0], location.href).href;
    const asksForNewest = address.startsWith(`${API}/`) && address.includes("/branches/");
    if (asksForNewest && shown) {
      return Response.json(shown);
    }
    const answer = await fetch(...request);
    if (address.startsWith(`${API}/`) && answer.headers.get("content-type")?.startsWith("application/json")) {
      hear(answer, await answer.clone().json(), fetch);
    }
    return answer;
  };
}

/** Says what the host says, and remembers which commit the editor is at. */
function hear(answer, { message, brokers, commit }, fetch) {
  const said = answer.ok ? brokers?.message : message;
  if (said) {
    notice(said, { id: "bewaard", lines: brokers?.lines });
  }
  if (brokers?.look !== undefined) {
    follow(brokers.look, fetch);
  }
  const id = commit?.sha ?? commit?.id;
  if (answer.ok && id) {
    shown = { commit: { id, message: "" } };
  }
}

let saves = 0;

/** Says whether the last save is on the site by now, or what stops it. */
async function follow(look, fetch) {
  saves += 1;
  const mine = saves;
  for (let times = 0; times < TIMES; times += 1) {
    await new Promise((done) => setTimeout(done, PAUSE));
    const { message, lines } = await ask(`${API}/site/${look}`, fetch);
    if (mine !== saves) {
      return;
    }
    if (message) {
      notice(message, { id: "bewaard", lines });
      return;
    }
  }
}

/** What the host says; nothing while it cannot be reached. */
async function ask(address, fetch) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}
