/** Looks for what people could not read, hit or tell apart on the page as it is; a test loads it into the page. */

const LEAST_CONTRAST = 4.5;
const LEAST_CONTRAST_LARGE = 3;
const LEAST_TARGET = 24;
const INTERACTIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=row][tabindex]";

const painter = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

/** What is wrong, as sentences. @returns {string[]} */
function audit() {
  return [...doubledIds(), ...picturesWithoutText(), ...faintTexts(), ...smallTargets()];
}

/** Whether the focused element shows its focus: an outline or a shadow that it lacks without it. @returns {string | null} what shows none */
function focusUnseen() {
  const focused = document.activeElement;
  if (!focused || focused === document.body)
    return null;
  const near = [focused, focused.closest("label"), focused.nextElementSibling, focused.parentElement].filter(Boolean);
  const shown = near.some(element => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || (element === focused && style.boxShadow !== "none");
  });
  return shown ? null : named(focused);
}

function doubledIds() {
  const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map(id => `The id ${id} is there more than once.`);
}

function picturesWithoutText() {
  return [...document.images].filter(image => !image.hasAttribute("alt")).map(image => `${named(image)} has no alternative text.`);
}

function faintTexts() {
  const faint = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === "" || element.closest("script, style, template, noscript, option, [aria-hidden=true], :disabled") || !isSeen(element))
      continue;
    const behind = backgroundOf(element);
    if (!behind)
      continue;
    const style = getComputedStyle(element);
    const ratio = contrast(over(rgba(style.color), behind), behind);
    const [size, bold] = [parseFloat(style.fontSize), Number(style.fontWeight) >= 700];
    const least = size >= 24 || (bold && size >= 18.66) ? LEAST_CONTRAST_LARGE : LEAST_CONTRAST;
    if (ratio < least)
      faint.set(element, `${named(element)} has a contrast of ${ratio.toFixed(2)} only.`);
  }
  return [...faint.values()];
}

function smallTargets() {
  return [...document.querySelectorAll(INTERACTIVE)].filter(element => isSeen(element) && !isInText(element) && !element.matches(":disabled")).flatMap(element => {
    // What is hidden from the eye is hit by its label.
    const target = element.classList.contains("visually-hidden") || element.matches("[type=radio], [type=checkbox]") ? element.closest("label") ?? element : element;
    const { width, height } = target.getBoundingClientRect();
    return width >= LEAST_TARGET - 0.1 && height >= LEAST_TARGET - 0.1 ? [] : [`${named(element)} is ${width.toFixed(0)} x ${height.toFixed(0)} pixels only.`];
  });
}

function isSeen(element) {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0 && !element.closest(".visually-hidden, .skip-link, [class$=__spoken]");
}

// A link within a line of words cannot be larger than the line.
function isInText(element) {
  return element.matches("a, button") && getComputedStyle(element).display === "inline";
}

/** The solid colour behind an element; null over a picture or a gradient. */
function backgroundOf(element) {
  const layers = [];
  for (let above = element; above; above = above.parentElement) {
    const style = getComputedStyle(above);
    if (style.backgroundImage !== "none")
      return null;
    const colour = rgba(style.backgroundColor);
    layers.push(colour);
    if (colour[3] === 1)
      break;
    if (["absolute", "fixed"].includes(style.position) && above !== element && colour[3] === 0)
      return null;
  }
  return layers.reverse().reduce((behind, colour) => over(colour, behind), [255, 255, 255, 1]);
}

function rgba(colour) {
  painter.clearRect(0, 0, 1, 1);
  painter.fillStyle = colour;
  painter.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = painter.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function over([red, green, blue, alpha], behind) {
  return [red, green, blue].map((part, i) => part * alpha + behind[i] * (1 - alpha)).concat(1);
}

/** The ratio of WCAG 2.2, success criterion 1.4.3. */
function contrast(a, b) {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour.slice(0, 3).map(part => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function named(element) {
  const words = (element.getAttribute("aria-label") ?? element.innerText ?? "").trim().slice(0, 40);
  const place = element.classList.length > 0 ? `.${[...element.classList].join(".")}` : element.id ? `#${element.id}` : "";
  return `${element.localName}${place} "${words}"`;
}
