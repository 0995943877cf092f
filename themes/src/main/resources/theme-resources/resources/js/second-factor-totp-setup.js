import "./second-factor-submit-once.js";
import { offerCopy } from "./second-factor-copy.js";
import { showExpiry } from "./second-factor-expiry.js";

/* The set-up page works without this; it adds the copying of the key and what changes with the time. */
offerCopy();
showExpiry();
