/** Beside the form that could not be sent: it is safe, it goes by itself, and what may be done meanwhile. */
import { Button, ButtonRow, Message } from '../../../design/index.ts'
import type { Entry } from './unsent.ts'

export function Kept({ entry, sending, onAgain, onChange, onNext }: { entry: Entry; sending: boolean; onAgain(): void; onChange(): void; onNext(): void }) {
  return (
    <div className="not-sent" tabIndex={-1} data-focus="" role="alert">
      <Message tone="warning" title="还没有送到">
        <p>{entry.unsent.title}</p>
        <p>{entry.stored ? '已经存在这部手机上，有信号时自动发送，关掉应用也不会丢。同一件事只会记一次。' : '有信号时自动发送，同一件事只会记一次。这部手机存不住，请先不要关掉页面。'}</p>
      </Message>
      <div className="big-buttons section">
        <Button type="button" aria-busy={sending} onClick={onAgain}>{sending ? '正在发送…' : '再试一次'}</Button>
        <ButtonRow>
          <Button type="button" kind="ordinary" onClick={onChange}>改一改</Button>
          <Button type="button" kind="ordinary" onClick={onNext}>再报一件</Button>
        </ButtonRow>
      </div>
    </div>
  )
}
