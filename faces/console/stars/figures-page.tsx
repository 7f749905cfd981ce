/**
 * How many households take part, are decided, carry the title (R-420…R-425): for information, never as pressure. No rank, no best, no
 * worst; a village is told its own shares, whoever guides villages also where a second look may help.
 */
import { useSearchParams } from 'react-router'
import { DataTable, EmptyState, RegionBar, type Column } from '../../../design/index.ts'
import { percentText } from '../../../core/indicators/index.ts'
import type { StarFigures } from '../../../core/view/index.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { levelWords } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { FairnessTable } from './fairness-table.tsx'
import { aimWords, inflationWords, stageWords } from './figures-words.ts'
import '../statistics/statistics.css'

type Child = StarFigures['children'][number]

export function StarFiguresPage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const code = address.get('code') ?? mandate.region.code.slice(0, 12)
  const year = address.get('year')
  const view = useQuestion<StarFigures>(withQuery(`/api/star-rating/figures/${code}`, { year }))
  const hrefOf = (changed: { readonly code?: string; readonly year?: string }) => withQuery('/console/stars/figures', { code, year, ...changed })
  const here = view.answer
  return (
    <Page title="参评和评定">
      <h1>{here === null ? '参评和评定' : `${here.region.name}${here.year} 年的参评和评定`}</h1>
      {here !== null && (
        <RegionBar region={{
          path: here.path.map((one) => ({ level: levelWords[one.level as keyof typeof levelWords], name: one.name, href: hrefOf({ code: one.code }) })),
          below: here.children.map((one) => ({ level: '', name: one.name, href: hrefOf({ code: one.code }) })),
        }} />
      )}
      {view.refusal !== null && <Refused refusal={view.refusal} again={view.again} />}
      {view.asking && here === null && <p role="status">正在汇总…</p>}
      {here !== null && <nav className="inline-form no-print" aria-label="年份">
        <a className="button button--ordinary" href={hrefOf({ year: String(here.year - 1) })}>{`看 ${here.year - 1} 年`}</a>
        <a className="button button--ordinary" href={hrefOf({ year: String(here.year + 1) })}>{`看 ${here.year + 1} 年`}</a>
      </nav>}
      {here !== null && (here.villages === 0
        ? <EmptyState title={`${here.year} 年还没有开始评星`}>县里或乡镇发起以后，这里会有数字。各地先易后难、分步来，不作评价，也不提醒。</EmptyState>
        : <Whole view={here} hrefOf={(child) => hrefOf({ code: child })} />)}
      {here !== null && here.villages > 0 && mandateGuides(mandate.office) && <FairnessTable code={code} year={here.year} hrefOf={(child) => hrefOf({ code: child })} />}
    </Page>
  )
}

function Whole({ view, hrefOf }: { view: StarFigures; hrefOf(code: string): string }) {
  const { counts } = view
  return (
    <>
      <p>{`${view.villages} 个村在评：${view.stages.map(({ stage, villages }) => `${stageWords(stage)} ${villages} 个`).join('，')}。`}</p>
      <p>{`应参评农户 ${counts.households} 户，参评 ${counts.participating} 户，本轮不参评 ${counts.stayingOut} 户；已表决 ${counts.decided} 户，复核、异议或申诉没有办完的 ${counts.stillOpen} 户。`}</p>
      <section className="section">
        <h2>三项参考数字</h2>
        <ul className="rates rates--other" aria-label="参评率、评定率、六星及以上占比">
          {view.shares.map((one) => (
            <li key={one.key} className="rates__one">
              <span className="rates__name">{one.name}</span>
              <span className="rates__share figures">{percentText({ numerator: one.over, denominator: one.of })}</span>
              <Bar over={one.over} of={one.of} />
              <span className="rates__of figures">{`${one.over} / ${one.of}`}</span>
              <span className="rates__words">{aimWords(one)}<span className="rates__rule soft">{` ${one.rule}`}</span></span>
            </li>
          ))}
        </ul>
        <p className="soft small">这三项只作参考：没有达到不补星、不催办、不影响任何户；农户不参评没有任何后果（R-424）。</p>
        {view.hints.map((hint) => <p key={hint} className="notice">{inflationWords[hint]}</p>)}
      </section>
      {view.children.length > 0 && (
        <section className="section">
          <h2>{`${view.region.name}下面各处`}</h2>
          <DataTable caption="按区划代码排列，不排名" columns={columnsTo(hrefOf)} rows={view.children} keyOf={({ code }) => code} narrow="scroll" />
        </section>
      )}
    </>
  )
}

function columnsTo(hrefOf: (code: string) => string): readonly Column<Child>[] {
  return [
    { key: 'name', head: '地方', names: true, cell: ({ code, name, villages }) => (villages === 0 ? name : <a href={hrefOf(code)}>{name}</a>) },
    { key: 'villages', head: '在评的村', figures: true, cell: ({ villages }) => villages },
    { key: 'households', head: '应参评', figures: true, cell: ({ households }) => households },
    { key: 'participating', head: '参评', figures: true, cell: ({ participating }) => participating },
    { key: 'rated', head: '星级文明户', figures: true, cell: ({ rated }) => rated },
    { key: 'six', head: '六星及以上', figures: true, cell: ({ sixAndMore }) => sixAndMore },
  ]
}

function Bar({ over, of }: { over: number; of: number }) {
  return (
    <svg className="rates__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="rates__rail" width="100" height="6" />
      {of > 0 && <rect className="rates__fill" width={Math.min(100, over / of * 100)} height="6" />}
    </svg>
  )
}

function mandateGuides(office: string): boolean {
  return ['TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER', 'CIVILIZATION_OFFICE'].includes(office)
}
