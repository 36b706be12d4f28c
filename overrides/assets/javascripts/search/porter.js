// Snowball's English stemmer (Porter 2), the twin of the one Python's `snowballstemmer` has: see tests/search_cases.
(function (root) {
  "use strict"

  const VOWEL = "[aeiouy]"
  const OTHER = "[^aeiouy]"
  const REGION = new RegExp(`^.*?${VOWEL}${OTHER}`)
  const STARTS = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/
  const SHORT_END = new RegExp(`(?:${OTHER}${VOWEL}[^aeiouywxY]|^${VOWEL}${OTHER}|past)$`)
  const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/
  const KEPT = /^(?:even|cann|inn|earr|herr|out)$/
  const WHOLE = new Map(Object.entries({
    andes: "andes", atlas: "atlas", bias: "bias", cosmos: "cosmos", early: "earli", gently: "gentl", howe: "howe", idly: "idl",
    news: "news", only: "onli", singly: "singl", skies: "sky", skis: "ski", sky: "sky", ugly: "ugli",
  }))

  // Longest ending first; the first that fits decides, even when its region then forbids the change.
  const STEP2 = [
    ["ization", "ize"], ["ational", "ate"], ["fulness", "ful"], ["ousness", "ous"], ["iveness", "ive"], ["tional", "tion"],
    ["biliti", "ble"], ["lessli", "less"], ["entli", "ent"], ["ation", "ate"], ["alism", "al"], ["aliti", "al"], ["fulli", "ful"],
    ["ousli", "ous"], ["iviti", "ive"], ["ogist", "og"], ["enci", "ence"], ["anci", "ance"], ["abli", "able"], ["izer", "ize"],
    ["ator", "ate"], ["alli", "al"], ["bli", "ble"], ["ogi", "og"], ["li", ""],
  ]
  const STEP3 = [
    ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["iciti", "ic"], ["ative", ""], ["ical", "ic"],
    ["ness", ""], ["ful", ""],
  ]
  const STEP4 = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
  ]

  const after = (word, from) => {
    const found = REGION.exec(word.slice(from))
    return found ? from + found[0].length : word.length
  }

  const regions = (word) => {
    const start = STARTS.exec(word)
    const first = start ? start[0].length : after(word, 0)
    return [first, after(word, first)]
  }

  const markY = (word) => {
    let made = ""
    for (const char of word) {
      const vowelBefore = made !== "" && "aeiouy".includes(made[made.length - 1])
      made += char === "y" && (made === "" || vowelBefore) ? "Y" : char
    }
    return made
  }

  const plural = (word) => {
    if (word.endsWith("sses")) return word.slice(0, -2)
    if (/ie[ds]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1)
    if (/(?:us|ss)$/.test(word)) return word
    return new RegExp(`${VOWEL}.+s$`).test(word) ? word.slice(0, -1) : word
  }

  const past = (word, first) => {
    const eed = /eed(?:ly)?$/.exec(word)
    if (eed) {
      const stem = word.slice(0, eed.index)
      return eed.index >= first && !/^(?:succ|proc|exc)$/.test(stem) ? `${stem}ee` : word
    }
    const found = /(?:ed|edly|ing|ingly)$/.exec(word)
    if (!found) return word
    const stem = word.slice(0, found.index)
    if (found[0] === "ing") {
      if (new RegExp(`^${OTHER}y$`).test(stem)) return `${stem.slice(0, -1)}ie`
      if (KEPT.test(stem)) return word
    }
    return new RegExp(VOWEL).test(stem) ? mended(stem, first) : word
  }

  const mended = (stem, first) => {
    if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`
    if (DOUBLE.test(stem)) return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1)
    return stem.length === first && SHORT_END.test(stem) ? `${stem}e` : stem
  }

  const replaced = (word, table, first, second) => {
    const found = table.find(([ending]) => word.endsWith(ending))
    if (!found) return word
    const [ending, put] = found
    const place = word.length - ending.length
    const before = word[place - 1] || ""
    const allowed = place >= first && (ending !== "ative" || place >= second) &&
      (ending !== "li" || "cdeghkmnrt".includes(before)) && (ending !== "ogi" || before === "l")
    return allowed ? word.slice(0, place) + put : word
  }

  const derived = (word, second) => {
    const ending = STEP4.find((one) => word.endsWith(one))
    if (!ending) return word
    const place = word.length - ending.length
    return place >= second && (ending !== "ion" || /[st]$/.test(word.slice(0, place))) ? word.slice(0, place) : word
  }

  const last = (word, first, second) => {
    const place = word.length - 1
    const stem = word.slice(0, -1)
    if (word.endsWith("e")) return place >= second || (place >= first && !SHORT_END.test(stem)) ? stem : word
    return word.endsWith("ll") && place >= second ? stem : word
  }

  function porter(key) {
    if (WHOLE.has(key)) return WHOLE.get(key)
    if (key.length < 3) return key
    let word = markY(key)
    const [first, second] = regions(word)
    word = past(plural(word), first)
    word = word.replace(new RegExp(`^(.+${OTHER})[yY]$`), "$1i")
    word = replaced(word, STEP2, first, second)
    word = replaced(word, STEP3, first, second)
    return last(derived(word, second), first, second).replace(/Y/g, "y")
  }

  root.fihrisSearch = Object.assign(root.fihrisSearch || {}, { porter })
})(globalThis)
