import "./second-factor-submit-once.js";
import { followDelivery } from "./second-factor-delivery.js";
import { showExpiry } from "./second-factor-expiry.js";
import { showLockEnd } from "./second-factor-locked.js";
import { holdResend } from "./second-factor-resend.js";

/* The code page works without this; it adds what changes with the time. */
showLockEnd();
holdResend();
/* After the resend: when a laptop slept past the end of both, the end of the code is what counts. */
showExpiry();
followDelivery();
