const form = document.getElementById("kc-second-factor-form");
let submitted = false;

/* A second click while the answer is on its way would use the page's one-time session code twice. */
form?.addEventListener("submit", (event) => {
  if (submitted) {
    event.preventDefault();
  }
  submitted = true;
});

/* The page may come back from the browser's history. */
addEventListener("pageshow", () => {
  submitted = false;
});
