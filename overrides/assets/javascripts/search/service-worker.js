// Keeps what was read, so that it can be read again without a network; written to the root of the site with its version.
// The network always comes first: what is kept is only for the time without one.
"use strict"

const READ = "fihris-read" // pages as they were read
const WHOLE = "fihris-whole-" // the whole site, kept by offline.js, one cache a version
const PATIENCE = 8000 // milliseconds

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()))

self.addEventListener("fetch", (event) => {
  const { request } = event
  if (request.method === "GET" && new URL(request.url).origin === self.location.origin) event.respondWith(answer(request))
})

async function answer(request) {
  try {
    const response = await hurried(request)
    if (response.ok && response.type === "basic") await keep(request, response.clone())
    return response
  } catch (error) {
    const found = await kept(request)
    if (found) return found
    throw error
  }
}

function hurried(request) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE))
  return Promise.race([fetch(request), late])
}

// Under its address without a query: marks and questions make no other page.
async function keep(request, response) {
  if (response.redirected) return
  try {
    await (await caches.open(READ)).put(plain(request.url), response)
  } catch (error) {
    console.warn("not kept:", error) // no space left: reading goes on
  }
}

async function kept(request) {
  const url = plain(request.url)
  const urls = url.endsWith("/") ? [url, `${url}index.html`] : [url]
  const names = (await caches.keys()).filter((name) => name === READ || name.startsWith(WHOLE)).sort().reverse()
  for (const name of names) {
    const cache = await caches.open(name)
    for (const one of urls) {
      const found = await cache.match(one)
      if (found) return found
    }
  }
  return undefined
}

function plain(address) {
  const url = new URL(address)
  return url.origin + url.pathname
}
