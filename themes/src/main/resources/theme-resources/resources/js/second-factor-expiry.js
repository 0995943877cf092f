import { countDown } from "./second-factor-countdown.js";
import { showStatus } from "./second-factor-status.js";

/** Counts the lifetime of the code or key down and says when it is over. The server decides; this only tells. */
export function showExpiry() {
  const expiry = document.getElementById("kc-second-factor-expiry");
  if (expiry) {
    countDown(expiry, () => {
      expiry.hidden = true;
      showStatus("expired");
    });
  }
}
