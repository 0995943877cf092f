import { allowResend } from "./second-factor-resend.js";
import { deliveryUrl, isShown, showStatus } from "./second-factor-status.js";

const HAND_OVER = { intervalMillis: 700, limitMillis: 20_000 };
/* The server stops expecting a report before this limit. */
const REPORT = { intervalMillis: 3_000, limitMillis: 150_000 };
const QUESTION_MILLIS = 5_000;

/** Asks for the state of the delivery until nothing more is expected, and shows it. Errors are left to the next question. */
export async function followDelivery() {
  const url = deliveryUrl();
  if (!url) {
    return;
  }
  if (isShown("queued")) {
    const ended = await ask(url, HAND_OVER, ({ state }) => state !== "queued");
    if (!ended) {
      showStatus("slow");
      return;
    }
    show(ended.state);
    if (ended.final) {
      return;
    }
  }
  const reported = await ask(url, REPORT, ({ final }) => final);
  if (reported) {
    show(reported.state);
  }
}

/* A success takes the place of what was said of the delivery before, and of no other text. */
function show(state) {
  if (state === "failed" || state === "refused") {
    if (!isShown("expired")) {
      showStatus(state);
    }
    allowResend();
  } else if (isShown("queued", "sent")) {
    showStatus(state);
  }
}

async function ask(url, { intervalMillis, limitMillis }, isEnough) {
  const end = Date.now() + limitMillis;
  while (Date.now() < end) {
    await pause(intervalMillis);
    const known = await read(url);
    if (known && isEnough(known)) {
      return known;
    }
  }
  return undefined;
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

async function read(url) {
  try {
    const response = await fetch(url, {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(QUESTION_MILLIS),
    });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
