// Starts what a page gains from scripts. Every page works without them.
import { openInbox } from "./inbox.js";
import { previewInPlace } from "./effect.js";
import { keepTyping } from "./forms.js";

if ("signedIn" in document.body.dataset) {
  openInbox();
}
previewInPlace();
keepTyping();

const errors = document.getElementById("errors");
if (errors) {
  errors.focus();
}
