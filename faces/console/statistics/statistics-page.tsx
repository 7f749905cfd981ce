/** Figures of a region, calm and whole: the closing rate never without the five beside it, no share without its denominator (R-140…R-149). */
import { useSearchParams } from 'react-router'
import { EmptyState, RegionBar } from '../../../design/index.ts'
import type { StatisticsLines, StatisticsView } from '../../../core/view/index.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { levelWords } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { Asked } from './asked.tsx'
import { IndicatorBars } from './indicator-bars.tsx'
import { LinesOf } from './lines-of.tsx'
import { Months } from './months.tsx'
import { isEmpty, isQuiet, periodWords, summaryOf } from './sentences.ts'
import './statistics.css'

export function StatisticsPage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const asked = { code: address.get('code') ?? mandate.region.code, from: address.get('from'), to: address.get('to'), category: address.get('category') }
  const { code, ...narrowed } = asked
  const view = useQuestion<StatisticsView>(withQuery(`/api/statistics/${code}`, narrowed))
  const children = useQuestion<StatisticsLines>(code.length === 15 ? null : withQuery(`/api/statistics/${code}/children`, { ...narrowed, limit: 200 }))
  const hrefOf = (changed: Partial<typeof asked>) => withQuery('/console/statistics', { ...asked, ...changed })
  const exportOf = (of: string, format: string) => withQuery(`/api/statistics/${code}/export`, { ...narrowed, of, format })
  const here = view.answer
  return (
    <Page title="统计">
      <h1>{here === null ? '统计' : `${here.region.name}的统计`}</h1>
      {here !== null && (
        <RegionBar region={{
          path: here.path.map((one) => ({ level: levelWords[one.level], name: one.name, href: hrefOf({ code: one.code }) })),
          below: (children.answer?.items ?? []).map((one) => ({ level: '', name: one.name, href: hrefOf({ code: one.code }) })),
        }} />
      )}
      <Asked asked={asked} shown={here?.period ?? null} />
      {view.refusal !== null && <Refused refusal={view.refusal} again={view.again} />}
      {view.asking && here === null && <p role="status">正在汇总…</p>}
      {here !== null && (isEmpty(here)
        ? <EmptyState title={`${periodWords(here.period)}没有上报`}>没有上报不等于工作不好，这里不作评价，也不提醒。可以换一段时间，或看上一级。</EmptyState>
        : <Whole view={here} exportOf={exportOf} />)}
      {here !== null && !isEmpty(here) && code.length < 15 && <Below view={here} lines={children.answer} hrefOf={(one) => hrefOf({ code: one })} exportOf={exportOf} />}
      {here !== null && !isEmpty(here) && <Categories narrowed={narrowed} code={code} hrefOf={(one) => hrefOf({ category: one })} exportOf={exportOf} />}
    </Page>
  )
}

type ExportOf = (of: string, format: string) => string

function Whole({ view, exportOf }: { view: StatisticsView; exportOf: ExportOf }) {
  const { figures } = view
  return (
    <>
      <div className="statistics__summary">{summaryOf(view).map((sentence) => <p key={sentence}>{sentence}</p>)}</div>
      {view.openOnly && <p className="soft small">只有当事人和经办人可以看的事项，不计入乡镇、村和网格的数字，在县里和市里计。</p>}
      {figures === null && <p className="soft small">网格只列件数，不算比率：一个网格往往就是一个人，这里不给人打分。</p>}
      {figures !== null && (
        <section className="section">
          <h2>结案，和为此付出的</h2>
          <IndicatorBars indicators={[figures.closing.rate, figures.closing.inTime]} label="结案率" tone="closing" />
          <IndicatorBars indicators={figures.closing.five} label="五率" tone="beside" />
        </section>
      )}
      {view.months.length > 1 && <section className="section"><h2>按月</h2><Months months={view.months} /></section>}
      {figures !== null && (
        <section className="section">
          <h2>立案、派遣、处置、评价</h2>
          <IndicatorBars indicators={figures.others} label="其他指标" tone="other" />
          <Pairs caption="平均用时" rows={figures.times.map(({ key, name, hours, of, ofWords }) => ({ key, name, value: hours === null ? '—' : `${hours} 小时`, of: `${of} 件${ofWords}` }))} />
        </section>
      )}
      <section className="section">
        <h2>件数</h2>
        <Pairs caption="期内上报的" rows={view.counts.filter(({ amount }) => amount > 0).map(({ key, name, amount }) => ({ key, name, value: `${amount} 件`, of: '' }))} />
        <Pairs caption="期内上报的，现在到了哪一步" rows={view.states.map(({ state, name, amount }) => ({ key: state, name, value: `${amount} 件`, of: '' }))} />
      </section>
      <Exports words="导出以上指标" of={figures === null ? ['figures'] : ['figures', 'months']} exportOf={exportOf} />
    </>
  )
}

function Below({ view, lines, hrefOf, exportOf }: { view: StatisticsView; lines: StatisticsLines | null; hrefOf(code: string): string; exportOf: ExportOf }) {
  if (lines === null || lines.items.length === 0) return null
  const quiet = lines.items.filter(isQuiet)
  return (
    <section className="section">
      <h2>{`${view.region.name}下面各处`}</h2>
      <LinesOf caption="按区划代码排列，不排名" head="地方" lines={lines.items.filter((line) => !isQuiet(line))} hrefOf={hrefOf} />
      {quiet.length > 0 && (
        <details className="quiet-regions">
          <summary>{`另有 ${quiet.length} 处没有上报、到期和结案，不作评价`}</summary>
          <ul>{quiet.map(({ code, name }) => <li key={code}><a href={hrefOf(code)}>{name}</a></li>)}</ul>
        </details>
      )}
      {lines.next !== null && <p className="soft small">只列出前 200 处，全部的请导出。</p>}
      <Exports words="导出这张表" of={['children']} exportOf={exportOf} />
    </section>
  )
}

function Categories({ code, narrowed, hrefOf, exportOf }: { code: string; narrowed: { readonly [name: string]: string | null }; hrefOf(category: string): string; exportOf: ExportOf }) {
  const lines = useQuestion<StatisticsLines>(withQuery(`/api/statistics/${code}/categories`, narrowed)).answer
  if (lines === null || lines.items.length === 0) return null
  return (
    <section className="section">
      <h2>按事项类型</h2>
      <LinesOf caption="期内有上报、到期或结案的类型" head="类型" lines={lines.items} hrefOf={hrefOf} />
      {lines.items.some(({ withheld }) => withheld) && <p className="soft small">限定范围的类型不足 5 件时不列出；为了不让人从总数里算出来，另有个别类型也不列出。</p>}
      <Exports words="导出这张表" of={['categories']} exportOf={exportOf} />
    </section>
  )
}

type Pair = { readonly key: string; readonly name: string; readonly value: string; readonly of: string }

function Pairs({ caption, rows }: { caption: string; rows: readonly Pair[] }) {
  if (rows.length === 0) return null
  return (
    <div className="pairs">
      <h3>{caption}</h3>
      <dl>{rows.map(({ key, name, value, of }) => <div key={key}><dt>{name}</dt><dd className="figures">{value}{of !== '' && <span className="soft small">{`（${of}）`}</span>}</dd></div>)}</dl>
    </div>
  )
}

const names: Readonly<Record<string, string>> = { figures: '指标', months: '按月', children: '各地', categories: '类型' }

function Exports({ words, of, exportOf }: { words: string; of: readonly string[]; exportOf: ExportOf }) {
  return (
    <p className="exports no-print">
      <span className="soft small">{words}</span>
      {of.flatMap((one) => ['xlsx', 'csv'].map((format) => (
        <a key={one + format} className="button button--quiet" href={exportOf(one, format)} download>{`${names[one] ?? ''} ${format === 'xlsx' ? 'Excel' : 'CSV'}`}</a>
      )))}
      <button className="button button--quiet" type="button" onClick={() => print()}>打印</button>
    </p>
  )
}
