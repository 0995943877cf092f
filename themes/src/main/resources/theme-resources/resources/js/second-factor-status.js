const status = document.getElementById("kc-second-factor-status");

/** Shows one text of the status line and hides the others; screen readers say it, because the line is a live region. */
export function showStatus(name) {
  for (const text of status?.querySelectorAll("[data-status]") ?? []) {
    text.hidden = text.dataset.status !== name;
  }
}

/** Whether one of these texts of the status line is shown. */
export function isShown(...names) {
  return names.some((name) => status?.querySelector(`[data-status="${name}"]:not([hidden])`));
}

/** Where the state of the delivery can be read; undefined when nothing more is expected. */
export function deliveryUrl() {
  return status?.dataset.deliveryUrl;
}
