/**
 * What could not be sent for lack of a signal: shown among the to-dos, sent by itself when the server answers again, under the same id
 * until it arrives, so that it is done once.
 */
import { useSyncExternalStore } from 'react'
import { api, refusalOf } from '../../spa/api.ts'
import { neverArrived } from '../../spa/never-arrived.ts'
import type { ActDone } from '../../spa/shapes.ts'
import type { Entry, Unsent } from './unsent.ts'
import { forgetUnsent, storedUnsent, storeUnsent } from './unsent-store.ts'

/** Arrived while one looked elsewhere. */
export type Delivered = { readonly id: string; readonly title: string; readonly done: ActDone }
export type Outbox = { readonly entries: readonly Entry[]; readonly delivered: readonly Delivered[] }

let outbox: Outbox = { entries: [], delivered: [] }
const watchers = new Set<() => void>()
let loaded: Promise<void> | null = null

export function useOutbox(): Outbox {
  return useSyncExternalStore(watch, () => outbox)
}

/** Once the app has started; what is in memory already is newer than what was stored. */
export function loadOutbox(): Promise<void> {
  loaded ??= storedUnsent().then((stored) => {
    const known = new Set(outbox.entries.map(({ unsent }) => unsent.id))
    const found = stored.filter(({ id }) => !known.has(id)).map((unsent): Entry => ({ unsent, state: 'waiting', sentence: null, stored: true }))
    set({ ...outbox, entries: [...found, ...outbox.entries] })
  })
  return loaded
}

/** Keeps it, in place of an earlier one of this act; `sentence` is why it has not arrived. */
export async function keepUnsent(unsent: Unsent, sentence: string): Promise<void> {
  const entry: Entry = { unsent, state: 'waiting', sentence, stored: false }
  set({ ...outbox, entries: [...outbox.entries.filter((one) => one.unsent.id !== unsent.id), entry] })
  const stored = await storeUnsent(unsent)
  // It may have been sent or thrown away while it was being stored.
  if (entryOf(unsent.id) === undefined) await forgetUnsent(unsent.id)
  else put(unsent.id, { stored })
}

/** While its writer changes it, it is not sent by itself. */
export function holdUnsent(id: string): void {
  put(id, { state: 'held' })
}

/** Sends it now; twice at a time is once. What the server will not take stays, with the reason. */
export async function sendUnsent(id: string): Promise<void> {
  const entry = entryOf(id)
  if (entry === undefined || entry.state === 'sending') return
  put(id, { state: 'sending' })
  try {
    const done = await api.post<ActDone>('/api/acts', entry.unsent.body)
    set({ ...outbox, delivered: [...outbox.delivered, { id, title: entry.unsent.title, done }] })
    await discardUnsent(id)
  } catch (error) {
    const refusal = refusalOf(error)
    // Without a session, or with a server in trouble, it is nobody's answer to the report.
    const unheard = refusal === null || neverArrived(refusal) || refusal.status === 401 || refusal.status === 429 || refusal.status >= 500
    put(id, { state: unheard ? 'waiting' : 'refused', sentence: refusal?.sentence ?? null })
  }
}

/** Arrived another way, or not wanted any more. */
export async function discardUnsent(id: string): Promise<void> {
  set({ ...outbox, entries: outbox.entries.filter(({ unsent }) => unsent.id !== id) })
  await forgetUnsent(id)
}

export function forgetDelivered(id: string): void {
  if (outbox.delivered.some((one) => one.id === id)) set({ ...outbox, delivered: outbox.delivered.filter((one) => one.id !== id) })
}

function entryOf(id: string): Entry | undefined {
  return outbox.entries.find(({ unsent }) => unsent.id === id)
}

function put(id: string, change: Partial<Omit<Entry, 'unsent'>>): void {
  set({ ...outbox, entries: outbox.entries.map((one) => (one.unsent.id === id ? { ...one, ...change } : one)) })
}

function set(next: Outbox): void {
  outbox = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => { watchers.delete(watcher) }
}
