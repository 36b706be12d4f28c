// What can be heard of a name, in letters common to both scripts: the twin of hooks/fihris/text/sounds.py.
(function (root) {
  "use strict"

  const isLatin = (key) => /^[a-z']+$/.test(key)
  const softened = (key) => key.replace(/(.)\1/g, "$1").replace(/c(?=[eiy])/g, "s")

  const fromLatin = (key, consonants) => {
    let left = softened(key).replace(/[aeiou]/g, " ") // a vowel parts «s» and «h»
    for (const [letters, sound] of Object.entries(consonants)) left = left.split(letters).join(sound)
    return left.replace(/ /g, "")
  }

  const merged = (word, alike) => Array.from(word, (letter) => alike[letter] ?? letter).join("")

  // The consonants that can be heard.
  const heard = (key, { consonants, alike }) => merged(isLatin(key) ? fromLatin(key, consonants) : key.replace(/[اوي]|ه$/g, ""), alike)

  // A word in Arabic letters, with the vowels that Arabic writes or not.
  const voiced = (key, { consonants, vowels, alike }) => {
    let left = isLatin(key) ? softened(key) : key
    for (const [letters, sound] of isLatin(key) ? [...Object.entries(consonants).filter(([, one]) => one), ...Object.entries(vowels)] : []) left = left.split(letters).join(sound)
    return merged(left, alike)
  }

  Object.assign(root.fihrisSearch, { isLatin, heard, voiced })
})(globalThis)
