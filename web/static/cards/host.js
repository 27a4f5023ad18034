// How Teams shows Adaptive Cards, told to Microsoft's renderer. Colours are names of cards.css, so a theme only moves those.
const colour = (name) => `var(--card-${name})`;
const both = (plain, subtle = plain) => ({ default: colour(plain), subtle: colour(subtle) });
const COLOURS = {
  default: both("words", "subtle"), dark: both("words", "subtle"), light: both("words", "subtle"),
  accent: both("accent"), good: both("good"), warning: both("warning"), attention: both("attention"),
};
const container = (name) => ({ backgroundColor: colour(name), foregroundColors: COLOURS, borderColor: colour("edge") });
const text = (family) => ({
  fontFamily: family,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
});
const label = { weight: "bolder", size: "default", color: "default" };

export const TEAMS = {
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  spacing: { extraSmall: 4, small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: colour("edge") },
  imageSizes: { small: 32, medium: 52, large: 100 },
  fontTypes: { default: text("var(--font)"), monospace: text("Consolas, 'DejaVu Sans Mono', monospace") },
  textStyles: {
    heading: { fontType: "default", size: "large", weight: "bolder", color: "default", isSubtle: false },
    columnHeader: { weight: "bolder" },
  },
  textBlock: { headingLevel: 3 }, // below the headings of the page that a card stands on
  containerStyles: {
    default: container("sheet"), emphasis: container("emphasis"), accent: container("accent-sheet"),
    good: container("good-sheet"), attention: container("attention-sheet"), warning: container("warning-sheet"),
  },
  inputs: {
    label: { inputSpacing: "small", requiredInputs: { ...label, suffix: " *", suffixColor: "attention" }, optionalInputs: label },
    errorMessage: { color: "attention", size: "small", spacing: "small" },
  },
  actions: {
    maxActions: 6, spacing: "default", buttonSpacing: 8, preExpandSingleShowCardAction: false,
    showCard: { actionMode: "inline", inlineTopMargin: 16, style: "emphasis" },
    actionsOrientation: "horizontal", actionAlignment: "left", allowTitleToWrap: true,
    iconPlacement: "leftOfTitle", iconSize: 16,
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: "medium", maxImageHeight: 100 },
  factSet: {
    title: { color: "default", size: "default", isSubtle: true, weight: "default", wrap: true, maxWidth: 150 },
    value: { color: "default", size: "default", weight: "default", wrap: true },
    spacing: 16,
  },
  table: { cellSpacing: 8 },
};
