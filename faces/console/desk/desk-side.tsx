/** Left of the desk: where one is, the queues with what waits in them, the keys. */
import { useEffect, useState, type RefObject } from 'react'
import { RegionBar, type RegionBarModel } from '../../../design/index.ts'
import { api } from '../../spa/api.ts'
import { levelWords, useRegion } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import type { RegionAnswer } from '../../spa/shapes.ts'
import { addressOf, queues, type QueueKey } from './queues.ts'

type Count = { readonly waiting: number; readonly soon: number; readonly late: number }

type DeskSideProps = { queue: QueueKey; address: URLSearchParams; round: number; keyList: RefObject<HTMLDetailsElement | null> }

export function DeskSide({ queue, address, round, keyList }: DeskSideProps) {
  const { mandate } = useSession()
  const asked = address.get('region')
  const region = useRegion(asked?.startsWith(mandate.region.code) === true ? asked : mandate.region.code)
  const count = useCount(round)
  const counts: Readonly<Partial<Record<QueueKey, number>>> = count ?? {}
  return (
    <>
      {region.answer !== null && <RegionBar region={barOf(region.answer, mandate.region.code, address)} />}
      <nav aria-label="清单">
        <ul className="queues">
          {(Object.keys(queues) as QueueKey[]).map((key) => (
            <li key={key}>
              <a href={addressOf(key, keep(address))} aria-current={key === queue ? 'page' : undefined}>
                <span>{queues[key].name}</span>
                {counts[key] !== undefined && <Figure queue={key} count={counts[key]} />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <details className="key-list" ref={keyList}>
        <summary>键盘怎么用</summary>
        <dl>
          {keys.map(([key, words]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div>)}
        </dl>
      </details>
    </>
  )
}

const keys = [['J', '下一件'], ['K', '上一件'], ['Enter', '打开'], ['1–9', '选第几个动作'], ['/', '查找'], ['R', '刷新清单'], ['Esc', '收起、回到列表'], ['?', '打开或收起这张表']] as const

function Figure({ queue, count }: { queue: QueueKey; count: number }) {
  const tone = count === 0 ? '' : queue === 'late' ? ' queues__count--late' : queue === 'soon' ? ' queues__count--soon' : ''
  return <span className={`queues__count${tone}`}>{count}<span className="visually-hidden"> 件</span></span>
}

/** Asked when the list is asked, not in between: figures do not jump while somebody reads. */
function useCount(round: number): Count | null {
  const [count, setCount] = useState<Count | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    api.get<Count>('/api/tasks/count', { signal: stop.signal }).then(setCount).catch(() => undefined)
    return () => stop.abort()
  }, [round])
  return count
}

/** Another queue of the same region, without the rest of the filter. */
function keep(address: URLSearchParams): URLSearchParams {
  const region = address.get('region')
  return new URLSearchParams(region === null ? {} : { region })
}

/** From one's own region down; choosing one leads to all its matters. */
function barOf({ path, children }: RegionAnswer, own: string, address: URLSearchParams): RegionBarModel {
  const step = ({ level, shortName, code }: RegionAnswer['region']) => ({ level: levelWords[level], name: shortName, href: addressOf('region', address, { region: code }) })
  return { path: path.filter(({ code }) => code.startsWith(own)).map(step), below: children.map(step) }
}
