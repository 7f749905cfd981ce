/** Something done by a button: sent once, refused in words, done in words. */
import { useCallback, useState } from 'react'
import { refusalOf, type ApiRefusal } from '../spa/api.ts'

export type Deed = {
  readonly sending: boolean
  readonly refusal: ApiRefusal | null
  readonly done: string | null
  run(work: () => Promise<unknown>, done: string, after?: () => void): void
}

export function useDeed(): Deed {
  const [state, setState] = useState<Omit<Deed, 'run'>>({ sending: false, refusal: null, done: null })
  const run = useCallback((work: () => Promise<unknown>, done: string, after?: () => void) => {
    setState({ sending: true, refusal: null, done: null })
    work().then(() => { setState({ sending: false, refusal: null, done }); after?.() })
      .catch((failure: unknown) => setState({ sending: false, refusal: refusalOf(failure), done: null }))
  }, [])
  return { ...state, run }
}
