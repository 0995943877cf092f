const sheet = document.getElementById("kc-second-factor-sheet");
const head = document.getElementById("kc-second-factor-sheet-head");
const codes = document.getElementById("kc-second-factor-codes");
const advice = document.getElementById("kc-second-factor-sheet-advice");

/** The name of the file in which the codes are kept. */
export function fileName() {
  return sheet.dataset.fileName;
}

/** The codes that are not used, one a line. */
export function codesAsText() {
  return numbered()
    .map(({ code }) => code)
    .join("\n");
}

/** The sheet as a text file: whose codes these are, those that are not used with their numbers, and the advice. */
export function sheetAsText() {
  const list = numbered().map(({ number, code }) => `${String(number).padStart(2)}. ${code}`);
  return [...lines(head), "", ...list, "", ...lines(advice), ""].join("\r\n");
}

/** Takes the codes out of the page. */
export function wipeCodes() {
  codes.replaceChildren();
}

function numbered() {
  return [...codes.children]
    .map((line, index) => ({ number: index + 1, line }))
    .filter(({ line }) => !line.querySelector("del"))
    .map(({ number, line }) => ({ number, code: line.querySelector("code").textContent }));
}

function lines(part) {
  return [...part.children].map((line) => line.textContent.trim().replace(/\s+/g, " "));
}
