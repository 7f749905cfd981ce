/** 村务监督: everything that waits for the committee on one page, the yearly appraisal it hosts, and its line past the village. */
import { DataTable, StatusWord, type Column } from '../../../design/index.ts'
import { dayOf } from '../../../core/time/index.ts'
import type { SupervisionDesk, SupervisionItem } from '../../../core/view/supervision.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { today } from '../../spa/day-text.ts'
import { Page } from '../frame.tsx'
import { TipOff } from '../open-affairs/tip-off.tsx'
import { Refused } from '../page-problem.tsx'
import { VillageAppraisalsView } from './village-appraisals.tsx'

export function SupervisionPage() {
  const { mandate } = useSession()
  const code = mandate.region.code.slice(0, 12)
  const desk = useQuestion<SupervisionDesk>(`/api/supervision/villages/${code}`)
  const { answer } = desk
  return (
    <Page title="村务监督">
      <h1>{`${answer?.village.name ?? ''}村务监督委员会`}</h1>
      {desk.refusal !== null && <Refused refusal={desk.refusal} again={desk.again} />}
      {desk.asking && answer === null && <p role="status" className="soft">正在取等办的事…</p>}
      {answer !== null && (
        <>
          <Summary groups={answer.groups} />
          {answer.groups.filter(({ items }) => items.length > 0).map(({ key, name, hint, items }) => (
            <section key={key} className="section" aria-labelledby={`group-${key}`}>
              <h2 id={`group-${key}`}>{`${name}（${items.length}）`}</h2>
              {hint !== '' && <p className="soft">{hint}</p>}
              <DataTable caption={name} captionHidden columns={columns} rows={items} keyOf={({ dossier }) => dossier} narrow="stack" />
            </section>
          ))}
          <VillageAppraisalsView appraisals={answer.appraisals} again={desk.again} />
          <TipOff village={code} />
        </>
      )}
    </Page>
  )
}

function Summary({ groups }: Pick<SupervisionDesk, 'groups'>) {
  const mine = groups.flatMap(({ items }) => items).filter((item) => item.mine).length
  const empty = groups.filter(({ items }) => items.length === 0).map(({ name }) => name)
  return (
    <>
      <p>{mine === 0 ? '现在没有等监督委员会办的事。' : <strong>{`有 ${mine} 件等监督委员会办。`}</strong>}</p>
      {empty.length > 0 && <p className="soft small">{`没有等办的：${empty.join('、')}。`}</p>}
    </>
  )
}

const columns: readonly Column<SupervisionItem>[] = [
  { key: 'title', head: '什么事', names: true, cell: (item) => <a className="tap" href={`/console${item.path}`}>{item.title}</a> },
  { key: 'state', head: '到了哪一步', cell: ({ stateName, mine }) => (mine ? stateName : `${stateName}（看着）`) },
  { key: 'due', head: '什么时候到期', cell: ({ due }) => (due === null ? '' : dayOf(due) < today() ? <StatusWord status={{ tone: 'alarm', word: `${dayOf(due)}，已超期` }} /> : dayOf(due)) },
]
