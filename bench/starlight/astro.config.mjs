// The stock theme with what an Arabic and English site sets: two languages, a tree of the brief's sections.
import starlight from "@astrojs/starlight"
import { defineConfig } from "astro/config"

export default defineConfig({
  site: "https://fihris.example.org",
  integrations: [
    starlight({
      title: { ar: "فهرس", en: "Fihris" },
      defaultLocale: "root",
      locales: { root: { label: "العربية", lang: "ar", dir: "rtl" }, en: { label: "English", lang: "en", dir: "ltr" } },
      sidebar: [{ label: "الإيجازات", items: [{ autogenerate: { directory: "briefs" } }] }],
    }),
  ],
})
