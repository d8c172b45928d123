// Light, dark or as the system says: the choice is a cookie, so that the server sends the right page from the first byte.
const Year = 365 * 24 * 3600;
const mediaOf = {
  light: { light: "all", dark: "not all" },
  dark: { light: "not all", dark: "all" },
  system: { light: "(prefers-color-scheme: light)", dark: "(prefers-color-scheme: dark)" },
};

function apply(name) {
  document.documentElement.dataset.theme = name;
  for (const link of document.querySelectorAll("link[data-scheme]")) link.media = mediaOf[name][link.dataset.scheme];
  document.querySelector("meta[name=color-scheme]").content = name === "system" ? "light dark" : name;
}

document.addEventListener("change", event => {
  const picker = event.target.closest("[data-theme-picker]");
  if (!picker || !(picker.value in mediaOf)) return;
  document.cookie = `theme=${picker.value}; path=/; max-age=${Year}; samesite=lax`;
  apply(picker.value);
});
