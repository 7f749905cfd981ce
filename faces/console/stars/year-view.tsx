/** A village's year: the line of its stages, what is due and by when, what may be done, and exactly what would become public by it. */
import { useCallback } from 'react'
import { DataTable, EmptyState, Facts, Message, type Column } from '../../../design/index.ts'
import { cycleStages } from '../../../core/star-rating/shown.ts'
import type { StarLine, StarYear } from '../../../core/view/star-years.ts'
import { useQuestion } from '../../spa/question.ts'
import type { DossierView } from '../../spa/shapes.ts'
import { ActsPanel } from '../dossier/acts-panel.tsx'
import { Clocks } from '../dossier/clocks.tsx'
import { Refused } from '../page-problem.tsx'
import { stageWords } from './figures-words.ts'
import { useSession } from '../../spa/session.tsx'
import { PaperObjection } from './paper-objection.tsx'
import { YearSheets } from './year-sheets.tsx'
import { YearLinks } from './year-links.tsx'
import './stars-year.css'

export function VillageYearView({ id, year, own }: { id: string; year: number | null; own: boolean }) {
  const { mandate } = useSession()
  const question = useQuestion<StarYear>(`/api/star-rating/years/${id}`)
  const dossier = useQuestion<DossierView>(`/api/dossiers/${id}`)
  const { again: askYear } = question
  const { put } = dossier
  const moved = useCallback((view: DossierView) => { put(view); askYear() }, [put, askYear])
  const here = question.answer
  const view = dossier.answer
  if (here === null || view === null) {
    const refusal = question.refusal ?? dossier.refusal
    return (
      <>
        <h1>{year === null ? '星级评定' : `${year} 年星级评定`}</h1>
        {year !== null && <YearLinks year={year} />}
        {refusal === null ? <p role="status">正在取评定情况…</p>
          : own && refusal.code === 'unknown-dossier' ? <EmptyState title={`${year ?? ''} 年的评定还没有启动`}>由县文明办或者乡镇启动；启动以后，各户自愿自评。</EmptyState>
            : <Refused refusal={refusal} again={() => { question.again(); dossier.again() }} />}
      </>
    )
  }
  const inMeeting = new Set(['open-meeting', 'change-attendance'])
  const meeting = view.acts.find(({ act, open, mine }) => inMeeting.has(act) && open && mine)
  return (
    <>
      <h1>{`${here.villageName} ${here.year} 年星级评定`}</h1>
      <YearLinks year={here.year} />
      <Stages at={here.stage} />
      <p>{view.state.sentence}</p>
      {(view.remarks ?? []).map(({ text }) => <p key={text} className="notice">{text}</p>)}
      <Clocks clocks={view.clocks} />
      <ActsPanel view={{ ...view, acts: view.acts.filter(({ act }) => !inMeeting.has(act)) }} onMoved={moved} onChanged={dossier.again} />
      {own && (
        <nav className="inline-form no-print" aria-label="评定的各页">
          <a className="button button--ordinary" href={`/console/stars/households?year=${here.year}`}>各户评定</a>
          {(meeting !== undefined || here.stage === 'VOTE') && <a className="button button--ordinary" href={`/console/stars/meeting?year=${here.year}`}>{here.stage === 'PEER' ? '开评议会' : '评议会'}</a>}
          <a className="button button--quiet" href={`/console/dossiers/${here.cycle}`}>办理经过</a>
        </nav>
      )}
      <Participation here={here} />
      {here.next !== null && (here.stage !== 'ACTIVE' || here.next.lines.length > 0) && <Preview next={here.next} />}
      {here.notice !== null && here.stage === 'PUBLICITY' && <Notice notice={here.notice} />}
      {here.stage === 'PUBLICITY' && mandate.office === 'TOWN_DISPATCHER' && <PaperObjection cycle={here.cycle} village={here.village} />}
      {here.honour !== null && <Lines title="现在的星级文明户" lines={here.honour} />}
      {here.sheets.length > 0 && <YearSheets here={here} />}
    </>
  )
}

function Stages({ at }: { at: string }) {
  const reached = cycleStages.findIndex((stage) => stage === at)
  return (
    <ol className="year-stages" aria-label="这一年的各步">
      {cycleStages.map((stage, index) => (
        <li key={stage} className={index < reached ? 'year-stages__past' : index === reached ? 'year-stages__here' : ''} {...(index === reached ? { 'aria-current': 'step' as const } : {})}>{stageWords(stage)}</li>
      ))}
    </ol>
  )
}

/** Numbers for information: no share is asked of anybody, nobody is named. */
function Participation({ here: { counts } }: { here: StarYear }) {
  return (
    <section className="section">
      <h2>参评情况</h2>
      <Facts facts={[
        { name: '农户总数', value: `${counts.households} 户` }, { name: '参评', value: `${counts.takingPart} 户` }, { name: '说了不参评', value: `${counts.stayingOut} 户` },
        { name: '已经表决', value: `${counts.decided} 户` }, { name: '异议、复核、申诉没办结', value: `${counts.open} 户` },
      ]} />
      <p className="soft small">只作参考：参不参评由各户自己定，没有任何后果（R-424）。</p>
    </section>
  )
}

function Preview({ next }: { next: NonNullable<StarYear['next']> }) {
  return (
    <section className="section">
      <h2>{`“${next.name}”会公布什么`}</h2>
      <Message tone="warning">{`只有下面这 ${next.lines.length} 行会公开：户主姓名、小组、得到的星。没有得星的户、没有得的星、理由和家人都不公开。`}</Message>
      {next.waiting > 0 && <p>{`还有 ${next.waiting} 户异议、复核或者申诉没有办结，这次不授牌，办结后补授（R-407）。`}</p>}
      {next.lines.length > 0 && <Lines title="" lines={next.lines} />}
    </section>
  )
}

function Notice({ notice }: { notice: NonNullable<StarYear['notice']> }) {
  return (
    <section className="section">
      <h2>正在公示</h2>
      <Facts facts={[
        { name: '公示', value: `${notice.on} 到 ${notice.until}` }, { name: '榜贴在', value: notice.where }, { name: '上榜', value: `${notice.lines.length} 户` },
        { name: '登记张榜', value: notice.boards.length === 0 ? '还没有登记' : notice.boards.map(({ on, where }) => `${on} ${where}`).join('；') },
      ]} />
      <p><a href="/stars/village">看村民看到的公示</a></p>
    </section>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly StarLine[] }) {
  return (
    <section className="section">
      {title !== '' && <h2>{title}</h2>}
      <details open={lines.length <= 30}>
        <summary>{`${lines.length} 户，按小组和姓氏笔画排，不分先后`}</summary>
        <DataTable caption="户主、小组和得到的星" captionHidden columns={columns} rows={lines.map((line, row) => ({ ...line, row }))} keyOf={({ row }) => String(row)} narrow="stack" />
      </details>
    </section>
  )
}

const columns: readonly Column<StarLine & { readonly row: number }>[] = [
  { key: 'group', head: '小组', cell: ({ group }) => group },
  { key: 'head', head: '户主', names: true, cell: ({ headName }) => headName },
  { key: 'count', head: '几颗星', figures: true, cell: ({ stars }) => stars.length },
  { key: 'stars', head: '得到的星', cell: ({ stars }) => stars.join('、') },
]
