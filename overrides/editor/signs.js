// Signs that a keyboard may lack, at hand while somebody writes in the component's form: put in at the cursor, or around what is chosen.
const FIELDS = "textarea, input[type=text], input:not([type])"

/** A row of buttons for `signs`, each a label, what it shows and what it puts in (… stands for what is chosen), and a list of `months`. */
export const signs = ({ label, signs: all, monthsLabel, months }) => {
  const bar = document.createElement("div")
  bar.className = "f-signs"
  bar.setAttribute("role", "toolbar")
  bar.setAttribute("aria-label", label)
  bar.hidden = true
  let field

  const put = (text) => {
    const [start, end] = [field.selectionStart, field.selectionEnd]
    const [before, after = ""] = text.split("…")
    const chosen = text.includes("…") ? field.value.slice(start, end) : ""
    field.setRangeText(before + chosen + after, start, end, "end")
    if (after && !chosen) field.setSelectionRange(start + before.length, start + before.length)
    field.dispatchEvent(new InputEvent("input", { bubbles: true }))
    field.focus()
  }

  for (const { label: name, shown, text } of all) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = shown
    if (name) button.title = name
    if (name) button.setAttribute("aria-label", name)
    button.addEventListener("click", () => put(text))
    bar.append(button)
  }
  const list = document.createElement("select")
  list.setAttribute("aria-label", monthsLabel)
  for (const month of [monthsLabel, ...months]) list.append(new Option(month, month))
  list.addEventListener("change", () => {
    put(list.value)
    list.selectedIndex = 0
  })
  bar.append(list)

  // A button that is pressed does not take the cursor out of the text.
  bar.addEventListener("mousedown", (event) => event.target.localName === "button" && event.preventDefault())
  addEventListener("focusin", ({ target }) => {
    if (bar.contains(target)) return
    field = target.matches(FIELDS) ? target : undefined
    bar.hidden = !field
  })
  const place = document.createElement("aside") // whatever is seen stands in a landmark
  place.setAttribute("aria-label", label)
  place.append(bar)
  document.body.append(place)
}
