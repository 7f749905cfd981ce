/** The deadline lamp: a shape, a word and the time left; colour only repeats what the shape already says. */
import { machineTime, untilWords, type Audience } from '../clock-words.ts'

export type LampTone = 'on-time' | 'soon' | 'late' | 'paused' | 'done'

export type LampModel = {
  readonly tone: LampTone
  /** The remaining working time in words, as the server counted it: 还剩 1 个工作日 3 小时. */
  readonly words: string
  /** When the time runs out at the present pace; absent while it is paused or over. */
  readonly due?: number
}

const toneWords: Readonly<Record<LampTone, string>> = {
  'on-time': '按时',
  soon: '快到期',
  late: '已超时',
  paused: '暂停计时',
  done: '已办完',
}

export function DeadlineLamp({ lamp, audience = 'villager' }: { lamp: LampModel; audience?: Audience }) {
  return (
    <span className={`lamp lamp--${lamp.tone}`}>
      <LampShape tone={lamp.tone} />
      <b className="lamp__tone">{toneWords[lamp.tone]}</b>
      <span className="lamp__words">{lamp.words}</span>
      {lamp.due !== undefined && <Due due={lamp.due} audience={audience} />}
    </span>
  )
}

/** The shape alone, for dense tables; its word stays for those who hear the page. */
export function LampMark({ tone }: { tone: LampTone }) {
  return (
    <span className={`lamp lamp--${tone}`}>
      <LampShape tone={tone} />
      <span className="visually-hidden">{toneWords[tone]}</span>
    </span>
  )
}

function Due({ due, audience }: { due: number; audience: Audience }) {
  return <time className="lamp__due" dateTime={machineTime(due)}>{`到${untilWords(due, audience)}`}</time>
}

/** ● on time, ▲ soon, ■ late, ‖ paused, ✓ done: told apart without colour. */
function LampShape({ tone }: { tone: LampTone }) {
  return (
    <svg className="lamp__shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[tone]}
    </svg>
  )
}

const shapes: Readonly<Record<LampTone, React.ReactNode>> = {
  'on-time': <circle cx="8" cy="8" r="6.5" />,
  soon: <path d="M8 1.2 15.5 14.6H.5Z" />,
  late: <path d="M1.5 1.5h13v13h-13z" />,
  paused: <path d="M3 2h3.6v12H3zM9.4 2H13v12H9.4z" />,
  done: <path d="M6.2 13.4.9 8.1l2.1-2.1 3.2 3.2L13 2.4l2.1 2.1z" />,
}
