// Leads to a field of the form: ?field=aliases, as the links of pages have it. The component knows addresses of forms alone.
const PATIENCE = 120_000 // milliseconds, in which somebody has signed in
const SETTLED = 300 // milliseconds, in which the component has put the cursor where it thinks best
// Where somebody writes, else where an item is added, else what switches the whole field on.
const INPUTS = ["input, textarea, [role=radio], [role=combobox]", "button:not([aria-haspopup], [aria-expanded], [role=checkbox])", "[role=checkbox]"]

/** Wait for the form's field `name`, on the side of a language where one is said, open the items of lists that it stands in, and put the cursor there. */
export const lead = (name, lang = "") => {
  const side = lang ? `:is([data-locale="${CSS.escape(lang)}"], [data-locale="_default"])` : ""
  const at = (path) => `${side} [data-key-path="${CSS.escape(path)}"]`
  const own = at(name)
  const steps = name.split(".")
  const folded = steps.flatMap((step, depth) => {
    const list = at(steps.slice(0, depth).join("."))
    return /^\d+$/.test(step) ? [`${list} [aria-controls$="-item-list"][aria-expanded=false]`, `${list} [aria-controls$="-item-${step}-body"][aria-expanded=false]`] : []
  })
  const shared = ({ dataset: { keyPath } }) => {
    const others = keyPath.split(".")
    const apart = others.findIndex((step, depth) => step !== steps[depth])
    return apart < 0 ? others.length : apart
  }
  const found = () => INPUTS.map((each) => document.querySelector(`:is(${own}) :is(${each})`)).find(Boolean)
  const arrive = () => {
    found()?.scrollIntoView({ block: "center" })
    setTimeout(() => found()?.focus({ preventScroll: true }), SETTLED) // what is seen now may be drawn only now
  }
  const look = () => {
    if (!found()) {
      for (const each of folded) document.querySelector(each)?.click()
      // The component draws what is seen: on, past what stands in the same items, until the field is drawn.
      const pane = document.querySelector(lang ? side : "[data-locale]")
      const drawn = [...(pane?.querySelectorAll("[data-key-path]") ?? [])]
      const near = Math.max(...drawn.map(shared))
      drawn.findLast((each) => shared(each) === near)?.scrollIntoView({ block: "center" })
    }
    if (!found()) return
    watch.disconnect()
    setTimeout(arrive, SETTLED)
  }
  const watch = new MutationObserver(look)
  watch.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), PATIENCE)
  look() // the form may stand there already, and still
}
