// Draws an Adaptive Card as Teams does, with Microsoft's own renderer.
import * as AC from "../vendor/adaptivecards.js";
import { TEAMS } from "./host.js";
import "./elements.js";

AC.GlobalSettings.enableFullJsonRoundTrip = true; // keeps what the renderer does not know, for elements.js
const words = AC.markdown({ html: false });
AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = words.render(text);
  result.didProcess = true;
};

/** The card as an element; `press(verb, data)` is called for a button, with what stands in the card's fields. */
export function draw(json, press = () => {}) {
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(TEAMS);
  const context = new AC.SerializationContext(AC.Versions.v1_6);
  card.parse({ ...json, version: "1.6" }, context); // 1.6 for Action.Execute's fallback of elements; Teams takes 1.5
  card.onExecuteAction = (action) => {
    if (action instanceof AC.OpenUrlAction) window.open(action.url, "_blank", "noopener,noreferrer");
    else press(action.verb ?? action.data?.verb, action.data ?? {});
  };
  const made = document.createElement("div");
  made.className = "teams-card";
  made.lang = json.lang ?? "";
  made.append(card.render());
  return made;
}
