/** What a page of the polling day shows, asked again every so often while the page is looked at: several people work on the same day at once. */
import { useCallback, useEffect, useState } from 'react'
import { api, refusalOf, type ApiRefusal } from '../../../spa/api.ts'

export type Asked<T> = { readonly value: T | null; readonly refusal: ApiRefusal | null; again(): void }

/** @param every milliseconds; 0 asks once and when told to */
export function useAsked<T>(path: string, every = 0): Asked<T> {
  const [held, setHeld] = useState<{ readonly value: T | null; readonly refusal: ApiRefusal | null }>({ value: null, refusal: null })
  const [round, setRound] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      api.get<T>(path, { signal: stop.signal }).then((value) => setHeld({ value, refusal: null })).catch((failure: unknown) => {
        const refusal = refusalOf(failure)
        // What was shown stays while the line is dead; the hall goes on reading.
        if (refusal !== null) setHeld((before) => ({ ...before, refusal }))
      }).finally(() => { if (every > 0 && !stop.signal.aborted) timer = setTimeout(ask, document.hidden ? every * 5 : every) })
    }
    ask()
    return () => { stop.abort(); clearTimeout(timer) }
  }, [path, every, round])
  const again = useCallback(() => setRound((count) => count + 1), [])
  return { ...held, again }
}
