// Beside a form of the editor its page, as it is saved: in the site's own type and direction, with its mentions. The page reloads by itself.
{
  const ENTRY = /^#\/collections\/([^?]+)/
  const KEPT = "fihris-beside"
  const NAMED = "الصفحة كما حُفظت"
  const [SHOW, HIDE] = ["أظهر الصفحة", "أخفِ الصفحة"]
  const WIDE = matchMedia("(min-width: 1100px)")

  const place = document.createElement("aside")
  place.className = "fihris-beside"
  place.lang = "ar"
  place.dir = "rtl"
  place.setAttribute("aria-label", NAMED)
  const button = document.createElement("button")
  button.type = "button"
  const frame = document.createElement("iframe")
  frame.title = NAMED
  place.append(button, frame)

  let page = ""
  let open = WIDE.matches && localStorage.getItem(KEPT) !== "hidden"

  const draw = () => {
    place.hidden = !page
    const shown = Boolean(page) && open
    document.documentElement.classList.toggle("fihris-beside-open", shown)
    button.setAttribute("aria-expanded", shown)
    button.textContent = shown ? HIDE : SHOW
    frame.hidden = !shown
    const address = `/${page}`
    if (shown && frame.dataset.of !== address) frame.contentWindow.location.replace(address) // not a step of the editor's history
    if (shown) frame.dataset.of = address
  }

  button.addEventListener("click", () => {
    open = !open
    localStorage.setItem(KEPT, open ? "shown" : "hidden")
    draw()
  })

  const follow = async () => {
    const entry = ENTRY.exec(location.hash)?.[1] ?? ""
    const answer = await fetch(`/-/page?${new URLSearchParams({ entry: decodeURIComponent(entry) })}`)
    const found = answer.ok ? (await answer.json()).page : ""
    if (entry !== (ENTRY.exec(location.hash)?.[1] ?? "")) return // it is another form already
    page = found
    draw()
  }

  document.body.append(place)
  addEventListener("hashchange", follow)
  window.navigation?.addEventListener("currententrychange", follow) // steps that the component takes without one
  addEventListener("fihris-change", follow) // a page that has come to be
  follow()
}
