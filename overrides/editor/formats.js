// Files as the component is given them, and as it hands them back: each is laid into the text that it was, which travels with its data.
import { laid, parted, said } from "./laying.js"

export const SOURCE = "f-source" // the text of the file
export const FOLLOWS = "f-follows" // what a writer says of a translation, which is no field of a file (follow.js)
const [TYPE, LINE, FULL, VALUE] = ["f-type", "line", "full", "f-value"] // as write/forms.py has them

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value)

// An item that may be a line, or particulars of its own, says within a form which it is.
const opened = (item) => (isObject(item) ? { [TYPE]: FULL, ...item } : { [TYPE]: LINE, [VALUE]: item })
const closed = ({ [TYPE]: type, [VALUE]: value, ...full }) => (type === LINE ? value : full)
const each = (data, names, change) =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, names.includes(name) && Array.isArray(value) ? value.map(change) : value]))

// A list that is written key by key is a row of entries with an id.
const entriesOf = (data) => ({ entries: Object.entries(data).map(([id, entry]) => ({ id, ...entry })) })
const keyed = ({ entries = [] }) => {
  const ids = entries.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) < at)
  if (twice) throw new Error(`هذا المعرّف لمدخلين: ${twice}`)
  return Object.fromEntries(entries.map(({ id, ...entry }) => [id, entry]))
}

/**
 * How files of a form are read and written. `heading` is the first line of a new one; `list` says that it is written key by key; `either`
 * names the fields whose items may be a line.
 */
export const format = ({ extension, heading = "", list = false, either = [] }) => {
  const isPage = extension === "md"

  const fromFile = (source) => {
    const text = `${source}\n`
    const { fence, matter, body } = isPage ? parted(text) : { fence: "", matter: text, body: "" }
    if (isPage && !fence) return { body: source, [SOURCE]: source }
    const data = said(matter)
    return { ...(list ? entriesOf(data) : each(data, either, opened)), ...(isPage ? { body: body.replace(/^\n+|\n$/g, "") } : {}), [SOURCE]: source }
  }

  const toFile = ({ [SOURCE]: source = "", [FOLLOWS]: _, body = "", ...form }) => {
    const data = list ? keyed(form) : each(form, either, closed)
    const before = source ? `${source}\n` : ""
    if (!isPage) return before ? laid(data, before) : `${heading}\n${laid(data, "")}`
    if (!Object.keys(data).length) return body
    const { fence, matter, body: rest } = parted(before)
    const gap = fence ? rest.match(/^\n*/)[0] : "\n"
    return `---\n${laid(data, fence ? matter : "")}---\n${gap}${body}`
  }

  return { fromFile, toFile }
}
