// Asks before a page with unsent typing is left.
export function keepTyping() {
  for (const form of document.querySelectorAll("form[data-keep]")) {
    let typed = false;
    form.addEventListener("input", () => (typed = true));
    form.addEventListener("submit", () => (typed = false));
    window.addEventListener("beforeunload", (event) => {
      if (typed) {
        event.preventDefault();
      }
    });
  }
}
