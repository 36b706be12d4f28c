// Which state of the Arabic text a translation follows: the sum of that text, letter for letter, as text/fingerprint.py (`exact`) makes it. The sum of
// its words alone, which `fihris translate` writes, is for the engine to make, that reads Markdown.
import { FOLLOWS, SOURCE } from "./formats.js"

const UNWRITTEN = "Not translated yet" // as model/words.py has it
const SPACE = /[ \t\r\n]+/g
const DIGITS = 12

const plain = (text) => (text ?? "").replace(SPACE, " ").replace(/^ | $/g, "")

/** The sum of a text of which the form says `data`. */
export const sum = async ({ title, description, body }) => {
  const bytes = new TextEncoder().encode([title, description, body].map(plain).join("\n"))
  const made = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return [...made].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, DIGITS)
}

const isWritten = ({ body = "" } = {}) => body.trim() && !body.includes(UNWRITTEN)
const isNew = ({ [SOURCE]: source = "" }) => !source || source.includes(UNWRITTEN)

const saved = new Map() // what was said while the form has been open, which knows its files as they were when it was opened

/** What an entry is saved with: a translation that is new, or of which the writer says that it follows the text, says so. Undefined where nothing is to be said. */
export const followed = async ({ path, data, i18n }) => {
  let isTold = false
  for (const [lang, { data: twin }] of Object.entries(i18n)) {
    const key = `${lang}:${path}`
    if (isWritten(twin) && (data[FOLLOWS] || (isNew(twin) && !saved.has(key)))) saved.set(key, await sum(data))
    if (saved.has(key) && twin) twin.translated = saved.get(key)
    isTold ||= saved.has(key)
  }
  return isTold ? { data, i18n } : undefined
}
