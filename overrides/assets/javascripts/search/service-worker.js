// Keeps what was read, so that it can be read again without a network; written to the root of the site with its version.
// The network always comes first: what is kept is only for the time without one.
"use strict"

const READ = "fihris-read" // pages as they were read
const WHOLE = "fihris-whole-" // the whole site, kept by offline.js, one cache a version
const PATIENCE = 4000 // milliseconds

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()))

self.addEventListener("fetch", (event) => {
  const { request } = event
  if (request.method === "GET" && new URL(request.url).origin === self.location.origin) event.respondWith(answer(request))
})

async function answer(request) {
  const network = fetched(request)
  try {
    return await Promise.race([network, late(request, network)])
  } catch (error) {
    return (await kept(request)) || network // which fails as it would without us
  }
}

async function fetched(request) {
  const response = await fetch(request)
  if (response.ok && response.type === "basic") await keep(request, response.clone())
  return response
}

// What is kept, once the network has had its time; where nothing is, the network goes on.
async function late(request, network) {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE))
  return (await kept(request)) || network
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
