/** 选举: elections of the region by village, each with the step it is at, its last legal day and what is late; launching one for those who may. */
import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Button, ButtonLink, ButtonRow, DataTable, EmptyState, Message, StatusWord, type Column } from '../../../design/index.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionLine, ElectionList } from '../../../core/view/elections.ts'
import { states } from '../../../procedures/village-election/states.ts'
import { api, refusalOf, withQuery, type ApiRefusal } from '../../spa/api.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import './elections.css'

export function ElectionsPage() {
  const { mandate } = useSession()
  const [address, setAddress] = useSearchParams()
  const state = address.get('state') ?? ''
  const list = useElectionList(withQuery('/api/elections', { state }))
  const own = mandate.region.level === 'VILLAGE' || mandate.region.level === 'GRID'
  return (
    <Page title="选举">
      <h1>{own ? '本村选举' : '各村选举'}</h1>
      <p className="page__lead">换届、补选和演练：从启动到移交的每一步，最晚哪天办完。选举用纸票，这里不投票。</p>
      <div className="inline-form no-print">
        <div className="field">
          <label className="field__label" htmlFor="election-state">只看</label>
          <select id="election-state" className="input" value={state} onChange={(event) => setAddress(event.target.value === '' ? {} : { state: event.target.value })}>
            <option value="">全部</option>
            <option value="running">正在办的</option>
            <option value="late">有过了期限的</option>
            {Object.entries(states).map(([key, { name }]) => <option key={key} value={key}>{name}</option>)}
          </select>
        </div>
        {list.mayLaunch && <ButtonLink href="/console/elections/launch">启动选举或者演练</ButtonLink>}
        {!own && <ButtonLink kind="ordinary" href={withQuery('/api/elections/export', { state })}>导出表格</ButtonLink>}
        <a className="tap" href="/console/elections/rules">省里的规定</a>
      </div>
      {list.refusal !== null && <Refused refusal={list.refusal} again={list.again} />}
      {list.asking && list.items.length === 0 && <p role="status" className="soft">正在取选举…</p>}
      {!list.asking && list.refusal === null && list.items.length === 0 && <Nothing filtered={state !== ''} mayLaunch={list.mayLaunch} />}
      {list.items.length > 0 && <DataTable caption="按村排列，不排名" columns={own ? columns.slice(1) : columns} rows={list.items} keyOf={({ id }) => id} narrow="stack" />}
      {list.next !== null && <ButtonRow><Button type="button" kind="ordinary" aria-busy={list.asking} onClick={list.more}>再看后面的</Button></ButtonRow>}
    </Page>
  )
}

function Nothing({ filtered, mayLaunch }: { filtered: boolean; mayLaunch: boolean }) {
  if (filtered) return <EmptyState title="没有这样的选举">换一个条件，或者看全部。</EmptyState>
  return (
    <EmptyState title="还没有选举">
      {mayLaunch ? '启动一次换届或者演练以后，在这里看它走到哪一步。第一次用，建议先演练一遍：演练不公布、没有效力。' : '由乡镇或者县民政局启动以后，在这里一步一步往下办。您被推选进选举委员会的，也从这里进入。'}
    </EmptyState>
  )
}

const columns: readonly Column<ElectionLine>[] = [
  { key: 'village', head: '村', names: true, cell: ({ townName, villageName }) => `${townName}${villageName}` },
  { key: 'title', head: '选举', cell: ({ id, title }) => <a className="tap" href={`/console/elections/${id}`}>{title}</a> },
  { key: 'state', head: '现在', cell: ({ stateName, late }) => <StatusWord status={{ tone: late.length > 0 ? 'alarm' : 'moving', word: stateName }} /> },
  { key: 'day', head: '投票日', cell: ({ electionDay }) => electionDay },
  { key: 'next', head: '下一步', cell: ({ next }) => (next === null ? '' : `${next.name}${next.latest === null ? '' : `，最晚 ${dayForVillagers(next.latest)}`}`) },
  { key: 'late', head: '过了期限', cell: ({ late }) => (late.length === 0 ? '没有' : <strong className="election-late">{late.join('、')}</strong>) },
]

type Held = { readonly items: readonly ElectionLine[]; readonly next: string | null; readonly mayLaunch: boolean; readonly asking: boolean; readonly refusal: ApiRefusal | null }

/** Page after page, one below the other. */
function useElectionList(path: string) {
  const [held, setHeld] = useState<Held>({ items: [], next: null, mayLaunch: false, asking: true, refusal: null })
  const [round, setRound] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    setHeld((before) => ({ ...before, items: [], next: null, asking: true, refusal: null }))
    api.get<ElectionList>(path, { signal: stop.signal }).then(({ items, next, mayLaunch }) => setHeld({ items, next, mayLaunch, asking: false, refusal: null }))
      .catch((failure: unknown) => { const refusal = refusalOf(failure); if (refusal !== null) setHeld((before) => ({ ...before, asking: false, refusal })) })
    return () => stop.abort()
  }, [path, round])
  const more = () => {
    setHeld((before) => ({ ...before, asking: true }))
    api.get<ElectionList>(`${path}${path.includes('?') ? '&' : '?'}after=${held.next ?? ''}`)
      .then(({ items, next }) => setHeld((before) => ({ ...before, items: [...before.items, ...items], next, asking: false })))
      .catch((failure: unknown) => { const refusal = refusalOf(failure); if (refusal !== null) setHeld((before) => ({ ...before, asking: false, refusal })) })
  }
  return { ...held, more, again: useCallback(() => setRound((count) => count + 1), []) }
}

export function RehearsalNote({ rehearsal }: { rehearsal: boolean }) {
  return rehearsal ? <Message tone="warning" title="这是演练">不公布，没有效力；各步照真的来，日子不用等。</Message> : null
}
