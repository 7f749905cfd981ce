/** An act that did not get through, or whose answer was lost: says so, what was kept, and that trying again never doubles it. */
import { Message } from '../../design/index.ts'
import type { ApiRefusal } from './api.ts'

export { neverArrived } from './never-arrived.ts'

export function NotSent({ refusal }: { refusal: ApiRefusal }) {
  return (
    <div className="not-sent" tabIndex={-1} data-focus="" role="alert">
      <Message tone="warning" title="还没有送到">
        <p>{refusal.sentence}</p>
        <p>有信号后点“再试一次”，同一件事只会记一次。</p>
      </Message>
    </div>
  )
}
