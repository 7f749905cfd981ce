/**
 * Papers on their way to a sheet: written down in this browser before they are sent, taken off only when the server has answered. What is sent bears the number
 * of its first paper and an id of its own, so after a power cut the same goes again and counts once.
 */
import { refusalOf } from '../../../spa/api.ts'
import type { PollingAnswer } from '../../../../core/view/polling.ts'

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
export type Sending =
  | { readonly id: string; readonly act: 'read'; readonly form: { readonly from: number; readonly papers: readonly string[] } }
  | { readonly id: string; readonly act: 'take-back'; readonly form: { readonly paper: number } }
export type Send = (act: Sending) => Promise<PollingAnswer>
/** A paper, or the wish to take the last one back. */
type Step = string | null
type Kept = { readonly arrived: number; readonly sending: Sending | null; readonly waiting: readonly Step[] }

/** So many papers go together; the first goes at once. */
const most = 25

export class SheetQueue {
  readonly #key: string
  readonly #store: Store
  readonly #send: Send
  readonly #changed: () => void
  readonly #newId: () => string
  readonly #pause: number
  #kept: Kept
  #busy = false
  #stopped = false
  #trouble: string | null = null
  #refused: string | null = null

  /** @param arrived papers the server has; what was kept here from before a power cut goes before it */
  constructor({ key, arrived, store, send, changed, newId = () => crypto.randomUUID(), pause = 3000 }: {
    readonly key: string; readonly arrived: number; readonly store: Store; readonly send: Send; readonly changed: () => void; readonly newId?: () => string; readonly pause?: number
  }) {
    this.#key = `sanzhi.sheet.${key}`
    this.#store = store
    this.#send = send
    this.#changed = changed
    this.#newId = newId
    this.#pause = pause
    const kept = read(store, this.#key)
    // With nothing on its way the server alone knows how many there are.
    this.#kept = kept === null || (kept.sending === null && kept.waiting.length === 0) ? { arrived, sending: null, waiting: [] } : kept
    if (kept !== null && kept.sending === null && kept.waiting.length > 0 && kept.arrived !== arrived) {
      this.#refused = `这台电脑上有 ${kept.waiting.length} 张没有送出，可是这一份后来录到了第 ${arrived} 张（这里只知道到第 ${kept.arrived} 张）。`
    }
  }

  /** Papers keyed in, arrived or not. */
  get papers(): number {
    return this.#kept.arrived + this.onTheWay
  }

  get arrived(): number {
    return this.#kept.arrived
  }

  /** Counted in papers; taking one back counts against them. */
  get onTheWay(): number {
    const { sending, waiting } = this.#kept
    const going = sending === null ? 0 : sending.act === 'read' ? sending.form.papers.length : -1
    return going + waiting.reduce((sum, step) => sum + (step === null ? -1 : 1), 0)
  }

  get isIdle(): boolean {
    return this.#kept.sending === null && this.#kept.waiting.length === 0
  }

  /** Why nothing arrives just now; null while it does. */
  get trouble(): string | null {
    return this.#trouble
  }

  /** Why the server did not take it; nothing goes on before somebody has looked. */
  get refused(): string | null {
    return this.#refused
  }

  /** Papers that were keyed in here and have not arrived. */
  get unsent(): readonly string[] {
    const { sending, waiting } = this.#kept
    return [...(sending?.act === 'read' ? sending.form.papers : []), ...waiting.flatMap((step) => step ?? [])]
  }

  add(paper: string): void {
    this.#keep({ ...this.#kept, waiting: [...this.#kept.waiting, paper] })
    void this.send()
  }

  /** The last paper, on its way or arrived. */
  takeBack(): void {
    if (this.papers === 0) return
    const { waiting } = this.#kept
    this.#keep({ ...this.#kept, waiting: typeof waiting.at(-1) === 'string' ? waiting.slice(0, -1) : [...waiting, null] })
    void this.send()
  }

  /** After somebody has looked: what waits here is kept in behind what the server has, or is thrown away. */
  settle(arrived: number, keep: boolean): void {
    this.#refused = null
    this.#keep({ arrived, sending: null, waiting: keep ? this.unsent : [] })
    void this.send()
  }

  stop(): void {
    this.#stopped = true
  }

  async send(): Promise<void> {
    if (this.#busy || this.#refused !== null) return
    this.#busy = true
    while (!this.isIdle && !this.#stopped && this.#refused === null) {
      try {
        const sending = this.#kept.sending ?? this.#next()
        const answer = await this.#send(sending)
        this.#trouble = null
        if (answer.ok) this.#arrive(sending)
        else this.#refused = answer.sentence ?? '没有记上，请刷新再看。'
        this.#changed()
      } catch (failure) {
        this.#trouble = refusalOf(failure)?.sentence ?? '送不出去。'
        this.#changed()
        await new Promise((resolve) => { setTimeout(resolve, this.#pause) })
      }
    }
    this.#busy = false
  }

  /** Written down before it goes. */
  #next(): Sending {
    const { arrived, waiting } = this.#kept
    const end = waiting.findIndex((step, at) => step === null || at === most)
    const papers = (end === -1 ? waiting : waiting.slice(0, end)).filter((step) => step !== null)
    const sending: Sending = papers.length > 0
      ? { id: this.#newId(), act: 'read', form: { from: arrived + 1, papers } }
      : { id: this.#newId(), act: 'take-back', form: { paper: arrived } }
    this.#keep({ arrived, sending, waiting: waiting.slice(Math.max(1, papers.length)) })
    return sending
  }

  #arrive(sending: Sending): void {
    this.#keep({ ...this.#kept, arrived: this.#kept.arrived + (sending.act === 'read' ? sending.form.papers.length : -1), sending: null })
  }

  #keep(kept: Kept): void {
    this.#kept = kept
    if (kept.sending === null && kept.waiting.length === 0) this.#store.removeItem(this.#key)
    else this.#store.setItem(this.#key, JSON.stringify(kept))
    this.#changed()
  }
}

function read(store: Store, key: string): Kept | null {
  try {
    return JSON.parse(store.getItem(key) ?? 'null') as Kept | null
  } catch {
    return null
  }
}
