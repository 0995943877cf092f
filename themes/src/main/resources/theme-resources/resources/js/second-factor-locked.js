/** Adds the local time of day to the waiting time of a lock; the server does not know the reader's time zone. */
export function showLockEnd() {
  const line = document.getElementById("kc-second-factor-locked-until");
  if (!line) {
    return;
  }
  const seconds = Number(line.dataset.seconds);
  const end = new Date(Date.now() + seconds * 1000);
  const today = end.toDateString() === new Date().toDateString();
  const time = line.querySelector("time");
  time.dateTime = end.toISOString();
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
    ...(today ? {} : { dateStyle: "short" }),
    timeStyle: seconds < 600 ? "medium" : "short",
  }).format(end);
  line.hidden = false;
}
