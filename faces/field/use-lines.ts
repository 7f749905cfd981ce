/** A list of dossiers, fifty at a time; asked again when the app comes back to the front or the signal returns. */
import { useCallback, useEffect, useState } from 'react'
import { api, refusalOf, withQuery, type ApiRefusal } from '../spa/api.ts'
import { useQuestion } from '../spa/question.ts'
import type { DossierLine, Page } from '../spa/shapes.ts'
import { useConnection } from './connection.ts'

export type Lines = {
  /** Null until the first answer. */
  readonly items: readonly DossierLine[] | null
  readonly refusal: ApiRefusal | null
  again(): void
  /** Null at the end of the list. */
  readonly more: (() => void) | null
}

export function useLines(query: Readonly<Record<string, string | undefined>>): Lines {
  const path = withQuery('/api/dossiers', query)
  const first = useQuestion<Page<DossierLine>>(path)
  const [rest, setRest] = useState<{ readonly path: string; readonly pages: readonly Page<DossierLine>[]; readonly refusal: ApiRefusal | null }>({ path, pages: [], refusal: null })
  const pages = rest.path === path ? rest.pages : []
  const { again } = first
  const { reached } = useConnection()
  const anew = useCallback(() => { setRest({ path, pages: [], refusal: null }); again() }, [path, again])
  useEffect(() => {
    const back = () => { if (document.visibilityState === 'visible') anew() }
    document.addEventListener('visibilitychange', back)
    return () => document.removeEventListener('visibilitychange', back)
  }, [anew])
  const missed = reached && (first.refusal?.code === 'offline' || first.refusal?.code === 'timeout')
  useEffect(() => { if (missed) again() }, [missed, again])

  const next = (pages.at(-1) ?? first.answer)?.next ?? null
  const fetchMore = () => {
    api.get<Page<DossierLine>>(withQuery('/api/dossiers', { ...query, cursor: next }))
      .then((page) => setRest({ path, pages: [...pages, page], refusal: null }))
      .catch((error: unknown) => setRest({ path, pages, refusal: refusalOf(error) }))
  }
  return {
    items: first.answer === null ? null : [...first.answer.items, ...pages.flatMap(({ items }) => items)],
    refusal: first.refusal ?? (rest.path === path ? rest.refusal : null), again: anew, more: next === null ? null : fetchMore,
  }
}
