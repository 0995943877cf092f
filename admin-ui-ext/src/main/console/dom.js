// Elements. Text is always text: nothing here reads HTML.

let count = 0;

/** An id that no other element has. */
export function newId(purpose) {
  count += 1;
  return `second-factor-${purpose}-${count}`;
}

/** An element; attributes that are undefined or false are left out, functions are listeners. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A sign that a text beside it explains. */
export function icon(path, viewBox = "0 0 512 512") {
  const svg = fill(
    document.createElementNS(SVG, "svg"),
    {
      class: "pf-v5-svg",
      viewBox,
      fill: "currentColor",
      "aria-hidden": "true",
      width: "1em",
      height: "1em",
    },
    [fill(document.createElementNS(SVG, "path"), { d: path }, [])],
  );
  return svg;
}
