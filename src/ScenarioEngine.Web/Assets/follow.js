// @ts-check
// A class that moves together: the teacher's tab says where it is, and the tabs that follow go there. Whoever looks around on their own has left, keeps what they
// have laid, and may rejoin. The tab alone remembers it: of the server it wants an address and the events of the room.

/** @typedef {{room: string, leads: boolean, isOn: boolean, at?: string, isStep?: boolean, language?: string}} Part the room, whether the tab leads or follows
 * there, and for a follower where it was led last, whether the next place is one to go back from, and a language of its own */

const bar = document.getElementById("follow");
const page = document.getElementById("room-body");
const rooms = bar?.dataset.rooms ?? "/rooms/";
/** @type {EventSource | undefined} */
let events;
/** @type {Part | undefined} */
let part;

bar?.addEventListener("click", (event) => {
  if (part && event.target instanceof HTMLButtonElement && event.target.dataset.when) {
    take({ ...part, isOn: !part.isOn, at: here(), isStep: true });
  }
});
addEventListener("moved", () => part?.isOn && take({ ...part, isOn: part.leads }));
addEventListener("pageshow", (event) => event.persisted && begin());
const handIn = /** @type {HTMLDetailsElement | null} */ (bar?.querySelector(".hand-in") ?? null);
handIn?.querySelector("form")?.addEventListener("submit", (event) => {
  // The package is the table as it is now.
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  form.action = `${rooms}${part?.room}/hand-in`;
  /** @type {HTMLInputElement} */ (form.elements.namedItem("address")).value = here();
  sessionStorage.setItem("team", /** @type {HTMLInputElement} */ (form.elements.namedItem("team")).value);
});
document.addEventListener("submit", (event) => {
  const isLeading = event.submitter?.classList.contains("leading");
  if (part?.leads && isLeading && event.target instanceof HTMLFormElement) {
    event.target.action = `${rooms}${part.room}/lay`;
  }
});
begin();

/** Takes up the part that the tab had, on a page that was opened or gone back to. */
function begin() {
  part = JSON.parse(sessionStorage.getItem("part") ?? "null") ?? undefined;
  const room = page?.dataset.room;
  const leads = page?.dataset.leads === "true";
  if (room && (leads || part?.room !== room)) {
    part = { room, leads, isOn: leads };
  }

  if (part && room && part.room === room) {
    part.language = page?.dataset.language ?? part.language;
  }

  if (part?.isOn && !part.leads && here() !== part.at) {
    part.isOn = false;
  }

  take(part);
}

/** Takes a part and does what belongs to it. @param {Part | undefined} next */
function take(next) {
  part = next;
  document.documentElement.classList.toggle("leads", part?.leads ?? false);
  events?.close();
  if (!part) {
    sessionStorage.removeItem("part");
    return;
  }

  sessionStorage.setItem("part", JSON.stringify(part));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-in-room]"))) {
    button.textContent = (button.dataset.inRoom ?? "").replace("{room}", part.room);
  }

  show(part.leads ? (part.isOn ? "leads" : "paused") : part.isOn ? "follows" : "away");
  if (part.isOn && part.leads) {
    void lead(part);
  } else if (part.isOn) {
    listen(part);
  }
}

/** Tells the class where the teacher is. @param {Part} teacher */
async function lead(teacher) {
  const answer = await fetch(`${rooms}${teacher.room}/lead`, { method: "POST", body: new URLSearchParams({ address: here() }) }).catch(() => undefined);
  if (answer?.ok) {
    show(await answer.text());
  } else if (answer?.status === 403 || answer?.status === 404) {
    close();
  }
}

/** Goes where the teacher goes. @param {Part} student */
function listen(student) {
  events = new EventSource(`${rooms}${student.room}/events`);
  events.addEventListener("now", (event) => follow(student, event.data));
  events.addEventListener("error", async () => {
    // Leaving a page ends its events too; only the server knows whether the room is gone.
    const answer = await fetch(`${rooms}${student.room}/now`, { redirect: "manual" }).catch(() => undefined);
    if (answer?.status === 404) {
      close();
    }
  });
}

/** @param {Part} student @param {string} address */
function follow(student, address) {
  const isStep = student.isStep ?? false;
  const place = new URL(address, location.origin);
  if (student.language) {
    place.searchParams.set("_language", student.language);
  }

  const there = place.pathname + place.search;
  if (address === here() || there === here() || place.origin !== location.origin) {
    return;
  }

  student.at = there;
  student.isStep = false;
  sessionStorage.setItem("part", JSON.stringify(student));
  if (place.pathname === location.pathname && document.getElementById("table")) {
    dispatchEvent(new CustomEvent("follow", { detail: { search: place.search, isStep } }));
  } else if (isStep) {
    location.assign(place);
  } else {
    location.replace(place);
  }
}

/** The room is gone, or this is not its teacher. */
function close() {
  show("closed");
  take(undefined);
}

/** Shows what holds: the sentence, and the button to change it. @param {string} state */
function show(state) {
  if (!bar || !part) {
    return;
  }

  const says = /** @type {HTMLElement} */ (bar.querySelector("[role=status]"));
  const room = /** @type {HTMLAnchorElement} */ (bar.querySelector("a"));
  bar.hidden = false;
  says.textContent = (bar.dataset[state] ?? "").replace("{room}", part.room);
  room.href = `${rooms}${part.room}`;
  room.hidden = page !== null || state === "closed";
  if (handIn) {
    handIn.hidden = part.leads || state === "closed" || !document.getElementById("terms");
    const team = /** @type {HTMLInputElement} */ (handIn.querySelector("#team"));
    const offered = (handIn.dataset.teams ?? "").split("|");
    team.value ||= sessionStorage.getItem("team") ?? offered[Math.floor(Math.random() * offered.length)] ?? "";
  }

  for (const button of bar.querySelectorAll("button[data-when]")) {
    const when = /** @type {HTMLButtonElement} */ (button).dataset.when;
    /** @type {HTMLButtonElement} */ (button).hidden = !(when ?? "").split(" ").includes(state);
  }
}

function here() {
  return location.pathname + location.search;
}
