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
// A stream ends with its token, in less than a minute; this one takes over before that.
let next = null;
let idle = 0;
let ended = false;
let saying = 0;

// Each stream keeps the session alive. Where nobody has touched a page for that long, it lets go, and the session can end.
const IDLE = 20 * 60 * 1000;

export function openInbox() {
  show(unread);
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : shown()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", () => !document.hidden && shown());
  for (const sign of ["pointerdown", "keydown", "scroll", "focus"]) {
    window.addEventListener(sign, touched, { passive: true });
  }
  if (!document.hidden) {
    shown();
  }
}

function shown() {
  ended = false;
  touched();
}

function touched() {
  window.clearTimeout(idle);
  if (!ended) {
    idle = window.setTimeout(close, IDLE);
    stream ??= open();
  }
}

function open() {
  const source = new EventSource(last ? `/inbox/stream?after=${encodeURIComponent(last)}` : "/inbox/stream");
  source.addEventListener("hello", (event) => {
    if (source === next) {
      stream?.close();
      stream = next;
      next = null;
    }
    show(JSON.parse(event.data).unread);
  });
  source.addEventListener("notification", (event) => {
    // While one stream takes over from the other, both may tell.
    if (Number(event.lastEventId) > Number(last)) {
      last = event.lastEventId;
      arrived(JSON.parse(event.data));
    }
  });
  source.addEventListener("renew", () => (next ??= open()));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) {
      ended = true;
      close();
      say("Your session has ended. Load the page again to sign in.", false);
    }
  });
  return source;
}

function close() {
  window.clearTimeout(idle);
  stream?.close();
  next?.close();
  stream = null;
  next = null;
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

function say(text, passing = true) {
  window.clearTimeout(saying);
  note.textContent = text;
  note.classList.add("live-note--shown");
  if (passing) {
    saying = window.setTimeout(() => {
      note.classList.remove("live-note--shown");
      note.textContent = "";
    }, 8000);
  }
}
