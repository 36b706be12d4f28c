// Lucene's ArabicAnalyzer for one word, by which peers.mjs puts words into an index: its normalizer, and its stemmer, which is
// light10 (Larkey, Ballesteros and Connell: Light Stemming for Arabic Information Retrieval, 2007). No package on npm has it.
const MARKS = /[\u064b-\u0652\u0640]/g
const LETTERS = new Map(Object.entries({ آ: "ا", أ: "ا", إ: "ا", ى: "ي", ة: "ه" }))
const ZEROS = [0x660, 0x6f0] // of Arabic and Persian digits
const PREFIXES = ["ال", "وال", "بال", "كال", "فال", "لل", "و"]
const SUFFIXES = ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"]
const LEFT = 2 // letters that stay; behind a single letter before the word, three

const letter = (sign) => {
  const zero = ZEROS.find((first) => sign.charCodeAt(0) >= first && sign.charCodeAt(0) < first + 10)
  return zero ? String(sign.charCodeAt(0) - zero) : LETTERS.get(sign) ?? sign
}

const normalized = (word) => Array.from(word.toLowerCase().replace(MARKS, ""), letter).join("")

// The first prefix that may go, then each suffix in this order.
export function light10(word) {
  let stem = normalized(word)
  const fits = (prefix) => stem.startsWith(prefix) && stem.length >= prefix.length + Math.max(LEFT, 4 - prefix.length)
  stem = stem.slice(PREFIXES.find(fits)?.length ?? 0)
  for (const suffix of SUFFIXES) if (stem.endsWith(suffix) && stem.length >= suffix.length + LEFT) stem = stem.slice(0, -suffix.length)
  return stem
}
