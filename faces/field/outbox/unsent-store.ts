/**
 * Reports that wait for a signal, kept on this device through a restart of the app. Sealed with a key that cannot be taken out of the
 * browser and goes with everything else when the person signs out (security control 58; `me/wipe.ts`).
 */
import type { Unsent } from './unsent.ts'

const database = 'sanzhi-unsent'
const keyName = 'key'

type Sealed = { readonly id: string; readonly iv: Uint8Array<ArrayBuffer>; readonly cipher: ArrayBuffer }

/** False where this browser keeps nothing, e.g. in a private window: then it waits in memory only. */
export async function storeUnsent(unsent: Unsent): Promise<boolean> {
  try {
    const opened = await openDatabase()
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyIn(opened), new TextEncoder().encode(JSON.stringify(unsent)))
    await done(opened.transaction('unsent', 'readwrite', { durability: 'strict' }).objectStore('unsent').put({ id: unsent.id, iv, cipher } satisfies Sealed))
    return true
  } catch {
    return false
  }
}

/** In the order in which they were written: their ids carry the time. What cannot be read any more is left out. */
export async function storedUnsent(): Promise<readonly Unsent[]> {
  try {
    const opened = await openDatabase()
    const [key, rows] = [await keyIn(opened), await done(opened.transaction('unsent').objectStore('unsent').getAll() as IDBRequest<Sealed[]>)]
    const read = await Promise.all(rows.map(async ({ iv, cipher }) => {
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, cipher).catch(() => null)
      return text === null ? [] : [JSON.parse(new TextDecoder().decode(text)) as Unsent]
    }))
    return read.flat()
  } catch {
    return []
  }
}

export async function forgetUnsent(id: string): Promise<void> {
  try {
    await done((await openDatabase()).transaction('unsent', 'readwrite').objectStore('unsent').delete(id))
  } catch {
    // Nothing was kept.
  }
}

let opening: Promise<IDBDatabase> | null = null

function openDatabase(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('unsent', { keyPath: 'id' })
      request.result.createObjectStore('keys')
    }
    request.onsuccess = () => {
      // Another tab wipes the device: let it.
      request.result.onversionchange = () => { request.result.close(); opening = null }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('no database'))
  }).catch((error: unknown) => { opening = null; throw error })
  return opening
}

/** Made once; two tabs that make one at the same time end up with the same. */
async function keyIn(opened: IDBDatabase): Promise<CryptoKey> {
  const kept = await done(opened.transaction('keys').objectStore('keys').get(keyName) as IDBRequest<CryptoKey | undefined>)
  if (kept !== undefined) return kept
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const keys = opened.transaction('keys', 'readwrite').objectStore('keys')
  try {
    await done(keys.add(made, keyName))
    return made
  } catch {
    return await done(opened.transaction('keys').objectStore('keys').get(keyName) as IDBRequest<CryptoKey>)
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = (event) => { event.preventDefault(); reject(request.error ?? new Error('not done')) }
  })
}
