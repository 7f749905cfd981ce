/** 星级评定: a village's own year; for township and county the villages of the region, which stage each has reached, and the launch of many at once. */
import { useSearchParams } from 'react-router'
import { DataTable, EmptyState, type Column } from '../../../design/index.ts'
import { cycleKey, nameOfKey } from '../../../core/star-rating/rating-names.ts'
import type { StarVillage, StarVillages } from '../../../core/view/star-years.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { stageWords } from './figures-words.ts'
import { YearLaunch } from './year-launch.tsx'
import { YearLinks } from './year-links.tsx'
import { VillageYearView } from './year-view.tsx'
import { yearAsked } from './use-cycle.ts'

export function StarYearsPage() {
  const [address] = useSearchParams()
  const { mandate } = useSession()
  const year = yearAsked(address)
  const { code } = mandate.region
  return (
    <Page title="星级评定">
      {code.length >= 12 ? <VillageYearView key={year} id={nameOfKey(cycleKey(code.slice(0, 12), year))} year={year} own /> : <Villages year={year} />}
    </Page>
  )
}

function Villages({ year }: { year: number }) {
  const { mandate } = useSession()
  const villages = useQuestion<StarVillages>(withQuery('/api/star-rating/years', { year }))
  const items = villages.answer?.items ?? []
  const begun = items.filter(({ cycle }) => cycle !== null)
  return (
    <>
      <h1>{`${year} 年星级评定`}</h1>
      <YearLinks year={year} />
      {villages.refusal !== null && <Refused refusal={villages.refusal} again={villages.again} />}
      {villages.asking && villages.answer === null && <p role="status">正在取各村的进度…</p>}
      {villages.answer !== null && (
        <>
          <p>{`辖区 ${items.length} 个村，${begun.length} 个已经启动${begun.some(({ late }) => late) ? `，其中 ${begun.filter(({ late }) => late).length} 个有一步超期` : ''}。先易后难、分步来，参评多少只作参考（R-424）。`}</p>
          {begun.length === 0 ? <EmptyState title={`${year} 年还没有启动`}>在下面选好村和截止日期，可以一次启动多个村。</EmptyState> : (
            <DataTable caption="已经启动的村，按区划代码排列" columns={columns} rows={begun} keyOf={({ code }) => code} narrow="stack" />
          )}
          {['TOWN_DISPATCHER', 'CIVILIZATION_OFFICE'].includes(mandate.office) && <YearLaunch year={year} villages={items.filter(({ cycle }) => cycle === null)} done={villages.again} />}
        </>
      )}
    </>
  )
}

const columns: readonly Column<StarVillage>[] = [
  { key: 'name', head: '村', names: true, cell: ({ cycle, name, town }) => <a href={`/console/stars/years/${cycle ?? ''}`}>{`${town}${name}`}</a> },
  { key: 'stage', head: '到了哪一步', cell: ({ stage }) => stageWords(stage ?? '') },
  { key: 'due', head: '这一步到', cell: ({ dueOn, late }) => (dueOn === null ? '' : late ? <strong>{`${dueOn}，已超期`}</strong> : dueOn) },
]
