// How large texts are set: one step smaller, two larger. The steps are in tokens.css; early.html puts the kept one on.
(() => {
  "use strict"
  const { dataset } = document.documentElement
  const [LEAST, MOST] = [-1, 2]
  const buttons = [...document.querySelectorAll("[data-by]")]
  const after = (button) => Number(dataset.size || 0) + Number(button.dataset.by)
  const show = () => {
    for (const button of buttons) button.setAttribute("aria-disabled", after(button) < LEAST || after(button) > MOST)
  }
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const before = button.getBoundingClientRect().top
      dataset.size = Math.max(LEAST, Math.min(MOST, after(button))) || ""
      show()
      scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" })
      try {
        localStorage.setItem("fihris-size", dataset.size)
      } catch {
        // kept for this page only
      }
    })
  }
  window.fihris.again(() => {
    dataset.size = localStorage.getItem("fihris-size") || ""
    show()
  })
  show()
})();
