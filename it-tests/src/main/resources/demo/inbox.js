const POLL_MILLISECONDS = 2000;
const messages = document.getElementById("messages");
const empty = document.getElementById("empty");
const news = document.getElementById("news");
const appCode = document.getElementById("app-code");

let lost = false;

function tell(text) {
  if (news.textContent !== text) {
    news.textContent = text;
  }
}

async function look() {
  try {
    const answer = await fetch(`/after/${messages.dataset.count}`);
    show(await answer.text());
    appCode.textContent = await (await fetch("/app-code")).text();
    tell(lost ? "" : news.textContent);
    lost = false;
  } catch {
    tell("The demo does not answer. Was it stopped?");
    lost = true;
  }
}

function show(html) {
  const fresh = document.createRange().createContextualFragment(html);
  const count = fresh.querySelectorAll("article").length;
  if (count === 0) {
    return;
  }
  messages.dataset.count = Number(messages.dataset.count) + count;
  messages.prepend(fresh);
  empty.hidden = true;
  tell(count === 1 ? "A new message came." : `${count} new messages came.`);
  document.title = `(${messages.dataset.count}) Inbox of the demo`;
}

setInterval(look, POLL_MILLISECONDS);
