// A font that comes late would move lines that are being read: this page does without it, and the next one, which finds it
// kept, begins with it.
(() => {
  "use strict"
  const PATIENCE = 1000 // ms since the page was asked for
  const LEAST = 400 // ms since it could be read
  setTimeout(() => {
    for (const face of document.fonts) if (face.status === "loading") face.display = "optional"
  }, Math.max(LEAST, PATIENCE - performance.now()))
})();
