// The demo's page as a client of Bot Framework: it shows what Kring sends, and sends what is typed and pressed.
import { draw } from "./cards/draw.js";

const chats = document.querySelector(".chats");
const words = chats.dataset;
const language = document.documentElement.lang;
const COLOURS = ["cranberry", "pumpkin", "gold", "forest", "teal", "steel", "navy", "lavender", "grape", "plum"]; // of avatars
const moment = (options) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone: words.zone, ...options });
const clock = moment({ weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
const short = moment({ weekday: "short", hour: "2-digit", minute: "2-digit" });
const names = Object.fromEntries([...chats.querySelector("select").options].map((one) => [one.value, one.text]));
const columns = [...document.querySelectorAll("[data-chat]")].map((element) => new Column(element));

function make(tag, classes, text) {
  const made = document.createElement(tag);
  made.className = classes;
  if (text !== undefined) made.textContent = text;
  return made;
}

async function post(path, body = {}) {
  const answer = await fetch(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** One chat: who it is of, and what was said in it. */
function Column(element) {
  const [chooser, log, said, form] = ["select", ".said", ".said ol", "form"].map((one) => element.querySelector(one));
  this.chosen = chooser.value; // as the page came
  let waiting = null; // what comes while the chat is read
  const place = (id) => said.querySelector(`[data-id="${CSS.escape(id)}"]`);
  /** The newest line is in sight: its end, or its beginning where it is taller than the chat. */
  const end = () => {
    const last = said.lastElementChild;
    if (last) log.scrollTop = last.offsetHeight > log.clientHeight ? last.offsetTop - 8 : log.scrollHeight;
  };

  const press = (message) => async (verb, data) => {
    log.setAttribute("aria-busy", "true");
    await post(`/demo/chats/${this.who}/press`, { message, verb, data }).catch(() => this.fails());
    log.removeAttribute("aria-busy");
  };

  const drawn = (line) => {
    const item = make("li", line.mine ? "mine" : "kring");
    item.dataset.id = line.id;
    item.append(make("p", "sub", `${line.mine ? names[this.who] : "Kring"} · ${short.format(new Date(line.at))}`));
    if (line.renewed) {
      item.classList.add("renewed");
      item.firstChild.append(` · ${words.renewed}`);
    }
    item.append(line.card ? draw(line.card, press(line.id)) : make("p", "words", line.text));
    return item;
  };

  /** A line that is there already is drawn anew in its place, as in Teams: no sound, and it says that it moved. */
  this.show = (line) => {
    if (waiting) { waiting.push(line); return; }
    const before = place(line.id);
    const item = drawn(line);
    if (before) before.replaceWith(item);
    else said.append(item);
    if (line.renewed) log.scrollTop = item.offsetTop - 8;
    else end();
  };
  this.fails = () => { said.append(make("li", "notice attention", words.failed)); end(); };
  this.acts = (now) => element.classList.toggle("acts", now);

  /** From now on this is somebody else's chat. */
  this.be = async (who) => {
    this.who = chooser.value = who;
    const avatar = element.querySelector("fluent-avatar");
    avatar.name = names[who];
    avatar.setAttribute("color", COLOURS[[...who].reduce((sum, one) => sum + one.charCodeAt(0), 0) % COLOURS.length]);
    element.querySelector("[data-about]").textContent = chooser.selectedOptions[0].dataset.line;
    const meanwhile = waiting = [];
    const lines = await (await fetch(`/demo/chats/${who}`)).json();
    if (waiting !== meanwhile) return; // somebody else was chosen
    said.replaceChildren(...lines.map(drawn));
    end();
    waiting = null;
    meanwhile.forEach(this.show);
  };

  chooser.addEventListener("change", async () => {
    const address = new URL(location.href);
    address.searchParams.set(element.dataset.chat, chooser.value);
    history.replaceState(null, "", address);
    await this.be(chooser.value);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = form.elements.text.value.trim();
    if (!text) return;
    form.reset();
    await post(`/demo/chats/${this.who}/words`, { text }).catch(() => this.fails());
  });
}

const now = document.getElementById("now");
const tell = (at) => { now.dateTime = at; now.textContent = clock.format(new Date(at)); };

const feed = document.querySelector("[data-feed]");
function ping(item, { to, text, at }) {
  item.replaceChildren(make("p", "sub", `${names[to]} · ${short.format(new Date(at))}`), make("p", "", text));
  document.querySelector("[data-none]").hidden = true;
  return item;
}

/** What Kring sends comes by itself; the chats are read once it does, and again after a break. */
function listen() {
  const events = new EventSource("/demo/events");
  events.addEventListener("open", async () => {
    await Promise.all(columns.map((one) => one.be(one.who ?? one.chosen)));
    document.body.dataset.live = "";
  });
  events.addEventListener("message", ({ data }) => {
    const happened = JSON.parse(data);
    if (happened.kind === "line") columns.filter((one) => one.who === happened.chat).forEach((one) => one.show(happened.line));
    if (happened.kind === "feed") feed.prepend(ping(make("li", ""), happened.entry));
    if (happened.kind === "clock") tell(happened.now);
  });
}

/** The story: one button that does the next thing, and a line that says what there is to see. */
function story() {
  const button = document.querySelector("[data-story]");
  const [told, count] = ["[data-told]", "[data-count]"].map((one) => document.querySelector(one));
  const steps = [...document.querySelectorAll(".story ol li")];
  const cast = words.cast.split(" ");
  let step = 0;
  button.addEventListener("click", async () => {
    button.disabled = true;
    if (step === 0) await Promise.all(columns.map((one, at) => one.be(cast[at])));
    const who = steps[step].dataset.who;
    columns.forEach((one) => one.acts(one.who === who));
    const last = step === steps.length - 1;
    try {
      if (!last) await post(`/demo/story/${step}?lang=${language}`);
      told.textContent = steps[step].textContent;
      count.hidden = false;
      count.textContent = `${step + 1} / ${steps.length}`;
      step = last ? 0 : step + 1;
      button.lastElementChild.textContent = last ? words.again : words.next;
    } catch {
      told.textContent = words.failed;
      step = 0;
    }
    button.disabled = false;
    button.focus();
  });
}

function wear() {
  const buttons = [...document.querySelectorAll("[data-theme-of]")];
  const worn = document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const choose = (theme) => {
    document.documentElement.dataset.theme = theme;
    buttons.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.themeOf === theme)));
    for (const link of document.querySelectorAll("[href*='lang=']")) {
      const address = new URL(link.href);
      address.searchParams.set("theme", theme);
      link.href = address;
    }
  };
  buttons.forEach((one) => one.addEventListener("click", () => choose(one.dataset.themeOf)));
  choose(worn);
}

for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    await post("/demo/clock", { advance: button.dataset.advance }).catch(() => columns[0].fails());
    button.disabled = false;
  });
}
for (const item of [...feed.children].reverse()) {
  feed.append(ping(item, { to: item.dataset.to, text: item.textContent, at: item.dataset.at }));
}
tell(now.dateTime);
wear();
story();
listen();
