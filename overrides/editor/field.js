// Leads to a field of the form: ?field=aliases, as the links of pages have it. The component knows addresses of forms alone.
const PATIENCE = 120_000 // milliseconds, in which somebody has signed in
const SETTLED = 300 // milliseconds, in which the component has put the cursor where it thinks best

/** Wait for the form's field `name`, and put the cursor there. */
export const lead = (name) => {
  const own = `[data-key-path="${CSS.escape(name)}"]`
  const found = () => document.querySelector(`:is(${own}) :is(input, textarea, [role=checkbox])`)
  const arrive = () => {
    found()?.scrollIntoView({ block: "center" })
    found()?.focus()
  }
  const watch = new MutationObserver(() => {
    if (!found()) {
      // The component draws what is seen: on, until the field is.
      const drawn = [...(document.querySelector("[data-locale]")?.querySelectorAll("[data-key-path]") ?? [])]
      ;(document.querySelector(own) ?? drawn.at(-1))?.scrollIntoView()
    }
    if (!found()) return
    watch.disconnect()
    setTimeout(arrive, SETTLED)
  })
  watch.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), PATIENCE)
}
