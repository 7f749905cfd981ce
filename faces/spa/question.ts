/** A question to the server as a hook: its answer, whether it is still asked, what went wrong, and how to ask again. */
import { useCallback, useEffect, useState } from 'react'
import { api, refusalOf, type ApiRefusal } from './api.ts'

export type Question<T> = {
  readonly answer: T | null
  readonly asking: boolean
  readonly refusal: ApiRefusal | null
  /** Asks again; the old answer stays until the new one is there. */
  again(): void
  /** Puts in an answer the server has just given elsewhere. */
  put(answer: T): void
}

type Held<T> = { readonly path: string | null; readonly answer: T | null; readonly refusal: ApiRefusal | null; readonly asking: boolean }

/** With `null` nothing is asked. A new path forgets the old answer. */
export function useQuestion<T>(path: string | null): Question<T> {
  const [held, setHeld] = useState<Held<T>>({ path, answer: null, refusal: null, asking: path !== null })
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (path === null) return undefined
    const stop = new AbortController()
    setHeld((before) => ({ path, answer: before.path === path ? before.answer : null, refusal: null, asking: true }))
    api.get<T>(path, { signal: stop.signal })
      .then((answer) => setHeld({ path, answer, refusal: null, asking: false }))
      .catch((error: unknown) => {
        const refusal = refusalOf(error)
        if (refusal !== null) setHeld((before) => ({ path, answer: before.path === path ? before.answer : null, refusal, asking: false }))
      })
    return () => stop.abort()
  }, [path, round])
  const again = useCallback(() => setRound((count) => count + 1), [])
  const put = useCallback((answer: T) => setHeld({ path, answer, refusal: null, asking: false }), [path])
  const current = held.path === path
  return { answer: current ? held.answer : null, asking: path !== null && (!current || held.asking), refusal: current ? held.refusal : null, again, put }
}

/** Reference data changes seldom: asked once, kept for a minute, shared by all who ask. */
export function useReference<T>(path: string | null): Question<T> {
  const [held, setHeld] = useState<Held<T>>(() => ({ path, answer: fresh<T>(path), refusal: null, asking: path !== null && fresh(path) === null }))
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (path === null) return undefined
    let stopped = false
    setHeld({ path, answer: fresh<T>(path), refusal: null, asking: fresh(path) === null })
    askOnce<T>(path)
      .then((answer) => { if (!stopped) setHeld({ path, answer, refusal: null, asking: false }) })
      .catch((error: unknown) => { if (!stopped) setHeld({ path, answer: null, refusal: refusalOf(error), asking: false }) })
    return () => { stopped = true }
  }, [path, round])
  const again = useCallback(() => {
    if (path !== null) kept.delete(path)
    setRound((count) => count + 1)
  }, [path])
  const put = useCallback((answer: T) => setHeld({ path, answer, refusal: null, asking: false }), [path])
  const current = held.path === path
  return { answer: current ? held.answer : null, asking: path !== null && (!current || held.asking), refusal: current ? held.refusal : null, again, put }
}

/** Outside of a component. */
export async function askOnce<T>(path: string): Promise<T> {
  const known = kept.get(path)
  if (known !== undefined && known.until > Date.now()) return await (known.asked as Promise<T>)
  const asked = api.get<T>(path)
  const entry: Kept = { asked, until: Date.now() + 60_000, answer: null }
  kept.set(path, entry)
  asked.then((answer) => { entry.answer = answer }, () => kept.delete(path))
  return await asked
}

/** After something was changed. */
export function forgetReferences(): void {
  kept.clear()
}

type Kept = { readonly asked: Promise<unknown>; readonly until: number; answer: unknown }
const kept = new Map<string, Kept>()

function fresh<T>(path: string | null): T | null {
  const known = path === null ? undefined : kept.get(path)
  return known !== undefined && known.until > Date.now() ? known.answer as T | null : null
}
