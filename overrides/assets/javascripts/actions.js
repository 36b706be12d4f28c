// What a reader does with a whole page: hand it on, where the device can, or else copy its address; print it.
(() => {
  "use strict"
  const address = () => (document.querySelector("[rel=canonical]") || location).href
  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print())
  for (const button of document.querySelectorAll("[data-share]")) {
    button.hidden = !navigator.share
    button.nextElementSibling.hidden = !button.hidden
    // whoever closes the sheet without choosing has shared nothing, and need not be told
    button.addEventListener("click", () => navigator.share({ title: document.title, url: address() }).catch(() => {}))
  }
})();
