// Fonts that come late would move lines that are being read: this page then keeps the letters it has, and the next one,
// which finds the fonts kept, begins with them.
(() => {
  "use strict"
  const PATIENCE = 1000 // ms since the page was asked for
  const LEAST = 400 // ms since it could be read
  setTimeout(() => {
    const late = [...document.fonts].some((face) => face.status === "loading")
    if (late) document.documentElement.classList.add("late")
  }, Math.max(LEAST, PATIENCE - performance.now()))
})();
