/** The desk: left the region and the queues, then the list, and beside it the dossier one has opened. Everything by keyboard. */
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { EmptyState, momentWords } from '../../../design/index.ts'
import { nearestClock } from '../../spa/dossier-words.ts'
import { timeOfMatters } from '../../spa/time-of-matters.ts'
import { useQuestion } from '../../spa/question.ts'
import type { DossierLine, DossierView, Page as Answer } from '../../spa/shapes.ts'
import { Dossier } from '../dossier/dossier.tsx'
import { Page } from '../frame.tsx'
import { useKeys } from '../keys.ts'
import { useRoom } from '../room.ts'
import { NoSuchPage, Refused } from '../page-problem.tsx'
import { DeskSide } from './desk-side.tsx'
import { Filters, FilterWords } from './filters.tsx'
import { LineTable } from './line-table.tsx'
import { News } from './news.tsx'
import { NotYours } from './not-yours.tsx'
import { Pages } from './pages.tsx'
import { addressOf, exportOf, isQueue, questionOf, queues, type QueueKey } from './queues.ts'

export function DeskPage() {
  const { queue } = useParams()
  return isQueue(queue) ? <Desk queue={queue} /> : <NoSuchPage />
}

function Desk({ queue }: { queue: QueueKey }) {
  const { id } = useParams()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const question = questionOf(queue, address)
  const list = useQuestion<Answer<DossierLine>>(question)
  const [round, setRound] = useState(0)
  const [moved, setMoved] = useState<ReadonlyMap<string, DossierView>>(new Map())
  const lines = useMemo(() => (list.answer?.items ?? []).map((line) => current(line, moved.get(line.id))), [list.answer, moved])
  const table = useRef<HTMLDivElement>(null)
  const beside = useRoom(80)
  const keyList = useRef<HTMLDetailsElement>(null)

  const refresh = () => { setMoved(new Map()); setRound((count) => count + 1); list.again() }
  const open = useCallback((dossier: string) => void navigate(addressOf(queue, address, {}, dossier).slice('/console'.length)), [navigate, queue, address])
  const close = () => {
    void navigate(addressOf(queue, address).slice('/console'.length))
    requestAnimationFrame(() => focusLine(table.current, id))
  }
  const step = (by: 1 | -1) => {
    const next = lines[nextIndex(lines, id ?? focusedLine(table.current), by)]
    if (next === undefined) return
    if (id !== undefined) open(next.id)
    requestAnimationFrame(() => focusLine(table.current, next.id))
  }
  useKeys({
    j: () => step(1), k: () => step(-1), r: refresh,
    '/': () => document.getElementById('desk-text')?.focus(),
    '?': () => showKeys(keyList.current),
    Escape: (event) => { if (event.target instanceof HTMLInputElement) event.target.blur(); else if (id !== undefined) close() },
  })

  const next = id === undefined ? undefined : lines[nextIndex(lines, id, 1)]
  return (
    <Page
      title={queues[queue].name} sideLabel="区划和待办" className={id === undefined ? 'desk' : 'desk desk--open'}
      side={<DeskSide queue={queue} address={address} round={round} keyList={keyList} />}
    >
      <section className="desk__list" aria-label="列表">
        <div className="desk__head">
          <h1>{queues[queue].name}</h1>
          <p className="soft desk__order">{queues[queue].order}</p>
          <FilterWords address={address} />
          <p className="print-only">{`打印时间 ${momentWords(timeOfMatters(), 'staff')}，本页 ${lines.length} 件`}</p>
          <div className="desk__tools no-print">
            <News question={address.get('cursor') === null ? question : null} shown={list.answer?.items ?? null} refresh={refresh} />
            <button className="button button--quiet desk__take" type="button" onClick={() => window.print()}>打印清单</button>
            {lines.length > 0 && <a className="button button--quiet desk__take" href={exportOf(queue, address)} download title="按现在的筛选导出；会留审计记录。">导出 CSV（最多 5000 件）</a>}
          </div>
        </div>
        <Filters queue={queue} address={address} />
        {list.refusal !== null && (list.refusal.code === 'region-not-yours'
          ? <NotYours own={addressOf('region', address, { region: null })} />
          : <Refused refusal={list.refusal} again={list.again} />)}
        {list.answer === null && list.asking && <p className="soft desk__waiting" role="status">正在取清单…</p>}
        {list.answer !== null && lines.length === 0 && <EmptyState title={queues[queue].empty}>{queues[queue].hint}</EmptyState>}
        {lines.length > 0 && <div ref={table}><LineTable caption={queues[queue].name} lines={lines} opened={id} hrefOf={(line) => addressOf(queue, address, {}, line)} /></div>}
        <Pages
          first={address.get('cursor') === null ? null : addressOf(queue, address, { cursor: null })}
          next={list.answer?.next == null ? null : addressOf(queue, address, { cursor: list.answer.next })}
        />
      </section>
      {id !== undefined && (
        <section className="desk__dossier" aria-label="案卷">
          <div className="desk__back no-print">
            <a href={addressOf(queue, address)}>回到列表</a>
            {next !== undefined && next.id !== id && <a href={addressOf(queue, address, {}, next.id)}>下一件<kbd>J</kbd></a>}
          </div>
          <Dossier key={id} id={id} level={beside ? 2 : 1} onMoved={(view) => setMoved((all) => new Map(all).set(view.id, view))} />
        </section>
      )}
    </Page>
  )
}

/** A line as it stands after what one has just done, without the list jumping. */
function current(line: DossierLine, view: DossierView | undefined): DossierLine {
  if (view === undefined) return line
  const clock = nearestClock(view)
  const limit = clock === null || clock.paused ? null : clock.dueAt
  return {
    ...line, number: view.number, state: view.state.key, stateName: view.state.name, dueAt: limit,
    lamp: clock === null ? null : clock.paused ? null : clock.lamp, remaining: clock?.words ?? null,
  }
}

function nextIndex(lines: readonly DossierLine[], from: string | undefined, by: 1 | -1): number {
  const at = lines.findIndex(({ id }) => id === from)
  return at === -1 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))
}

/** The keys stand folded at the left; whoever asks with “?” is led there. */
function showKeys(list: HTMLDetailsElement | null): void {
  if (list === null) return
  list.open = !list.open
  if (list.open) list.querySelector('summary')?.focus()
}

function focusedLine(table: HTMLElement | null): string | undefined {
  return table?.querySelector<HTMLElement>('tr:focus-within')?.dataset['line']
}

function focusLine(table: HTMLElement | null, id: string | undefined): void {
  const link = table?.querySelector<HTMLElement>(`tr[data-line="${id ?? ''}"] a`)
  link?.focus({ preventScroll: true })
  link?.scrollIntoView({ block: 'nearest' })
}
