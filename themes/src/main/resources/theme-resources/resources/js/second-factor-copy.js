/** Offers to copy the key. Browsers have a clipboard on secure pages only; without one the offer stays hidden. */
export function offerCopy() {
  const offer = document.getElementById("kc-second-factor-copy");
  if (!offer || !navigator.clipboard) {
    return;
  }
  const status = offer.querySelector("[role=status]");
  offer.querySelector("button").addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(offer.dataset.copy);
      status.textContent = status.dataset.copied;
    } catch {
      status.textContent = status.dataset.failed;
    }
  });
  offer.hidden = false;
}
