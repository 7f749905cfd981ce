/** The dated tree: any region as of any day, what it was called, what happened to it; and the acts that change it (R-011 … R-016). */
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { DataTable, EmptyState, Facts, RegionBar, type Column } from '../../../design/index.ts'
import { regionKinds } from '../../../core/region/version.ts'
import { withQuery } from '../../spa/api.ts'
import { AreaMap, type MapArea } from '../../spa/area-map.tsx'
import { dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { forgetReferences, useQuestion } from '../../spa/question.ts'
import { levelWords } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import type { Region, RegionAnswer } from '../../spa/shapes.ts'
import { DayBox } from '../day-box.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { RegionActs } from './region-acts.tsx'
import { RegionHistory } from './region-history.tsx'
import type { HistoryAnswer } from './region-shapes.ts'

export function RegionsPage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const [code, day] = [address.get('code') ?? mandate.region.code, address.get('day')]
  const answer = useQuestion<RegionAnswer>(withQuery(`/api/regions/${code}`, { day }))
  const history = useQuestion<HistoryAnswer>(`/api/regions/${code}/history`)
  const hrefOf = (one: string) => withQuery('/console/regions', { code: one, day })
  const changed = () => { forgetReferences(); answer.again(); history.again() }
  return (
    <Page title="区划与网格">
      <h1>区划与网格</h1>
      <form className="inline-form" onSubmit={(event) => { event.preventDefault(); void navigate(withQuery('/regions', { code, day: dayTyped(inputNamed(event.currentTarget, 'day')) })) }}>
        <DayBox id="regions-day" name="day" label="看哪一天的样子" value={day} />
        <button className="button button--ordinary" type="submit">看这一天</button>
        {day !== null && <a className="button button--quiet" href={withQuery('/console/regions', { code })}>回到现在</a>}
      </form>
      {answer.refusal !== null && <Refused refusal={answer.refusal} />}
      {answer.answer !== null && (
        <>
          <RegionBar region={{
            path: answer.answer.path.map((one) => ({ level: levelWords[one.level], name: one.shortName, href: hrefOf(one.code) })),
            below: answer.answer.children.map((one) => ({ level: levelWords[one.level], name: one.shortName, href: hrefOf(one.code) })),
          }} />
          <One answer={answer.answer} day={day} hrefOf={hrefOf} />
          {day === null && <RegionActs key={code} answer={answer.answer} history={history.answer} onChanged={changed} />}
        </>
      )}
      {history.answer !== null && <RegionHistory history={history.answer} />}
    </Page>
  )
}

function One({ answer: { region, children }, day, hrefOf }: { answer: RegionAnswer; day: string | null; hrefOf(code: string): string }) {
  const columns: Column<Region>[] = [
    { key: 'name', head: '名称', names: true, cell: (one) => <a href={hrefOf(one.code)}>{one.name}</a> },
    { key: 'code', head: '代码', cell: (one) => <span className="figures">{one.code}</span> },
    { key: 'type', head: '类别', cell: (one) => `${one.unitType}${one.kind === 'statutory' || one.kind === 'grid' ? '' : `，${kindWords(one.kind)}`}` },
    { key: 'from', head: '从', cell: (one) => one.validFrom },
  ]
  return (
    <section className="section" aria-labelledby="region-title">
      <h2 id="region-title">{`${region.name}${day === null ? '' : `（${day} 的样子）`}`}</h2>
      <div className="dossier__columns">
        <Facts facts={[
          { name: '代码', value: <span className="figures">{region.code}</span> },
          { name: '级别', value: `${levelWords[region.level]}，${region.unitType}` },
          { name: '性质', value: kindWords(region.kind) },
          { name: '从哪天起', value: region.validFrom },
          ...(region.validTo === null ? [] : [{ name: '到哪天前', value: region.validTo }]),
        ]} />
        <Outline region={region} below={children} />
      </div>
      {children.length > 0
        ? <div className="section"><DataTable caption={`下一级 ${children.length} 个`} columns={columns} rows={children} keyOf={({ code }) => code} /></div>
        : region.level !== 'GRID' && <EmptyState title="下一级还没有登记">{region.level === 'VILLAGE' ? '可以在下面新开网格。' : '当天没有下一级。'}</EmptyState>}
    </section>
  )
}

function Outline({ region, below }: { region: Region; below: readonly Region[] }) {
  const [open, setOpen] = useState(true)
  const areas = useMemo<MapArea[]>(() => {
    const drawn = below.flatMap(({ code, shortName, boundary }) => (boundary === null ? [] : [{ code, name: shortName, boundary }]))
    return drawn.length > 0 ? drawn : region.boundary === null ? [] : [{ code: region.code, name: region.shortName, boundary: region.boundary, own: true }]
  }, [region, below])
  if (areas.length === 0) return <p className="small soft">这里还没有画界线。</p>
  return (
    <details className="place-panel" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>界线图</summary>
      {open && <AreaMap title={`${region.shortName}界线图`} areas={areas} spots={none} />}
    </details>
  )
}

const none = [] as const

function kindWords(kind: string): string {
  return kind in regionKinds ? regionKinds[kind as keyof typeof regionKinds] : kind
}
