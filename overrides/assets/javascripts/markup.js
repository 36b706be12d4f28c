// What few texts have, and scripts make handier: code is copied by a button, a picture is seen whole where it stands.
(() => {
  "use strict"
  const { words, element } = window.fihris
  for (const code of document.querySelectorAll(".f-prose .highlight")) {
    const button = element("button", "f-copy", words.copy)
    button.type = "button"
    code.append(button)
    const source = code.querySelector("code") || code.querySelector("pre")
    button.addEventListener("click", async () => {
      const done = await navigator.clipboard.writeText(source.textContent).then(
        () => words.copied,
        () => words.copy_failed,
      )
      window.fihris.say(button, done)
    })
  }

  const pictures = document.querySelectorAll(".f-enlarged")
  if (!pictures.length || !window.HTMLDialogElement) return
  const whole = element("dialog", "f-whole")
  whole.addEventListener("click", () => whole.close())
  document.body.append(whole)
  for (const link of pictures) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      const picture = element("img")
      picture.src = link.href
      picture.alt = link.querySelector("img").alt
      whole.replaceChildren(picture)
      whole.setAttribute("aria-label", picture.alt || words.picture)
      whole.showModal()
    })
  }
})()
