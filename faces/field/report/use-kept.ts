/** What becomes of this form's report in the outbox: it waits there, arrives from there, or is thrown away there. */
import { useEffect, useRef } from 'react'
import type { DossierView } from '../../spa/shapes.ts'
import { discardUnsent, forgetDelivered, useOutbox } from '../outbox/outbox.ts'
import type { Entry } from '../outbox/unsent.ts'

type Ways = {
  /** Is the form in front? */
  readonly shown: boolean
  onReported(view: DossierView | null, repeated: boolean): void
  /** Begins anew: what was written here has gone its way. */
  onNext(): void
}

export type KeptHere = {
  readonly entry: Entry | null
  /** Takes it out of the outbox: it has arrived from here, or will be sent as another act. */
  leave(): void
}

export function useKept(act: string, { shown, onReported, onNext }: Ways): KeptHere {
  const { entries, delivered } = useOutbox()
  const entry = entries.find(({ unsent }) => unsent.id === act) ?? null
  const arrived = delivered.find(({ id }) => id === act)
  const waited = useRef(false)
  useEffect(() => {
    if (arrived !== undefined) {
      waited.current = false
      // Elsewhere the to-dos tell of it.
      if (!shown) { onNext(); return }
      forgetDelivered(act)
      onReported(arrived.done.dossier, arrived.done.repeated)
    } else if (entry === null && waited.current) {
      waited.current = false
      onNext()
    } else if (entry !== null) waited.current = true
  })
  return {
    entry,
    leave: () => {
      if (entry === null) return
      waited.current = false
      void discardUnsent(act)
    },
  }
}
