import { countDown } from "./second-factor-countdown.js";
import { showStatus } from "./second-factor-status.js";

const button = document.getElementById("kc-second-factor-resend");
const wait = document.getElementById("kc-second-factor-wait");

/** Keeps the resend button disabled until the wait is over. Without this the server answers with the wait. */
export function holdResend() {
  if (button && wait) {
    button.disabled = true;
    countDown(wait, () => {
      if (button.disabled) {
        showStatus("resend");
      }
      allowResend();
    });
  }
}

export function allowResend() {
  if (button) {
    button.disabled = false;
  }
  if (wait) {
    wait.hidden = true;
  }
}
