/** 议事决策: the own village's meetings and matters; for township and county the villages of the region and what each must still hold. */
import { useSearchParams } from 'react-router'
import { DataTable, type Column } from '../../../design/index.ts'
import type { DeliberationVillages } from '../../../core/view/deliberation.ts'
import { yearNow } from '../../../core/deliberation/index.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { timeOfMatters } from '../../spa/time-of-matters.ts'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { standingOf } from './standing-words.ts'
import { VillageDeliberation } from './village-view.tsx'

type Line = DeliberationVillages['items'][number]

export function DeliberationPage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const year = yearNow(timeOfMatters())
  const own = mandate.region.code
  const asked = address.get('village')
  const village = own.length >= 12 ? own.slice(0, 12) : asked !== null && /^\d{12}$/.test(asked) ? asked : null
  return <Page title="议事决策">{village === null ? <Villages year={year} /> : <VillageDeliberation code={village} year={year} />}</Page>
}

function Villages({ year }: { year: number }) {
  const villages = useQuestion<DeliberationVillages>(withQuery('/api/deliberation', { year }))
  if (villages.refusal !== null) return <Refused refusal={villages.refusal} again={villages.again} />
  if (villages.answer === null) return <p role="status" className="soft">正在取各村的会议…</p>
  const { items } = villages.answer
  const late = items.filter(({ attention }) => attention)
  return (
    <>
      <h1>{`${year} 年各村议事决策`}</h1>
      <p>{`辖区 ${items.length} 个村，${late.length} 个有会还没有开。只列到期没有开的和快到期的，不排名。`}</p>
      <DataTable caption="还有会没有开的村，按区划代码排列" columns={columns} rows={late} keyOf={({ code }) => code} narrow="stack" />
    </>
  )
}

const columns: readonly Column<Line>[] = [
  { key: 'name', head: '村', names: true, cell: ({ code, name, town }) => <a className="tap" href={`/console/deliberation?village=${code}`}>{`${town}${name}`}</a> },
  {
    key: 'duties', head: '还没有开的',
    cell: ({ duties }) => duties.filter(({ standing }) => standing === 'warned' || standing === 'missed').map((duty) => `${duty.name}（${standingOf(duty).word}）`).join('；'),
  },
]
