// What a form has written, laid back into the text of the file as it was: what says the same keeps every letter, remarks included.
// The same rule as that of `fihris format` (author/canonical.py), for what never passes through this project's own tools: a pull request.
// A test holds both to the same letters.
import { isCollection, isMap, isPair, isScalar, isSeq, parse, parseDocument } from "./component/yaml/browser/index.js"

const WIDTH = 120 // signs that a line in braces may have; what is longer stands in lines of its own
const FENCE = "---\n"
const OTHERWISE = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i // words that one reader of YAML takes for something else, and another does not
const NEVER_BARE = /^[%@`]|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]/ // what this reader would let pass, and another would not
const UNSEEN = /(?! )[\p{C}\p{Z}]/u
const ESCAPED = /[\x7f\x85\u2028\u2029\ufeff]/g
const WORD = /^[a-z]/

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
const isEmpty = (value) => !Object.keys(value).length

/** The data of a file and what follows it: a page's front matter and its text, or all of a record and nothing. */
export const parted = (text) => {
  if (!text.startsWith(FENCE)) return { fence: "", matter: text, body: "" }
  const end = text.indexOf(`\n${FENCE}`, FENCE.length - 1) + 1
  if (!end) return { fence: "", matter: text, body: "" }
  return { fence: FENCE, matter: text.slice(FENCE.length, end), body: text.slice(end + FENCE.length) }
}

/** What the data of a file says. Errors of its YAML are thrown. */
export const said = (matter) => parse(matter, { maxAliasCount: 0 }) ?? {}

/** The text of a file's data that says `data`, in the style of the text `before`, or in this project's where it is "". */
export const laid = (data, before) => {
  const then = before && parseDocument(before).contents
  if (!isMap(then) || isEmpty(then.items)) return `${block(data, 0).trimStart()}\n`
  const made = before.slice(0, then.range[0]) + layer(before)(then, data) + before.slice(ended(then, before))
  // No style is worth a word.
  return alike(said(made), data) ? made : `${block(data, 0).trimStart()}\n`
}

const alike = (one, other) => {
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one)
    const others = Object.keys(other).filter((key) => key in one || other[key] !== false)
    return keys.length === others.length && keys.every((key) => key in other && alike(one[key], other[key]))
  }
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((each, at) => alike(each, other[at]))
  return String(one ?? "") === String(other ?? "")
}

const same = (node, value) => {
  if (isMap(node)) {
    return isObject(value) && node.items.length === Object.keys(value).length && node.items.every(({ key, value: each }) => key.value in value && same(each, value[key.value]))
  }
  if (isSeq(node)) return Array.isArray(value) && node.items.length === value.length && node.items.every((each, at) => same(each, value[at]))
  if (typeof value === "object" && value !== null) return false
  return String(value ?? "") === String(node.value ?? "") || String(value) === node.source
}

/** Where a node ends. One in blocks ends with the line of its last part, a remark in that line included. */
const ended = (node, source) => {
  if (!isCollection(node) || node.flow || isEmpty(node.items)) return node.range[1]
  const last = node.items.at(-1)
  const end = ended(isPair(last) ? last.value : last, source)
  const rest = /[ \t]*(#.*)?$/my
  rest.lastIndex = end
  return rest.test(source) ? rest.lastIndex : end
}

const columnOf = (node, source) => node.range[0] - source.lastIndexOf("\n", node.range[0] - 1) - 1

const layer = (source) => {
  const textOf = (node) => source.slice(node.range[0], ended(node, source))

  const lay = (old, now, flow = false) => {
    if (same(old, now)) return textOf(old)
    if (isMap(old) && isObject(now) && !isEmpty(now) && !isEmpty(old.items)) return mapping(old, now, flow || !!old.flow)
    if (isSeq(old) && Array.isArray(now) && now.length && old.items.length) return sequence(old, now, flow || !!old.flow)
    if (isScalar(old) && (typeof now !== "object" || now === null)) return scalar(now, flow, old.type)
    return inline(now)
  }

  // Parts of a collection: the text of each, and what stands between it and the next.
  const parts = (spans, texts) =>
    texts.map((text, at) => ({ text, gap: source.slice(spans[at][1], at + 1 < spans.length ? spans[at + 1][0] : spans[at][1]) }))

  const mapping = (old, now, flow) => {
    const spans = old.items.map(({ key, value }) => [key.range[0], ended(value, source)])
    const texts = old.items.map(({ key, value }) =>
      key.value in now ? source.slice(key.range[0], value.range[0]) + lay(value, now[key.value], flow) : "")
    const there = old.items.map(({ key }) => key.value)
    const kept = []
    for (const [at, part] of parts(spans, texts).entries()) {
      if (there[at] in now) kept.push([there[at], part])
      else if (kept.length && part.gap.includes("#")) kept.at(-1)[1].gap = part.gap // a remark on what follows
    }
    const column = columnOf(old.items[0].key, source)
    const gap = flow ? ", " : `\n${" ".repeat(column)}`
    const order = Object.keys(now)
    for (const key of order.filter((each) => !there.includes(each) && now[each] !== false)) {
      const place = order.indexOf(key)
      const before = kept.findLastIndex(([each]) => order.indexOf(each) < place)
      const after = kept.findIndex(([each]) => order.indexOf(each) > place)
      const at = before >= 0 ? before + 1 : after >= 0 ? after : kept.length
      kept.splice(at, 0, [key, { text: pair(key, now[key], flow, column), gap }])
    }
    return around(old, kept.map(([, part]) => part), gap)
  }

  const sequence = (old, now, flow) => {
    const spans = old.items.map((item) => [item.range[0], ended(item, source)])
    const there = parts(spans, old.items.map(textOf))
    const column = columnOf(old.items[0], source)
    const gap = flow ? ", " : `\n${" ".repeat(columnOf(old, source))}- `
    const first = old.items[0]
    const isFlow = isCollection(first) && first.flow && first.items.length
    const item = (value) => (isObject(value) && !flow && !isFlow ? block(value, column).trimStart() : inline(value))
    const made = []
    for (const [start, end, from, to] of matched(old.items, now)) {
      for (let at = 0; from + at < to; at += 1) {
        made.push(start + at < end
          ? { text: lay(old.items[start + at], now[from + at], flow), gap: there[start + at].gap || gap }
          : { text: item(now[from + at]), gap })
      }
    }
    return around(old, made, gap)
  }

  // With what stands before the first of the old parts and after the last.
  const around = (old, made, gap) => {
    const [first, last] = [old.items[0], old.items.at(-1)]
    const head = source.slice(old.range[0], (isPair(first) ? first.key : first).range[0])
    const tail = old.flow ? source.slice(ended(isPair(last) ? last.value : last, source), ended(old, source)) : ""
    return head + made.map(({ text, gap: space }, at) => text + (at + 1 < made.length ? space || gap : "")).join("") + tail
  }

  return lay
}

/** Which items of two lists are the same, and what stands between them: spans [start, end) of the old one and of the new. */
const matched = (old, now) => {
  const length = Array.from({ length: old.length + 1 }, () => new Array(now.length + 1).fill(0))
  const is = old.map((node) => now.map((value) => same(node, value)))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) length[i][j] = is[i][j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1])
  }
  const spans = []
  let [i, j, start, from] = [0, 0, 0, 0]
  const close = () => (start < i || from < j) && spans.push([start, i, from, j])
  while (i < old.length && j < now.length) {
    if (is[i][j]) {
      close()
      spans.push([i, i + 1, j, j + 1])
      ;[i, j, start, from] = [i + 1, j + 1, i + 1, j + 1]
    } else if (length[i + 1][j] >= length[i][j + 1]) i += 1
    else j += 1
  }
  ;[i, j] = [old.length, now.length]
  close()
  return spans
}

const keyText = (key) => (WORD.test(key) && !OTHERWISE.test(key) ? key : quoted(key))
const entries = (value) => Object.entries(value).filter(([, each]) => each !== false && each !== undefined)

const pair = (key, value, flow, indent) => {
  const name = keyText(key)
  return flow ? `${name}: ${inline(value)}` : `${name}:${valueAfter(value, indent, name.length + 1)}`
}

/** A value after its key, in the same line where it fits there. `before` counts the signs of the line before it. */
const valueAfter = (value, indent, before) => {
  if (typeof value !== "object" || value === null) return ` ${scalar(value, false)}`
  const rows = Array.isArray(value) && value.some(isObject)
  const short = inline(value)
  return isEmpty(value) || (!rows && indent + before + 1 + [...short].length <= WIDTH) ? ` ${short}` : block(value, indent + 2)
}

/** A collection in lines of its own, each after a line break. */
const block = (value, indent) => {
  const space = `\n${" ".repeat(indent)}`
  if (!Array.isArray(value)) return entries(value).map(([key, each]) => space + pair(key, each, false, indent)).join("")
  return value.map((item) => {
    const short = inline(item)
    return `${space}- ${isObject(item) && [...short].length > WIDTH - indent - 2 ? block(item, indent + 2).trimStart() : short}`
  }).join("")
}

const inline = (value) => {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`
  if (isObject(value)) return `{${entries(value).map(([key, each]) => `${keyText(key)}: ${inline(each)}`).join(", ")}}`
  return scalar(value, true)
}

/** A scalar in a style: in single or double quotes as it was, else bare where it can be. */
const scalar = (value, flow, style = "PLAIN") => {
  if (typeof value !== "string") return String(value)
  if (style === "QUOTE_SINGLE" && !UNSEEN.test(value)) return `'${value.replaceAll("'", "''")}'`
  return style !== "QUOTE_DOUBLE" && isBare(value, flow) ? value : quoted(value)
}

const quoted = (text) => JSON.stringify(text).replace(ESCAPED, (sign) => `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`)

/** Whether a text may stand without quotation marks, for readers of YAML 1.1 too. */
const isBare = (text, flow) => {
  if (OTHERWISE.test(text) || NEVER_BARE.test(text) || (flow && /^[?:]/.test(text))) return false
  const { contents, errors, warnings } = parseDocument(flow ? `[${text}]` : `- ${text}`, { version: "1.1" })
  const only = isSeq(contents) && contents.items.length === 1 ? contents.items[0] : null
  return !errors.length && !warnings.length && isScalar(only) && !only.comment && (only.value === text || (only.value instanceof Date && only.source === text))
}
