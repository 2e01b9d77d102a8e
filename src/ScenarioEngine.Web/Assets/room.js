// @ts-check
// Keeps the page of a room fresh: the server says that something has changed, and the page asks for what it may see.

const body = document.getElementById("room-body");

if (body) {
  const events = new EventSource(body.dataset.events ?? "");
  events.addEventListener("room", async (event) => {
    const isBusy = body.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement;
    if (event.data === "changed" && !isBusy) {
      const answer = await fetch(body.dataset.part ?? "");
      if (answer.ok) {
        body.innerHTML = await answer.text();
      }
    }
  });
}
