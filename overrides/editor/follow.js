// Which state of the Arabic text a translation follows: the sum of that text, letter for letter, as text/fingerprint.py (`exact`) makes it. The sum of
// its words alone, which `fihris translate` writes, is for the engine to make, that reads Markdown.
import { FOLLOWS, SOURCE } from "./formats.js"

const UNWRITTEN = "Not translated yet" // as model.py has it
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

/** What an entry is saved with: a translation that is new, or of which the writer says that it follows the text, says so. Undefined where nothing is to be said. */
export const followed = async ({ data, i18n }) => {
  const told = Object.values(i18n).filter(({ data: twin }) => isWritten(twin) && (data[FOLLOWS] || isNew(twin)))
  if (!told.length) return undefined
  for (const { data: twin } of told) twin.translated = await sum(data)
  return { data, i18n }
}
