// How far a long text is read, and which part of it is in view.
(() => {
  "use strict"
  const { element, tools } = window.fihris
  const text = document.querySelector("[data-reading]")
  if (!text) return
  tools()
  const heads = [...text.querySelectorAll("h1[id],h2[id],h3[id]")]
  const links = new Map([...document.querySelectorAll('#f-contents a[href^="#"]')].map((link) => [link.hash.slice(1), link]))
  const header = document.querySelector(".f-header")
  const bar = element("span", "f-progress")
  bar.setAttribute("aria-hidden", "true")
  if (text.offsetHeight > 2 * innerHeight) header.append(bar)

  let waiting = false
  const look = () => {
    waiting = false
    const box = text.getBoundingClientRect()
    bar.style.setProperty("--read", Math.min(1, Math.max(0, -box.top / (box.height - innerHeight))))
    const edge = header.offsetHeight + innerHeight / 4
    const head = heads.findLast((each) => each.checkVisibility() && each.getBoundingClientRect().top < edge)
    if (head?.id === window.fihris.current) return
    links.get(window.fihris.current)?.removeAttribute("aria-current")
    window.fihris.current = head?.id
    links.get(head?.id)?.setAttribute("aria-current", "true")
  }
  const later = () => {
    if (!waiting) requestAnimationFrame(look)
    waiting = true
  }
  addEventListener("scroll", later, { passive: true })
  addEventListener("resize", later)
  look()
})();
