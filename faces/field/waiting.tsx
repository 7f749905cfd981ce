/** While something is fetched, and when it could not be. */
import { Button, Message } from '../../design/index.ts'
import type { ApiRefusal } from '../spa/api.ts'

export function Waiting() {
  return <p className="soft waiting" role="status">正在取…</p>
}

export function NotFetched({ refusal, again }: { refusal: ApiRefusal; again(): void }) {
  const unreached = refusal.code === 'offline' || refusal.code === 'timeout'
  return (
    <div className="not-fetched" role="alert">
      <Message tone="warning" title="没有取到">
        <p>{unreached ? '现在没有信号，看不到最新的。' : refusal.sentence}</p>
        <Button type="button" kind="ordinary" onClick={again}>再试一次</Button>
      </Message>
    </div>
  )
}
