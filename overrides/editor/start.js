// Starts the editor's component, in Arabic unless its own settings choose another language, with the forms that the site has made.
// Where it could do nothing, the page says instead what to do.
const PREFERENCES = "sveltia-cms.prefs"
const LOCAL = ["localhost", "127.0.0.1"] // where a browser lets the component open a folder

const preferences = { closeOnSave: false, ...JSON.parse(localStorage.getItem(PREFERENCES) || "{}") } // what was saved is seen beside its form
if (!preferences.locale || preferences.locale === "auto") preferences.locale = "ar"
localStorage.setItem(PREFERENCES, JSON.stringify(preferences))

// The component asks whoever has a browser in another language to change to it.
Object.defineProperty(navigator, "language", { value: preferences.locale })

const hosted = document.documentElement.dataset.editor === "hosted"
if (hosted || LOCAL.includes(location.hostname)) {
  window.CMS_MANUAL_INIT = true
  const language = preferences.locale.startsWith("en") ? "en" : "ar"
  const [component, answer, { format }, { signs }, { lead }, { followed }, { section }] = await Promise.all([
    import("./component/cms/npm/index.js"),
    fetch(new URL(`forms.${language}.json`, import.meta.url)),
    import("./formats.js"),
    import("./signs.js"),
    import("./field.js"),
    import("./follow.js"),
    import("./section.js"),
  ])
  const { packed } = await import("immutable")
  const { config, formats, palette } = await answer.json()
  for (const [name, said] of Object.entries(formats)) component.registerCustomFormat(name, said.extension, format(said))
  component.registerEventListener({ name: "preSave", handler: async ({ entry }) => packed(await followed(entry.toJS())) })
  document.querySelector("main").remove()
  const logo = document.querySelector("link[rel=icon]").href
  component.init({ config: { ...config, logo_url: logo, load_config_file: false } })
  signs(palette)
  section(palette.sectionLabel)
  const asked = new URLSearchParams(location.search)
  if (asked.has("field")) lead(asked.get("field"), asked.get("lang") ?? "")
}
