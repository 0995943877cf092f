/**
 * Counts the seconds of an element's data-seconds down and writes the rest into its data-text, at {time}, as m:ss or
 * h:mm:ss. The clock decides, not the number of ticks: a laptop that slept shows the right rest.
 *
 * @param {HTMLElement} element its aria-live must be off; the caller says the end
 * @param {() => void} onEnd called once, when nothing is left
 */
export function countDown(element, onEnd) {
  const end = Date.now() + Number(element.dataset.seconds) * 1000;
  const { text } = element.dataset;

  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left <= 0) {
      clearInterval(timer);
      onEnd();
    } else if (text) {
      element.textContent = text.replace("{time}", clock(left));
    }
  };
  const timer = setInterval(tick, 1000);
  tick();
}

function clock(seconds) {
  const units = [Math.floor(seconds / 60) % 60, seconds % 60];
  if (seconds >= 3600) {
    units.unshift(Math.floor(seconds / 3600));
  }
  return units.map((unit, index) => (index ? String(unit).padStart(2, "0") : unit)).join(":");
}
