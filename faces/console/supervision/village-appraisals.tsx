/** A village's appraisals: what was found of each, what waits, and the forms that need more than one line of fields. */
import { DataTable, EmptyState, Message, type Column } from '../../../design/index.ts'
import { marks, posts } from '../../../core/appraisal/index.ts'
import type { AppraisalLine, JudgedView, VillageAppraisals } from '../../../core/view/supervision.ts'
import { today } from '../../spa/day-text.ts'
import { AnnounceAppraisal } from './announce-appraisal.tsx'
import { CountAppraisal } from './count-appraisal.tsx'

export function VillageAppraisalsView({ appraisals, again }: { appraisals: VillageAppraisals; again(): void }) {
  const { year, by, items, next, village } = appraisals
  const held = items.some((one) => one.year === year && one.judged.length > 0)
  return (
    <section className="section" aria-labelledby="appraisals">
      <h2 id="appraisals">民主评议</h2>
      {!held && <p>{today() > `${year}-${by}` ? <strong>{`今年还没有评议，${by.replace('-', ' 月 ')} 日已经过了。`}</strong> : `今年还没有评议，${by.replace('-', ' 月 ')} 日以前要评一次。`}</p>}
      {items.length === 0 && <EmptyState title="还没有登记过评议">由村务监督委员会主持，在村民会议或者村民代表会议上，用不记名的纸票评。</EmptyState>}
      {items.map((one) => <One key={one.dossier} one={one} hosts={next !== null || one.subjects.length > 0} again={again} />)}
      {next !== null && <AnnounceAppraisal village={village.code} year={year} nth={next.nth} candidates={next.candidates} late={items.find(({ state, nth }) => state === 'MISSING' && nth === next.nth) ?? null} done={again} />}
    </section>
  )
}

function One({ one, hosts, again }: { one: AppraisalLine; hosts: boolean; again(): void }) {
  const title = `${one.year} 年${one.nth === 1 ? '' : `第 ${one.nth} 次`}`
  const twice = one.judged.filter((person) => person.twice)
  return (
    <section className="section" aria-label={title}>
      <h3>{title}</h3>
      <p>{`${one.stateName}${one.heldOn === null ? '' : `，${one.heldOn}`}${one.present === 0 ? '' : `，应到 ${one.should}，到会 ${one.present}`}。`}<a className="tap" href={`/console/dossiers/${one.dossier}`}>案卷：核对、公布、改日子</a></p>
      {twice.length > 0 && <Message tone="danger" title="职务终止">{`${twice.map(({ name }) => name).join('、')}连续两次不称职，按法律职务终止。`}</Message>}
      {one.judged.length > 0 && <DataTable caption={`${title}的结果`} captionHidden columns={columns} rows={one.judged} keyOf={({ name, post }) => `${name}${post}`} narrow="stack" />}
      {hosts && one.state === 'ANNOUNCED' && one.heldOn !== null && today() >= one.heldOn && <CountAppraisal one={one} done={again} />}
    </section>
  )
}

const columns: readonly Column<JudgedView>[] = [
  { key: 'name', head: '姓名', names: true, cell: ({ name, post }) => `${name}（${posts[post]}）` },
  { key: 'verdict', head: '结果', cell: ({ verdict }) => marks[verdict] },
  { key: 'excellent', head: marks.excellent, figures: true, cell: ({ excellent }) => String(excellent) },
  { key: 'competent', head: marks.competent, figures: true, cell: ({ competent }) => String(competent) },
  { key: 'basic', head: marks.basic, figures: true, cell: ({ basic }) => String(basic) },
  { key: 'incompetent', head: marks.incompetent, figures: true, cell: ({ incompetent }) => String(incompetent) },
  { key: 'invalid', head: '废票', figures: true, cell: ({ invalid }) => String(invalid) },
]
