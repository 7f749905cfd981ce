/** Signing out leaves nothing of the person on the device: no cache, no storage, no database, no service worker, no memory. */
import { forgetReferences } from '../../spa/question.ts'

export async function wipeDevice(): Promise<void> {
  forgetReferences()
  await Promise.allSettled([wipeCaches(), wipeDatabases(), wipeWorkers()])
  for (const storage of [() => localStorage, () => sessionStorage]) {
    try {
      storage().clear()
    } catch {
      // A browser without storage holds nothing to wipe.
    }
  }
}

async function wipeCaches(): Promise<void> {
  if (!('caches' in globalThis)) return
  for (const name of await caches.keys()) await caches.delete(name)
}

async function wipeDatabases(): Promise<void> {
  if (!('indexedDB' in globalThis) || typeof indexedDB.databases !== 'function') return
  for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name)
}

async function wipeWorkers(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
}
