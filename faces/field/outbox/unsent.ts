/** A report that has not arrived yet: the act as it is sent, again and again the same, and what the person reads of it meanwhile. */
export type Unsent = {
  /** Id of the act: however often it is sent, the server does it once. */
  readonly id: string
  /** Who wrote it, and in which office: nobody else sends or sees it. */
  readonly person: string
  readonly mandate: string
  readonly officeName: string
  /** When it was first sent, ISO. */
  readonly at: string
  readonly title: string
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** Body of `POST /api/acts`. */
  readonly body: Readonly<Record<string, unknown>>
}

/** How it stands: `refused` is an answer and is not sent again by itself. */
export type UnsentState = 'waiting' | 'sending' | 'held' | 'refused'

export type Entry = {
  readonly unsent: Unsent
  readonly state: UnsentState
  /** What the server said last. */
  readonly sentence: string | null
  /** Kept through a restart of the app? */
  readonly stored: boolean
}

/** What is said of it in one line. */
export function standingWords({ state, sentence, stored }: Entry, mine: boolean): string {
  if (state === 'sending') return '正在发送…'
  if (state === 'refused') return `没有收下：${sentence ?? ''}`
  if (state === 'held') return '正在改，改好了请再点“上报”。'
  if (!mine) return '还没发出去，换回写它时的身份才能发送。'
  return stored ? '还没发出去，有信号时自动发送。' : '还没发出去，有信号时自动发送。这部手机存不住，请先不要关掉页面。'
}
