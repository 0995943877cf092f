import "./second-factor-submit-once.js";
import { showLockEnd } from "./second-factor-locked.js";

/* The page for a recovery code works without this; it adds when a lock ends. */
showLockEnd();
