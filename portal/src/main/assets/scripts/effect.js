// Shows what signing does without loading the page again. The form's first step answers with the whole page; its part
// with the form is put in place of the one that is there. Without this, the browser loads that page.
export function previewInPlace() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("form[data-previewed]") && event.submitter?.value === "preview") {
      event.preventDefault();
      show(form, event.submitter);
    }
  });
}

async function show(form, submitter) {
  const fields = new URLSearchParams(new FormData(form, submitter));
  submitter.disabled = true;
  let answer;
  try {
    const response = await fetch(form.action, { method: "POST", body: fields, redirect: "error" });
    answer = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    answer = null;
  }
  submitter.disabled = false;
  const part = answer?.querySelector("[data-sign]");
  // Whatever else came back (signed out, a service that is down, errors that the page's head lists) is a page to load.
  if (!part || !part.querySelector("#effect")) {
    form.removeAttribute("data-previewed");
    form.requestSubmit(submitter);
    return;
  }
  document.getElementById("errors")?.remove();
  form.closest("[data-sign]").replaceWith(document.adoptNode(part));
  document.getElementById("effect").focus();
}
