import { canCopy, copyText } from "./second-factor-copy.js";
import { markSaved } from "./second-factor-recovery-saved.js";
import { codesAsText, fileName, sheetAsText } from "./second-factor-recovery-sheet.js";
import { showStatus } from "./second-factor-status.js";

const download = document.getElementById("kc-second-factor-download");
const print = document.getElementById("kc-second-factor-print");
const copy = document.getElementById("kc-second-factor-copy-button");

/** Offers ways to save the codes, in place of the advice to write them down. What succeeds also ticks the box. */
export function offerSaving() {
  download.addEventListener("click", () => {
    downloadText(fileName(), sheetAsText());
    saved("downloaded");
  });
  print.addEventListener("click", () => {
    window.print();
    saved("printed");
  });
  copy.addEventListener("click", async () => {
    if (await copyText(codesAsText())) {
      saved("copied");
    } else {
      showStatus("failed");
    }
  });
  copy.hidden = !canCopy();
  document.getElementById("kc-second-factor-by-hand").hidden = true;
  document.getElementById("kc-second-factor-offers").hidden = false;
}

function saved(status) {
  showStatus(status);
  markSaved();
}

function downloadText(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  addEventListener("pagehide", () => URL.revokeObjectURL(link.href), { once: true });
}
