// @ts-check
// Keeps the page of a room fresh: the server says that something has changed, and the page asks for what it may see.

import { lay, read } from "./lay.js";

const body = document.getElementById("room-body");

if (body) {
  const events = new EventSource(body.dataset.events ?? "");
  events.addEventListener("room", async (event) => {
    if (event.data === "changed") {
      const answer = await fetch(body.dataset.part ?? "");
      if (answer.ok) {
        lay(body, read(await answer.text()));
      }
    }
  });
}
