// A paper that is dropped on the editor's page becomes a draft; pictures are left to the component.
{
  const own = document.currentScript
  const KINDS = /\.(docx|odt|md|html?|txt)$/i
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
  const ASKED = "معرّف الإيجاز: حروف لاتينية صغيرة وأرقام وشرطات، مثل water-accord"
  const OPEN = "افتح المسودة"
  const CLOSE = "أغلق"
  const LOST = "لم يأخذ الخادم الورقة. لعلها فارغة أو أكبر مما يُقبل، أو توقف الخادم."

  const show = (told, entry) => {
    document.querySelector(".fihris-drop")?.remove()
    const box = document.createElement("aside")
    box.className = "fihris-drop"
    box.setAttribute("role", "status")
    box.lang = "ar"
    box.dir = "rtl"
    const text = document.createElement("div")
    text.textContent = told
    box.append(text)
    if (entry) {
      // The component has read the folder already: a new address reads it again.
      const link = document.createElement("a")
      link.href = `/${entry.replace("#", `?new=${Date.now()}#`)}`
      link.textContent = OPEN
      box.append(link)
    }
    const close = document.createElement("button")
    close.type = "button"
    close.textContent = CLOSE
    close.addEventListener("click", () => box.remove())
    box.append(close)
    document.body.append(box)
  }

  const send = async (file, id) => {
    const answer = await fetch(new URL(`import?${new URLSearchParams({ name: file.name, id })}`, own.src), {
      method: "POST",
      headers: { "X-Fihris-Word": own.dataset.word },
      body: file,
    })
    if (!answer.ok) throw new Error(answer.status)
    const { told, entry } = await answer.json()
    show(told, entry)
  }

  addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault())
  addEventListener("drop", (event) => {
    const file = [...event.dataTransfer.files].find(({ name }) => KINDS.test(name))
    if (!file) return
    event.preventDefault()
    event.stopPropagation()
    const id = prompt(ASKED)?.trim()
    if (id === undefined) return
    if (ID.test(id)) send(file, id).catch(() => show(LOST))
    else show(ASKED)
  }, true)
}
