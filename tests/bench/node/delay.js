// Passes everything on to DynamoDB Local and holds each answer back for some milliseconds, as an engine that is elsewhere
// would: node delay.js PORT ENGINE_PORT MILLISECONDS

import net from "node:net";

const [port, engine, milliseconds] = process.argv.slice(2).map(Number);

net
  .createServer((client) => {
    const upstream = net.connect(engine, "127.0.0.1");
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on("error", () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on("data", (answer) => setTimeout(() => client.write(answer), milliseconds));
    upstream.on("end", () => setTimeout(() => client.end(), milliseconds));
  })
  .listen(port, "127.0.0.1");
