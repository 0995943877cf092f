const box = document.querySelector("input[name=saved]");

/** Keeps the button that finishes disabled until the box is ticked, and says which of the two it is. The server checks it, too. */
export function holdFinish() {
  if (box) {
    box.addEventListener("change", allowFinish);
    addEventListener("pageshow", allowFinish);
    allowFinish();
  }
}

/** Ticks the box; codes that are only shown again have none. */
export function markSaved() {
  if (box) {
    box.checked = true;
    allowFinish();
  }
}

function allowFinish() {
  if (box.checked) {
    document.getElementById(`input-error-container-${box.name}`)?.remove();
    box.removeAttribute("aria-invalid");
  }
  document.getElementById("kc-second-factor-finish").disabled = !box.checked;
  document.getElementById("kc-second-factor-finish-missing").hidden = box.checked;
  document.getElementById("kc-second-factor-finish-ready").hidden = !box.checked;
}
