// Labels begin in the weight of the headings, which is fetched first. Their own is fetched after the text and used at once if
// it comes soon and no font was late (with a rule for another one the browser would show those too, and lines would move), else by
// the next page, which finds it kept.
(() => {
  "use strict"
  const SOON = 1000 // ms since the page was asked for
  const KEPT = "fihris-medium"
  const late = ({ display, status }) => display === "optional" && status !== "unloaded"
  const fetched = () => {
    try {
      sessionStorage.setItem(KEPT, "1")
    } catch {}
    if (performance.now() < SOON && ![...document.fonts].some(late)) window.fihris.sheet("assets/fonts/medium.css")
  }
  if (document.querySelector('link[href$="medium.css"]')) return
  const file = `${window.fihris.root}assets/fonts/fihris-sans-${window.fihris.rtl ? "arabic" : "latin"}-medium.woff2`
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "font", crossOrigin: "", href: file, onload: fetched }))
})();
