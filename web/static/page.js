// What every page does besides showing: the components, Teams' theme, and the token that says who asks.
import "./vendor/fluent.js";

const RENEW = 5 * 60 * 1000; // milliseconds; Teams keeps its token for an hour, and gives it again at once
const THEMES = { default: "light", dark: "dark", contrast: "contrast" };
const root = document.documentElement;
let token = "";

/** Every request of a page carries the token; there is no cookie, so no other site's page can send one for us. */
document.addEventListener("htmx:config:request", ({ detail }) => {
  if (token) detail.ctx.request.headers.Authorization = `Bearer ${token}`;
});

/** After another page took the place of this one, the reader stands at its beginning, in its language. */
document.addEventListener("htmx:after:swap", ({ detail }) => {
  if (detail.ctx.target !== document.body) return;
  const main = document.getElementById("main");
  root.lang = main?.lang || root.lang;
  const heading = main?.querySelector("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
});

/** A file of ours, with the token that its address alone would lack. */
document.addEventListener("click", async (event) => {
  const asked = event.target.closest?.("a[download]");
  if (!asked || !token) return;
  event.preventDefault();
  const answer = await fetch(asked.href, { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) return;
  const made = document.createElement("a");
  made.href = URL.createObjectURL(await answer.blob());
  made.download = asked.download;
  made.click();
  setTimeout(() => URL.revokeObjectURL(made.href), RENEW);
}, { capture: true });

const wear = (theme) => { root.dataset.theme = THEMES[theme] || "light"; };

/** The address of what a link of Teams leads to within the tab, such as `reports/…`; else of the tab itself. */
function within(item) {
  if (!/^(reports|questions)\/[\w-]+$/.test(item ?? "") || !location.pathname.endsWith("/tab/")) return location.href;
  const there = new URL(item, location.href);
  there.search = location.search;
  return there.href;
}

async function enter() {
  const { app, authentication } = await import("./vendor/teams.js");
  const frame = document.querySelector("[data-frame]");
  let there = location.href;
  try {
    await app.initialize();
    const context = await app.getContext();
    wear(context.app.theme);
    there = within(context.page?.subPageId);
    app.registerOnThemeChangeHandler(wear);
    token = await authentication.getAuthToken();
  } catch {
    frame?.querySelector("[data-waiting]").remove();
    frame?.querySelector("[data-outside]").removeAttribute("hidden");
    return;
  }
  setInterval(async () => { token = await authentication.getAuthToken().catch(() => token); }, RENEW);
  if (frame) await htmx.ajax("GET", there, { target: "body", swap: "innerHTML" });
  app.notifySuccess();
}

if (document.body.dataset.home === "teams") enter();
