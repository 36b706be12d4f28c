// The reader's choice of scheme. A choice that is the system's own is not kept, so that the page follows the system again.
(() => {
  "use strict"
  const page = document.documentElement
  const dark = matchMedia("(prefers-color-scheme:dark)")
  window.fihris.again(() => (page.dataset.theme = localStorage.getItem("fihris-theme") || ""))
  document.querySelector("[data-theme-toggle]").addEventListener("click", () => {
    const system = dark.matches ? "dark" : "light"
    const next = (page.dataset.theme || system) === "dark" ? "light" : "dark"
    page.dataset.theme = next === system ? "" : next
    try {
      localStorage.setItem("fihris-theme", page.dataset.theme)
    } catch {
      // storage is closed to some pages opened from disk: the choice lasts as long as the page
    }
  })
})();
