// What a reader typed: words, phrases in quotes, words to leave out, and facets such as `actor:iran`.
(function (root) {
  "use strict"

  const LONGEST = 1000
  const POSSESSIVE = /(?<=[a-z])['’]s(?![\p{L}\p{N}])/giu
  const MOST_WORDS = 32
  const PIECE = /(-?)["“”„‟«»‹›＂]([^"“”„‟«»‹›＂]*)["“”„‟«»‹›＂]?|(-?)([\p{L}]+):(?:"([^"]*)"?|([^\s"]+))|(\S+)/gu
  const FACETS = new Map(Object.entries({
    actor: "actor", place: "place", topic: "topic", year: "year", kind: "kind",
    فاعل: "actor", مكان: "place", موضوع: "topic", سنة: "year", نوع: "kind",
  }))

  const CAPITALS = /(?<![\p{L}\p{N}])[A-Z]{2,}(?![\p{L}\p{N}])/gu

  // Digits that stand for letters which Latin has not: ma7moud, 3arab.
  const LETTERED = /(?<!\d)\d(?=[a-z]{2})|(?<=[a-z]{2})\d(?!\d)/g

  // → { words: [key], capitals: Set of keys, phrases: [[key]], not: [key], facets: [[name, value]] }
  function parse(text, analysis) {
    const { digits } = analysis.data.sounds
    const plain = text.slice(0, LONGEST).replace(POSSESSIVE, "").replace(LETTERED, (digit) => (analysis.data.stem ? digits[digit] ?? digit : digit))
    const capitals = new Set((plain.match(CAPITALS) || []).flatMap((word) => analysis.keys(word)))
    const query = { words: [], capitals, phrases: [], not: [], facets: [] }
    for (const [whole, minus, quoted, minusFacet, name, long, short, bare] of plain.matchAll(PIECE)) {
      if (name !== undefined && FACETS.has(name.toLowerCase())) {
        query.facets.push([FACETS.get(name.toLowerCase()), long === undefined ? short : long, minusFacet === "-"])
      } else if (quoted !== undefined) {
        addPhrase(query, analysis.keys(quoted), minus === "-")
      } else {
        addWords(query, name === undefined ? bare : whole, analysis)
      }
    }
    query.words = query.words.slice(0, MOST_WORDS)
    return query
  }

  function addPhrase(query, keys, minus) {
    if (minus) query.not.push(...keys)
    else {
      query.words.push(...keys)
      if (keys.length > 1) query.phrases.push(keys)
    }
  }

  function addWords(query, piece, analysis) {
    const keys = analysis.keys(piece)
    if (/^-\p{L}/u.test(piece) && keys.length === 1) query.not.push(keys[0])
    else query.words.push(...keys)
  }

  root.fihrisSearch = Object.assign(root.fihrisSearch || {}, { parse })
})(globalThis)
