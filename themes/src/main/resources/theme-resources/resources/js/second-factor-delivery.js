import { allowResend } from "./second-factor-resend.js";
import { deliveryUrl, showStatus } from "./second-factor-status.js";

const INTERVAL_MILLIS = 700;
const QUESTION_MILLIS = 5_000;
const LIMIT_MILLIS = 20_000;

/** Asks for the state of the delivery until it is known, and shows it. Errors are left to the next question. */
export async function followDelivery() {
  const url = deliveryUrl();
  if (!url) {
    return;
  }
  const end = Date.now() + LIMIT_MILLIS;
  while (Date.now() < end) {
    await pause(INTERVAL_MILLIS);
    const state = await readState(url);
    if (state === "sent" || state === "failed") {
      showStatus(state);
      if (state === "failed") {
        allowResend();
      }
      return;
    }
  }
  showStatus("slow");
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

async function readState(url) {
  try {
    const response = await fetch(url, {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(QUESTION_MILLIS),
    });
    return response.ok ? (await response.json()).state : undefined;
  } catch {
    return undefined;
  }
}
