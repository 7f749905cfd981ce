/** Always visible: whether what is sent now arrives. Shape and words, colour only repeats them. */
import { timeWords } from '../../design/index.ts'
import { useConnection } from './connection.ts'
import { useOutbox } from './outbox/outbox.ts'

export function ConnectionLine() {
  const { reached, heardAt } = useConnection()
  const { entries } = useOutbox()
  if (reached) return <p className="connection"><Mark d="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13" />已联网</p>
  return (
    <p className="connection connection--none">
      <Mark d="M1.5 1.5h13v13h-13z" />
      <span><b>没有信号</b>{`${heardAt === null ? '' : `，${timeWords(heardAt, 'staff')} 还通`}。${entries.length === 0 ? '填的内容都留着，有信号后点“再试一次”。' : `有 ${entries.length} 件上报没发出去，有信号时自动发送。`}`}</span>
    </p>
  )
}

function Mark({ d }: { d: string }) {
  return <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={d} /></svg>
}
