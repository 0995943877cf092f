/** Offers to copy the key. Without a clipboard the offer stays hidden. */
export function offerCopy() {
  const offer = document.getElementById("kc-second-factor-copy");
  if (!offer || !canCopy()) {
    return;
  }
  const status = offer.querySelector("[role=status]");
  offer.querySelector("button").addEventListener("click", async () => {
    status.textContent = "";
    const copied = await copyText(offer.dataset.copy);
    status.textContent = copied ? status.dataset.copied : status.dataset.failed;
  });
  offer.hidden = false;
}

/** Whether there is a clipboard. Browsers have one on secure pages only. */
export function canCopy() {
  return Boolean(navigator.clipboard);
}

/** Copies a text and tells whether that succeeded; the user or the browser may refuse it. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
