// The elements that Teams has and Microsoft's own renderer lacks, drawn as Teams draws them; cards.css holds their looks.
import * as AC from "../vendor/adaptivecards.js";

const ICONS = await (await fetch(new URL("../vendor/icons.json", import.meta.url))).json();
const SIZES = { xxsmall: 12, xsmall: 16, small: 20, standard: 24, medium: 28, large: 32, xlarge: 40, xxlarge: 48 };
const SVG = "http://www.w3.org/2000/svg";
const low = (value) => String(value ?? "").toLowerCase();

/** An element with classes, and words or other elements in it. */
function make(tag, classes = "", ...inside) {
  const made = document.createElement(tag);
  made.className = classes;
  made.append(...inside);
  return made;
}

/** One of Fluent's icons; nothing for one that `make assets` has not drawn. It never speaks: words stand beside it. */
function icon(name, style, size) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("viewBox", "0 0 20 20");
  made.setAttribute("width", size);
  made.setAttribute("height", size);
  made.setAttribute("aria-hidden", "true");
  made.classList.add("card-icon");
  for (const path of ICONS[`${name} ${low(style) === "filled" ? "filled" : "regular"}`] ?? []) {
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    made.append(line);
  }
  return made;
}

/** Registers an element that only shows: `draw(its JSON)` gives what is shown. */
function shows(type, draw) {
  class Shown extends AC.CardElement {
    getJsonTypeName() { return type; }
    internalParse(source, context) { super.internalParse(source, context); this.source = source; }
    internalRender() { return draw(this.source); }
  }
  AC.GlobalRegistry.elements.register(type, Shown);
}

const where = (source) => `card-${low(source.horizontalAlignment) || "left"}`;

shows("Icon", (it) => make("div", `card-row ${where(it)} card-${low(it.color) || "default"}`, icon(it.name, it.style, SIZES[low(it.size)] ?? 24)));

shows("Badge", (it) => {
  const badge = make("span", `card-badge card-badge-${low(it.style) || "default"}`);
  if (it.icon) badge.append(icon(it.icon, "regular", 14));
  badge.append(it.text ?? "");
  return make("div", `card-row ${where(it)}`, badge);
});

shows("ProgressBar", (it) => {
  const [value, max] = [it.value ?? 0, it.max ?? 100];
  const bar = make("div", "card-progress", make("div", `card-${low(it.color) || "accent"}`));
  bar.firstChild.style.width = `${(100 * value) / max}%`;
  bar.setAttribute("aria-hidden", "true"); // the words beside it say how far
  return bar;
});

/** Rounded corners, borders and rows that flow, which the renderer reads past. */
const render = AC.CardElement.prototype.render;
AC.CardElement.prototype.render = function (...given) {
  const drawn = render.apply(this, given);
  const source = this._rawProperties ?? {};
  if (drawn && ["Container", "ColumnSet", "Column", "Table"].includes(this.getJsonTypeName())) {
    if (source.roundedCorners) drawn.classList.add("card-rounded");
    if (source.showBorder) drawn.classList.add("card-bordered");
    const flow = (source.layouts ?? []).find((one) => one.type === "Layout.Flow");
    if (flow) flows(drawn, flow);
  }
  return drawn;
};

function flows(drawn, flow) {
  drawn.classList.add("card-flow");
  for (const part of [...drawn.children]) {
    if (part.classList.contains("ac-horizontal-separator")) part.remove();
    else part.style.flex = low(flow.itemFit) === "fill" ? `1 1 ${flow.minItemWidth ?? "0"}` : "0 0 auto";
  }
}

/** Icons of buttons, as `icon:Name`. */
const action = AC.Action.prototype.render;
AC.Action.prototype.render = function (...given) {
  const asked = this.iconUrl;
  if (!asked?.startsWith("icon:")) return action.apply(this, given);
  this.iconUrl = undefined;
  action.apply(this, given);
  this.iconUrl = asked;
  const [name, style] = asked.slice(5).split(",");
  this.renderedElement?.prepend(icon(name, style, 16));
};
