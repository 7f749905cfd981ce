/** The state of a dossier in one word. The tone draws the frame; the word alone carries the meaning. */
export type StatusTone = 'waiting' | 'moving' | 'done' | 'stopped' | 'alarm'

export type StatusModel = { readonly tone: StatusTone; readonly word: string }

export function StatusWord({ status }: { status: StatusModel }) {
  return <strong className={`status status--${status.tone}`}>{status.word}</strong>
}
