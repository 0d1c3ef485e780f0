// Asks before a page with unsent typing is left.
export function keepTyping() {
  let typed = false;
  document.addEventListener("input", (event) => {
    typed ||= event.target.closest("form[data-keep]") !== null;
  });
  document.addEventListener("submit", (event) => {
    // A form that is sent without leaving the page keeps what was typed, and so the question.
    typed &&= event.defaultPrevented;
  });
  window.addEventListener("beforeunload", (event) => {
    if (typed) {
      event.preventDefault();
    }
  });
}
