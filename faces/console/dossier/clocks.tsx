/** Every clock that is running or standing still: what it is, how much is left, until when. */
import { DeadlineLamp } from '../../../design/index.ts'
import { lampTone } from '../../spa/dossier-words.ts'
import type { ClockView } from '../../spa/shapes.ts'
import { When } from '../desk/when.tsx'

export function Clocks({ clocks }: { clocks: readonly ClockView[] }) {
  if (clocks.length === 0) return null
  return (
    <section aria-labelledby="clocks-title" className="clocks">
      <h2 id="clocks-title">时限</h2>
      <dl>
        {clocks.map((clock) => (
          <div key={clock.key}>
            <dt>{clock.name}</dt>
            <dd>
              {clock.kind === 'limit'
                ? <DeadlineLamp lamp={{ tone: lampTone(clock.lamp, clock.paused), words: wordsOf(clock) }} audience="staff" />
                : <span className="soft">{clock.paused ? '已停下' : clock.words.replace('还剩', '还有')}</span>}
              {clock.dueAt !== null && !clock.paused && <span className="clocks__due">到 <When at={clock.dueAt} until /></span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The lamp has said already that it stands still. */
function wordsOf({ words }: ClockView): string {
  return words === '已暂停计时' ? '' : words.replace(/^已暂停计时，/, '')
}
