// Reloads the page when the server says that it built another version.
let known = null;
new EventSource("/__brokers/events").addEventListener("message", (event) => {
  if (known !== null && known !== event.data) {
    location.reload();
  }
  known = event.data;
});
