import "./second-factor-submit-once.js";
import { showExample } from "./second-factor-example.js";

/* The number page works without this; it adds the example of another country. */
showExample();
