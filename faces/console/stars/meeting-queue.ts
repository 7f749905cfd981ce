/**
 * Votes on their way: written down in this browser before they are sent, taken off only when the server has answered. After a power cut the
 * same acts go again under the same ids, and what had arrived is answered as before.
 */
import { api, refusalOf, type ApiRefusal } from '../../spa/api.ts'

export type Waiting = {
  readonly id: string
  readonly dossier: string
  readonly act: string
  readonly form: object
  readonly seen?: number
  readonly procedure?: string
  readonly occurredAt: string
  /** Whom it is about, for the list of what was refused. */
  readonly label: string
}
export type Sent = { readonly waiting: Waiting; readonly ok: boolean; readonly sentence: string | null; readonly sequence: number | null; readonly state: string | null }

type Answer = { readonly ok: boolean; readonly id: string; readonly sentence?: string; readonly sequence?: number; readonly dossier?: { readonly state: { readonly key: string } } | null }

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export class MeetingQueue {
  readonly #key: string
  readonly #store: Store
  readonly #changed: () => void
  readonly #arrived: (sent: Sent) => void
  #waiting: readonly Waiting[]
  #sending = false
  #stopped = false
  #trouble: ApiRefusal | null = null

  /** @param key whose and of which year: another person at the same machine has another queue */
  constructor(key: string, store: Store, arrived: (sent: Sent) => void, changed: () => void) {
    this.#key = `sanzhi.meeting.${key}`
    this.#store = store
    this.#arrived = arrived
    this.#changed = changed
    this.#waiting = read(store, this.#key)
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting
  }

  /** Why nothing arrives just now; null while it does. */
  get trouble(): ApiRefusal | null {
    return this.#trouble
  }

  add(acts: readonly Waiting[]): void {
    this.#keep([...this.#waiting, ...acts])
    void this.send()
  }

  stop(): void {
    this.#stopped = true
  }

  /** Twenty at a time, one batch after the other; whatever the network does, nothing is lost and nothing counts twice. */
  async send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    while (this.#waiting.length > 0 && !this.#stopped) {
      try {
        const batch = this.#waiting.slice(0, 20)
        const { results } = await api.post<{ results: readonly Answer[] }>('/api/acts', { acts: batch.map(({ label: _, ...act }) => act) }, { limit: 60_000 })
        this.#trouble = null
        this.#take(batch, results)
      } catch (failure) {
        this.#trouble = refusalOf(failure)
        this.#changed()
        await new Promise((resolve) => { setTimeout(resolve, 3000) })
      }
    }
    this.#sending = false
  }

  #take(batch: readonly Waiting[], results: readonly Answer[]): void {
    const answered = new Set(results.map(({ id }) => id))
    this.#keep(this.#waiting.filter(({ id }) => !answered.has(id)))
    for (const result of results) {
      const waiting = batch.find(({ id }) => id === result.id)
      if (waiting !== undefined) this.#arrived({ waiting, ok: result.ok, sentence: result.sentence ?? null, sequence: result.sequence ?? null, state: result.dossier?.state.key ?? null })
    }
  }

  #keep(waiting: readonly Waiting[]): void {
    this.#waiting = waiting
    if (waiting.length === 0) this.#store.removeItem(this.#key)
    else this.#store.setItem(this.#key, JSON.stringify(waiting))
    this.#changed()
  }
}

function read(store: Store, key: string): readonly Waiting[] {
  try {
    return JSON.parse(store.getItem(key) ?? '[]') as readonly Waiting[]
  } catch {
    return []
  }
}
