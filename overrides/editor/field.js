// Leads to a field of the form: ?field=aliases, as the links of pages have it. The component knows addresses of forms alone.
const PATIENCE = 120_000 // milliseconds, in which somebody has signed in
const SETTLED = 300 // milliseconds, in which the component has put the cursor where it thinks best

/** Wait for the form's field `name`, on the side of a language where one is said, open the items of lists that it stands in, and put the cursor there. */
export const lead = (name, lang = "") => {
  const side = lang ? `:is([data-locale="${CSS.escape(lang)}"], [data-locale="_default"]) ` : ""
  const at = (path) => `${side}[data-key-path="${CSS.escape(path)}"]`
  const own = at(name)
  const steps = name.split(".")
  const folded = steps.flatMap((step, depth) => {
    const list = at(steps.slice(0, depth).join("."))
    return /^\d+$/.test(step) ? [`${list} [aria-controls$="-item-list"][aria-expanded=false]`, `${list} [aria-controls$="-item-${step}-body"][aria-expanded=false]`] : []
  })
  const found = () =>
    document.querySelector(`:is(${own}) :is(input, textarea, [role=checkbox], [role=radio], [role=combobox])`) ??
    document.querySelector(`:is(${own}) button:not([aria-haspopup])`)
  const arrive = () => {
    found()?.scrollIntoView({ block: "center" })
    found()?.focus()
  }
  const watch = new MutationObserver(() => {
    if (!found()) {
      for (const each of folded) document.querySelector(each)?.click()
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
