/** Every clock that is running or standing still, in words. */
import { DeadlineLamp } from '../../../design/index.ts'
import { lampTone } from '../../spa/dossier-words.ts'
import type { ClockView } from '../../spa/shapes.ts'
import { When } from '../desk/when.tsx'

export function Clocks({ clocks }: { clocks: readonly ClockView[] }) {
  if (clocks.length === 0) return null
  return (
    <section aria-labelledby="clocks-title" className="clocks">
      <h2 id="clocks-title">时限</h2>
      <ul>
        {clocks.map((clock) => (
          <li key={clock.key}>
            <span className="clocks__name">{clock.name}</span>
            {clock.kind === 'limit'
              ? <DeadlineLamp lamp={{ tone: lampTone(clock.lamp, clock.paused), words: clock.words }} audience="staff" />
              : <span className="soft">{clock.paused ? '已停下' : clock.words.replace('还剩', '还有')}</span>}
            {clock.dueAt !== null && !clock.paused && <span className="soft clocks__due"><When at={clock.dueAt} /></span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
