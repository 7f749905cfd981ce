/** Offices of one's region that nobody holds: what is reported there waits for nobody, so somebody should be granted them. */
import { useNavigate, useSearchParams } from 'react-router'
import { EmptyState } from '../../../design/index.ts'
import { codeAt, type Level } from '../../../core/region/region.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { levelWords } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import { Pages } from '../desk/pages.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { RegionChoice } from '../region-choice.tsx'

type Vacancy = { readonly region: { readonly level: Level; readonly code: string }; readonly name: string; readonly parentName: string | null; readonly office: string; readonly officeName: string }
type Answer = { readonly items: readonly Vacancy[]; readonly levels: readonly Level[]; readonly next: string | null }

export function VacanciesPage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const region = address.get('region') ?? mandate.region.code
  const level = address.get('level')
  const narrowed = { region, level }
  const list = useQuestion<Answer>(withQuery('/api/vacancies', { ...narrowed, cursor: address.get('cursor') }))
  const items = list.answer?.items ?? []
  return (
    <Page title="空缺岗位">
      <h1>空缺岗位</h1>
      <p className="page__lead">没有人任职的岗位：那里报上来的事没有人受理，或者没有人巡查。按区划代码排列。</p>
      <form className="inline-form no-print" onSubmit={(event) => event.preventDefault()}>
        <RegionChoice id="vacancies-region" top={mandate.region} code={region} deepest="VILLAGE" onChoose={(code) => void navigate(withQuery('/vacancies', { region: code, level }))} />
        <div>
          <label className="small soft" htmlFor="vacancies-level">哪一级的岗位</label>
          <select className="input" id="vacancies-level" value={level ?? ''} onChange={(event) => void navigate(withQuery('/vacancies', { region, level: event.target.value }))}>
            <option value="">全部</option>
            {(list.answer?.levels ?? []).map((one) => <option key={one} value={one}>{levelWords[one]}</option>)}
          </select>
        </div>
      </form>
      {list.refusal !== null && <Refused refusal={list.refusal} again={list.again} />}
      {list.answer === null && list.asking && <p className="soft" role="status">正在取清单…</p>}
      {list.answer !== null && items.length === 0 && <EmptyState title="没有空缺的岗位">该有人任职的岗位现在都有人。有人离任以后，空出来的岗位会列在这里。</EmptyState>}
      {items.length > 0 && <VacancyTable vacancies={items} grants={mandate.office === 'SEC_ADMIN'} />}
      <Pages
        first={address.get('cursor') === null ? null : withQuery('/console/vacancies', narrowed)}
        next={list.answer?.next == null ? null : withQuery('/console/vacancies', { ...narrowed, cursor: list.answer.next })}
      />
      {items.length > 0 && <p className="exports no-print"><a className="button button--quiet" href={withQuery('/api/vacancies/export', narrowed)} download>导出 CSV</a></p>}
    </Page>
  )
}

/** The audit administrator sees, the security administrator grants. */
function VacancyTable({ vacancies, grants }: { vacancies: readonly Vacancy[]; grants: boolean }) {
  return (
    <table className="table table--stack lines">
      <caption>{`本页 ${vacancies.length} 个空缺的岗位`}</caption>
      <thead><tr><th scope="col">岗位</th><th scope="col">在哪里</th><th scope="col">级别</th><th scope="col">代码</th>{grants && <th scope="col"><span className="visually-hidden">授予</span></th>}</tr></thead>
      <tbody>
        {vacancies.map(({ region, name, parentName, office, officeName }) => (
          <tr key={`${region.code} ${office}`}>
            <th scope="row">{officeName}</th>
            <td data-head="在哪里">{[parentName, name].filter((one) => one !== null).join(' ')}</td>
            <td data-head="级别">{levelWords[region.level]}</td>
            <td data-head="代码">{region.code}</td>
            {grants && (
              <td>
                <a href={withQuery('/console/mandates', { region: codeAt(region.code, region.level), grant: office })}>授予<span className="visually-hidden">{`${name}的${officeName}`}</span></a>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
