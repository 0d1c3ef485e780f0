// The live inbox: counts what is unread in the header, announces what arrives, and adds it to the list on the inbox page.
// A browser allows few connections to one host, so a page that isn't looked at lets its own go and catches up later.

const badge = document.querySelector("[data-unread]");
const number = document.querySelector("[data-unread-count]");
const note = document.querySelector("[data-live-note]");
const list = document.querySelector("[data-notices]");
const template = document.getElementById("new-notice");
const title = document.title;

let unread = Number(badge.dataset.unread);
let last = list?.dataset.after ?? "";
let stream = null;

export function openInbox() {
  show(unread);
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : connect()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", () => !document.hidden && connect());
  if (!document.hidden) {
    connect();
  }
}

function connect() {
  if (stream) {
    return;
  }
  stream = new EventSource(last ? `/inbox/stream?after=${encodeURIComponent(last)}` : "/inbox/stream");
  stream.addEventListener("hello", (event) => show(JSON.parse(event.data).unread));
  stream.addEventListener("notification", (event) => {
    last = event.lastEventId || last;
    arrived(JSON.parse(event.data));
  });
  stream.addEventListener("error", () => {
    if (stream?.readyState === EventSource.CLOSED) {
      say("Your session has ended. Load the page again to sign in.");
      stream = null;
    }
  });
}

function close() {
  stream?.close();
  stream = null;
}

function show(count) {
  unread = count;
  badge.hidden = count <= 0;
  number.textContent = count;
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

function arrived(item) {
  if (list?.querySelector(`[data-notice="${CSS.escape(item.id)}"]`)) {
    return;
  }
  show(Math.max(0, unread) + 1);
  say(`New in your inbox: ${item.title}`);
  if (!list || !("after" in list.dataset) && list.children.length > 0) {
    return;
  }
  const entry = template.content.cloneNode(true);
  const link = entry.querySelector("[data-title]");
  link.textContent = item.title;
  link.href = isLocal(item.link) ? item.link : item.projectId ? `/projects/${item.projectId}` : "/inbox";
  entry.querySelector("[data-body]").textContent = item.body ?? "";
  const at = entry.querySelector("[data-at]");
  at.dateTime = item.at;
  at.textContent = new Date(item.at).toLocaleString(undefined, {
    dateStyle: "long",
    timeStyle: "short",
  });
  entry.firstElementChild.dataset.notice = item.id;
  list.prepend(entry);
  document.querySelector("[data-empty]")?.remove();
}

function isLocal(link) {
  return typeof link === "string" && /^\/(?!\/)/.test(link);
}

function say(text) {
  note.textContent = text;
  note.classList.add("live-note--shown");
  window.setTimeout(() => {
    note.classList.remove("live-note--shown");
    note.textContent = "";
  }, 8000);
}
