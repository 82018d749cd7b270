// Holds the one stream of news for all tabs of this site, and hands on what
// comes. Without a tab there is no stream.

const ports = new Set();
let stream = null;
let last = null;

/** How long to wait after the server refused, in milliseconds; a stream that merely broke comes back by itself. */
const WAIT = 1000;

function open() {
  stream = new EventSource("/__brokers/events");
  stream.addEventListener("message", ({ data }) => {
    last = data;
    for (const port of ports) {
      port.postMessage(data);
    }
  });
  stream.addEventListener("error", () => {
    if (stream?.readyState === EventSource.CLOSED) {
      close();
      setTimeout(() => ports.size > 0 && !stream && open(), WAIT);
    }
  });
}

function close() {
  stream?.close();
  stream = null;
  // It may be old by the time the next tab comes; a new stream begins with what is now.
  last = null;
}

addEventListener("connect", ({ ports: [port] }) => {
  ports.add(port);
  port.addEventListener("message", ({ data }) => {
    if (data === "leave") {
      ports.delete(port);
      port.close();
      if (ports.size === 0) {
        close();
      }
    }
  });
  port.start();
  if (last !== null) {
    port.postMessage(last);
  }
  if (!stream) {
    open();
  }
});
