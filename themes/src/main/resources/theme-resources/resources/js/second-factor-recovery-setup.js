import "./second-factor-submit-once.js";
import { holdFinish } from "./second-factor-recovery-saved.js";
import { offerSaving } from "./second-factor-recovery-saving.js";
import { wipeCodes } from "./second-factor-recovery-sheet.js";

/* The page works without this; it adds ways to save the codes, and sees to it that they are saved before the user goes on. */
offerSaving();
holdFinish();

/* A browser may keep a page that was left, to show it when somebody goes back. The codes are not to be in it. */
addEventListener("pagehide", wipeCodes);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) {
    location.reload();
  }
});
